"""The ways from a home as the first look reads them: minutes to all communes, and which of them are reached how."""

from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

from geo import FAR_FROM_CENTRES_KM, NOWHERE, Communes, Mode, Origin, Travel, on_sphere, straight_minutes
from matching.live.glance.kernel import chord_km
from matching.model import Person
from matching.scoring.commute import trip_of
from matching.scoring.without_car import BIKE_MINUTES, LIFT_MINUTES, needs_help

WITHOUT_CAR_MINUTES = 60
"""The ride by bus that counts as a way without a car, for whoever said nothing of the minutes they accept."""

Minutes = NDArray[np.uint8]
Column = NDArray[np.float32]


def minutes_by(person: Person, travel: Travel, origin: Origin) -> tuple[Minutes, NDArray[np.bool_]]:
    """Minutes between centres by each of the means, (means, communes), and which of them end at a stop."""
    trip = trip_of(person)
    rows = [travel.row(one.mode, origin.commune, trip) if origin.commune >= 0 else None for one in person.means]
    minutes = [row.minutes if row is not None else _nowhere(travel) for row in rows]
    by_stop = np.array([row is not None and row.exits is not None for row in rows], dtype=np.bool_)
    return np.stack(minutes or [_nowhere(travel)]), by_stop


def _row(mode: Mode, travel: Travel, origin: Origin, person: Person) -> Minutes:
    return travel.row(mode, origin.commune, trip_of(person)).minutes if origin.commune >= 0 else _nowhere(travel)


def _nowhere(travel: Travel) -> Minutes:
    return np.full(len(travel.communes), NOWHERE, dtype=np.uint8)


def by_car(person: Person, travel: Travel, origin: Origin) -> Minutes:
    """Minutes by car, for the lift of an employer; nowhere for somebody who needs none."""
    return _row(Mode.CAR, travel, origin, person) if needs_help(person) else _nowhere(travel)


def by_bus(person: Person, travel: Travel, origin: Origin) -> NDArray[np.bool_]:
    """The communes that a bus reaches in the minutes accepted for it, else in the most that are accepted."""
    return np.asarray(_row(Mode.BUS, travel, origin, person) <= _bus_minutes(person))


def _bus_minutes(person: Person) -> int:
    said = [one.max_minutes for one in person.means if one.mode is Mode.BUS] or [
        max([one.max_minutes for one in person.means], default=WITHOUT_CAR_MINUTES)
    ]
    return min(said[0], NOWHERE - 1)


def most_minutes(person: Person, *, times: float) -> dict[Mode, int]:
    """Up to how many minutes a way by some means can matter, where nobody is told what is out of reach.

    Of means that somebody without a car declares, all can: a room opens places however long the way there is.
    """
    most = {Mode.BUS: _bus_minutes(person), Mode.BIKE: BIKE_MINUTES, Mode.CAR: LIFT_MINUTES}
    for one in person.means:
        most.pop(one.mode, None)
        if one.mode is Mode.CAR:
            nearer = float(straight_minutes(Mode.CAR, np.array(FAR_FROM_CENTRES_KM)))  # than its centre, at the most
            most[Mode.CAR] = min(ceil(times * one.max_minutes + nearer), NOWHERE)
    return most


def by_bike(person: Person, travel: Travel, origin: Origin) -> NDArray[np.bool_]:
    """The communes within a ride that most people can do twice a day."""
    return np.asarray(_row(Mode.BIKE, travel, origin, person) <= BIKE_MINUTES)


def on_demand_from(person: Person, travel: Travel, origin: Origin) -> NDArray[np.bool_]:
    """The communes that a transport on demand serves from home."""
    served = np.zeros(len(travel.communes), dtype=np.bool_)
    if origin.commune < 0 or not travel.on_demand:
        return served
    home, hours = travel.communes.at(origin.commune).insee, trip_of(person).hours
    for one in travel.on_demand:
        if home in one.zone and one.runs(hours):
            there = [position for insee in one.zone if (position := travel.communes.position(insee)) is not None]
            served[there] = True
    return served


def centre_km_from(origin: Origin, travel: Travel) -> Column:
    """Kilometres from the centre of the commune of origin to every other, (communes,): from the chord."""
    communes = travel.communes
    if origin.commune < 0 or communes.at(origin.commune).point is None:
        return np.full(len(communes), np.inf, dtype=np.float32)
    return chord_km(_centres(communes), origin.commune)


@lru_cache(maxsize=1)
def _centres(communes: Communes) -> NDArray[np.float64]:
    """The centres of communes on the unit sphere, (3, communes); NaN for those that are not known."""
    return np.ascontiguousarray(on_sphere(communes.lat, communes.lon).T)
