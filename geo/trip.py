"""What a way by timetable depends on besides its two ends: the days and hours of work, and a bicycle."""

from collections.abc import Iterable
from dataclasses import dataclass

from geo.means import Means, Mode


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When one must be there: days (0 for Monday), and minutes after midnight to arrive before and to leave after."""

    days: frozenset[int]
    starts: int
    ends: int


USUAL_HOURS = WorkingHours(frozenset(range(5)), 8 * 60 + 30, 16 * 60 + 30)
"""Taken where nobody said any: Monday to Friday, 8:30 to 16:30."""


@dataclass(frozen=True, slots=True)
class Trip:
    """What timetables depend on besides the place."""

    hours: WorkingHours = USUAL_HOURS
    cycling: bool = False
    """Whether a bicycle is there for the way to the stop."""


USUAL_TRIP = Trip()


def trip_with(means: Iterable[Means], *, hours: WorkingHours = USUAL_HOURS) -> Trip:
    """The trip of somebody with these means: whoever declares a bicycle may ride it to the stop."""
    return Trip(hours, cycling=any(one.mode in (Mode.BIKE, Mode.EBIKE) for one in means))
