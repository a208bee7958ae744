"""Reach: which means, how many minutes, and what is beyond."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import MODES, Estimate, Means, Mode, Point, Reach, distance_km, reach

GUERET, BOURGANEUF, AUBUSSON = Point(46.1703, 1.8699), Point(45.9533, 1.7556), Point(45.9567, 2.1683)


def from_gueret(*means: Means, to: tuple[Point, ...] = (GUERET, BOURGANEUF)) -> Reach:
    lat, lon = np.array([one.lat for one in to]), np.array([one.lon for one in to])
    return reach(GUERET, means, Estimate(), lat=lat, lon=lon)


@pytest.mark.parametrize("mode", MODES)
def test_the_next_door_is_never_at_no_minutes(mode: Mode) -> None:
    assert from_gueret(Means(mode, 30)).minutes[0] >= 3


@given(mode=st.sampled_from(MODES), near=st.floats(0, 1), far=st.floats(0, 1))
def test_farther_is_never_quicker_with_the_same_means(mode: Mode, near: float, far: float) -> None:
    near, far = sorted((near, far))
    places = (Point(46.1703 + near, 1.8699), Point(46.1703 + far, 1.8699))

    minutes = from_gueret(Means(mode, 30), to=places).minutes

    assert minutes[0] <= minutes[1]


def test_walking_to_the_next_town_is_no_way() -> None:
    assert np.isinf(from_gueret(Means(Mode.WALK, 30)).minutes[1])


def test_half_an_hour_by_car_from_gueret_to_bourganeuf() -> None:
    assert distance_km(GUERET, BOURGANEUF) == pytest.approx(25.7, abs=0.3)
    assert 30 <= from_gueret(Means(Mode.CAR, 45)).minutes[1] <= 45


def test_the_means_that_asks_least_of_its_own_limit_is_chosen() -> None:
    both = from_gueret(Means(Mode.BIKE, 30), Means(Mode.CAR, 60), to=(AUBUSSON,))

    assert MODES[both.mode[0]] is Mode.CAR
    assert both.limit[0] == 60


def test_without_means_nothing_is_reached_and_distance_is_still_known() -> None:
    nothing = from_gueret()

    assert np.isinf(nothing.minutes).all()
    assert (nothing.mode == -1).all()
    assert nothing.km[1] == pytest.approx(25.7, abs=0.3)


def test_an_unknown_place_has_unknown_minutes() -> None:
    nowhere = reach(GUERET, (Means(Mode.CAR, 30),), Estimate(), lat=np.array([np.nan]), lon=np.array([np.nan]))

    assert np.isnan(nowhere.minutes[0])
