"""Estimated minutes beside those of the road engine on small extracts of OpenStreetMap, as JSON.

    python -m bench.travel_roads --data DIR [--folder DIR]

DIR holds `networks/*.osm.pbf`. The towns, villages and hamlets of an extract stand for communes; where OpenStreetMap
does not tell how many people live there, the usual number for such a place is taken. By each means, for pairs within
60 minutes by road: the estimate, the curve of the straight line alone, and the mean ratio of minutes by road to
kilometres of straight line. These are three small, steep or dense countries: the hardest cases, not the usual ones.
`--folder` keeps the networks from one run to the next.
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import osmium

from bench.travel import WITHIN, Floats, figures, usual_minutes
from geo import Commune, Communes, Estimate, Mode, Point, distances_km, straight_minutes
from geo.roads import MODES_BY_ROAD, Roads, build_network
from kit import day_in_france, now_utc

USUAL_POPULATION = {"city": 30_000, "town": 5_000, "suburb": 3_000, "village": 500, "hamlet": 50}
EXTRACTS = ("andorra", "liechtenstein", "monaco")


def places_of(extract: Path) -> Communes:
    """The named places of an extract where people live, as communes."""
    nodes = osmium.FileProcessor(extract, osmium.osm.NODE).with_filter(osmium.filter.KeyFilter("place"))
    return Communes(
        Commune(
            insee=str(node.id),
            name=node.tags.get("name") or "",
            department="",
            postal_codes=(),
            point=Point(node.location.lat, node.location.lon),
            population=_population(node.tags),
        )
        for node in nodes
        if isinstance(node, osmium.osm.Node) and node.tags["place"] in USUAL_POPULATION
    )


def _population(tags: Any) -> int:
    told = tags.get("population", "")
    return int(told) if told.isdigit() else USUAL_POPULATION[tags["place"]]


def compared(communes: Communes, roads: Roads) -> dict[str, Any]:
    """The figures by means of transport."""
    points = [commune.point for commune in communes if commune.point]
    km = np.array([distances_km(point, communes.lat, communes.lon) for point in points])
    estimate = Estimate(communes)
    answer: dict[str, Any] = {}
    for mode in MODES_BY_ROAD:
        by_road = roads.matrix(mode, points, points, limit_minutes=int(WITHIN)).minutes.astype(np.float64)
        asked = np.isfinite(by_road) & (km > 0)
        estimated = np.array([estimate.minutes_from(origin, mode=mode) for origin in range(len(points))])
        plain = {"1.3 x distance at 50 km/h": _figures(usual_minutes(km), by_road, asked)} if mode is Mode.CAR else {}
        answer[mode.value] = plain | {
            "estimate": _figures(estimated, by_road, asked),
            "straight line alone": _figures(straight_minutes(mode, km), by_road, asked),
            "road_minutes_per_straight_km": round(float(by_road[asked].sum() / km[asked].sum()), 2),
        }
    return answer


def _figures(said: Floats, by_road: Floats, asked: Any) -> dict[str, float]:
    """Of the pairs that both tell; the number of those that only the road engine does."""
    both = asked & np.isfinite(said)
    return figures(said[both], by_road[both]) | {"not_estimated": int(np.count_nonzero(asked & ~both))}


def main() -> None:
    """Prints the figures as one JSON object."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--folder", type=Path)
    options = asked.parse_args()
    answer: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for name in EXTRACTS:
            extract = options.data / "networks" / f"{name}.osm.pbf"
            network = build_network(
                (options.folder or Path(temporary)) / name, extract, name=name, day=day_in_france(now_utc())
            )
            communes = places_of(extract)
            answer[name] = {"places": len(communes), **compared(communes, Roads(network))}
    print(json.dumps(answer, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
