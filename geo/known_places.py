"""How places in communes are reached: the ways between communes, moved to the last kilometre.

What many homes share is computed once: `KnownPlaces`.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.communes import Communes
from geo.estimate import straight_minutes
from geo.means import MODES, Means, Mode
from geo.near import WALKED_SECONDS_A_KM
from geo.point import Point, distances_km, paired_km
from geo.reach import BEYOND, FAR_FROM_CENTRES_KM, Origin
from geo.travel import BASES, MISSED, NOWHERE, Basis, Travel
from geo.trip import USUAL_TRIP, Trip
from kit import compiled

STREETS_KM = 0.2
"""Nearer to the origin, a place in its commune is only known to be somewhere in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """m places: float64 degrees (m,), NaN where unknown; `commune` int32 (m,), its position, -1 where none is near."""

    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    commune: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """How m places are reached: arrays of shape (m,), and of (k, m) for each of the k means declared.

    `minutes` float64, inf where no declared means leads there, NaN where the place is unknown;
    `limit` float64, the accepted minutes of the means chosen; `mode` int8, an index of `MODES`, -1 for none;
    `km` float64, the distance in a straight line; `by_means` float64 (k, m), minutes by each of the means;
    `basis` uint8 (k, m), an index of `BASES`. Where a timetable tells: `last_back` int16 (k, m), the last way back in
    minutes after midnight, else -1; `vehicles` uint8 (k, m), what one rides (`geo.transit.Vehicle.bit`), else 0;
    `walk` float32 (k, m), the minutes on foot from the last stop, else 0; `missed` (k, m), what it misses of the days
    and hours asked (`geo.travel.MISSED`), whose minutes are part of those of the way.
    """

    minutes: NDArray[np.float64]
    limit: NDArray[np.float64]
    mode: NDArray[np.int8]
    km: NDArray[np.float64]
    by_means: NDArray[np.float64]
    basis: NDArray[np.uint8]
    last_back: NDArray[np.int16]
    vehicles: NDArray[np.uint8]
    walk: NDArray[np.float32]
    missed: NDArray[np.void]

    def take(self, places: NDArray[np.intp]) -> "Reach":
        """How some of the places are reached, in that order."""
        return Reach(
            self.minutes[places],
            self.limit[places],
            self.mode[places],
            self.km[places],
            self.by_means.take(places, axis=1),
            self.basis.take(places, axis=1),
            self.last_back.take(places, axis=1),
            self.vehicles.take(places, axis=1),
            self.walk.take(places, axis=1),
            self.missed.take(places, axis=1),
        )


def places_at(lat: NDArray[np.float64], lon: NDArray[np.float64], communes: Communes) -> Places:
    """The places at these degrees, each in the commune whose centre is nearest."""
    return Places(lat, lon, communes.nearest(lat, lon, within_km=FAR_FROM_CENTRES_KM))


def reach_places(
    origin: Origin, means: tuple[Means, ...], travel: Travel, places: Places, *, trip: Trip = USUAL_TRIP
) -> Reach:
    """The best way to each place, by the rule of `reach`: minutes between the communes' centres, moved by what the
    place lies farther or nearer than its centre; within the origin's commune, those of the straight line. From a place
    farther from the stop than its centre, one has to leave earlier."""
    return KnownPlaces(places, travel).reach(origin, means, trip=trip)


@dataclass(frozen=True, slots=True, eq=False)
class _WayThere:
    """By one means to each of m places, shape (m,), or by several, (k, m): the columns of `Reach`."""

    minutes: NDArray[np.float64]
    basis: NDArray[np.uint8]
    last_back: NDArray[np.int16]
    vehicles: NDArray[np.uint8]
    walk: NDArray[np.float32]
    missed: NDArray[np.void]


_KEPT_HOMES, _KEPT_WAYS, _KEPT_REACHES = 8, 32, 8
"""People are best asked for home by home: what is kept is what the neighbours will ask for next."""


