"""The communes around a home as GeoJSON features, with the minutes by each means: what the map and the API share."""

from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from geo import Commune, Means, Travel, Trip, on_foot_too, reach
from store import queries

MOST_RADIUS_KM = 120.0
"""Farther communes are not drawn: two hours of road."""
MOST_COMMUNES = 2_000
_ALWAYS_MINUTES = 45
"""What lies so near by some means is told, whatever was accepted."""
_MARGIN_M = 4_500
"""How far a cell goes where it has no neighbour."""


def communes_around(session: Session, home: Commune, *, radius_km: float) -> list[dict[str, Any]]:
    """The communes within `radius_km` of a home as features: code, name, population, centre, most populous first.

    The geometry is the outline, where the store has it, else the cell of ground nearest to the centre.
    """
    if home.point is None:
        return []
    asked = {
        "home": home.point.ewkt(),
        "radius_m": radius_km * 1000,
        "margin_m": _MARGIN_M,
        "limit": MOST_COMMUNES,
    }
    return [
        {
            "type": "Feature",
            "geometry": row["outline"],
            "properties": {name: row[name] for name in ("insee", "name", "population", "lat", "lon")},
        }
        for row in session.execute(queries()["communes_around"], asked).mappings()
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
