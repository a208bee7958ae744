"""A network of a few roads is asked for minutes, routes and isochrones: each means keeps to what it may use."""

import random
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from geo import Mode, Point, distance_km
from geo.roads import FarFromRoads, Network, NotByRoad, Roads, Route, build_network
from tests.make.roads import (
    CHAPEL,
    CHURCH,
    FARM,
    FIELD,
    FOUNTAIN,
    IN_THE_WOODS,
    MARKET,
    MILL,
    OTHER_FARM,
    STATION,
    place,
)


def way(roads: Roads, mode: Mode, here: Point, there: Point) -> Route:
    route = roads.route(mode, here, there)
    assert route is not None
    return route


def test_a_route_has_its_line_from_one_end_to_the_other(roads: Roads) -> None:
    route = way(roads, Mode.WALK, CHURCH, MARKET)

    assert route.km == pytest.approx(5, abs=0.05)
    assert route.minutes == pytest.approx(5 / 4.8 * 60, abs=1)
    assert distance_km(route.line[0], CHURCH) < 0.01
    assert distance_km(route.line[-1], MARKET) < 0.01


def test_cars_keep_off_the_footway_that_walkers_take(roads: Roads) -> None:
    assert way(roads, Mode.WALK, CHURCH, FOUNTAIN).km == pytest.approx(2, abs=0.05)
    assert way(roads, Mode.CAR, CHURCH, FOUNTAIN).km == pytest.approx(12, abs=0.1)


def test_a_one_way_street_holds_for_cars_and_bicycles_but_not_on_foot(roads: Roads) -> None:
    lengths = {mode: way(roads, mode, CHAPEL, MARKET).km for mode in (Mode.CAR, Mode.MOPED, Mode.BIKE, Mode.WALK)}

    assert lengths.pop(Mode.WALK) == pytest.approx(2, abs=0.05)
    assert list(lengths.values()) == pytest.approx([12, 12, 12], abs=0.1)


def test_only_cars_take_the_motorway(roads: Roads) -> None:
    assert way(roads, Mode.CAR, CHURCH, STATION).km == pytest.approx(8 + 2 * 2**0.5, abs=0.1)
    assert way(roads, Mode.MOPED, CHURCH, STATION).km < 10.5


def test_a_moped_never_rides_faster_than_45_km_an_hour(roads: Roads) -> None:
    route = way(roads, Mode.MOPED, CHURCH, STATION)

    assert route.km == pytest.approx(10, abs=0.05), "the lane is longer, and no quicker for it"
    assert 35 <= route.km / route.minutes * 60 <= 45


def test_assistance_makes_a_bicycle_quicker(roads: Roads) -> None:
    minutes = [way(roads, mode, CHURCH, STATION).minutes for mode in (Mode.MOPED, Mode.EBIKE, Mode.BIKE, Mode.WALK)]

    assert minutes == sorted(minutes)
    assert minutes[2] / minutes[1] > 1.2


def test_minutes_of_a_matrix_are_those_of_the_routes(roads: Roads) -> None:
    places = [CHURCH, CHAPEL, MILL]

    found = roads.matrix(Mode.CAR, places, places, limit_minutes=60)
    expected = [[way(roads, Mode.CAR, here, there).minutes for there in places] for here in places]
    assert found.minutes == pytest.approx(np.array(expected), abs=0.05)


def test_a_place_far_from_any_road_is_told(roads: Roads) -> None:
    found = roads.matrix(Mode.CAR, [CHURCH, IN_THE_WOODS], [MILL, IN_THE_WOODS, STATION], limit_minutes=60)

    assert found.sources_near.tolist() == [True, False]
    assert found.targets_near.tolist() == [True, False, True]
    assert np.isnan(found.minutes).tolist() == [[False, True, False], [True, True, True]]
    with pytest.raises(FarFromRoads, match="plus de 1 km de toute route"):
        roads.route(Mode.CAR, CHURCH, IN_THE_WOODS)
    with pytest.raises(FarFromRoads):
        roads.isochrone(Mode.CAR, IN_THE_WOODS, minutes=(15,))


def test_near_is_within_a_kilometre_of_a_street_that_the_means_may_use(roads: Roads) -> None:
    on_the_footway, beside_the_motorway = place(0, 0.9), place(5, -1.2)

    for mode in (Mode.WALK, Mode.CAR):
        assert roads.near(mode, [on_the_footway, beside_the_motorway]).tolist() == [True, False]
    assert roads.near(Mode.CAR, [place(-0.9, 0), place(-1.1, 0), place(-1.1, 0.9)]).tolist() == [True, False, False]


