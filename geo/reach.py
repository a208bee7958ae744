"""The one question about travel: from here, with these means, how many minutes to each commune, and by which means.

`reach` answers in microseconds; `geo.known_places` goes on to places in communes.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.communes import Communes
from geo.means import Means
from geo.point import Point
from geo.travel import NOWHERE, Travel
from geo.trip import USUAL_TRIP, Trip

FAR_FROM_CENTRES_KM = 20.0
"""Beyond, a place belongs to no commune that we know (it lies abroad): its minutes are those of the straight line."""
BEYOND = 1_000
"""More than any minutes: what exceeds its limit comes after all that does not."""
_CHOICE = np.dtype([("minutes", "u1"), ("means", "i1"), ("worth", "<u2")])
"""A way in four bytes, the worth the heaviest: the least of these numbers is the best way."""
_NO_WAY = np.uint32(0xFFFF_FFFF)
"""The way that does not exist: `NOWHERE`, by means -1, worse than all."""


@dataclass(frozen=True, slots=True)
class Origin:
    """From where one starts: a point, and the position of its commune, -1 where no commune is near."""

    point: Point
    commune: int


@dataclass(frozen=True, slots=True, eq=False)
class CommuneReach:
    """How n communes are reached.

    `minutes` uint8 (n,), by the best means, `NOWHERE` where none leads there; `means` int8 (n,), the index of the best
    in the means declared, -1 for none; `alternatives` uint8 (n,) each, minutes by each of the means, in their order;
    `basis` uint8 (n,) each, an index of `BASES`.
    """

    minutes: NDArray[np.uint8]
    means: NDArray[np.int8]
    alternatives: tuple[NDArray[np.uint8], ...]
    basis: tuple[NDArray[np.uint8], ...]
    version: str


def reach(
    origin: int,
    means: tuple[Means, ...],
    travel: Travel,
    *,
    trip: Trip = USUAL_TRIP,
    within: slice = slice(None),
) -> CommuneReach:
    """The best way from a commune to each other: the quickest of the means that stay within their limit; where none
    does, the one that exceeds its own limit least; on all the days and at the hours asked, or not at all. `within`
    keeps a run of communes: those of a department."""
    rows = [travel.row(one.mode, origin, trip) for one in means]
    alternatives = tuple(row.as_asked[within] for row in rows)
    if alternatives:
        best = _choices(means[0], 0).take(alternatives[0], mode="clip")
        for index in range(1, len(means)):
            np.minimum(best, _choices(means[index], index).take(alternatives[index], mode="clip"), out=best)
    else:
        best = np.full(len(range(len(travel.communes))[within]), _NO_WAY)
    chosen = best.view(_CHOICE)
    return CommuneReach(
        chosen["minutes"], chosen["means"], alternatives, tuple(row.basis[within] for row in rows), travel.version
    )


@lru_cache(maxsize=4_096)
def _choices(means: Means, index: int) -> NDArray[np.uint32]:
    """What each number of minutes makes of a way by the means at `index`, as `_CHOICE` numbers, shape (256,)."""
    minutes = np.arange(256)
    within = minutes <= means.max_minutes
    choices = np.empty(256, _CHOICE)
    choices["minutes"] = minutes
    choices["means"] = index
    choices["worth"] = np.where(within, minutes, BEYOND + 100 * minutes // means.max_minutes)
    numbers: NDArray[np.uint32] = choices.view(np.uint32)
    numbers[NOWHERE] = _NO_WAY
    return numbers


def origin_at(point: Point, communes: Communes, *, insee: str | None = None) -> Origin:
    """The origin at `point`, in the commune of that code where its centre is known, else in the nearest."""
    position = communes.position(insee) if insee else None
    if position is None or communes.at(position).point is None:  # nothing is known of the way from there
        position = int(communes.nearest(np.array([point.lat]), np.array([point.lon]), within_km=FAR_FROM_CENTRES_KM)[0])
    return Origin(point, position)
