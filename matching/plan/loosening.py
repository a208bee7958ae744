"""What would make a week fit: each bound loosened in turn, and the smallest change that is enough."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from matching.model import Person
from matching.plan.week import Bounds, Loosening
from matching.plan.windows import days_of, hours_of
from matching.reasons import Reason
from matching.scoring.rank import Ranked

LONGER_DAY_MINUTES = (60, 120)
LONGER_WAY_MINUTES = (15, 30)
EARLIEST, LATEST = 7 * 60, 20 * 60
"""Nobody is asked to leave home before, or to be back after."""

Fits = Callable[[Person, Sequence[Ranked]], bool]
"""Whether the week fits for a person and their list, all else unchanged."""


def loosened(
    person: Person, listed: Sequence[Ranked], *, bounds: Bounds, fullest_hours: float, fits: Fits
) -> tuple[Loosening, ...]:
    """For each bound, the smallest change that alone makes the week fit; none where no change is enough."""
    found = []
    if fullest_hours > 0:
        found.append(Loosening("hours", Reason("fits_hours", (fullest_hours, bounds.least))))
    for changes in (_more_days(person), _later(person), _earlier(person)):
        enough = next((change for change, changed in changes if fits(changed, listed)), None)
        found.extend([enough] if enough else [])
    enough = next((change for change, longer in _longer_ways(listed) if fits(person, longer)), None)
    found.extend([enough] if enough else [])
    return tuple(found)


def _more_days(person: Person) -> Iterator[tuple[Loosening, Person]]:
    """One more day: those of the week first, never a Sunday."""
    had = days_of(person.schedule)
    for day in range(6):
        if day not in had:
            schedule = replace(person.schedule, days=had | {day})
            yield Loosening("day", Reason("fits_day", ((day,),))), replace(person, schedule=schedule)


def _later(person: Person) -> Iterator[tuple[Loosening, Person]]:
    start, end = hours_of(person.schedule)
    for minutes in LONGER_DAY_MINUTES:
        if start < end and end + minutes <= LATEST:
            said = Reason("fits_later", (end + minutes, end))
            schedule = replace(person.schedule, start=start, end=end + minutes)
            yield Loosening("end", said), replace(person, schedule=schedule)


def _earlier(person: Person) -> Iterator[tuple[Loosening, Person]]:
    start, end = hours_of(person.schedule)
    for minutes in LONGER_DAY_MINUTES:
        if start < end and start - minutes >= EARLIEST:
            said = Reason("fits_earlier", (start - minutes, start))
            schedule = replace(person.schedule, start=start - minutes, end=end)
            yield Loosening("start", said), replace(person, schedule=schedule)


def _longer_ways(listed: Sequence[Ranked]) -> Iterator[tuple[Loosening, tuple[Ranked, ...]]]:
    """More minutes accepted with every means: what lies a little farther is in the list already."""
    for minutes in LONGER_WAY_MINUTES:
        yield Loosening("travel", Reason("fits_travel", (minutes,))), tuple(_accepting(one, minutes) for one in listed)


def _accepting(ranked: Ranked, minutes: int) -> Ranked:
    return replace(ranked, ways=tuple(way._replace(limit=way.limit + minutes) for way in ranked.ways))
