"""Support services and inclusion employers to know: how pulls fill their tables, and which are near a commune."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from store.catalogue.loading import LoadedTable
from store.queries import queries

_PLACE = ("insee", "place", "point", "location_rung")
SERVICES = LoadedTable(
    name="services",
    columns=(
        "name",
        "description",
        "provider",
        "sort",
        "themes",
        "freins",
        "publics",
        "conditions",
        "fees",
        "fees_note",
        "on_site",
        "remote",
        "zone",
        *_PLACE,
        "opening_hours",
        "phone",
        "url",
        "updated_on",
    ),
)
STRUCTURES = LoadedTable(name="structures", columns=("name", "description", "sort", "siret", *_PLACE, "url"))

FARTHEST_KM = 50.0
"""What is given on site is proposed up to so far: data.inclusion's own limit."""
GROUP_KM = 20.0
"""A zone may name a group of communes, whose members we do not know: it is taken to reach so far from the service."""


@dataclass(frozen=True, slots=True)
class NearService:
    """A service that people of a commune may ask for."""

    id: int
    source: str
    name: str
    description: str
    provider: str | None
    themes: Sequence[str]
    freins: Sequence[str]
    publics: Sequence[str]
    conditions: str | None
    fees: str | None
    fees_note: str | None
    on_site: bool
    remote: bool
    place: str | None
    km: float | None
    """As the crow flies from the middle of the commune; None for what is given from a distance, or not placed."""
    lat: float | None
    lon: float | None
    """Where it is given, in degrees, as far as that is known."""
    opening_hours: str | None
    phone: str | None
    url: str | None
    updated_on: date | None
    zone_unsure: bool
    """Its zone is a group of communes: whether this commune is in it is to be asked."""


@dataclass(frozen=True, slots=True)
class NearStructure:
    """An inclusion employer to know."""

    id: int
    source: str
    name: str
    description: str
    sort: str
    place: str | None
    km: float
    url: str | None


def services_for(
    session: Session, insee: str, *, freins: Sequence[str] = (), theme: str | None = None, limit: int
) -> list[NearService]:
    """The services whose zone covers a commune: the nearest first, then those given from a distance.

    `freins`: those that answer one of them; none asks for all. `theme`: a code of data.inclusion, or its first part.
    """
    asked = {
        "insee": insee,
        "freins": list(freins) or None,
        "theme": theme,
        "farthest_m": FARTHEST_KM * 1000,
        "group_m": GROUP_KM * 1000,
        "limit": limit,
    }
    return [NearService(**row) for row in session.execute(queries()["services_around"], asked).mappings()]


def structures_around(session: Session, insee: str, *, limit: int) -> list[NearStructure]:
    """The inclusion employers to know around a commune, the nearest first."""
    asked = {"insee": insee, "farthest_m": FARTHEST_KM * 1000, "limit": limit}
    return [NearStructure(**row) for row in session.execute(queries()["structures_around"], asked).mappings()]
