"""The estimate: travel times with no map at all."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import MODES, NOWHERE, USUAL_TRIP, Basis, Commune, Communes, Estimate, Mode, Point, straight_minutes
from geo.travel import BASES

KM_NORTH = 1 / 111.195
"""Degrees of latitude in a kilometre."""
KM_EAST = KM_NORTH / np.cos(np.radians(46))

Place = tuple[float, float, int]
"""Kilometres east and north of some point of Creuse, and inhabitants."""


def country(*places: Place, codes: Sequence[str] = ()) -> Communes:
    """Communes at these places, in their order."""
    return Communes(
        Commune(
            code,
            f"Lieu {code}",
            "23",
            (),
            Point(46 + north * KM_NORTH, 2 + east * KM_EAST),
            population,
        )
        for code, (east, north, population) in zip(
            codes or [f"{23001 + n}" for n in range(len(places))], places, strict=True
        )
    )


def by_car(communes: Communes, origin: int = 0) -> list[float]:
    return [float(one) for one in Estimate(communes).minutes_from(origin, mode=Mode.CAR)]


places = st.tuples(st.integers(0, 45), st.integers(0, 45), st.integers(0, 200_000))


@settings(max_examples=40, deadline=None)
@given(where=st.lists(places, min_size=1, max_size=25), mode=st.sampled_from(MODES))
def test_a_way_takes_as_long_in_both_directions_and_never_nothing(where: list[Place], mode: Mode) -> None:
    communes = country(*where)
    estimate = Estimate(communes)

    minutes = np.array([estimate.minutes_from(origin, mode=mode) for origin in range(len(communes))])

    assert np.allclose(minutes, minutes.T)
    assert (minutes >= 2).all()


@settings(max_examples=40, deadline=None)
@given(where=st.lists(places, min_size=1, max_size=25))
def test_by_car_one_gets_everywhere_on_the_same_land(where: list[Place]) -> None:
    assert np.isfinite(by_car(country(*where))).all()


@given(spacing=st.floats(1, 9), population=st.integers(1, 50_000))
@settings(max_examples=30, deadline=None)
def test_along_a_line_of_equal_communes_farther_is_longer(spacing: float, population: int) -> None:
    minutes = by_car(country(*((n * spacing, 0, population) for n in range(12))))

    assert minutes[1:] == sorted(minutes[1:])
    assert minutes[11] > minutes[1]


def test_a_mountain_without_villages_costs_more_than_a_valley_as_long() -> None:
    valley = [(n * 3.0, 0.0, 800) for n in range(9)]
    mountain = [place for n, place in enumerate(valley) if n in {0, 1, 7, 8}]

    assert by_car(country(*mountain))[-1] > 1.3 * by_car(country(*valley))[-1]


def test_one_goes_round_a_mountain_where_villages_do() -> None:
    across = [(0.0, 0.0, 800), (20.0, 0.0, 800)]
    round_it = [(x, 6.0, 800) for x in np.arange(0.0, 21.0, 2.5)]

    assert by_car(country(*across, *round_it))[1] < by_car(country(*across))[1]


def test_a_town_is_reached_sooner_than_a_hamlet_at_the_same_place() -> None:
    around = [(x * 4.0, y * 4.0, 600) for x in range(-3, 4) for y in range(-3, 4) if (x, y) != (2, 2)]

    to_town, to_hamlet = (by_car(country((8.0, 8.0, population), *around), origin=1)[0] for population in (6_000, 60))

    assert to_town < 0.9 * to_hamlet


def test_no_car_drives_off_an_island_but_on_it_one_does() -> None:
    belle_ile = country(
        (0, 0, 2_500), (4, 3, 1_000), (14, 9, 5_000), (18, 9, 900), codes=["56152", "56241", "56186", "56040"]
    )
    quiberon = belle_ile.position("56186")
    assert quiberon is not None

    minutes = dict(zip((one.insee for one in belle_ile), by_car(belle_ile, quiberon), strict=True))

    assert [code for code, one in minutes.items() if np.isinf(one)] == ["56152", "56241"]
    assert np.isinf(Estimate(belle_ile).minutes_from(quiberon, mode=Mode.EBIKE)).sum() == 2
    palais = belle_ile.position("56152")
    assert palais is not None
    assert np.isfinite(by_car(belle_ile, palais)).sum() == 2


def test_one_drives_round_an_estuary_where_no_bridge_is() -> None:
    bridge, *others = (
        Commune(code, name, "33", (), Point(lat, lon), 5_000)
        for code, name, lat, lon in (
            ("33366", "Saint-André-de-Cubzac", 44.99, -0.445),
            ("33058", "Blaye", 45.13, -0.66),
            ("33314", "Pauillac", 45.2, -0.75),
            ("33063", "Bordeaux", 44.84, -0.58),
            ("33249", "Lormont", 44.88, -0.52),
        )
    )

    blaye, bordeaux, _, pauillac, _ = by_car(Communes([bridge, *others]))

    assert blaye < bordeaux < pauillac < np.inf
    assert np.isinf(by_car(Communes(others))[3])


def test_no_road_leads_over_the_sea() -> None:
    nice, ajaccio = Point(43.70, 7.27), Point(41.93, 8.74)
    communes = Communes(
        [Commune("06088", "Nice", "06", (), nice, 340_000), Commune("2A004", "Ajaccio", "2A", (), ajaccio, 70_000)]
    )

    assert np.isinf(by_car(communes)[1])


def test_a_commune_without_a_centre_is_nowhere_and_breaks_nothing() -> None:
    lost = Commune("23999", "Perdue", "23", (), None, 0)
    communes = Communes([*country((0, 0, 500), (5, 0, 500), (2, 6, 500)), lost])
    estimate = Estimate(communes)

    for mode in MODES:
        assert estimate.row(mode, 0, USUAL_TRIP).minutes[3] == NOWHERE
        assert (estimate.row(mode, 3, USUAL_TRIP).minutes == NOWHERE).all()


def test_a_row_says_that_it_is_estimated_in_whole_minutes() -> None:
    communes = country((0, 0, 500), (5, 0, 500), (300, 0, 500))

    row = Estimate(communes).row(Mode.CAR, 0, USUAL_TRIP)

    assert row.minutes.dtype == np.uint8
    assert row.minutes[1] == round(by_car(communes)[1])
    assert row.minutes[2] == NOWHERE
    assert {BASES[code] for code in row.basis} == {Basis.ESTIMATED}


@pytest.mark.parametrize(
    "where",
    [[(0, 0, 500)], [(0, 0, 500)] * 3, [(0, 0, 500), (4, 0, 500)], [(4.0 * n, 4.0 * n, 500) for n in range(5)]],
    ids=["alone", "all at one place", "two", "all on one line"],
)
def test_communes_that_make_no_triangle_have_ways_too(where: list[Place]) -> None:
    assert np.isfinite(by_car(country(*where))).all()


def test_in_a_large_commune_one_walks_longer_than_in_a_small_one_and_a_quarter_of_an_hour_at_most() -> None:
    small, large = (
        Estimate(country((0, 0, 500), (apart, 0, 500), (0, apart, 500))).minutes_from(0, mode=Mode.WALK)[0]
        for apart in (2.0, 5.0)
    )

    assert 0 < small < large <= 15


@given(mode=st.sampled_from(MODES), near=st.floats(0, 30), far=st.floats(0, 30))
def test_a_longer_straight_line_is_never_quicker(mode: Mode, near: float, far: float) -> None:
    near, far = sorted((near, far))

    minutes = straight_minutes(mode, np.array([near, far]))

    assert 0 < minutes[0] <= minutes[1]
