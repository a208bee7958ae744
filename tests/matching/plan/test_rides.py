"""Nobody is told to be where the coach takes them only outside their hours."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo import Basis, Means, Mode, Point
from geo.gtfs import read_timetable
from geo.transit import TimetableTimes
from matching import Kind, Reason, Schedule, Way
from matching.plan import Bounds, Brief, Edits, Line, Week, plan_week, ridden_beyond
from tests.make.listed import listed
from tests.make.standing import COMMUNES
from tests.make.timetables import write_feed
from tests.make.values import some_person
from tests.make.weeks import MONDAY, jobs

MISSION = listed("jva:1", id=7, kind=Kind.VOLUNTEERING, point=Point(45.95, 2.17))
BY_COACH = replace(MISSION, ways=(Way(Mode.BUS, 67, 90, basis=Basis.TIMETABLE),))
TUESDAY = date(2026, 3, 3)


def week_of(*, edits: Edits | None = None, beyond: frozenset[int] = frozenset()) -> Week:
    """A short week of a mission and some jobs."""
    person, bounds = some_person(), Bounds(2, 4)
    rows = [MISSION, *jobs(3)]
    return plan_week(person, rows, Brief(MONDAY, bounds=bounds, edits=edits or Edits(), first=7, ridden_beyond=beyond))


def at(starts: int, ends: int) -> Line:
    """The mission on a Tuesday, at these hours, by coach."""
    (line,) = (one for one in week_of().lines if one.opportunity_id == 7)
    return replace(line, day=TUESDAY, starts=starts, ends=ends, mode=Mode.BUS, travel_minutes=70)


@pytest.mark.parametrize(
    ("start", "end", "is_beyond"),
    [(8 * 60, None, True), (None, 18 * 60, True), (6 * 60, 19 * 60, False), (None, None, False)],
)
def test_a_line_goes_beyond_where_its_very_coach_leaves_too_early_or_is_home_too_late(
    tmp_path: Path, start: int | None, end: int | None, *, is_beyond: bool
) -> None:
    timetables = TimetableTimes(COMMUNES, read_timetable([write_feed(tmp_path / "feed.zip")]), today=TUESDAY)
    person = some_person(home=Point(46.17, 1.87), means=(Means(Mode.BUS, 90),), schedule=Schedule(start=start, end=end))

    beyond = ridden_beyond([at(9 * 60 + 30, 16 * 60)], {7: BY_COACH}, person, timetables)

    assert beyond == ({7} if is_beyond else set())


def test_what_goes_beyond_is_not_in_the_week_and_it_is_said_why() -> None:
    planned = week_of(beyond=frozenset({7}))

    assert 7 not in {line.opportunity_id for line in planned.lines}
    assert planned.kept_out == Reason("week_out_hours", ("Proposition jva:1",))


def test_what_somebody_keeps_stays_all_the_same() -> None:
    edits = Edits(kept={"jva:1": {1: 10 * 60}})

    assert 7 in {line.opportunity_id for line in week_of(edits=edits, beyond=frozenset({7})).lines}


def test_a_card_that_warns_of_the_coach_is_no_line_of_the_week() -> None:
    warned = replace(MISSION, reasons=(Reason("away_from", (7 * 60, 9 * 60)),))

    planned = plan_week(some_person(), [warned, *jobs(3)], Brief(MONDAY, bounds=Bounds(2, 4)))

    assert 7 not in {line.opportunity_id for line in planned.lines}
