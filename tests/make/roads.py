"""A small map, written as an extract of OpenStreetMap: distances in kilometres from a crossroads in the Creuse.

    fountain (0,2) ──────── chapel (5,2) ──────── mill (10,2)
        ┊ footway              ↑ one way             │
    church (0,0) ────────── market (5,0) ──────── station (10,0)
        └═══════════════ motorway ═══════════════════┘

A field track leads north from the chapel. An old lane runs from the church to the station too, north of the main
street. Far to the east lie two farms that a lane joins to each other and to nothing else.
"""

from collections.abc import Mapping
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Way

from geo import Point

_LAT, _LON = 46.0, 2.0
_KM_A_DEGREE_LAT, _KM_A_DEGREE_LON = 111.2, 77.25


def place(east_km: float, north_km: float) -> Point:
    """The place that lies so far from the church."""
    return Point(_LAT + north_km / _KM_A_DEGREE_LAT, _LON + east_km / _KM_A_DEGREE_LON)


CHURCH, MARKET, STATION = place(0, 0), place(5, 0), place(10, 0)
FOUNTAIN, CHAPEL, MILL = place(0, 2), place(5, 2), place(10, 2)
FARM, OTHER_FARM = place(40, 0), place(41, 0)
IN_THE_WOODS = place(5, 8)
FIELD = place(5, 2.8)
_BEND = place(5, 1)

_PLACES = (CHURCH, MARKET, STATION, FOUNTAIN, CHAPEL, MILL, FARM, OTHER_FARM, FIELD, _BEND, place(1, -1), place(9, -1))
_WAYS: tuple[tuple[tuple[Point, ...], Mapping[str, str]], ...] = (
    ((CHURCH, MARKET, STATION), {"highway": "tertiary", "name": "Grande Rue", "maxspeed": "80"}),
    ((CHURCH, _BEND, STATION), {"highway": "unclassified", "name": "Vieux Chemin"}),
    ((FOUNTAIN, CHAPEL, MILL), {"highway": "tertiary", "name": "Route du Moulin"}),
    ((STATION, MILL), {"highway": "tertiary", "name": "Rue de la Gare"}),
    ((MARKET, CHAPEL), {"highway": "residential", "name": "Rue Étroite", "oneway": "yes"}),
    ((CHURCH, FOUNTAIN), {"highway": "footway"}),
    ((CHAPEL, FIELD), {"highway": "track", "tracktype": "grade5"}),
    ((CHURCH, place(1, -1)), {"highway": "motorway_link", "oneway": "yes"}),
    ((place(1, -1), place(9, -1)), {"highway": "motorway", "oneway": "yes"}),
    ((place(9, -1), STATION), {"highway": "motorway_link", "oneway": "yes"}),
    ((FARM, OTHER_FARM), {"highway": "residential", "name": "Chemin des Fermes"}),
)


def write_map(path: Path, *, day: str | None = "2026-11-20T20:21:02Z") -> Path:
    """Writes the extract, dated where `day` says so."""
    header = osmium.io.Header()
    if day:
        header.set("osmosis_replication_timestamp", day)
    with osmium.SimpleWriter(str(path), header=header, overwrite=True) as writer:
        for number, point in enumerate(_PLACES, start=1):
            writer.add_node(Node(id=number, version=1, location=(point.lon, point.lat)))
        for number, (points, tags) in enumerate(_WAYS, start=1):
            nodes = [_PLACES.index(point) + 1 for point in points]
            writer.add_way(Way(id=number, version=1, nodes=nodes, tags=dict(tags)))
    return path
