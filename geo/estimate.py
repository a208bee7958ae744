"""Travel times with no map data: a formula per means of transport, from the straight line alone.

Good enough to rank by until a road network is loaded; always shown as "environ".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.communes import Communes
from geo.means import Mode
from geo.point import Point, distances_km
from geo.travel import NOWHERE, Row, Trip

LEAST_KM = 0.5
"""Places are mostly centres of communes: two things in one commune are still some streets apart."""


@dataclass(frozen=True, slots=True)
class _Curve:
    """minutes = max(least, wait + factor * km ** power), impossible beyond `range_km` of straight line."""

    factor: float
    power: float
    wait: float
    least: float
    range_km: float


_CURVES = {
    # Roads out of town: long trips are faster than short ones (power law fitted on French rural and hilly networks).
    Mode.CAR: _Curve(factor=4.33, power=0.68, wait=0, least=5, range_km=400),
    # 50 cm³, 45 km/h at most, no fast roads: about 33 km/h door to door, detour 1.3.
    Mode.MOPED: _Curve(factor=2.9, power=0.93, wait=0, least=5, range_km=60),
    # 20 km/h with assistance and hills, detour 1.25.
    Mode.EBIKE: _Curve(factor=3.75, power=1.0, wait=0, least=4, range_km=40),
    # 14 km/h with hills, detour 1.25.
    Mode.BIKE: _Curve(factor=5.4, power=1.0, wait=0, least=4, range_km=25),
    # A coach or a train where one runs: walk to the stop, wait, stops on the way. Timetables will settle it.
    Mode.BUS: _Curve(factor=5.2, power=0.75, wait=12, least=15, range_km=200),
    # 4.8 km/h, detour 1.25.
    Mode.WALK: _Curve(factor=15.6, power=1.0, wait=0, least=3, range_km=12),
}


class Estimate:
    """Estimated travel times between communes (a `TravelTimes`)."""

    version = "estimation-1"

    def __init__(self, communes: Communes) -> None:
        self._communes = communes

    def row(self, mode: Mode, origin: int, trip: Trip) -> Row:  # noqa: ARG002 - the protocol's
        """The way by `mode` from a commune to all."""
        lat, lon = self._communes.lat, self._communes.lon
        here = Point(float(lat[origin]), float(lon[origin]))
        minutes = straight_minutes(mode, distances_km(here, lat, lon))
        whole = np.where(minutes < NOWHERE, np.rint(minutes), NOWHERE).astype(np.uint8)
        return Row(whole, np.zeros(len(whole), np.uint8))


def straight_minutes(mode: Mode, km: NDArray[np.float64]) -> NDArray[np.float64]:
    """Minutes one way by `mode` over straight lines of `km`, same shape; inf out of its range, NaN where unknown."""
    curve = _CURVES[mode]
    line = np.maximum(km, LEAST_KM)
    minutes = np.maximum(curve.least, curve.wait + curve.factor * line**curve.power)
    return np.where(line > curve.range_km, np.inf, minutes)
