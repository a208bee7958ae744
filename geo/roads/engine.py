"""Questions to a road network: minutes between places, a route, isochrones. Valhalla runs in this process.

Ways begin and end on the nearest street: centres of communes lie in fields and woods, and a field track, driven at
walking pace, would add many minutes; a motorway cannot be joined where it passes. Places farther than
`MOST_METRES_TO_A_ROAD` from any street that the means may use are told, never moved to it.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import LifoQueue
from typing import Any

import numpy as np
import valhalla
from numpy.typing import NDArray
from valhalla.midgard.utils import decode_polyline

from geo.means import TOP_SPEED_KM_A_MINUTE, Mode
from geo.point import Point, distances_km
from geo.roads.batches import neighbours
from geo.roads.costing import costing_of
from geo.roads.errors import FarFromRoads
from geo.roads.network import Network
from geo.roads.valhalla_settings import engine_settings

MOST_METRES_TO_A_ROAD = 1_000
"""A kilometre from any street, minutes by road say nothing any more."""
LEADS_SOMEWHERE = 50
"""Stretches of road that one can reach from a street, and come from: Valhalla's own measure of a stub."""
LONGEST_MINUTES = 240
"""No question goes farther."""

_NO_WAY = frozenset({170, 441, 442})
"""Valhalla's codes for places that no way joins: https://valhalla.github.io/valhalla/api/turn-by-turn/api-reference/"""
_POLYLINE_PRECISION = 6

Geometry = dict[str, Any]
"""A geometry of GeoJSON: longitude first."""


@dataclass(frozen=True, slots=True, eq=False)
class RoadMinutes:
    """Minutes one way between places.

    `minutes` float32 (n, m), inf where there is no way within the limit; `sources_near` bool (n,) and `targets_near`
    bool (m,) tell which places have a road near them: the minutes of the others are NaN.
    """

    minutes: NDArray[np.float32]
    sources_near: NDArray[np.bool_]
    targets_near: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Route:
    """A way by road: its minutes, its kilometres, and the points of its line."""

    minutes: float
    km: float
    line: tuple[Point, ...]


