"""How fast minutes by road are computed on real extracts: a department of 256 places, and 700 around.

    make bench NAME=roads ARGS="--networks DIR"

Places are drawn on the roads of each extract, so that the network has as many as a department. Prints JSON, per
extract and means: seconds of `alentour roads matrix` without the database, of one row at a time on one core as a
ratio of it, and whether both tell the same.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import osmium

from geo import Commune, Mode, Point
from geo.roads import MODES_BY_ROAD, Roads, build_network, name_of, reachable_targets, rows_of_minutes

ORIGINS, PLACES = 256, 700
LIMIT_MINUTES = 60
ONE_BY_ONE = 8
"""Rows asked one at a time: enough to compare."""
_STREETS = {"residential", "unclassified", "tertiary", "secondary", "primary"}


def main() -> None:
    """Prints the figures of all extracts of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", type=Path, required=True, help="folder of .osm.pbf extracts")
    parser.add_argument("--mode", action="append", choices=[mode.value for mode in MODES_BY_ROAD])
    asked = parser.parse_args()
    modes = [Mode(mode) for mode in asked.mode or ["car"]]
    told = {name_of(path): of_extract(path, modes) for path in sorted(asked.networks.glob("*.osm.pbf"))}
    print(json.dumps(told, indent=2))


def of_extract(path: Path, modes: Sequence[Mode]) -> dict[str, Any]:
    """Seconds to build the network of an extract, and the figures of each means."""
    communes = invented_communes(path)
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        network = build_network(Path(folder), path, name=name_of(path), day=date.today())  # noqa: DTZ011 - only a name
        told: dict[str, Any] = {"build_seconds": round(time.perf_counter() - began, 1)}
        for mode in modes:
            cores = len(os.sched_getaffinity(0))
            roads = Roads(network, longest_minutes=LIMIT_MINUTES, at_once=cores)
            told[mode.value] = of_mode(roads, mode, communes) | {"cores": cores}
    return told


def of_mode(roads: Roads, mode: Mode, communes: Sequence[Commune]) -> dict[str, Any]:
    """Seconds for all rows, and the same for some rows asked one by one."""
    began = time.perf_counter()
    origins = near(roads, mode, communes[:ORIGINS])
    targets = near(roads, mode, reachable_targets(mode, origins, communes, limit_minutes=LIMIT_MINUTES))
    rows = rows_of(roads, mode, origins, targets)
    seconds = time.perf_counter() - began

    began = time.perf_counter()
    single: dict[str, bytes] = {}
    for origin in origins[:ONE_BY_ONE]:
        single |= rows_of(roads, mode, [origin], targets)
    one_by_one = (time.perf_counter() - began) / len(single) * len(origins)
    return {
        "pairs": len(origins) * len(targets),
        "seconds": round(seconds, 1),
        "one_by_one_ratio": round(one_by_one / seconds, 1),
        "same": all(rows[code] == row for code, row in single.items()),
    }


def rows_of(roads: Roads, mode: Mode, origins: Sequence[Commune], targets: Sequence[Commune]) -> dict[str, bytes]:
    """The row of each origin."""
    found = rows_of_minutes(roads, mode, origins, targets, limit_minutes=LIMIT_MINUTES)
    return {code: row for some in found for code, row in zip(some.origins, some.minutes, strict=True)}


def near(roads: Roads, mode: Mode, communes: Sequence[Commune]) -> list[Commune]:
    """Those with a road near them."""
    mask = roads.near(mode, [one.point for one in communes if one.point])
    return [one for one, is_near in zip(communes, mask, strict=True) if is_near]


def invented_communes(path: Path) -> list[Commune]:
    """Places on the streets of an extract, always the same."""
    points = []
    for way in osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY).with_locations():
        if way.is_way() and way.tags.get("highway") in _STREETS and way.nodes[0].location.valid():
            points.append(Point(way.nodes[0].location.lat, way.nodes[0].location.lon))
    drawn = random.Random(23).sample(points, PLACES)
    return [Commune(f"{position:05d}", "", "00", (), point, 0) for position, point in enumerate(drawn)]


if __name__ == "__main__":
    main()
