"""The coach or train to a line of a week at its very hours: whether it keeps to those at which the person is free.

A week is put together with minutes of the way; when the only coach leaves is known once the line is placed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from geo import Basis, Mode, WorkingHours
from geo.transit import Journey, TimetableTimes
from matching.model import Person
from matching.plan.week import Line
from matching.reasons import Reason
from matching.scoring.commute import Away, away_told, trip_of
from matching.scoring.rank import Ranked


def ride_to(line: Line, row: Ranked, person: Person, timetables: TimetableTimes | None) -> Journey | None:
    """There and back on the day of a line, `row` being that of its opportunity; None where no timetable tells it."""
    place, way = row.opportunity.point, row.way
    if timetables is None or place is None or way is None or line.mode is not Mode.BUS or not line.has_an_hour:
        return None
    if way.basis is not Basis.TIMETABLE:
        return None
    hours = WorkingHours(frozenset({line.day.weekday()}), line.starts, line.ends)
    return timetables.journey(person.home, place, replace(trip_of(person), hours=hours), day=line.day)


def beyond_hours(journey: Journey, person: Person) -> Reason | None:
    """What is told where one leaves before the hours that the person said, or is back after them; None elsewhere."""
    out, back = journey.out, journey.back
    if out is None or back is None or not journey.rides:
        return None
    return away_told(Away(out.departs, back.arrives), person.schedule)


def ridden_beyond(
    lines: Iterable[Line], rows: Mapping[int, Ranked], person: Person, timetables: TimetableTimes | None
) -> set[int]:
    """Of some lines, the ids of the opportunities whose coach or train leaves too early or comes home too late."""
    beyond = set[int]()
    for line in lines:
        if line.opportunity_id is None or line.opportunity_id not in rows or not line.travel_minutes:
            continue
        journey = ride_to(line, rows[line.opportunity_id], person, timetables)
        if journey is not None and beyond_hours(journey, person) is not None:
            beyond.add(line.opportunity_id)
    return beyond
