"""The way to opportunities by a person's own means, as the ranking reckons it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo import Mode, Point, Travel, Trip, on_foot_too, origin_at, places_at, reach_places
from matching import UNSAID, Conditions, Opportunity, Person, Way, at_own_hours, hours_taken, trip_of, ways_of


@dataclass(frozen=True, slots=True)
class Road:
    """How one gets to a place: the ways by the means told, the best first, and the straight line.

    Both empty where the place is not precise enough to tell.
    """

    ways: tuple[Way, ...] = ()
    km: float | None = None
    conditions: Conditions = UNSAID
    """Of the work there."""


def roads(person: Person, opportunities: Sequence[Opportunity], travel: Travel) -> list[Road]:
    """The road to each opportunity, at the hours of the work where it says them."""
    points = [one.point if one.rung is not None and one.rung.is_precise else None for one in opportunities]
    trips = [_trip_to(person, one) for one in opportunities]
    found = {trip: roads_to(person, points, travel, trip=trip) for trip in set(trips)}
    told = zip(opportunities, [found[trip][place] for place, trip in enumerate(trips)], strict=True)
    return [Road(at_own_hours(person, one, road.ways, travel), road.km, one.conditions) for one, road in told]


def roads_to(person: Person, points: Sequence[Point | None], travel: Travel, *, trip: Trip) -> list[Road]:
    """The road to each point; None stands for a place that is not known."""
    lat = np.array([np.nan if point is None else point.lat for point in points])
    lon = np.array([np.nan if point is None else point.lon for point in points])
    origin = origin_at(person.home, travel.communes, insee=person.insee)
    places = places_at(lat, lon, travel.communes)
    means = on_foot_too(person.means)
    by = reach_places(origin, means, travel, places, trip=trip)
    return [
        Road() if np.isnan(km) else Road(ways_of(by, row, means, travel), float(km)) for row, km in enumerate(by.km)
    ]


def _trip_to(person: Person, opportunity: Opportunity) -> Trip:
    taken = hours_taken(person, opportunity)
    by_bus = any(one.mode is Mode.BUS for one in person.means)
    return taken.trip if taken.said and by_bus else trip_of(person)
