"""When one leaves home and is back is judged by the hours that the person said, as the hours of work are."""

from pathlib import Path

import pytest

from geo import Means, Mode, Travel
from geo.gtfs import read_timetable
from geo.transit import TimetableTimes
from kit import day_in_france
from matching import Person, Reason, Schedule, explained
from matching.reasons import is_out_of_hours
from matching.scoring.commute import Away, away_told
from matching.scoring.rank import Ranked
from tests.make.standing import COMMUNES, TRAVEL, WEIGHTS, corpus_of, standing_in
from tests.make.timetables import write_feed
from tests.make.values import AUBUSSON, NOON, some_opportunity, some_person

ALL_YEAR = (
    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "S,1,1,1,1,1,0,0,20260105,20271231\n"
)
"""The coach of `FEED` leaves at 7:00 and is home at 18:05; the stop is a minute from the door."""
SCHOOL_HOURS = (9 * 60, 16 * 60)


ALSO_HOME_AT_NOON = (
    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
    "T1,07:00:00,07:00:00,A,1\nT1,08:00:00,08:00:00,C,2\nT2,12:30:00,12:30:00,C,1\nT2,13:30:00,13:30:00,A,2\n"
    "T3,17:00:00,17:00:00,C,1\nT3,18:05:00,18:05:00,A,2\n"
)
THREE = "route_id,service_id,trip_id\nR,S,T1\nR,S,T2\nR,S,T3\n"


def before_the_coach(
    folder: Path, free: Schedule, tables: dict[str, str] | None = None, text: str = "", **conditions: object
) -> Ranked:
    """Work at Aubusson of these conditions before somebody of Guéret who takes the coach."""
    feed = read_timetable([write_feed(folder / "coach.zip", calendar=ALL_YEAR, **(tables or {}))])
    timetables = TimetableTimes(COMMUNES, feed, today=day_in_france(NOON))
    person: Person = some_person(means=(Means(Mode.BUS, 90),), schedule=free)
    work = some_opportunity(point=AUBUSSON, text=text, conditions=conditions)
    standing = standing_in(corpus_of(work), person, travel=Travel(COMMUNES, (timetables, *TRAVEL.layers)))
    return explained(standing, 0, weights=WEIGHTS, as_of=NOON)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (8 * 60, 19 * 60, "Attention, il faut partir à 6 h 59, avant 8 h."),
        (6 * 60, 17 * 60, "Attention, on rentre à 18 h 06, après 17 h."),
        (8 * 60, 17 * 60, "Attention, il faut partir à 6 h 59, avant 8 h, et on rentre à 18 h 06, après 17 h."),
    ],
)
def test_a_coach_beyond_the_hours_of_the_person_is_warned_of(tmp_path: Path, start: int, end: int, said: str) -> None:
    one = before_the_coach(tmp_path, Schedule(start=start, end=end), starts_at=9 * 60, ends_at=16 * 60)

    warned = [reason for reason in one.reasons if reason.warns]
    assert [reason.told() for reason in warned] == [said]
    assert is_out_of_hours(one.reasons)


@pytest.mark.parametrize("free", [Schedule(), Schedule(start=6 * 60, end=19 * 60)])
def test_a_coach_within_them_is_not(tmp_path: Path, free: Schedule) -> None:
    one = before_the_coach(tmp_path, free, starts_at=9 * 60, ends_at=16 * 60)

    assert not any(reason.warns for reason in one.reasons)


def test_work_that_is_itself_outside_them_is_told_once(tmp_path: Path) -> None:
    one = before_the_coach(tmp_path, Schedule(start=10 * 60), starts_at=9 * 60, ends_at=16 * 60)

    assert [reason.code for reason in one.reasons if reason.warns] == ["outside_from"]


def test_where_only_a_part_of_the_day_is_said_the_hours_are_to_be_asked(tmp_path: Path) -> None:
    one = before_the_coach(
        tmp_path, Schedule(start=9 * 60), {"stop_times": ALSO_HOME_AT_NOON, "trips": THREE}, schedule="le matin"
    )

    (warned,) = (reason for reason in one.reasons if reason.warns)
    assert warned.told() == "Attention, il faut partir à 6 h 59, avant 9 h. Heures à demander."
    assert not is_out_of_hours(one.reasons)


EARLY_AND_LATE_MORNING = (
    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
    "T1,06:30:00,06:30:00,A,1\nT1,07:30:00,07:30:00,C,2\nT2,11:00:00,11:00:00,A,1\nT2,12:15:00,12:15:00,C,2\n"
    "T3,16:50:00,16:50:00,C,1\nT3,18:05:00,18:05:00,A,2\n"
)


def test_work_that_says_no_hours_is_told_by_a_coach_within_those_of_the_person_to_be_asked(tmp_path: Path) -> None:
    free = Schedule(start=10 * 60, end=17 * 60)

    one = before_the_coach(tmp_path, free, {"stop_times": EARLY_AND_LATE_MORNING, "trips": THREE})

    (travel,) = (reason for reason in one.reasons if reason.is_of_travel)
    assert travel.told() == "1 h 28 en bus puis à pied, arrivée à 12 h 27, horaires à demander."
    assert one.way is not None
    assert one.way.missed.minutes == 0


def test_hours_that_nobody_said_are_warned_of_by_nothing() -> None:
    start, end = SCHOOL_HOURS

    assert away_told(Away(7 * 60, 18 * 60), Schedule()) is None
    assert away_told(Away(start, end), Schedule(start=start, end=end)) is None
    assert away_told(Away(start - 1, end), Schedule(start=start)) == Reason("away_from", (start - 1, start))


def test_work_that_says_no_hours_is_warned_of_as_the_page_tells_the_way_to_it(tmp_path: Path) -> None:
    free = Schedule(start=9 * 60, end=19 * 60)

    one = before_the_coach(tmp_path, free, {"stop_times": ALSO_HOME_AT_NOON, "trips": THREE})

    assert [reason.told() for reason in one.reasons if reason.warns] == [
        "Attention, il faut partir à 6 h 59, avant 9 h. Heures à demander."
    ]
    assert not is_out_of_hours(one.reasons)


def test_a_short_day_with_a_long_wait_is_told_with_it_and_warned_of(tmp_path: Path) -> None:
    one = before_the_coach(tmp_path, Schedule(start=9 * 60, end=16 * 60), hours_per_week=20)

    (travel,) = (reason for reason in one.reasons if reason.is_of_travel)
    (warned,) = (reason for reason in one.reasons if reason.warns)
    assert "d'attente" in travel.told()
    assert warned.told().endswith("et on rentre à 18 h 06, après 16 h. Heures à demander.")


def test_the_wait_of_a_short_day_is_told_to_whoever_said_no_hours_too(tmp_path: Path) -> None:
    one = before_the_coach(tmp_path, Schedule(), hours_per_week=25)

    (travel,) = (reason for reason in one.reasons if reason.is_of_travel)
    assert "d'attente après le travail" in travel.told()
    assert travel.told().endswith("horaires à demander.")


def test_where_the_days_are_left_open_no_coach_is_told_as_the_one_to_take(tmp_path: Path) -> None:
    one = before_the_coach(tmp_path, Schedule(), text="8 heures, sur deux ou trois jours.", hours_per_week=8)

    (travel,) = (reason for reason in one.reasons if reason.is_of_travel)
    assert "retour" not in travel.told()
    assert "attente" not in travel.told()
    assert travel.told().endswith("horaires à demander.")
