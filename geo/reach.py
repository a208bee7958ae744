"""The one question about travel: from here, with these means, how many minutes to each place, and by which means.

`TravelTimes` is where a road network or timetables plug in; `geo.estimate` answers it with no map data at all.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from geo.means import MODES, Means, Mode
from geo.point import Point, distances_km

_BEYOND = 1e6
"""More than any minutes: what exceeds its limit comes after all that does not."""


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
    """The best way to each place: the quickest of the means that stay within their limit; where none does, the one
    that exceeds its own limit least."""
    cost = np.full(lat.shape, np.inf)
    minutes = np.full(lat.shape, np.inf)
    limit = np.full(lat.shape, np.nan)
    mode = np.full(lat.shape, -1, dtype=np.int8)
    for one in means:
        by_mode = travel_times.minutes(one.mode, origin, lat, lon)
        share = by_mode / one.max_minutes
        worth = np.where(share <= 1, by_mode, _BEYOND + share)
        better = worth < cost
        cost = np.where(better, worth, cost)
        minutes = np.where(better, by_mode, minutes)
        limit = np.where(better, float(one.max_minutes), limit)
        mode = np.where(better, np.int8(MODES.index(one.mode)), mode).astype(np.int8)
    km = distances_km(origin, lat, lon)
    minutes = np.where(np.isnan(km), np.nan, minutes)
    return Reach(minutes=minutes, limit=limit, mode=mode, km=km)
