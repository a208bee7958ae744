"""The stops of a feed, each with the station that it belongs to, and its lines."""

from dataclasses import dataclass

import numpy as np

from geo.gtfs.archive import Archive
from geo.transit import Stops, Vehicle

_BY_HUNDRED = {
    1: Vehicle.TRAIN,
    2: Vehicle.COACH,
    4: Vehicle.METRO,
    5: Vehicle.METRO,
    6: Vehicle.METRO,
    7: Vehicle.COACH,
    8: Vehicle.COACH,
    9: Vehicle.TRAM,
    10: Vehicle.BOAT,
    12: Vehicle.BOAT,
    13: Vehicle.CABLE,
    14: Vehicle.CABLE,
}
_VEHICLES = {
    0: Vehicle.TRAM,
    1: Vehicle.METRO,
    2: Vehicle.TRAIN,
    3: Vehicle.COACH,
    4: Vehicle.BOAT,
    5: Vehicle.TRAM,
    6: Vehicle.CABLE,
    7: Vehicle.CABLE,
    11: Vehicle.COACH,
    12: Vehicle.TRAIN,
}
"""Kinds of routes: those of GTFS, and by hundreds those of its extension. What is not known is a coach."""


@dataclass(frozen=True, slots=True)
class Places:
    """Stops, the position of each stop's code, and the stops of each station's code (a stop is one by itself)."""

    stops: Stops
    positions: dict[str, int]
    members: dict[str, list[int]]


def read_places(archive: Archive) -> Places:
    """All rows of stops.txt; a stop without a place of its own lies where its station does."""
    table: dict[str, tuple[str, str, float, float]] = {}
    also = ("stop_name", "stop_lat", "stop_lon", "parent_station")
    for code, name, lat, lon, parent in archive.rows("stops.txt", "stop_id", also=also):
        table[code] = (name, parent, *_degrees(lat, lon))
    names, lats, lons, stations = [], [], [], []
    positions = {code: index for index, code in enumerate(table)}
    members: dict[str, list[int]] = {}
    for code, (name, parent, lat_degrees, lon_degrees) in table.items():
        station = _station(table, code)
        top_name, _, top_lat, top_lon = table[station]
        placed = not np.isnan(lat_degrees)
        names.append(name or top_name)
        lats.append(lat_degrees if placed else top_lat)
        lons.append(lon_degrees if placed else top_lon)
        stations.append(positions[station])
        for group in {code, parent, station} & table.keys():
            members.setdefault(group, []).append(positions[code])
    unplaced = int(np.isnan(lats).sum())
    if unplaced:
        archive.faults["arrêts sans lieu"] += unplaced
    stops = Stops(tuple(names), np.array(lats, np.float64), np.array(lons, np.float64), np.array(stations, np.int32))
    return Places(stops, positions, members)


def read_lines(archive: Archive) -> tuple[tuple[tuple[str, Vehicle], ...], dict[str, int]]:
    """The name that people read on each line and what runs there, and the position of each route's code."""
    lines: list[tuple[str, Vehicle]] = []
    positions: dict[str, int] = {}
    also = ("route_short_name", "route_long_name", "route_type")
    for code, short, long, kind in archive.rows("routes.txt", "route_id", also=also):
        positions[code] = len(lines)
        lines.append((short or long, _vehicle(kind)))
    return tuple(lines), positions


def _station(table: dict[str, tuple[str, str, float, float]], code: str) -> str:
    """The topmost parent, at most three steps up: an entrance, its platform, its station."""
    for _ in range(3):
        parent = table[code][1]
        if parent not in table or parent == code:
            break
        code = parent
    return code


def _degrees(lat: str, lon: str) -> tuple[float, float]:
    """Both coordinates; NaN where one is no number, out of range, or where both are 0."""
    try:
        place = float(lat), float(lon)
    except ValueError:
        return np.nan, np.nan
    known = -90 <= place[0] <= 90 and -180 <= place[1] <= 180 and place != (0.0, 0.0)
    return place if known else (np.nan, np.nan)


def _vehicle(kind: str) -> Vehicle:
    number = int(kind) if kind.isdecimal() else -1
    return _VEHICLES.get(number) or _BY_HUNDRED.get(number // 100, Vehicle.COACH)
