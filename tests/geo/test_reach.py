"""Reach: which means, how many minutes, and what is beyond."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import (
    BASES,
    MODES,
    NOWHERE,
    Basis,
    Commune,
    Communes,
    Estimate,
    Means,
    Mode,
    Point,
    Reach,
    Row,
    Travel,
    Trip,
    distance_km,
    origin_at,
    places_at,
    reach,
    reach_places,
)

GUERET, BOURGANEUF, AUBUSSON = Point(46.1703, 1.8699), Point(45.9533, 1.7556), Point(45.9567, 2.1683)
COMMUNES = Communes(
    (
        Commune("23008", "Aubusson", "23", (), AUBUSSON, 3_100),
        Commune("23030", "Bourganeuf", "23", (), BOURGANEUF, 2_500),
        Commune("23096", "Guéret", "23", (), GUERET, 12_700),
        Commune("23999", "Sans-Centre", "23", (), None, 10),
    )
)
ESTIMATED = Travel(COMMUNES, (Estimate(COMMUNES),))


class Fixed:
    """Travel times that are said, for one means, whatever the origin."""

    version = "fixed"

    def __init__(self, mode: Mode, row: Row) -> None:
        self._mode, self._row = mode, row

    def row(self, mode: Mode, origin: int, trip: Trip, *, within: int = NOWHERE) -> Row | None:
        return self._row if mode is self._mode else None


def said(*minutes: int, basis: Basis = Basis.ROAD, beyond: tuple[int, ...] | None = None) -> Row:
    others = None if beyond is None else np.array(beyond, np.uint8)
    return Row(np.array(minutes, np.uint8), np.full(len(minutes), BASES.index(basis), np.uint8), beyond=others)


def from_gueret(*means: Means, to: tuple[Point, ...] = (GUERET, BOURGANEUF), travel: Travel = ESTIMATED) -> Reach:
    lat, lon = np.array([one.lat for one in to]), np.array([one.lon for one in to])
    return reach_places(origin_at(GUERET, COMMUNES), means, travel, places_at(lat, lon, COMMUNES))


@pytest.mark.parametrize("mode", MODES)
def test_the_next_door_is_never_at_no_minutes(mode: Mode) -> None:
    assert from_gueret(Means(mode, 30)).minutes[0] >= 3


@given(mode=st.sampled_from([mode for mode in MODES if mode is not Mode.BUS]), near=st.floats(0, 0.1))
def test_a_place_beyond_its_commune_is_farther_than_its_centre(mode: Mode, near: float) -> None:
    beyond = Point(BOURGANEUF.lat - near, BOURGANEUF.lon)

    centre, place = from_gueret(Means(mode, 30), to=(BOURGANEUF, beyond)).minutes

    assert place >= centre


def test_walking_to_the_next_town_is_no_way() -> None:
    assert np.isinf(from_gueret(Means(Mode.WALK, 30)).minutes[1])


def test_half_an_hour_by_car_from_gueret_to_bourganeuf() -> None:
    assert distance_km(GUERET, BOURGANEUF) == pytest.approx(25.7, abs=0.3)
    assert 30 <= from_gueret(Means(Mode.CAR, 45)).minutes[1] <= 45


def test_the_means_that_asks_least_of_its_own_limit_is_chosen() -> None:
    both = from_gueret(Means(Mode.BIKE, 30), Means(Mode.CAR, 60), to=(AUBUSSON,))

    assert MODES[both.mode[0]] is Mode.CAR
    assert both.limit[0] == 60
    assert both.by_means[0, 0] > both.by_means[1, 0]


def test_without_means_nothing_is_reached_and_distance_is_still_known() -> None:
    nothing = from_gueret()

    assert np.isinf(nothing.minutes).all()
    assert (nothing.mode == -1).all()
    assert nothing.km[1] == pytest.approx(25.7, abs=0.3)


def test_an_unknown_place_has_unknown_minutes() -> None:
    nowhere = places_at(np.array([np.nan]), np.array([np.nan]), COMMUNES)

    by = reach_places(origin_at(GUERET, COMMUNES), (Means(Mode.CAR, 30),), ESTIMATED, nowhere)

    assert np.isnan(by.minutes[0])


def test_beyond_the_border_minutes_are_those_of_the_straight_line() -> None:
    geneva = Point(46.2044, 6.1432)

    by = from_gueret(Means(Mode.CAR, 120), to=(geneva,))

    assert 200 < by.minutes[0] < 330
    assert BASES[by.basis[0, 0]] is Basis.ESTIMATED


def test_an_origin_abroad_still_reaches() -> None:
    here = origin_at(Point(46.2044, 6.1432), COMMUNES)
    there = places_at(np.array([46.19]), np.array([6.23]), COMMUNES)

    assert here.commune == -1
    assert 5 < reach_places(here, (Means(Mode.CAR, 30),), ESTIMATED, there).minutes[0] < 30


def test_who_lives_in_a_commune_without_a_centre_starts_from_the_nearest_one() -> None:
    origin = origin_at(GUERET, COMMUNES, insee="23999")
    places = places_at(np.array([BOURGANEUF.lat]), np.array([BOURGANEUF.lon]), COMMUNES)

    by = reach_places(origin, (Means(Mode.CAR, 45),), ESTIMATED, places)

    assert COMMUNES.at(origin.commune).insee == "23096"
    assert 25 < by.minutes[0] < 45


def test_communes_are_reached_by_the_quickest_means_within_its_limit() -> None:
    travel = Travel(COMMUNES, (Fixed(Mode.CAR, said(40, 35, 5, NOWHERE)), Fixed(Mode.BUS, said(50, 30, 10, NOWHERE))))

    by = reach(2, (Means(Mode.CAR, 30), Means(Mode.BUS, 60)), travel)

    assert by.minutes.tolist() == [50, 30, 5, NOWHERE]
    assert by.means.tolist() == [1, 1, 0, -1]
    assert [one.tolist() for one in by.alternatives] == [[40, 35, 5, NOWHERE], [50, 30, 10, NOWHERE]]


def test_beyond_every_limit_the_means_that_exceeds_its_own_least_is_told() -> None:
    travel = Travel(COMMUNES, (Fixed(Mode.CAR, said(40, 1, 1, 1)), Fixed(Mode.WALK, said(100, 1, 1, 1))))

    by = reach(2, (Means(Mode.CAR, 30), Means(Mode.WALK, 20)), travel)

    assert (by.minutes[0], by.means[0]) == (40, 0)


def test_no_means_reach_no_commune_and_a_slice_is_a_department() -> None:
    by = reach(2, (), ESTIMATED, within=slice(0, 2))

    assert by.minutes.tolist() == [NOWHERE, NOWHERE]


def test_what_roads_do_not_tell_is_estimated_beyond_their_limit() -> None:
    roads = Fixed(Mode.CAR, said(52, NOWHERE, 4, NOWHERE, beyond=(61, 61, 61, 61)))
    travel = Travel(COMMUNES, (roads, Estimate(COMMUNES)))

    row = travel.row(Mode.CAR, 2)

    assert row.minutes.tolist() == [52, 61, 4, NOWHERE]
    assert [BASES[one] for one in row.basis[:2]] == [Basis.ROAD, Basis.ESTIMATED]


def test_what_timetables_say_is_impossible_stays_so() -> None:
    timetables = Fixed(Mode.BUS, said(NOWHERE, 45, 1, NOWHERE, basis=Basis.TIMETABLE))
    travel = Travel(COMMUNES, (timetables, Estimate(COMMUNES)))

    assert travel.row(Mode.BUS, 2).minutes[0] == NOWHERE
    assert travel.version == f"fixed+{Estimate.version}"


def test_the_last_walk_begins_at_the_stop() -> None:
    exits = np.array([[AUBUSSON.lat, AUBUSSON.lon]] * 4, np.float32)
    latest, ridden = np.full(4, 1_100, np.int16), np.full(4, 3, np.uint8)
    row = Row(*_arrays(60), exits=exits, last_back=latest, vehicles=ridden)
    travel = Travel(COMMUNES, (Fixed(Mode.BUS, row),))
    a_kilometre_on = Point(AUBUSSON.lat - 0.009, AUBUSSON.lon)

    by = from_gueret(Means(Mode.BUS, 90), to=(AUBUSSON, a_kilometre_on), travel=travel)

    assert by.minutes[0] == pytest.approx(60, abs=1)
    assert 66 <= by.minutes[1] <= 80
    assert by.last_back[0, 0] == 1_100
    assert 1_080 <= by.last_back[0, 1] <= 1_100 - 15
    assert (by.vehicles == 3).all()
    assert by.walk[0, 0] < 1
    assert 15 <= by.walk[0, 1] <= 20


def test_nobody_walks_fifteen_kilometres_from_the_stop_in_no_time() -> None:
    exits = np.array([[AUBUSSON.lat, AUBUSSON.lon]] * 4, np.float32)
    travel = Travel(COMMUNES, (Fixed(Mode.BUS, Row(*_arrays(40), exits=exits)),))
    far_out = Point(AUBUSSON.lat - 0.135, AUBUSSON.lon)

    by = from_gueret(Means(Mode.BUS, 90), to=(far_out,), travel=travel)

    assert by.minutes[0] > 180


def test_short_ways_are_those_of_all_ways_and_make_room_for_them() -> None:
    travel = Travel(COMMUNES, (Estimate(COMMUNES),))
    near = travel.near({Mode.CAR: 40})

    short, whole = near.row(Mode.CAR, 2), travel.row(Mode.CAR, 2)

    assert (whole.minutes[:3] > 40).any()
    assert np.array_equal(short.minutes, np.where(whole.minutes <= 40, whole.minutes, NOWHERE))
    assert near.row(Mode.CAR, 2) is whole
    assert near.version == travel.version
    assert travel.kept_bytes == whole.bytes


def test_rows_are_kept_within_a_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.travel.MOST_BYTES", 20)
    travel = Travel(COMMUNES, (Fixed(Mode.CAR, said(9, 9, 9, 9)),))  # 8 bytes a row

    first = [travel.row(Mode.CAR, origin) for origin in range(3)]

    assert travel.row(Mode.CAR, 2) is first[2]
    assert travel.kept_bytes <= 20


def _arrays(minutes: int) -> tuple[np.ndarray, np.ndarray]:
    return np.full(4, minutes, np.uint8), np.full(4, BASES.index(Basis.TIMETABLE), np.uint8)
