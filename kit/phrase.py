"""A phrase that is kept with its values, to be told in the language of whoever reads it: French where nobody says."""

from collections.abc import Callable
from dataclasses import dataclass

from kit.text import number

type Value = str | float | Phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text whose values stand as `%(name)s`; a value may be a phrase of its own."""

    text: str
    values: tuple[tuple[str, Value], ...] = ()

    def told(self, gettext: Callable[[str], str] = str, *, number: Callable[[float], str] = number) -> str:
        """The phrase in the language that `gettext` speaks, its numbers as `number` writes them."""
        said = gettext(self.text) if self.text else ""
        return said % {name: _told(value, gettext, number) for name, value in self.values} if self.values else said


def phrase(text: str, **values: Value) -> Phrase:
    """A phrase of a text that is `marked`, with its values."""
    return Phrase(text, tuple(values.items()))


def _told(value: Value, gettext: Callable[[str], str], number: Callable[[float], str]) -> str:
    if isinstance(value, Phrase):
        return value.told(gettext, number=number)
    return value if isinstance(value, str) else number(value)
