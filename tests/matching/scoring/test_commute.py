"""The ways to a place, and the French that tells them: minutes that recompute, and what they rest upon."""

import re
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import (
    BASES,
    MISSED,
    MODES,
    USUAL_HOURS,
    Basis,
    Estimate,
    KnownPlaces,
    Means,
    Mode,
    Reach,
    Travel,
    origin_at,
    places_at,
)
from geo.transit import Vehicle
from matching import Conditions, Schedule, Way, clock_time, commute, duration
from matching.scoring.commute import A_LITTLE, Missed, best_told, trip_of, ways_of
from tests.make.standing import COMMUNES, TRAVEL
from tests.make.values import AUBUSSON, GUERET, some_person

_DURATION = r"(?:(\d+) h ?)?(?:(\d+)(?: min)?)?"


def told(way: Way | None, km: float | None) -> str:
    """What is told of getting there, in French; "" for nothing."""
    said = commute(way, km)
    return "" if said is None else said.phrase()


def read_minutes(text: str) -> int:
    """The minutes that a duration says: "1 h 05" is 65."""
    found = re.fullmatch(_DURATION, text)
    assert found, text
    return 60 * int(found[1] or 0) + int(found[2] or 0)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.4, "0 min"),
        (22.0, "22 min"),
        (59.4, "59 min"),
        (59.6, "1 h"),
        (60.0, "1 h"),
        (65.2, "1 h 05"),
        (119.7, "2 h"),
    ],
)
def test_minutes_are_said_as_people_say_them(minutes: float, said: str) -> None:
    assert duration(minutes) == said


@given(minutes=st.floats(0, 1_000))
def test_a_duration_is_the_nearest_minute(minutes: float) -> None:
    assert abs(read_minutes(duration(minutes)) - minutes) <= 0.5


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (12.0, "Environ 12 min en voiture"),
        (30.0, "Environ 30 min en voiture"),
        (30.4, "Environ 30 min en voiture"),
        (30.6, "Environ 31 min en voiture : un peu plus que les 30 min acceptées"),
        (40.5, "Environ 40 min en voiture : un peu plus que les 30 min acceptées"),
        (41.0, "Environ 41 min en voiture : bien plus que les 30 min acceptées"),
    ],
)
def test_a_way_is_held_to_the_minutes_accepted(minutes: float, said: str) -> None:
    assert told(Way(Mode.CAR, minutes, 30.0), 20.0) == said


@given(minutes=st.floats(1, 300), limit=st.integers(5, 120), mode=st.sampled_from(Mode))
def test_the_way_recomputes(minutes: float, limit: int, mode: Mode) -> None:
    said = told(Way(mode, minutes, float(limit)), 5.0)

    long, _, excess = said.partition(" : ")
    assert read_minutes(re.sub(r"^Environ | (?:en|à) .*$", "", long)) == round(minutes)
    assert bool(excess) == (round(minutes) > limit)
    if excess:
        assert excess.startswith("un peu plus" if minutes <= A_LITTLE * limit else "bien plus")
        assert read_minutes(re.sub(r"^.* les | acceptées$", "", excess)) == limit


def test_without_minutes_the_distance_is_said_and_without_a_place_nothing() -> None:
    assert told(None, 0.4) == "À moins d'un kilomètre"
    assert told(None, 17.6) == "À 18 km"
    assert told(None, None) == ""


def test_between_two_places_known_to_one_commune_alone_no_minutes_are_told() -> None:
    assert told(Way(Mode.WALK, 16.0, 15.0), 0.0) == "Dans la même commune, durée selon l'adresse"
    assert told(Way(Mode.WALK, 16.0, 30.0), 1.2) == "Environ 16 min à pied"
    assert told(Way(Mode.BUS, 12.0, 30.0, Basis.TIMETABLE), 0.0) == "12 min en bus ou en train"


def test_only_an_estimate_is_about_so_many_minutes() -> None:
    assert told(Way(Mode.CAR, 22, 30, Basis.ROAD), 20) == "22 min en voiture"


def test_a_timetable_tells_the_last_way_back_and_since_when_it_is_out_of_date() -> None:
    by_train = Way(Mode.BUS, 65, 90, Basis.TIMETABLE, last_back=18 * 60 + 12)
    expired = Way(Mode.BUS, 65, 90, Basis.TIMETABLE, expired_since=date(2025, 4, 22))

    assert told(by_train, 20) == "1 h 05 en bus ou en train, dernier retour 18 h 12"
    assert told(expired, 20) == "1 h 05 en bus ou en train (horaires périmés depuis le 22 avril 2025)"


def test_the_small_hours_are_those_of_the_next_day() -> None:
    assert clock_time(24 * 60 + 20) == "0 h 20"


def test_timetables_have_to_fit_the_hours_that_the_person_said() -> None:
    mornings = some_person(schedule=Schedule(days=frozenset({1, 3}), start=9 * 60, end=12 * 60))

    assert trip_of(some_person()).hours == USUAL_HOURS
    assert trip_of(mornings).hours.days == {1, 3}
    assert trip_of(some_person(schedule=Schedule(days=frozenset({1, 3, 5})))).hours.days == {1, 3}
    assert trip_of(some_person(schedule=Schedule(days=frozenset({5, 6})))).hours.days == {5, 6}
    assert (trip_of(mornings).hours.starts, trip_of(mornings).hours.ends) == (9 * 60, 12 * 60)


