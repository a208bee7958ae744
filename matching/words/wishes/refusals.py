"""The times that a wish refuses: "pas le soir ni le week-end" leaves the day, from Monday to Friday.

What is refused on some days alone ("pas le dimanche matin") is left unread: it shuts out neither the day nor the part.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from kit import flat, fold
from matching.model import Schedule
from matching.words.spelling.tongues import in_french
from matching.words.times.day_parts import WINDOWS, DayPart, parts_named
from matching.words.times.days import NAMED, WEEKEND
from matching.words.times.week import days_named
from matching.words.wishes.refused_times import refusals_in, without

_ANY_DAY = rf"(?:{NAMED}|week-end)s?"
_PART_OF_SOME_DAYS = re.compile(rf"\b{_ANY_DAY} (?:en )?(?:matin|apres[- ]midi|soir|midi|nuit)(?:s|ees?)?\b")
_SOON = r"(?:tot|bonne heure|aube|aurores?)"
_TOO_SOON = re.compile(rf"(?:\bmatin(?:ee)?s? (?:trop |tres |de )*)?\b{_SOON}\b(?: (?:\w+ ){{0,2}}matin(?:ee)?s?\b)?")
_TOO_LATE = re.compile(
    r"(?:\b(?:soir(?:ee)?|nuit)s? (?:trop |tres )*)?\btard\b(?: (?:\w+ ){0,2}(?:soir(?:ee)?|nuit)s?\b)?"
)
_NIGHT = re.compile(r"\bnuits?\b")
_BOUND = re.compile(r"\b(avant|apres) (\d{1,2})\s?h(?:eures?)?\s?([0-5]\d)?\b(?!\s?(?:/|par\b))")
_EVERY_DAY = frozenset(range(7))
_HALF_DAY = 12 * 60
EARLY, LATE = 8 * 60, 20 * 60
"""Before and after which work is early and late for whoever does not want that."""
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Refused:
    """Times that are refused: parts of the day, days of the week from 0, nights."""

    parts: frozenset[DayPart] = frozenset()
    days: frozenset[int] = frozenset()
    nights: bool = False
    before: int | None = None
    """Minutes after midnight before which no work may begin; `after`, after which none may end."""
    after: int | None = None

    def __or__(self, other: "Refused") -> "Refused":
        """What either refuses."""
        return Refused(
            self.parts | other.parts,
            self.days | other.days,
            self.nights or other.nights,
            max((one for one in (self.before, other.before) if one is not None), default=None),
            min((one for one in (self.after, other.after) if one is not None), default=None),
        )

    def left_of(self, schedule: Schedule) -> Schedule:
        """A schedule with what these refusals add where it is silent."""
        if schedule.start is None and schedule.end is None:
            schedule = replace(schedule, start=self._start(), end=self._end())
        if schedule.weekends is None and self.days >= WEEKEND:
            schedule = replace(schedule, weekends=False)
        if schedule.days is None and self.days and self.days != WEEKEND:
            schedule = replace(schedule, days=_EVERY_DAY - self.days)
        return replace(schedule, nights=False) if schedule.nights is None and self.nights else schedule

    def _start(self) -> int | None:
        """The earliest minute that is left; an afternoon refused between others shuts nothing out."""
        if self.parts >= {DayPart.MORNING, DayPart.AFTERNOON}:
            return WINDOWS[DayPart.EVENING].start
        return WINDOWS[DayPart.AFTERNOON].start if DayPart.MORNING in self.parts else self.before

    def _end(self) -> int | None:
        """The latest minute that is left."""
        if self.parts >= {DayPart.AFTERNOON, DayPart.EVENING}:
            return WINDOWS[DayPart.MORNING].end
        return WINDOWS[DayPart.AFTERNOON].end if DayPart.EVENING in self.parts else self.after


NOTHING_REFUSED = Refused()


@lru_cache(maxsize=_REMEMBERED)
def refused_in(text: str) -> Refused:
    """The times that one wish refuses."""
    found = NOTHING_REFUSED
    for refusal in refusals_in(in_french(text)):
        plain = _PART_OF_SOME_DAYS.sub(" ", flat(refusal))
        bounds = {which: 60 * int(hours) + int(minutes or 0) for which, hours, minutes in _BOUND.findall(plain)}
        plain, soon = _TOO_SOON.subn(" ", plain)
        plain, late = _TOO_LATE.subn(" ", plain)
        before, after = bounds.get("avant", EARLY if soon else None), bounds.get("apres", LATE if late else None)
        found |= Refused(
            frozenset(parts_named(fold(plain))),
            frozenset(days_named(plain)),
            bool(_NIGHT.search(plain)),
            before,
            after if after is not None and after >= (_HALF_DAY if before is None else before) else None,
        )
    return found


def refused_by_wishes(wishes: Iterable[str]) -> Refused:
    """The times that some wishes refuse together."""
    every = NOTHING_REFUSED
    for refused in map(refused_in, wishes):
        if refused is not NOTHING_REFUSED:  # of nearly all wishes
            every |= refused
    return every


def without_refusals(text: str) -> str:
    """The wish in French, without the times that it refuses; as it stands where it refuses none."""
    french = in_french(text)
    return without(french) if refusals_in(french) else text


def refusals_said(text: str) -> tuple[str, ...]:
    """The words that refuse times, in French: "pas le soir"."""
    return tuple(refusals_in(in_french(text)))
