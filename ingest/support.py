"""What is no opportunity and helps on the way to one: support services, and inclusion employers to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.draft import Whereabouts
from ingest.locate import Placed
from matching import Frein
from store.copying import Value


@dataclass(frozen=True, slots=True)
class ServiceDraft:
    """A cleaned support service. It holds no contact of a person; `phone` is the house's."""

    key: str
    name: str
    text: str
    whereabouts: Whereabouts
    on_site: bool
    remote: bool
    provider: str | None = None
    sort: str | None = None
    themes: tuple[str, ...] = ()
    freins: tuple[Frein, ...] = ()
    publics: tuple[str, ...] = ()
    conditions: str | None = None
    fees: str | None = None
    fees_note: str | None = None
    zone: tuple[str, ...] = ()
    """Codes of those who may ask for it; empty for everybody."""
    opening_hours: str | None = None
    phone: str | None = None
    url: str | None = None
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class StructureDraft:
    """A cleaned inclusion employer without an open post. It holds no contact of a person."""

    key: str
    name: str
    text: str
    sort: str
    whereabouts: Whereabouts
    siret: str | None = None
    url: str | None = None


def service_rows(placed: Sequence[tuple[ServiceDraft, Placed]]) -> list[tuple[Value, ...]]:
    """The rows of services (`store.catalogue.services.SERVICES`)."""
    return [_service(draft, place) for draft, place in placed]


def structure_rows(placed: Sequence[tuple[StructureDraft, Placed]]) -> list[tuple[Value, ...]]:
    """The rows of structures (`store.catalogue.services.STRUCTURES`)."""
    return [(draft.name, draft.text, draft.sort, draft.siret, *_place(place), draft.url) for draft, place in placed]


def _service(draft: ServiceDraft, placed: Placed) -> tuple[Value, ...]:
    return (
        draft.name,
        draft.text,
        draft.provider,
        draft.sort,
        list(draft.themes),
        [one.value for one in draft.freins],
        list(draft.publics),
        draft.conditions,
        draft.fees,
        draft.fees_note,
        draft.on_site,
        draft.remote,
        list(draft.zone),
        *_place(placed),
        draft.opening_hours,
        draft.phone,
        draft.url,
        None if draft.updated is None else draft.updated.isoformat(),
    )


def _place(placed: Placed) -> tuple[Value, ...]:
    point, rung = placed.point, placed.rung
    return (
        placed.insee,
        placed.place,
        None if point is None else point.ewkt(),
        None if rung is None else rung.value,
    )
