"""The communes around a home as GeoJSON features, with the minutes by each means: what the map and the API share."""

from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from geo import Commune, Means, Travel, Trip, on_foot_too, reach
from store.reference.map import grounds_around

MOST_RADIUS_KM = 120.0
"""Farther communes are not drawn: two hours of road."""
MOST_COMMUNES = 2_000
_ALWAYS_MINUTES = 45
"""What lies so near by some means is told, whatever was accepted."""


def communes_around(session: Session, home: Commune, *, radius_km: float) -> list[dict[str, Any]]:
    """The communes within `radius_km` of a home as features: code, name, population, centre, most populous first.

    The geometry is the outline, where the store has it, else the cell of ground nearest to the centre.
    """
    if home.point is None:
        return []
    return [
        {
            "type": "Feature",
            "geometry": one.outline,
            "properties": {
                "insee": one.insee,
                "name": one.name,
                "population": one.population,
                "lat": one.lat,
                "lon": one.lon,
            },
        }
        for one in grounds_around(session, home.point, radius_km=radius_km, limit=MOST_COMMUNES)
    ]


def minutes_by_commune(
    home: Commune, means: tuple[Means, ...], travel: Travel, *, trip: Trip
) -> dict[str, dict[str, int]]:
    """By INSEE code, the minutes by each means ("car"), and the least of them ("best").

    Only ways that are accepted, or that take no more than three quarters of an hour.
    """
    origin = travel.communes.position(home.insee)
    if origin is None:
        return {}
    told: dict[str, dict[str, int]] = {}
    walking = on_foot_too(means)
    for one, minutes in zip(walking, reach(origin, walking, travel, trip=trip).alternatives, strict=True):
        for place in np.flatnonzero(minutes <= max(one.max_minutes, _ALWAYS_MINUTES)).tolist():
            told.setdefault(travel.communes.at(place).insee, {})[one.mode.value] = int(minutes[place])
    return {insee: {"best": min(by_means.values()), **by_means} for insee, by_means in told.items()}
