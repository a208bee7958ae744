"""The communes around a home as GeoJSON features, with the minutes by each means: what the map and the API share."""

from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from geo import NOWHERE, Commune, Means, Travel, Trip, on_foot_too, reach
from store import queries

MOST_RADIUS_KM = 120.0
"""Farther communes are not drawn: two hours of road."""
MOST_COMMUNES = 2_000
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
    """By INSEE code, the minutes by the best means ("best") and by each of them ("car"), where it gets there."""
    origin = travel.communes.position(home.insee)
    if origin is None or not means:
        return {}
    means = on_foot_too(means)
    by = reach(origin, means, travel, trip=trip)
    columns = {"best": by.minutes} | {one.mode.value: row for one, row in zip(means, by.alternatives, strict=True)}
    return {
        travel.communes.at(place).insee: {
            name: int(minutes[place]) for name, minutes in columns.items() if minutes[place] != NOWHERE
        }
        for place in np.flatnonzero(by.minutes != NOWHERE).tolist()
    }
