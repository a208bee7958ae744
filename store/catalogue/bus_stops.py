"""Where the bus de l'emploi stops: how pulls fill the table, and the stops around a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from geo import Point
from store.catalogue.loading import LoadedTable
from store.queries import queries

BUS_STOPS = LoadedTable(name="bus_stops", columns=("label", "spot", "insee", "place", "point", "starts_at", "ends_at"))
"""`point` as EWKT."""


@dataclass(frozen=True, slots=True)
class BusStop:
    """The bus stops at a place, once."""

    label: str
    spot: str | None
    insee: str
    place: str
    km: float
    """In a straight line, from where one asks."""
    starts_at: datetime
    ends_at: datetime


def next_stops(session: Session, home: Point, *, radius_km: float, now: datetime, limit: int) -> Sequence[BusStop]:
    """The next stop of each place within `radius_km` of `home`, nearest place first."""
    asked = {"home": home.ewkt(), "radius_m": radius_km * 1000, "now": now, "limit": limit}
    return tuple(BusStop(**row) for row in session.execute(queries()["next_bus_stops"], asked).mappings())
