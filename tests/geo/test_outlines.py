"""Outlines are made light without parting neighbours."""

from math import cos, pi, sin

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.outlines import Outline, Ring, light_outlines

LAT, LON = 46.0, 2.0
A_METRE = 1 / 111_195


def ring(*positions: tuple[float, float]) -> Ring:
    """A closed ring of positions given in metres east and north of a village."""
    degrees = [(LON + east * A_METRE / cos(LAT * pi / 180), LAT + north * A_METRE) for east, north in positions]
    return np.array([*degrees, degrees[0]])


def outline(*rings: Ring) -> Outline:
    return Outline((rings,))


def circle(radius_m: float, *, steps: int = 60) -> list[tuple[float, float]]:
    return [(radius_m * cos(2 * pi * one / steps), radius_m * sin(2 * pi * one / steps)) for one in range(steps)]


def edges(one: Outline) -> set[frozenset[tuple[float, float]]]:
    return {
        frozenset((tuple(begin), tuple(end)))
        for polygon in one.polygons
        for each in polygon
        for begin, end in zip(each.tolist(), each.tolist()[1:], strict=False)
    }


def area(one: Outline) -> float:
    """The ground in square degrees (shoelace formula), holes taken off."""
    each = [
        [abs(float(np.sum(ring[:-1, 0] * ring[1:, 1] - ring[1:, 0] * ring[:-1, 1]))) / 2 for ring in polygon]
        for polygon in one.polygons
    ]
    return sum(outer - sum(holes) for outer, *holes in each)


@given(st.lists(st.floats(-400, 400), min_size=1, max_size=40))
def test_neighbours_still_share_their_border(bends_m: list[float]) -> None:
    border = [(bend, 5000.0 * (step + 1) / (len(bends_m) + 1)) for step, bend in enumerate(bends_m)]
    west = outline(ring((0, 0), *border, (0, 5000), (-3000, 5000), (-3000, 0)))
    east = outline(ring((0, 5000), *reversed(border), (0, 0), (3000, 0), (3000, 5000)))

    light = light_outlines({"west": west, "east": east}, tolerance_m=100)

    assert np.isclose(area(light["west"]) + area(light["east"]), area(west) + area(east), rtol=1e-9)
    assert edges(light["west"]) & edges(light["east"])


def test_a_straight_border_keeps_its_ends_only() -> None:
    wavering = [(20.0 * (-1) ** step, 100.0 * step) for step in range(1, 50)]
    light = light_outlines({"a": outline(ring((0, 0), *wavering, (0, 5000), (-3000, 2500)))}, tolerance_m=100)
    assert len(light["a"].polygons[0][0]) == 4


def test_no_border_moves_by_more_than_the_tolerance() -> None:
    before = outline(ring(*circle(3000)))
    light = light_outlines({"round": before}, tolerance_m=50)["round"]
    assert 6 < len(light.polygons[0][0]) < 30
    assert area(light) > area(before) * (1 - 2 * 50 / 3000)


def test_the_hole_of_an_enclave_has_the_shape_of_the_enclave() -> None:
    around = outline(ring((-9000, -9000), (9000, -9000), (9000, 9000), (-9000, 9000)), ring(*circle(2000)))
    inside = outline(ring(*reversed(circle(2000))))
    light = light_outlines({"around": around, "inside": inside}, tolerance_m=100)
    assert edges(light["inside"]) < edges(light["around"])


def test_an_islet_goes_with_the_rest_but_not_alone() -> None:
    islet, shore = ring(*circle(30)), ring((1000, 0), (4000, 0), (4000, 3000))
    light = light_outlines({"shore": Outline(((shore,), (islet,)))}, tolerance_m=100)
    assert len(light["shore"].polygons) == 1
    assert len(light_outlines({"islet": outline(islet)}, tolerance_m=100)["islet"].polygons[0][0]) == len(islet)


def test_an_outline_is_written_as_postgis_reads_it() -> None:
    triangle = np.array([[2.0, 46.0], [2.1, 46.0], [2.1, 46.123456789], [2.0, 46.0]])
    assert outline(triangle).ewkt() == (
        "SRID=4326;MULTIPOLYGON(((2.00000 46.00000,2.10000 46.00000,2.10000 46.12346,2.00000 46.00000)))"
    )
    assert outline(triangle).box() == (2.0, 46.0, 2.1, 46.123456789)


def test_nothing_is_made_of_nothing() -> None:
    assert light_outlines({}, tolerance_m=100) == {}