def test_a_bicycle_is_there_for_the_way_to_the_stop() -> None:
    assert trip_of(some_person(means=(Means(Mode.BUS, 60), Means(Mode.BIKE, 20)))).cycling
    assert not trip_of(some_person(means=(Means(Mode.BUS, 60),))).cycling


def test_what_one_rides_is_said_and_the_walk_from_the_last_stop() -> None:
    by_train = Way(Mode.BUS, 65, 90, Basis.TIMETABLE, vehicles=(Vehicle.TRAIN,), walk=12.0)
    next_to_the_stop = Way(Mode.BUS, 40, 90, Basis.TIMETABLE, vehicles=(Vehicle.TRAIN, Vehicle.COACH), walk=2.0)

    assert told(by_train, 20) == "1 h 05 en train puis à pied"
    assert told(next_to_the_stop, 20) == "40 min en train et en bus"


by_two_means = st.tuples(st.floats(1, 300), st.floats(1, 300)), st.tuples(st.integers(5, 90), st.integers(5, 90))


@given(
    minutes=by_two_means[0],
    limits=by_two_means[1],
    km=st.sampled_from([0.1, 0.5, 5.0, np.nan]),
    walk=st.sampled_from([0.0, 4.9, 5.0]),
    last_back=st.sampled_from([-1, 1020, 1100]),
    missed=st.sampled_from([(0, 0, 0, 0), (1, 0, 0, 1059), (1, 4, 550, 0)]),
    starts=st.sampled_from([None, 300, 540]),
    expired=st.none() | st.just(date(2026, 10, 1)),
)
def test_the_best_way_of_many_is_told_as_the_first_of_all_ways(
    minutes: tuple[float, float],
    limits: tuple[int, int],
    km: float,
    walk: float,
    last_back: int,
    missed: tuple[int, ...],
    starts: int | None,
    expired: date | None,
) -> None:
    means = (Means(Mode.BUS, limits[0]), Means(Mode.WALK, limits[1]))
    worth = [
        taken if taken <= limit else 1000 * (1 + taken / limit) for taken, limit in zip(minutes, limits, strict=True)
    ]
    best = int(np.argmin(worth))
    reach = Reach(
        minutes=np.array([minutes[best]]),
        limit=np.array([float(limits[best])]),
        mode=np.array([MODES.index(means[best].mode)], np.int8),
        km=np.array([km]),
        by_means=np.array(minutes).reshape(2, 1),
        basis=np.array([[BASES.index(Basis.TIMETABLE)], [0]], np.uint8),
        last_back=np.array([[last_back], [-1]], np.int16),
        vehicles=np.array([[Vehicle.COACH.bit], [0]], np.uint8),
        walk=np.array([[walk], [0]], np.float32),
        missed=np.array([[missed], [(0, 0, 0, 0)]], MISSED),
    )
    travel, work = (
        Travel(COMMUNES, (Estimate(COMMUNES),), expired_since=expired),
        Conditions(starts_at=starts, ends_at=starts),
    )

    ways = ways_of(reach, 0, means, travel)

    way = ways[0] if ways else None
    said = commute(way, km if np.isfinite(km) else None, work)
    told = (None, None) if way is None else (round(way.minutes), way.mode)
    assert best_told(reach, means, travel, [work]) == [(*told, said)]
    assert all(way.minutes <= A_LITTLE * way.limit for way in ways[1:])


def test_without_means_the_distance_alone_is_told() -> None:
    nobody = KnownPlaces(places_at(np.array([AUBUSSON.lat]), np.array([AUBUSSON.lon]), COMMUNES), TRAVEL)
    reach = nobody.reach(origin_at(GUERET, COMMUNES), ())

    ((minutes, mode, said),) = best_told(reach, (), TRAVEL, [Conditions()])

    assert (minutes, mode) == (None, None)
    assert said is not None
    assert said.code == "km"


RIDE = Way(Mode.BUS, 15, 60, Basis.TIMETABLE, last_back=17 * 60 + 39, vehicles=(Vehicle.COACH,))


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        (Missed(), "15 min en bus, dernier retour 17 h 39"),
        (Missed(9, leaves_at=17 * 60 + 39), "15 min en bus, retour à 17 h 39, horaires à demander"),
        (Missed(30, there_at=9 * 60 + 10), "15 min en bus, arrivée à 9 h 10, horaires à demander"),
        (Missed(30, days=1 << 2 | 1 << 4), "15 min en bus, sauf mercredi, vendredi, horaires à demander"),
    ],
)
def test_what_a_timetable_misses_is_told_as_something_to_ask(missed: Missed, said: str) -> None:
    assert told(RIDE._replace(missed=missed), 8.0) == said


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (9 * 60, 12 * 60, "15 min en bus, dernier retour 17 h 39"),
        (7 * 60, 15 * 60, "15 min en bus, dernier retour 17 h 39, horaires à vérifier"),
        (12 * 60, 20 * 60, "15 min en bus, dernier retour 17 h 39, horaires à vérifier"),
    ],
)
def test_a_way_is_to_be_checked_where_the_work_says_other_hours(starts: int, ends: int, said: str) -> None:
    way = commute(RIDE, 8.0, Conditions(starts_at=starts, ends_at=ends))

    assert way is not None
    assert way.phrase() == said


def test_what_is_missed_is_no_longer_said_to_be_asked_where_the_work_says_its_hours() -> None:
    way = commute(RIDE._replace(missed=Missed(9, leaves_at=1059)), 8.0, Conditions(starts_at=540, ends_at=720))

    assert way is not None
    assert way.phrase() == "15 min en bus, horaires à vérifier"
