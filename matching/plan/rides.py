"""The week as coaches and trains let it be: their hours in the place of minutes of the way.

A week is put together with minutes of the way; when the only coach leaves is known once a line is placed. Where it
leaves before the hours of the person, or before they are back from what comes before, the week is planned again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from geo import Basis, Mode, WorkingHours
from geo.transit import Journey, TimetableTimes
from matching.model import Person
from matching.plan.brief import Brief
from matching.plan.planning import plan_week
from matching.plan.week import Line, Week
from matching.reasons import Reason
from matching.scoring.commute import Away, away_told, trip_of
from matching.scoring.rank import Ranked


def plan_by_timetable(
    person: Person, listed: Sequence[Ranked], brief: Brief, timetables: TimetableTimes | None
) -> tuple[Week, Brief]:
    """The week of `brief` with the hours of its coaches, and the brief with what these changed of it.

    Nobody leaves before they are back from what comes before, but where what was kept, or set by others, wants it.
    """
    while True:  # what goes beyond and the waits only grow, and neither is more than a day of each row
        week = plan_week(person, listed, brief)
        rides = rides_of(week.lines, listed, person, timetables)
        lines = as_ridden(week.lines, rides)
        again = replace(
            brief,
            ridden_beyond=brief.ridden_beyond | ridden_beyond(rides, person),
            waits=_longer(brief.waits, waits_between(lines)),
        )
        if again == brief:
            return replace(week, lines=lines), brief
        brief = again


def ride_to(line: Line, row: Ranked, person: Person, timetables: TimetableTimes | None) -> Journey | None:
    """There and back on the day of a line, `row` being that of its opportunity; None where no timetable tells it."""
    place, way = row.opportunity.point, row.way
    if timetables is None or place is None or way is None or line.mode is not Mode.BUS or not line.has_an_hour:
        return None
    if way.basis is not Basis.TIMETABLE or not line.travel_minutes:
        return None
    hours = WorkingHours(frozenset({line.day.weekday()}), line.starts, line.ends)
    return timetables.journey(person.home, place, replace(trip_of(person), hours=hours), day=line.day)


def rides_of(
    lines: Sequence[Line], listed: Sequence[Ranked], person: Person, timetables: TimetableTimes | None
) -> dict[Line, Journey]:
    """There and back by timetable, of the lines to which one leads."""
    rows = {one.opportunity.id: one for one in listed if one.opportunity.id is not None}
    told = {
        one: ride_to(one, rows[one.opportunity_id], person, timetables) for one in lines if one.opportunity_id in rows
    }
    return {line: journey for line, journey in told.items() if journey is not None}


def as_ridden(lines: Sequence[Line], rides: Mapping[Line, Journey]) -> tuple[Line, ...]:
    """The lines in their order, with the hours at which their coach leaves from home and is back there."""
    ridden = (_as_ridden(line, rides[line]) if line in rides else line for line in lines)
    return tuple(sorted(ridden, key=lambda line: (line.day, line.leaves)))


def _as_ridden(line: Line, journey: Journey) -> Line:
    leaves = line.leaves if journey.out is None else journey.out.departs
    return replace(line, leaves=leaves, back=line.back if journey.back is None else journey.back.arrives)


def waits_between(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """By opportunity, what its coach adds to the way there and home, of lines for which one would leave before being
    back from the other."""
    waits: dict[int, tuple[int, int]] = {}
    for pair in pairwise(lines):
        before, after = pair
        if before.day == after.day and after.leaves < before.back:
            for one in pair:
                if one.opportunity_id is not None and one.mode is Mode.BUS:
                    added = one.starts - one.leaves - one.travel_minutes, one.back - one.ends - one.travel_minutes
                    waits = _longer(waits, {one.opportunity_id: (max(0, added[0]), max(0, added[1]))})
    return waits


def _longer(waits: Mapping[int, tuple[int, int]], others: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The longer of both, of each."""
    none = (0, 0)
    both = {one: zip(waits.get(one, none), others.get(one, none), strict=True) for one in {*waits, *others}}
    longest = {one: (max(next(pairs)), max(next(pairs))) for one, pairs in both.items()}
    return {one: minutes for one, minutes in longest.items() if any(minutes)}


def beyond_hours(journey: Journey, person: Person) -> Reason | None:
    """What is told where one leaves before the hours that the person said, or is back after them; None elsewhere."""
    out, back = journey.out, journey.back
    if out is None or back is None or not journey.rides:
        return None
    return away_told(Away(out.departs, back.arrives), person.schedule)


def ridden_beyond(rides: Mapping[Line, Journey], person: Person) -> set[int]:
    """Of lines with their coach, the ids of the opportunities whose coach leaves too early or comes home too late."""
    return {
        line.opportunity_id
        for line, journey in rides.items()
        if line.opportunity_id is not None and beyond_hours(journey, person) is not None
    }