class KnownPlaces:
    """The same places asked for from many homes: what homes share is computed once. Not for several threads.

    `sure` bool (m,): the places that are where they are said to be; of others neither distance nor minutes are told.
    """

    def __init__(self, places: Places, travel: Travel, *, sure: NDArray[np.bool_] | None = None) -> None:
        self._places, self._travel = places, travel
        self._sure = np.ones(len(places.lat), np.bool_) if sure is None else sure
        self._communes, self._which = np.unique(places.commune, return_inverse=True)
        """The communes where places are, and which of them each place is in."""
        self._km: OrderedDict[Origin, tuple[NDArray[np.float64], NDArray[np.float64]]] = OrderedDict()
        self._ways: OrderedDict[tuple[Origin, Mode, Trip], _WayThere] = OrderedDict()
        self._together: OrderedDict[tuple[Origin, tuple[Mode, ...], Trip], _WayThere] = OrderedDict()
        """The ways by several means: whoever has these shares them, whatever minutes they accept."""
        self._reaches: OrderedDict[tuple[Origin, tuple[Means, ...], Trip], Reach] = OrderedDict()

    def reach(self, origin: Origin, means: tuple[Means, ...], *, trip: Trip = USUAL_TRIP) -> Reach:
        """As `reach_places`."""
        key = (origin, means, trip)
        return _kept(self._reaches, key, lambda: self._reach(origin, means, trip), most=_KEPT_REACHES)

    def _reach(self, origin: Origin, means: tuple[Means, ...], trip: Trip) -> Reach:
        km = np.where(self._sure, self.km(origin), np.nan)
        modes = tuple([one.mode for one in means])
        ways = _kept(
            self._together,
            (origin, modes, trip),
            lambda: _side_by_side([self._way(origin, mode, trip) for mode in modes], len(km)),
            most=_KEPT_REACHES,
        )
        minutes, limit, mode = _best(means, ways.minutes, km)
        return Reach(
            minutes,
            limit,
            mode,
            km,
            ways.minutes,
            basis=ways.basis,
            last_back=ways.last_back,
            vehicles=ways.vehicles,
            walk=ways.walk,
            missed=ways.missed,
        )

    def _farther(self, mode: Mode, minutes: NDArray[np.float64], centre_km: NDArray[np.float64]) -> NDArray[np.float64]:
        """How many minutes farther than the centre of its commune each place is, as the straight line says, shape (m,);
        `minutes` are those to the places, `centre_km` (communes,) lead to the centres."""
        with np.errstate(invalid="ignore"):  # both may be out of range
            farther = minutes - straight_minutes(mode, centre_km)[self._which]
        return np.where(np.isfinite(farther), farther, 0.0)

    def km(self, origin: Origin) -> NDArray[np.float64]:
        """Kilometres from the origin to each place in a straight line, shape (m,); to where it is taken to be, where
        that is unsure."""
        return self._distances(origin)[0]

    def _distances(self, origin: Origin) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Kilometres from the origin to each place, and from the centre of its commune to each of `_communes`."""
        places = self._places

        def measured() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
            return (
                distances_km(origin.point, places.lat, places.lon),
                _centre_km(origin, self._communes, self._travel.communes),
            )

        return _kept(self._km, origin, measured, most=_KEPT_HOMES)

    def _way(self, origin: Origin, mode: Mode, trip: Trip) -> _WayThere:
        key = (origin, mode, trip if mode is Mode.BUS else USUAL_TRIP)
        return _kept(self._ways, key, lambda: self._gone(origin, mode, trip), most=_KEPT_WAYS)

    def _gone(self, origin: Origin, mode: Mode, trip: Trip) -> _WayThere:
        places, count = self._places, len(self._places.lat)
        km, centre_km = self._distances(origin)
        minutes, basis = straight_minutes(mode, km), np.zeros(count, np.uint8)
        last_back, vehicles = np.full(count, -1, np.int16), np.zeros(count, np.uint8)
        walk, missed = np.zeros(count, np.float32), np.zeros(count, MISSED)
        if origin.commune >= 0:
            row = self._travel.row(mode, origin.commune, trip)
            addressed = (places.commune == origin.commune) & (km >= STREETS_KM) & (row.exits is None)
            near = (places.commune >= 0) & ~addressed
            there = np.maximum(places.commune, 0)
            if row.exits is None:
                farther, least = self._farther(mode, minutes, centre_km), straight_minutes(mode, np.zeros(1))[0]
            else:
                communes = self._travel.communes
                from_stop = _walk(row.exits[there], places.lat, places.lon)
                to_centre = _walk(row.exits[there], communes.lat[there], communes.lon[there])
                farther, least = np.nan_to_num(from_stop - to_centre), 1.0
                walk = np.where(near, np.nan_to_num(from_stop), 0).astype(np.float32)
            told = np.where(row.minutes[there] == NOWHERE, np.inf, np.maximum(row.minutes[there] + farther, least))
            minutes = np.where(near, told, minutes)
            basis = np.where(near, row.basis[there], BASES.index(Basis.ESTIMATED)).astype(np.uint8)
            if row.vehicles is not None:
                vehicles = np.where(near, row.vehicles[there], 0).astype(np.uint8)
            if row.last_back is not None:
                leaves = row.last_back[there] - np.ceil(farther)
                last_back = np.where(near & (row.last_back[there] >= 0), np.maximum(leaves, 0), -1).astype(np.int16)
            if row.missed is not None:
                missed[near] = _missed_farther(row.missed[there[near]], farther[near])
        return _WayThere(minutes, basis, last_back, vehicles, walk, missed)


def _missed_farther(missed: NDArray[np.void], farther: NDArray[np.float64]) -> NDArray[np.void]:
    """What is missed so many minutes farther than a centre, shape (m,): one is there later, and leaves earlier."""
    moved, longer = missed.copy(), np.ceil(farther)
    moved["there_at"] += np.where(missed["there_at"] > 0, longer, 0).astype(np.int16)
    moved["leaves_at"] -= np.where(missed["leaves_at"] > 0, longer, 0).astype(np.int16)
    return moved


def _kept[K, V](kept: OrderedDict[K, V], key: K, make: Callable[[], V], *, most: int) -> V:
    """What is kept under `key`, made where it is not; the oldest makes room."""
    if (found := kept.get(key)) is not None:
        return found
    kept[key] = made = make()
    if len(kept) > most:
        kept.popitem(last=False)
    return made


def _side_by_side(ways: Sequence[_WayThere], count: int) -> _WayThere:
    """The ways to `count` places by some means, one under the other."""
    return _WayThere(
        _stacked([way.minutes for way in ways], count, np.float64),
        _stacked([way.basis for way in ways], count, np.uint8),
        _stacked([way.last_back for way in ways], count, np.int16),
        _stacked([way.vehicles for way in ways], count, np.uint8),
        _stacked([way.walk for way in ways], count, np.float32),
        _stacked([way.missed for way in ways], count, MISSED),
    )


def _stacked[T: np.generic](columns: Sequence[NDArray[T]], count: int, dtype: type[T] | np.dtype[T]) -> NDArray[T]:
    """Columns one under the other, shape (k, count)."""
    return np.array(columns) if columns else np.empty((0, count), dtype)


def _centre_km(origin: Origin, there: NDArray[np.int32], communes: Communes) -> NDArray[np.float64]:
    """Kilometres from the centre of the origin's commune to those at some positions."""
    if origin.commune < 0:
        return np.full(len(there), np.nan)
    lat, lon = communes.lat, communes.lon
    centre = Point(float(lat[origin.commune]), float(lon[origin.commune]))
    return distances_km(centre, lat[there], lon[there])


