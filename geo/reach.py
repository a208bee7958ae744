"""The one question about travel: from here, with these means, how many minutes to each place, and by which means.

`TravelTimes` is where a road network or timetables plug in; `geo.estimate` answers it with no map data at all.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from geo.point import Point, distances_km


class Mode(StrEnum):
    """A means of transport that a person can declare."""

    CAR = "car"
    MOPED = "moped"
    EBIKE = "ebike"
    BIKE = "bike"
    BUS = "bus"
    WALK = "walk"


MODES = tuple(Mode)
"""All means of transport; a position in it is the code used in the arrays of `Reach`."""


@dataclass(frozen=True, slots=True)
class Means:
    """A means of transport and the minutes, one way, that the person accepts with it."""

    mode: Mode
    max_minutes: int


class TravelTimes(Protocol):
    """Anything that knows travel times: an estimate, a road network, timetables."""

    @property
    def version(self) -> str:
        """Names the data or formula that answers, as stored with every list."""
        ...

    def minutes(
        self, mode: Mode, origin: Point, lat: NDArray[np.float64], lon: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Minutes one way by `mode` from `origin` to each place (degrees, shape (n,)); inf where there is no way."""
        ...


@dataclass(frozen=True, slots=True)
class Reach:
    """How n places are reached: arrays of shape (n,).

    `minutes` float64, inf where no declared means leads there, NaN where the place is unknown;
    `limit` float64, the accepted minutes of the means chosen; `mode` int8, an index of `MODES`, -1 for none;
    `km` float64, the distance in a straight line.
    """

    minutes: NDArray[np.float64]
    limit: NDArray[np.float64]
    mode: NDArray[np.int8]
    km: NDArray[np.float64]


def reach(
    origin: Point,
    means: tuple[Means, ...],
    travel_times: TravelTimes,
    *,
    lat: NDArray[np.float64],
    lon: NDArray[np.float64],
) -> Reach:
    """The best way to each place: the means that uses the smallest share of what the person accepts with it.

    Twenty minutes of thirty by car is better than ten of ten on foot: what counts is effort against the own limit.
    """
    share = np.full(lat.shape, np.inf)
    minutes = np.full(lat.shape, np.inf)
    limit = np.full(lat.shape, np.nan)
    mode = np.full(lat.shape, -1, dtype=np.int8)
    for one in means:
        by_mode = travel_times.minutes(one.mode, origin, lat, lon)
        better = by_mode / one.max_minutes < share
        share = np.where(better, by_mode / one.max_minutes, share)
        minutes = np.where(better, by_mode, minutes)
        limit = np.where(better, float(one.max_minutes), limit)
        mode = np.where(better, np.int8(MODES.index(one.mode)), mode).astype(np.int8)
    km = distances_km(origin, lat, lon)
    minutes = np.where(np.isnan(km), np.nan, minutes)
    return Reach(minutes=minutes, limit=limit, mode=mode, km=km)