def test_a_car_sets_out_from_a_street_and_not_from_a_track_or_a_motorway(roads: Roads) -> None:
    beside_the_motorway = place(5, -0.9)

    from_the_field, from_the_chapel = (way(roads, Mode.CAR, here, MILL).minutes for here in (FIELD, CHAPEL))
    from_beside, from_the_market = (
        way(roads, Mode.CAR, here, CHURCH).minutes for here in (beside_the_motorway, MARKET)
    )
    assert from_the_field == pytest.approx(from_the_chapel, abs=0.1)
    assert from_beside == pytest.approx(from_the_market, abs=0.1)
    assert way(roads, Mode.WALK, FIELD, MILL).km == pytest.approx(5.8, abs=0.1)


def test_no_road_leads_to_an_island(roads: Roads) -> None:
    found = roads.matrix(Mode.CAR, [CHURCH, FARM], [FARM, OTHER_FARM], limit_minutes=60)

    assert found.targets_near.all()
    assert np.isinf(found.minutes).tolist() == [[True, True], [False, False]]
    assert roads.route(Mode.CAR, CHURCH, FARM) is None


def test_a_lower_limit_changes_nothing_below_it(roads: Roads) -> None:
    places = [CHURCH, MARKET, STATION, FOUNTAIN, CHAPEL, MILL]
    far = roads.matrix(Mode.WALK, places, places, limit_minutes=240).minutes
    near = Roads(roads.network, longest_minutes=70).matrix(Mode.WALK, places, places, limit_minutes=70).minutes

    assert np.isinf(near).any()
    assert np.where(far <= 70, far, np.inf) == pytest.approx(near)


def test_an_isochrone_holds_what_is_within_its_minutes(roads: Roads) -> None:
    shapes = roads.isochrone(Mode.WALK, CHURCH, minutes=(70, 30))

    assert list(shapes) == [30, 70]
    assert [holds(shapes[30], spot) for spot in (place(0, 1.5), MARKET)] == [True, False]
    assert [holds(shapes[70], spot) for spot in (place(0, 1.5), MARKET, STATION)] == [True, True, False]


def test_buses_do_not_follow_the_map(roads: Roads) -> None:
    with pytest.raises(NotByRoad, match="timetables load"):
        roads.near(Mode.BUS, [CHURCH])


def test_nothing_is_asked_of_no_places(roads: Roads) -> None:
    assert roads.matrix(Mode.CAR, [], [CHURCH], limit_minutes=60).minutes.shape == (0, 1)
    assert roads.matrix(Mode.CAR, [CHURCH], [], limit_minutes=60).minutes.shape == (1, 0)


@pytest.fixture(scope="module")
def liechtenstein(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Network:
    extract = shared_data / "networks/liechtenstein.osm.pbf"
    return build_network(tmp_path_factory.mktemp("real"), extract, name="liechtenstein", day=date(2026, 11, 21))


def test_a_real_extract_answers_for_every_means(liechtenstein: Network) -> None:
    roads = Roads(liechtenstein)
    vaduz, balzers = Point(47.141, 9.5215), Point(47.0667, 9.5)

    assert roads.network.date < date(2026, 11, 21)
    assert 8 < way(roads, Mode.CAR, vaduz, balzers).minutes < 16
    assert 95 < way(roads, Mode.WALK, vaduz, balzers).minutes < 140
    assert roads.near(Mode.CAR, [vaduz, balzers, Point(48, 9.5)]).tolist() == [True, True, False]


def test_every_street_of_a_real_extract_is_left_whatever_the_limit(liechtenstein: Network) -> None:
    drawn = random.Random(23)
    places = [Point(drawn.uniform(47.05, 47.26), drawn.uniform(9.48, 9.62)) for _ in range(100)]

    far = Roads(liechtenstein).matrix(Mode.CAR, places, places, limit_minutes=240)
    near = Roads(liechtenstein, longest_minutes=60).matrix(Mode.CAR, places, places, limit_minutes=60)
    assert far.sources_near.sum() > 40
    assert np.isfinite(far.minutes[far.sources_near][:, far.targets_near]).all()
    assert np.array_equal(np.where(far.minutes > 60, np.inf, far.minutes), near.minutes, equal_nan=True)


def holds(shape: dict[str, object], spot: Point) -> bool:
    """Whether the first ring of a polygon of GeoJSON holds the spot: it crosses a ray to the east an odd number of
    times."""
    assert shape["type"] == "Polygon"
    ring = shape["coordinates"][0]  # type: ignore[index]
    crossings = 0
    for (lon1, lat1), (lon2, lat2) in pairwise(ring):
        if (lat1 > spot.lat) != (lat2 > spot.lat):
            crossings += spot.lon < (lon2 - lon1) * (spot.lat - lat1) / (lat2 - lat1) + lon1
    return crossings % 2 == 1
