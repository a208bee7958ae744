"""How one gets from doors to stops: on foot, or by a bicycle that waits at the stop or travels along."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.near import CYCLED_SECONDS_A_KM, WALKED_SECONDS_A_KM, pairs_within
from geo.point import Point, distances_km
from geo.transit.timetable import Stops

WALK_KM = 2.0
CYCLE_KM = 8.0
"""Stops farther than this, in a straight line, are too far on foot and by bicycle."""
_LOCK_SECONDS = 120
"""To lock the bicycle, or to take it aboard."""
_LEAST_SECONDS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Access:
    """From one door: `seconds` int32 (stops,) to each stop, -1 where it is too far; `cycled` bool (stops,)."""

    seconds: NDArray[np.int32]
    cycled: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Egress:
    """To n places: place p is walked to from `stop[begins[p]:begins[p + 1]]` in so many `seconds`, all int32."""

    begins: NDArray[np.int32]
    stop: NDArray[np.int32]
    seconds: NDArray[np.int32]


def access_from(door: Point, stops: Stops, *, cycling: bool) -> Access:
    """The way from a door to the stops around, the quicker of walking and, where there is a bicycle, cycling."""
    km = distances_km(door, stops.lat, stops.lon)
    walked = np.where(km <= WALK_KM, walking_seconds(km), np.inf)
    ridden = np.where(km <= CYCLE_KM, _LOCK_SECONDS + km * CYCLED_SECONDS_A_KM, np.inf) if cycling else np.inf
    best = np.minimum(walked, ridden)
    seconds = np.where(np.isfinite(best), np.rint(best), -1).astype(np.int32)
    return Access(seconds, np.asarray(ridden < walked) & (seconds >= 0))


def egress_to(places: Sequence[Point], stops: Stops) -> Egress:
    """The walks from stops to a few places."""
    near = [distances_km(place, stops.lat, stops.lon) for place in places]
    chosen = [np.flatnonzero(km <= WALK_KM) for km in near]
    walked = [walking_seconds(km[stop]) for km, stop in zip(near, chosen, strict=True)]
    return Egress(
        begins=np.cumsum([0, *(stop.size for stop in chosen)]).astype(np.int32),
        stop=np.concatenate([np.empty(0, np.int32), *chosen]).astype(np.int32),
        seconds=np.rint(np.concatenate([np.empty(0), *walked])).astype(np.int32),
    )


def egress_to_all(lat: NDArray[np.float64], lon: NDArray[np.float64], stops: Stops) -> tuple[NDArray[np.intp], Egress]:
    """Which of many places (degrees, shape (n,)) have a stop around, and the walks to these alone."""
    place, stop, km = pairs_within(lat, lon, of=(stops.lat, stops.lon), km=WALK_KM)
    served, first = np.unique(place, return_index=True)
    begins = np.append(first, place.size).astype(np.int32)
    return served.astype(np.intp), Egress(begins, stop, np.rint(walking_seconds(km)).astype(np.int32))


def walking_seconds(km: NDArray[np.float64]) -> NDArray[np.float64]:
    """Seconds on foot over so many kilometres of straight line, a minute at least."""
    return np.maximum(_LEAST_SECONDS, km * WALKED_SECONDS_A_KM)
