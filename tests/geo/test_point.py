"""Distances on Earth: symmetric, never negative, and right on places whose distance is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import Point, distance_km, distances_km

places = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@given(here=places, there=places)
def test_distance_is_symmetric_bounded_and_nothing_to_oneself(here: Point, there: Point) -> None:
    assert distance_km(here, there) == pytest.approx(distance_km(there, here))
    assert 0 <= distance_km(here, there) <= 20_016
    assert distance_km(here, here) == 0


@given(here=places, there=places)
def test_many_at_once_are_the_same_as_one_by_one(here: Point, there: Point) -> None:
    many = distances_km(here, np.array([there.lat]), np.array([there.lon]))

    assert many[0] == pytest.approx(distance_km(here, there), abs=1e-6)


def test_a_degree_of_longitude_at_amiens_is_71_7_km_and_not_111() -> None:
    assert distance_km(Point(49.894, 2.0), Point(49.894, 3.0)) == pytest.approx(71.7, abs=0.1)


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km(Point(45.5, 2.0), Point(46.5, 2.0)) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (-91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_a_place_that_does_not_exist_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="no such place"):
        Point(lat, lon)


def test_postgis_reads_longitude_first() -> None:
    assert Point(46.17, 1.87).ewkt() == "SRID=4326;POINT(1.87 46.17)"
