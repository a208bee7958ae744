"""Which places lie near which: exactly those that measuring every pair would give."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo import Point, distance_km
from geo.near import pairs_within

points = st.lists(st.builds(Point, st.floats(45.5, 46.5), st.floats(1.5, 2.5)), max_size=8)


@given(here=points, there=points, km=st.floats(0.1, 60))
def test_pairs_are_those_that_are_near_with_their_distance(here: list[Point], there: list[Point], km: float) -> None:
    lat, lon = (np.array([getattr(point, axis) for point in here], np.float64) for axis in ("lat", "lon"))
    of = tuple(np.array([getattr(point, axis) for point in there], np.float64) for axis in ("lat", "lon"))

    places, others, found = pairs_within(lat, lon, of=(of[0], of[1]), km=km)
    told = {(int(i), int(j)): distance for i, j, distance in zip(places, others, found, strict=True)}
    for i, one in enumerate(here):
        for j, other in enumerate(there):
            apart = distance_km(one, other)
            if abs(apart - km) > 1e-6:
                assert ((i, j) in told) == (apart < km)
            if (i, j) in told:
                assert abs(told[i, j] - apart) < 1e-6


def test_a_place_that_lies_nowhere_is_near_nothing() -> None:
    nowhere, somewhere = np.array([np.nan, 46.0]), np.array([np.nan, 2.0])

    places, others, _ = pairs_within(nowhere, somewhere, of=(nowhere, somewhere), km=10)
    assert (places.tolist(), others.tolist()) == ([1], [1])
