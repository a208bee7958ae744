"""Nobody is told to be where the coach takes them only outside their hours, nor to leave before it brings them home."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import Basis, Means, Mode, Point
from geo.gtfs import read_timetable
from geo.transit import TimetableTimes
from matching import Kind, Ranked, Reason, Schedule, Way
from matching.plan import Bounds, Brief, Edits, Line, Week, plan_by_timetable, plan_week
from matching.plan.rides import ridden_beyond, rides_of
from tests.make.listed import listed
from tests.make.standing import COMMUNES
from tests.make.timetables import write_feed
from tests.make.values import AUBUSSON, GUERET, some_person
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

    rides = rides_of([at(9 * 60 + 30, 16 * 60)], [BY_COACH], person, timetables)

    assert ridden_beyond(rides, person) == ({7} if is_beyond else set())


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


def coaches(*hours: int) -> str:
    """The stops of coaches that leave both towns at these hours, an hour each way."""
    there = "".join(f"T{h},{h}:00:00,{h}:00:00,A,1\nT{h},{h + 1}:00:00,{h + 1}:00:00,C,3\n" for h in hours)
    back = "".join(f"B{h},{h}:00:00,{h}:00:00,C,1\nB{h},{h + 1}:00:00,{h + 1}:00:00,A,3\n" for h in hours)
    return f"trip_id,arrival_time,departure_time,stop_id,stop_sequence\n{there}{back}"


some_mission = st.builds(
    lambda day, starts, lasts, near, score: replace(
        listed(
            f"jva:{day}-{starts}-{lasts}",
            id=1 + 1000 * day + 10 * starts + lasts,
            kind=Kind.VOLUNTEERING,
            score=score,
            point=GUERET if near else AUBUSSON,
            conditions={"days": (day,), "starts_at": starts * 60, "ends_at": (starts + lasts) * 60},
        ),
        ways=(Way(Mode.WALK, 10, 30),) if near else (Way(Mode.BUS, 30, 90, basis=Basis.TIMETABLE),),
    ),
    st.integers(0, 2),
    st.integers(10, 15),
    st.integers(1, 3),
    st.booleans(),
    st.floats(0.3, 0.9),
)


@given(
    missions=st.lists(some_mission, min_size=3, max_size=12, unique_by=lambda row: row.opportunity.id),
    hours=st.sets(st.integers(6, 19), min_size=1, max_size=5),
)
@settings(max_examples=40, deadline=None)
def test_nobody_leaves_before_the_coach_has_brought_them_home(missions: list[Ranked], hours: set[int]) -> None:
    with TemporaryDirectory() as folder:
        trips = "".join(f"R,S,T{hour}\nR,S,B{hour}\n" for hour in hours)
        feed = write_feed(
            Path(folder, "feed.zip"), stop_times=coaches(*hours), trips=f"route_id,service_id,trip_id\n{trips}"
        )
        timetables = TimetableTimes(COMMUNES, read_timetable([feed]), today=TUESDAY)
    person = some_person(means=(Means(Mode.BUS, 90), Means(Mode.WALK, 30)))
    brief = Brief(date(2026, 3, 2), bounds=Bounds(15, 20))

    planned, _ = plan_by_timetable(person, [*missions, *jobs(2)], brief, timetables)

    rides = rides_of(planned.lines, missions, person, timetables)
    for line, journey in rides.items():
        assert journey.out is None or line.leaves == journey.out.departs
        assert journey.back is None or line.back == journey.back.arrives
    for before, after in pairwise(planned.lines):
        assert before.day < after.day or before.back <= after.leaves