def _walk(exits: NDArray[np.float32], lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Minutes on foot from the stop of each place (degrees, (m, 2)) at the pace of timetables; NaN for no stop."""
    return paired_km((exits[:, 0], exits[:, 1]), (lat, lon)) * WALKED_SECONDS_A_KM / 60


Best = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int8]]


def _best(means: tuple[Means, ...], by_means: NDArray[np.float64], km: NDArray[np.float64]) -> Best:
    """The minutes, the limit and the mode of the best way to each place, as in `Reach`; `km` is NaN where the place is
    unknown."""
    count = len(km)
    limits = np.array([one.max_minutes for one in means], dtype=np.float64)
    modes = np.array([MODES.index(one.mode) for one in means], dtype=np.int8)
    best = (np.empty(count), np.empty(count), np.empty(count, np.int8))
    _choose(by_means, limits, modes, km, *best)
    return best


@compiled
def _choose(
    by_means: NDArray[np.float64],
    limits: NDArray[np.float64],
    modes: NDArray[np.int8],
    km: NDArray[np.float64],
    minutes: NDArray[np.float64],
    limit: NDArray[np.float64],
    mode: NDArray[np.int8],
) -> None:
    """Fills the three last columns: the quickest within its limit, else the one that exceeds its own limit least."""
    for place in range(len(km)):
        best, least = -1, np.inf
        for index in range(len(limits)):
            taken = by_means[index, place]
            share = taken / limits[index]
            worth = taken if share <= 1 else BEYOND * (1 + share)
            if worth < least:
                best, least = index, worth
        minutes[place] = by_means[best, place] if best >= 0 else np.inf
        limit[place] = limits[best] if best >= 0 else np.nan
        mode[place] = modes[best] if best >= 0 else -1
        if np.isnan(km[place]):
            minutes[place] = np.nan
