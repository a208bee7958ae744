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
from matching.reasons.sentences import SENTENCES

AS_WRITTEN = "as_written"
"""The code of a sentence that was kept in French, as lists of before hold them."""
QUOTING = frozenset({"wish", "done", "skill", "near", "near_trade", "words"})
"""The codes of what quotes the words that somebody typed."""
BY_WORDS = frozenset({"skill", "words"})
"""Of these, the codes of what is linked by words that it shares with them, whatever its trade."""
OF_TRAVEL = frozenset(
    {
        "about",
        "ask_hours",
        "back",
        "back_later",
        "check_hours",
        "expired",
        "km",
        "longer",
        "much_longer",
        "next_door",
        "no_way_back",
        "none_then",
        "same_commune",
        "too_late",
        "waits_after",
        "waits_before",
        "way",
    }
)
"""The codes of what tells the way there."""
NOT_IN_TIME = frozenset({"back_later", "no_way_back", "none_then", "too_late"})
"""The codes of what tells that nobody can be there by timetable at the hours of the work."""
AWAY = frozenset({"away_both", "away_from", "away_until"})
"""The codes of what tells that the way to work or home is at hours that the person said are not possible."""
OUT_OF_HOURS = AWAY | {"days", "outside", "outside_both", "outside_from", "outside_until"}
"""The codes of what tells that the work, or the way there, is at hours or on days that they said are not possible."""
AT_OTHER_HOURS = frozenset({"hours_more", "late"}) | (OUT_OF_HOURS - AWAY)
"""The codes of what tells that the work has more hours, other hours or other days than they said."""
WITHOUT_THE_LICENCE = frozenset({"licence_required_missing", "licence_wished_missing", "licence_usual"})
KEPT_OUT = AT_OTHER_HOURS | AWAY | WITHOUT_THE_LICENCE
"""The codes of what is in no week, and not the thing to propose while there is something else."""
AGAINST = KEPT_OUT - {"late"}
"""Of these, what goes against their word: of nights and weekends, not everybody said something."""
SHUTTLE_MISSES = frozenset({"shuttle_days", "shuttle_ends", "shuttle_starts"})
"""The codes of what tells that a transport on demand does not run at the hours of the work."""
LONGER = frozenset({"longer", "much_longer"})
"""The codes of ways longer than what is accepted."""
WARNING = frozenset(code for code, one in SENTENCES.items() if one.warns)
"""The codes of what goes, or may go, against something that the person said, and of a licence, which may shut it."""
TO_CHECK = WARNING | {"experience", "experience_asked", "level"}
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
