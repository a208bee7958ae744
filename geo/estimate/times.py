"""Travel times with no map data at all: by car along the graph of communes, else from the straight line.

Good enough to rank by until a road network is loaded; always shown as "environ".
"""

from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from geo.communes import Communes
from geo.estimate.driving import CarLaw, Ways
from geo.means import Mode
from geo.point import Point, distances_km
from geo.travel import BASES, NOWHERE, Basis, Row
from geo.trip import Trip

LEAST_KM = 0.5
"""Places are mostly centres of communes: two things in one commune are still some streets apart."""
INSIDE, MOST_INSIDE_KM = 0.2, 0.9
"""Within a commune, one is this share of the distance to the neighbouring communes apart, but never much farther
than a village is wide, a quarter of an hour on foot: people and work are mostly in the village."""

KM_A_DEGREE = 111.0
"""Of latitude, a little less than anywhere (`geo.point`: 111.2 on its sphere)."""

ROUNDED = 1.01
"""How much longer a parallel may be than the great circle between its ends: less, up to 25° apart."""
MOST_NORTH = 89.0
"""Degrees: at a pole, parallels have no length."""

Floats = NDArray[np.float64]
Reached = tuple[NDArray[np.intp], Floats]
"""Some communes, and the minutes to each."""


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
    Mode.CAR: _Curve(factor=4.33, power=0.68, wait=0, least=4, range_km=400),
    # 50 cm³, 45 km/h at most, no fast roads: about 33 km/h door to door, detour 1.3.
    Mode.MOPED: _Curve(factor=2.9, power=0.93, wait=0, least=4, range_km=60),
    # 18.5 km/h with assistance and hills, detour 1.3.
    Mode.EBIKE: _Curve(factor=4.2, power=1.0, wait=0, least=4, range_km=40),
    # 13.7 km/h with hills, detour 1.3.
    Mode.BIKE: _Curve(factor=5.7, power=1.0, wait=0, least=4, range_km=25),
    # A coach or a train where one runs: walk to the stop, wait, stops on the way. Timetables will settle it.
    Mode.BUS: _Curve(factor=5.2, power=0.75, wait=12, least=15, range_km=200),
    # 4.8 km/h, detour 1.3.
    Mode.WALK: _Curve(factor=16.25, power=1.0, wait=0, least=3, range_km=12),
}


def straight_minutes(mode: Mode, km: Floats) -> Floats:
    """Minutes one way by `mode` for kilometres of straight line, any shape: never 0, inf out of the means' range,
    NaN for NaN."""
    curve = _CURVES[mode]
    farther = np.asarray(np.maximum(km, LEAST_KM))
    minutes = np.full(farther.shape, np.inf)
    near = ~(farther > curve.range_km)  # a power is dear, and legs do not go far
    minutes[near] = np.maximum(curve.least, curve.wait + curve.factor * farther[near] ** curve.power)
    return minutes


def most_km(mode: Mode, minutes: float) -> float:
    """The straight line that takes longer than these minutes by `mode`, or is out of its range."""
    curve = _CURVES[mode]
    return float(min(curve.range_km, (max(minutes - curve.wait, 0.0) / curve.factor) ** (1 / curve.power))) + LEAST_KM


class Estimate:
    """Estimated travel times between communes (a `TravelTimes`)."""

    version = "estimation-3"

    def __init__(self, communes: Communes, *, law: CarLaw | None = None) -> None:
        self._communes = communes
        self._law = law or CarLaw()
        self._ways = Ways(communes, self._law)

    def row(self, mode: Mode, origin: int, trip: Trip, *, within: int = NOWHERE) -> Row:  # noqa: ARG002 - at any hour
        """The estimated way by `mode` from the commune at position `origin` to all, of up to `within` minutes."""
        return self.row_within(within, mode=mode, origin=origin)

    def row_within(self, most_minutes: int, *, mode: Mode, origin: int) -> Row:
        """As `row`, `NOWHERE` beyond these minutes: the less far one looks, the sooner it is told."""
        there, minutes = self._near(origin, mode, most_minutes + 1)
        told = np.full(len(self._communes), NOWHERE, np.uint8)
        near = minutes < min(most_minutes + 0.5, NOWHERE - 0.5)
        told[there[near]] = np.maximum(np.floor(minutes[near] + 0.5), 1)
        return Row(told, np.full(len(told), BASES.index(Basis.ESTIMATED), np.uint8), within=most_minutes)

    def minutes_from(self, origin: int, *, mode: Mode, most_minutes: float = np.inf) -> Floats:
        """Minutes one way from the commune at position `origin` to each, shape (n,): never 0; inf where no road may
        lead, out of the means' range, and where a commune has no centre; not looked for beyond `most_minutes`."""
        there, minutes = self._near(origin, mode, most_minutes)
        found = np.full(len(self._communes), np.inf)
        found[there] = minutes
        return found

    def _near(self, origin: int, mode: Mode, most_minutes: float) -> Reached:
        """As `minutes_from`, of those communes alone to which a way may lead in so many minutes: few of a country's."""
        point = self._communes.at(origin).point
        if point is None:
            return np.empty(0, dtype=np.intp), np.empty(0)
        look = self._driven if mode is Mode.CAR else partial(self._straight, mode)
        there, minutes = look(origin, point, most_minutes)
        minutes[there == origin] = self._inside_minutes(origin, mode=mode)
        return there, minutes

    def _driven(self, origin: int, point: Point, most_minutes: float) -> Reached:
        efforts = self._ways.efforts_km(origin, most_km=self._law.most_effort_km(most_minutes))
        there = np.flatnonzero(np.isfinite(efforts))
        km = distances_km(point, self._communes.lat[there], self._communes.lon[there])
        population = self._ways.population
        populations = (population[origin], population[there])
        return there, self._law.minutes(efforts[there], km=km, populations=populations)

    def _straight(self, mode: Mode, origin: int, point: Point, most_minutes: float) -> Reached:
        lat, lon, shores = self._communes.lat, self._communes.lon, self._ways.shores
        degrees = most_km(mode, most_minutes) / KM_A_DEGREE
        order, sorted_lat = self._by_latitude
        near = order[slice(*np.searchsorted(sorted_lat, (point.lat - degrees, point.lat + degrees)))]
        shrunk = np.cos(np.radians(min(abs(point.lat) + degrees, MOST_NORTH)))
        near = near[(np.abs(lon[near] - point.lon) <= ROUNDED * degrees / shrunk) & (shores[near] == shores[origin])]
        return near, straight_minutes(mode, distances_km(point, lat[near], lon[near]))

    @cached_property
    def _by_latitude(self) -> tuple[NDArray[np.intp], Floats]:
        """The communes from south to north, and their latitudes; those that have none come last."""
        order = np.argsort(self._communes.lat)
        return order, self._communes.lat[order]

    def _inside_minutes(self, position: int, *, mode: Mode) -> float:
        """Minutes from one place to another of the same commune: the larger it is, the longer."""
        spacing = self._ways.spacing_km[position]
        km = LEAST_KM if np.isnan(spacing) else min(INSIDE * spacing, MOST_INSIDE_KM)
        return float(straight_minutes(mode, np.array(km)))
