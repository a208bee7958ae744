"""Questions to a road network: minutes between places, a route, isochrones. Valhalla runs in this process.

Places farther than `MOST_METRES_TO_A_ROAD` from any road that the means may use are told, never moved to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from threading import Lock
from typing import Any

import numpy as np
import valhalla
from numpy.typing import NDArray
from valhalla.midgard.utils import decode_polyline

from geo.means import Mode
from geo.point import Point
from geo.roads.costing import costing_of
from geo.roads.errors import FarFromRoads
from geo.roads.network import Network
from geo.roads.valhalla_settings import engine_settings

MOST_METRES_TO_A_ROAD = 1_000
"""Centres of communes lie in fields and woods; a kilometre from any road, minutes by road say nothing any more."""
LONGEST_MINUTES = 240
"""No question goes farther."""

_NO_ROAD_NEAR = frozenset({170, 171})
_NO_WAY = frozenset({441, 442})
"""Valhalla's codes of errors: https://valhalla.github.io/valhalla/api/turn-by-turn/api-reference/"""
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
    """An engine on a version of the network. May be asked from several threads: one question at a time."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._lock = Lock()
        self._actors: dict[int, Any] = {}

    @property
    def version(self) -> str:
        """The version of the network."""
        return self.network.version

    def near(self, mode: Mode, places: Sequence[Point]) -> NDArray[np.bool_]:
        """Which places have a road near them that `mode` may use, bool (n,). Raises NotByRoad."""
        if not places:
            return np.zeros(0, bool)
        found = self._ask("locate", {"locations": _locations(places)} | _costing(mode))
        return np.array([bool(place["edges"]) for place in found])

    def matrix(
        self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point], *, limit_minutes: int = LONGEST_MINUTES
    ) -> RoadMinutes:
        """Minutes from each source to each target. Raises NotByRoad."""
        sources_near, targets_near = self.near(mode, sources), self.near(mode, targets)
        minutes = np.full((len(sources), len(targets)), np.nan, np.float32)
        if sources_near.any() and targets_near.any():
            minutes[np.ix_(sources_near, targets_near)] = self.near_minutes(
                mode,
                list(compress(sources, sources_near)),
                list(compress(targets, targets_near)),
                limit_minutes=limit_minutes,
            )
        return RoadMinutes(minutes=minutes, sources_near=sources_near, targets_near=targets_near)

    def near_minutes(
        self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point], *, limit_minutes: int
    ) -> NDArray[np.float32]:
        """As `matrix`, for places known to have a road near them: float32 (n, m), inf where there is no way."""
        question = {"sources": _locations(sources), "targets": _locations(targets), "verbose": False}
        found = self._ask("matrix", question | _costing(mode), limit_minutes=limit_minutes)
        seconds = np.array(found["sources_to_targets"]["durations"], dtype=np.float64)  # null becomes NaN
        minutes = np.where(np.isnan(seconds), np.inf, seconds / 60)
        return np.where(minutes > limit_minutes, np.inf, minutes).astype(np.float32)

    def route(self, mode: Mode, here: Point, there: Point) -> Route | None:
        """The quickest way from `here` to `there`; None where there is none. Raises FarFromRoads or NotByRoad."""
        question = {"locations": _locations((here, there)), "directions_type": "none", "units": "kilometers"}
        try:
            trip = self._ask("route", question | _costing(mode))["trip"]
        except valhalla.ValhallaError as error:
            if error.code in _NO_WAY:
                return None
            _refuse_far(error)
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
        contours = [{"time": limit} for limit in sorted(minutes)]
        question = {"locations": _locations((here,)), "contours": contours, "polygons": True, "show_locations": False}
        try:
            features = self._ask("isochrone", question | _costing(mode))["features"]
        except valhalla.ValhallaError as error:
            _refuse_far(error)
            raise
        shapes = {round(feature["properties"]["contour"]): feature["geometry"] for feature in features}
        return dict(sorted(shapes.items()))

    def _ask(self, action: str, question: dict[str, Any], *, limit_minutes: int = LONGEST_MINUTES) -> Any:
        with self._lock:
            actor = self._actors.get(limit_minutes)
            if actor is None:
                settings = engine_settings(self.network.tiles, limit_minutes=limit_minutes)
                actor = self._actors[limit_minutes] = valhalla.Actor(settings)
            return getattr(actor, action)(question)


def _locations(places: Sequence[Point]) -> list[dict[str, float]]:
    return [{"lat": place.lat, "lon": place.lon, "search_cutoff": MOST_METRES_TO_A_ROAD} for place in places]


def _costing(mode: Mode) -> dict[str, Any]:
    costing = costing_of(mode)
    return {"costing": costing.name, "costing_options": {costing.name: costing.options}}


def _refuse_far(error: valhalla.ValhallaError) -> None:
    """Raises FarFromRoads where `error` says that a place has no road near it."""
    if error.code in _NO_ROAD_NEAR:
        raise FarFromRoads(
            f"Ce lieu est à plus de {MOST_METRES_TO_A_ROAD // 1_000} km de toute route connue : choisissez un lieu "
            "voisin, ou chargez un extrait qui le contient (« alentour roads fetch REGION »)."
        ) from error