class Roads:
    """An engine on a version of the network. May be asked from several threads: `at_once` questions at a time.

    A matrix goes no farther than `longest_minutes`: the lower, the quicker.
    """

    def __init__(self, network: Network, *, longest_minutes: int = LONGEST_MINUTES, at_once: int = 1) -> None:
        self.network = network
        self._at_once = at_once
        self._settings = engine_settings(network.tiles, longest_minutes=longest_minutes)
        self._idle: LifoQueue[Any] = LifoQueue()
        for _ in range(at_once):
            self._idle.put(None)

    @property
    def version(self) -> str:
        """The version of the network."""
        return self.network.version

    def near(self, mode: Mode, places: Sequence[Point]) -> NDArray[np.bool_]:
        """Which places have a street near them that `mode` may use, bool (n,). Raises NotByRoad."""
        return np.array([street is not None for street in self._streets(mode, places)], dtype=bool)

    def matrix(
        self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point], *, limit_minutes: int
    ) -> RoadMinutes:
        """Minutes from each source to each target. Raises NotByRoad."""
        sources_near, targets_near = self.near(mode, sources), self.near(mode, targets)
        rows, columns = np.flatnonzero(sources_near), np.flatnonzero(targets_near)
        minutes = np.full((len(sources), len(targets)), np.nan, np.float32)
        near = [sources[row] for row in rows.tolist()], [targets[column] for column in columns.tolist()]
        for positions, of_some in self.rows(mode, *near, limit_minutes=limit_minutes):
            minutes[np.ix_(rows[positions], columns)] = of_some
        return RoadMinutes(minutes=minutes, sources_near=sources_near, targets_near=targets_near)

    def rows(
        self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point], *, limit_minutes: int
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float32]]]:
        """The rows of a matrix, as they are computed, neighbours together.

        Positions of some sources, shape (k,), and their minutes, float32 (k, m), inf where there is no way within
        the limit. Raises FarFromRoads where one of the places is, or NotByRoad.
        """
        lat, lon = _degrees(targets)
        most_km = limit_minutes * TOP_SPEED_KM_A_MINUTE[mode]
        here, there = self._streets_of_all(mode, sources), self._streets_of_all(mode, targets)

        def of_group(group: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
            km = [distances_km(sources[position], lat, lon) for position in group.tolist()]
            asked = np.flatnonzero(np.any(np.array(km) <= most_km, axis=0))
            minutes = np.full((len(group), len(targets)), np.inf, np.float32)
            if len(asked):
                minutes[:, asked] = self._minutes(
                    mode,
                    [here[position] for position in group.tolist()],
                    [there[position] for position in asked.tolist()],
                )
            return group, np.where(minutes > limit_minutes, np.float32(np.inf), minutes)

        with ThreadPoolExecutor(self._at_once) as pool:
            yield from pool.map(of_group, neighbours(*_degrees(sources)))

    def route(self, mode: Mode, here: Point, there: Point) -> Route | None:
        """The quickest way from `here` to `there`; None where there is none. Raises FarFromRoads or NotByRoad."""
        ends = self._streets_of_all(mode, (here, there))
        question = {"locations": _places(mode, ends), "directions_type": "none", "units": "kilometers"}
        try:
            trip = self._ask("route", question | _costing(mode))["trip"]
        except valhalla.ValhallaError as error:
            if error.code in _NO_WAY:
                return None
            raise
        line = [
            Point(lat, lon)
            for leg in trip["legs"]
            for lat, lon in decode_polyline(leg["shape"], precision=_POLYLINE_PRECISION, order="latlng")
        ]
        return Route(minutes=trip["summary"]["time"] / 60, km=trip["summary"]["length"], line=tuple(line))

    def isochrone(self, mode: Mode, here: Point, *, minutes: Sequence[int]) -> dict[int, Geometry]:
        """Where one gets from `here` within each of the `minutes`: polygons of GeoJSON, the smallest first.

        Raises FarFromRoads or NotByRoad.
        """
        street = self._streets_of_all(mode, (here,))
        contours = [{"time": limit} for limit in sorted(minutes)]
        question = {"locations": _places(mode, street), "contours": contours, "polygons": True}
        features = self._ask("isochrone", question | _costing(mode))["features"]
        shapes = {round(feature["properties"]["contour"]): feature["geometry"] for feature in features}
        return dict(sorted(shapes.items()))

    def _streets(self, mode: Mode, places: Sequence[Point]) -> list[Point | None]:
        """The point of the nearest street to each place, None where it is far.

        Streets that lead nowhere come last. Left to itself, Valhalla prefers a stub at the door, or gives up the search
        for what it costs to leave from the next street.
        """
        if not places:
            return []
        found = self._ask("locate", {"locations": _places(mode, places), "verbose": True} | _costing(mode))
        return [_street(place["edges"] or ()) for place in found]

    def _streets_of_all(self, mode: Mode, places: Sequence[Point]) -> list[Point]:
        """The same of places that are all near one. Raises FarFromRoads."""
        streets = [street for street in self._streets(mode, places) if street is not None]
        if len(streets) < len(places):
            raise FarFromRoads(
                f"Ce lieu est à plus de {MOST_METRES_TO_A_ROAD // 1_000} km de toute route connue : choisissez un lieu "
                "voisin, ou chargez un extrait qui le contient (« alentour roads fetch RÉGION »)."
            )
        return streets

    def _minutes(self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point]) -> NDArray[np.float32]:
        """Minutes, float32 (n, m), inf where there is no way; no two places are farther apart than Valhalla allows."""
        question = {"sources": _places(mode, sources), "targets": _places(mode, targets), "verbose": False}
        found = self._ask("matrix", question | _costing(mode))
        seconds = np.array(found["sources_to_targets"]["durations"], dtype=np.float32)  # null becomes NaN
        return np.where(np.isnan(seconds), np.float32(np.inf), seconds / 60)

    def _ask(self, action: str, question: dict[str, Any]) -> Any:
        """What an idle engine answers; it is opened the first time it is needed."""
        actor = self._idle.get()
        try:
            if actor is None:
                actor = valhalla.Actor(self._settings)
            return getattr(actor, action)(question)
        finally:
            self._idle.put(actor)


def _street(edges: Sequence[dict[str, Any]]) -> Point | None:
    """Where to join the best of the edges that Valhalla found: the nearest that leads somewhere, else the nearest."""

    def rank(edge: dict[str, Any]) -> tuple[bool, float]:
        return min(edge["inbound_reach"], edge["outbound_reach"]) < LEADS_SOMEWHERE, edge["distance"]

    best = min(edges, key=rank, default=None)
    return None if best is None else Point(best["correlated_lat"], best["correlated_lon"])


def _places(mode: Mode, places: Sequence[Point]) -> list[dict[str, Any]]:
    """The places, and which roads a way may begin or end on."""
    streets = {"max_road_class": "primary", "min_road_class": costing_of(mode).least_street}
    where = {"search_cutoff": MOST_METRES_TO_A_ROAD, "search_filter": streets}
    return [{"lat": place.lat, "lon": place.lon} | where for place in places]


def _degrees(places: Sequence[Point]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.array([place.lat for place in places]), np.array([place.lon for place in places])


def _costing(mode: Mode) -> dict[str, Any]:
    costing = costing_of(mode)
    return {"costing": costing.name, "costing_options": {costing.name: costing.options}}
