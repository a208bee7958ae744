"""The minutes of a department, as bytes: rounded, never 0, 255 beyond the limit."""

import numpy as np

from geo import Commune, Mode, Point
from geo.roads import Roads, reachable_targets, rows_of_minutes
from geo.roads.batches import MOST_AT_ONCE, neighbours
from tests.make.roads import CHURCH, FARM, MARKET, MILL, STATION


def commune(insee: str, point: Point | None) -> Commune:
    return Commune(insee, f"Lieu {insee}", insee[:2], (), point, 100)


COMMUNES = [commune("23001", CHURCH), commune("23002", MARKET), commune("23003", STATION), commune("19001", MILL)]


def minutes(roads: Roads, mode: Mode, *, limit_minutes: int) -> dict[str, list[int]]:
    origins = COMMUNES[:3]
    targets = [*COMMUNES, commune("87001", FARM)]
    rows = list(rows_of_minutes(roads, mode, origins, targets, limit_minutes=limit_minutes))
    return {code: list(row) for some in rows for code, row in zip(some.origins, some.minutes, strict=True)}


def test_each_origin_has_a_byte_a_target_and_255_beyond_the_limit(roads: Roads) -> None:
    found = minutes(roads, Mode.WALK, limit_minutes=100)

    assert sorted(found) == ["23001", "23002", "23003"]
    assert {found["23002"][0], found["23002"][2]} <= {62, 63, 64}  # 5 km at 4.8 km an hour
    assert found["23001"][2:] == [255, 255, 255]


def test_within_a_commune_it_takes_half_of_the_way_to_the_nearest_other(roads: Roads) -> None:
    found = minutes(roads, Mode.WALK, limit_minutes=100)

    assert abs(found["23001"][0] - found["23001"][1] / 2) <= 1
    assert abs(found["23003"][2] - found["23003"][3] / 2) <= 1


def test_minutes_are_never_0(roads: Roads) -> None:
    twins = [commune("23001", CHURCH), commune("23002", CHURCH)]

    (rows,) = rows_of_minutes(roads, Mode.CAR, twins, twins, limit_minutes=60)
    assert rows.minutes == (b"\x01\x01", b"\x01\x01")


def test_targets_are_those_that_no_straight_line_excludes() -> None:
    far, nowhere = commune("87001", FARM), commune("87002", None)
    around = [*COMMUNES, far, nowhere]

    walked = reachable_targets(Mode.WALK, [COMMUNES[0]], around, limit_minutes=60)
    driven = reachable_targets(Mode.CAR, [COMMUNES[0], nowhere], around, limit_minutes=60)
    assert [one.insee for one in walked] == ["23001", "23002"]
    assert [one.insee for one in driven] == ["23001", "23002", "23003", "19001", "87001"]


def test_neighbours_are_asked_together_and_nobody_is_forgotten() -> None:
    generator = np.random.default_rng(23)
    lat, lon = generator.uniform(45.6, 46.4, 256), generator.uniform(1.4, 2.6, 256)

    groups = list(neighbours(lat, lon))
    assert sorted(np.concatenate(groups)) == list(range(256))
    assert max(map(len, groups)) <= MOST_AT_ONCE
    assert max(np.ptp(lat[group]) for group in groups) * 111.2 <= 50
    assert list(neighbours(np.zeros(0), np.zeros(0))) == []
