"""The languages of the site: French, in which everything is written, and those it is told in.

The language is that of the request (`tongue` sets it), and French outside of one. What is known when a module is
imported is `lazy`, and becomes words when it is shown; everything else asks `gettext` at the moment of answering.
Texts hold their values as `%(name)s`: `gettext("Jusqu'à %(day)s", day=…)`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

MESSAGES = Path(__file__).parent / "messages"
_VALUE = re.compile(r"%\((?!way\)|address\))\w+\)s")
"""A value in a text, but for a sentence that the text begins with, and an address that people press."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code in addresses and pages, its name in itself, and whose dates and numbers it writes."""

    code: str
    name: str
    locale: str
    direction: Literal["ltr", "rtl"] = "ltr"


FRENCH = Language("fr", "Français", "fr")
LANGUAGES: dict[str, Language] = {
    one.code: one
    for one in (
        FRENCH,
        Language("en", "English", "en_GB"),
        Language("uk", "Українська", "uk"),
        Language("ar", "العربية", "ar", "rtl"),
    )
}
"""The languages, in the order in which they are offered."""

_current: ContextVar[Language] = ContextVar("language", default=FRENCH)


def language() -> Language:
    """The language in which words are told now."""
    return _current.get()


@contextmanager
def speaking(other: Language) -> Iterator[None]:
    """Words are told in `other` inside the block."""
    token = _current.set(other)
    try:
        yield
    finally:
        _current.reset(token)


def gettext(text: str, /, **values: Any) -> str:
    """`text`, written in French, in the language of now, with its values."""
    told = _translations(_current.get().code).gettext(text)
    return told % values if values else told


def ngettext(one: str, many: str, count: int, /, **values: Any) -> str:
    """The form of the two that goes with `count`, in the language of now, with its values."""
    told = _translations(_current.get().code).ngettext(one, many, count)
    return told % values if values else told


@dataclass(frozen=True, slots=True)
class Lazy:
    """A French text that becomes words in the language of who reads it, each time it is shown."""

    text: str

    def __str__(self) -> str:
        return gettext(self.text)


def lazy(text: str) -> Lazy:
    """`text`, to be told later: for tables made when a module is imported. `str(…)` tells it."""
    return Lazy(text)


def prepare() -> None:
    """Reads all catalogues, so that no request waits for them."""
    for code in LANGUAGES:
        _translations(code)


class _French(NullTranslations):
    """French is its own translation; its plurals begin at two."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n < 2 else msgid2


@cache
def _translations(code: str) -> NullTranslations:
    """What is told in a language, as read from its catalogue; French where a text has no translation."""
    if code == FRENCH.code:
        return _French()
    compiled = BytesIO()
    with (MESSAGES / f"{code}.po").open("rb") as file:
        catalog = read_po(file, locale=code)
    if LANGUAGES[code].direction == "rtl":
        for message in catalog:
            message.string = _isolated(message.string)
    write_mo(compiled, catalog)
    compiled.seek(0)
    translations = GNUTranslations(compiled)
    translations.add_fallback(_French())
    return translations


def _isolated(told: Any) -> Any:
    """A translation, or its forms, whose values keep their own direction: a French title in an Arabic sentence."""
    if isinstance(told, str):
        return _VALUE.sub("\u2068\\g<0>\u2069", told)
    return tuple(map(_isolated, told))
