"""A reason as it is computed and kept: a code and what fills its sentence, worded only where somebody reads it.

A list of a night holds a hundred thousand of them, of which people open a few: what is kept is short, and is told in
the language of whoever opens it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from kit import sentence
from matching.reasons.language import FRENCH, Language
from matching.reasons.matter import Matter
from matching.reasons.sentences import SENTENCES, Sentence

AS_WRITTEN = "as_written"
"""The code of a sentence that was kept in French, as lists of before hold them."""


def _telling(*matters: Matter) -> frozenset[str]:
    return frozenset(code for code, one in SENTENCES.items() if isinstance(one, Sentence) and one.matter in matters)


BY_WORDS = _telling(Matter.SHARED_WORDS)
"""The codes of what is linked by words that it shares with somebody's, whatever its trade."""
QUOTING = _telling(Matter.QUOTE) | BY_WORDS
"""The codes of what quotes the words that somebody typed."""
LONGER = _telling(Matter.LONGER_WAY)
NOT_IN_TIME = _telling(Matter.NOT_IN_TIME)
OF_TRAVEL = _telling(Matter.WAY) | LONGER | NOT_IN_TIME
"""The codes of what tells the way there."""
SHUTTLE_MISSES = _telling(Matter.SHUTTLE_MISSES)
AWAY = _telling(Matter.AWAY)
OUT_OF_HOURS = _telling(Matter.OUTSIDE) | AWAY
"""The codes of what tells that the work, or the way there, is when the person said that it is not possible."""
AT_OTHER_HOURS = _telling(Matter.OUTSIDE, Matter.MORE_HOURS, Matter.LATE)
"""The codes of what tells that the work has more hours, other hours or other days than they said."""
WITHOUT_THE_LICENCE = _telling(Matter.NO_LICENCE)
KEPT_OUT = AT_OTHER_HOURS | AWAY | WITHOUT_THE_LICENCE
"""The codes of what is in no week, and not the thing to propose while there is something else."""
AGAINST = KEPT_OUT - _telling(Matter.LATE)
"""Of these, what goes against their word."""
WARNING = KEPT_OUT | SHUTTLE_MISSES | _telling(Matter.WARNING)
"""The codes of what goes, or may go, against something that the person said, and of a licence, which may shut it."""
TO_CHECK = WARNING | _telling(Matter.ASKED)
"""The codes of what is checked before something is proposed: what warns, and what is asked that not everybody has."""

type Value = str | int | float | Reason | tuple[Value, ...] | None
"""What JSON holds: text, a number, or a phrase that stands inside the sentence."""


class Reason(NamedTuple):
    """One reason: the code of its sentence (`matching.reasons.sentences`), and its values in their order."""

    code: str
    values: tuple[Value, ...] = ()

    def told(self, into: Language = FRENCH) -> str:
        """The whole sentence, with its capital and its full stop."""
        return sentence(self.phrase(into))

    def phrase(self, into: Language = FRENCH) -> str:
        """The same as it stands inside another sentence."""
        return SENTENCES[self.code].filled(self.values, into)

    @property
    def quotes(self) -> bool:
        """Whether it quotes the words that somebody typed."""
        return self.code in QUOTING

    @property
    def is_of_travel(self) -> bool:
        """Whether it tells the way there."""
        return self.code in OF_TRAVEL

    @property
    def warns(self) -> bool:
        """Whether it may keep the person from it: no short list of reasons leaves it out, and it is read first."""
        return self.code in WARNING

    def __str__(self) -> str:
        return self.told()


@lru_cache(maxsize=50_000)
def stored(reason: Reason) -> str:
    """A reason as a list keeps it, a JSON array of its code and its values: `["wish","ménage"]`.

    Equal reasons are kept alike: 35.0 as 35.
    """
    if reason.code == AS_WRITTEN:
        return str(reason.values[0])
    return orjson.dumps(_plain(reason)).decode()


def read_reason(kept: str) -> Reason:
    """A reason as `stored` wrote it; what is no array is the sentence that a list of before kept."""
    if not kept.startswith("["):
        return Reason(AS_WRITTEN, (kept,))
    return _reason_of(orjson.loads(kept))


def read_reasons(kept: Iterable[str]) -> tuple[Reason, ...]:
    """The reasons of a row, in their order."""
    return tuple(read_reason(one) for one in kept)


def _plain(value: Value) -> Any:
    if isinstance(value, Reason):
        return [value.code, *map(_plain, value.values)]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _reason_of(plain: list[Any]) -> Reason:
    code, *values = plain
    return Reason(code, tuple(_value_of(one) for one in values))


def _value_of(plain: Any) -> Value:
    """A phrase begins with its code; a list of phrases with the first of them."""
    if not isinstance(plain, list):
        value: Value = plain
        return value
    if plain and isinstance(plain[0], str):
        return _reason_of(plain)
    return tuple(_value_of(one) for one in plain)
