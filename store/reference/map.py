"""The communes around a place as a map draws them: each with its outline, or the ground nearest to its centre."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from geo import Point
from store.queries import queries

_MARGIN_M = 4_500
"""How far a cell goes where it has no neighbour."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A commune on a map: its code, name, population, centre, and its outline as GeoJSON."""

    insee: str
    name: str
    population: int | None
    lat: float
    lon: float
    outline: dict[str, Any]


def grounds_around(session: Session, home: Point, *, radius_km: float, limit: int) -> list[Ground]:
    """The communes within `radius_km` of a place, most populous first."""
    asked = {"home": home.ewkt(), "radius_m": radius_km * 1000, "margin_m": _MARGIN_M, "limit": limit}
    return [Ground(**row) for row in session.execute(queries()["communes_around"], asked).mappings()]
