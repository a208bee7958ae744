"""The coach of a week's line, at the very hours of the line: those of the coach, and how long one waits."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from api.week.going import Going, going_to
from geo import Basis, Means, Mode, Point, Travel
from geo.gtfs import read_timetable
from geo.transit import TimetableTimes
from matching import Kind, Reason, Way
from matching.plan import Doing, Line
from tests.make.listed import listed
from tests.make.standing import COMMUNES
from tests.make.timetables import write_feed
from tests.make.values import some_person

HOME, WORK = Point(46.17, 1.87), Point(45.95, 2.17)
TUESDAY = date(2026, 3, 3)
BY_COACH = Way(Mode.BUS, 67, 90, basis=Basis.TIMETABLE)


def line(starts: int, ends: int) -> Line:
    """A mission on that Tuesday, an hour on the way."""
    return Line(
        activity="jva:1",
        day=TUESDAY,
        leaves=starts - 70,
        starts=starts,
        ends=ends,
        back=ends + 70,
        minutes=ends - starts,
        travel_minutes=70,
        mode=Mode.BUS,
        doing=Doing.TAKE_PART,
        what="Bénévolat : Proposition jva:1",
        why=Reason("every_week"),
        kind=Kind.VOLUNTEERING,
        opportunity_id=1,
        opportunity_key="jva:1",
        is_sure=False,
    )


def told(folder: Path, one: Line, way: Way = BY_COACH) -> Going:
    """What is told of a line between the first and the last town of the coach."""
    timetables = TimetableTimes(COMMUNES, read_timetable([write_feed(folder / "feed.zip")]), today=TUESDAY)
    person = some_person(home=HOME, means=(Means(Mode.BUS, 90),))
    row = replace(listed("jva:1", kind=Kind.VOLUNTEERING, point=WORK), ways=(way,))
    return going_to(Session(), one, row, person, Travel(COMMUNES, (timetables,)))


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (9 * 60, 16 * 60 + 30, "En bus ou en train : départ à 6 h 59, retour à 18 h 06."),
        (
            10 * 60,
            14 * 60,
            "En bus ou en train : départ à 6 h 59, retour à 18 h 06. "
            "1 h 59 d'attente avant le travail. 2 h 59 d'attente après le travail.",
        ),
        (10 * 60, 12 * 60, "Retour en bus ou en train à 16 h 59 : 4 h 59 d'attente."),
        (9 * 60, 17 * 60 + 30, "Le dernier retour en bus ou en train est à 16 h 59 : à voir avant."),
        (5 * 60, 7 * 60, "Pas de bus ni de train"),
    ],
)
def test_the_coach_is_told_at_the_hours_of_the_line(tmp_path: Path, starts: int, ends: int, said: str) -> None:
    ride = told(tmp_path, line(starts, ends)).ride.replace("\u00a0", " ")

    assert ride.startswith(said)
    assert "attente" in said or "attente" not in ride


def test_of_a_way_that_no_timetable_tells_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, line(9 * 60, 12 * 60), BY_COACH._replace(basis=Basis.ESTIMATED)) == Going()
