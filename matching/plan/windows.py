"""When something can be put into a week: the half days that a person's schedule leaves, door to door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kit import FRANCE, day_in_france
from matching.model import Schedule

DAYS_A_WEEK = 7
MINUTES_A_DAY = 24 * 60
USUAL_DAYS = frozenset(range(5))
USUAL_START, USUAL_END = 8 * 60 + 30, 17 * 60 + 30
LUNCH_STARTS, LUNCH_ENDS = 12 * 60 + 30, 13 * 60 + 30
OPEN_START, OPEN_END = 8 * 60 + 30, 19 * 60
"""When people who can be called and places where one may help are there, as far as nobody says otherwise."""
SHORTEST_HALF = 60
"""A half day of fewer minutes is not worth a lunch at home: the day stays in one piece."""


@dataclass(frozen=True, slots=True)
class Half:
    """A piece of a day between two instants (minutes after midnight), and what it keeps others out of (`until`)."""

    day: int
    start: int
    end: int
    since: int
    """From when on whatever takes place that day is in the way of this half: half of the lunch belongs to it."""
    until: int

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week (0 for Monday), its bounds, and the positions of its halves among all of the week."""

    day: int
    start: int
    end: int
    halves: tuple[int, ...]


def days_of(schedule: Schedule) -> frozenset[int]:
    """The days on which something can take place; where none were said, those of most people."""
    if schedule.days is not None:
        return schedule.days
    return USUAL_DAYS | {5} if schedule.weekends else USUAL_DAYS


def days_from(instant: datetime | None, monday: date) -> frozenset[int]:
    """The days of the week of `monday` from this instant on, its own with them; all of them for None."""
    first = 0 if instant is None else (day_in_france(instant) - monday).days
    return frozenset(range(max(0, first), DAYS_A_WEEK))


def days_until(instant: datetime | None, monday: date) -> frozenset[int]:
    """The days of the week of `monday` until this instant, its own with them; all of them for None."""
    last = DAYS_A_WEEK if instant is None else (day_in_france(instant) - monday).days + 1
    return frozenset(range(min(DAYS_A_WEEK, last)))


def minutes_gone(monday: date, *, now: datetime) -> int:
    """How many minutes of the week of `monday` are gone; 0 of another week than this one."""
    local = now.astimezone(FRANCE)
    gone = (local.date() - monday).days * MINUTES_A_DAY + local.hour * 60 + local.minute
    return gone if 0 <= gone < DAYS_A_WEEK * MINUTES_A_DAY else 0


def hours_of(schedule: Schedule) -> tuple[int, int]:
    """From when till when one can be away from home, in minutes after midnight."""
    start = schedule.start if schedule.start is not None else min(USUAL_START, schedule.end or USUAL_START)
    end = schedule.end if schedule.end is not None else max(USUAL_END, start)
    return start, end


def open_hours_of(schedule: Schedule) -> tuple[int, int]:
    """Of these, those at which others are there; all of them where less than `SHORTEST_HALF` would be left."""
    start, end = hours_of(schedule)
    opens, closes = max(start, OPEN_START), min(end, OPEN_END)
    return (opens, closes) if closes - opens >= SHORTEST_HALF else (start, end)


def cut(schedule: Schedule, also: frozenset[int] = frozenset()) -> tuple[tuple[Day, ...], tuple[Half, ...]]:
    """The days of a week, from when till when the person can, and their half days, in order, at open hours.

    The days that are there `also` have no half day: nothing is put into them but what has that day of its own.
    """
    (start, end), opened, usual = hours_of(schedule), open_hours_of(schedule), days_of(schedule)
    days, halves = [], list[Half]()
    for day in sorted(usual | also):
        pieces = _halves(day, *opened) if day in usual else ()
        days.append(Day(day, start, end, tuple(range(len(halves), len(halves) + len(pieces)))))
        halves.extend(pieces)
    return tuple(days), tuple(halves)


def in_the_way(day: Day, halves: Sequence[Half], *, leaves: int, back: int) -> tuple[int, ...]:
    """The halves of a day in which nothing else takes place while one is away from `leaves` to `back`."""
    return tuple(one for one in day.halves if halves[one].since < back and leaves < halves[one].until)


def _halves(day: int, start: int, end: int) -> tuple[Half, ...]:
    if end <= start:
        return ()
    if LUNCH_STARTS - start < SHORTEST_HALF or end - LUNCH_ENDS < SHORTEST_HALF:
        return (Half(day, start, end, start, end),)
    noon = (LUNCH_STARTS + LUNCH_ENDS) // 2
    return Half(day, start, LUNCH_STARTS, start, noon), Half(day, LUNCH_ENDS, end, noon, end)
