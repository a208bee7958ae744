"""Where each kind of draft goes: the table that holds it, and the row that it becomes there.

A kind of draft of its own is a dataclass with at least `key` and `whereabouts`, a table
(`store.catalogue.loading.LoadedTable`, also listed in `store.catalogue.loaded`), and one row here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import orjson

from ingest.draft import Draft
from ingest.duplicates import columns_of, fingerprints, posting_of
from ingest.locate import Placed
from ingest.on_demand import OnDemandDraft
from ingest.stop import StopDraft
from ingest.support import ServiceDraft, StructureDraft, service_rows, structure_rows
from matching import conditions_to_json
from store.catalogue.bus_stops import BUS_STOPS
from store.catalogue.loading import LoadedTable
from store.catalogue.on_demand import ON_DEMAND
from store.catalogue.opportunities import OPPORTUNITIES
from store.catalogue.services import SERVICES, STRUCTURES
from store.copying import Value


@dataclass(frozen=True, slots=True)
class Destination:
    """A table that pulls fill, and how located drafts become its rows."""

    table: LoadedTable
    rows_of: Callable[[Sequence[tuple[Any, Placed]]], list[tuple[Value, ...]]]
    """For each draft, in order: the table's `columns`, then its `derived` ones."""


def opportunity_rows(placed: Sequence[tuple[Draft, Placed]]) -> list[tuple[Value, ...]]:
    """The rows of opportunities (`OPPORTUNITIES.columns` and `derived`)."""
    prints = columns_of(fingerprints([posting_of(draft, place) for draft, place in placed]))
    return [_opportunity(draft, place) + mark for (draft, place), mark in zip(placed, prints, strict=True)]


def _opportunity(draft: Draft, placed: Placed) -> tuple[Value, ...]:
    conditions = orjson.dumps(conditions_to_json(draft.conditions), option=orjson.OPT_SORT_KEYS)
    return (
        draft.kind.value,
        draft.title,
        draft.text,
        draft.rome,
        draft.rome_label,
        draft.rome_origin or ("source" if draft.rome else None),
        None if draft.rome_suggestions is None else list(draft.rome_suggestions),
        draft.employer,
        draft.siret,
        placed.insee,
        placed.place,
        None if placed.point is None else placed.point.ewkt(),
        None if placed.rung is None else placed.rung.value,
        conditions.decode(),
        draft.url,
        draft.published,
        draft.starts,
        draft.over,
    )


def stop_rows(placed: Sequence[tuple[StopDraft, Placed]]) -> list[tuple[Value, ...]]:
    """The rows of stops of the bus (`BUS_STOPS.columns`)."""
    return [
        (
            draft.label,
            draft.spot,
            place.insee,
            place.place,
            None if place.point is None else place.point.ewkt(),
            draft.starts,
            draft.ends,
        )
        for draft, place in placed
    ]


def transport_rows(placed: Sequence[tuple[OnDemandDraft, Placed]]) -> list[tuple[Value, ...]]:
    """The rows of transports on demand (`ON_DEMAND.columns`)."""
    return [
        (
            one.name,
            one.phone,
            sorted(one.zone),
            sorted(one.days),
            one.starts,
            one.ends,
            one.notice,
            one.fare,
            one.url,
        )
        for one in (draft.transport for draft, _ in placed)
    ]


DESTINATIONS: Mapping[type, Destination] = MappingProxyType(
    {
        Draft: Destination(OPPORTUNITIES, opportunity_rows),
        StopDraft: Destination(BUS_STOPS, stop_rows),
        OnDemandDraft: Destination(ON_DEMAND, transport_rows),
        ServiceDraft: Destination(SERVICES, service_rows),
        StructureDraft: Destination(STRUCTURES, structure_rows),
    }
)
"""By the type of the draft."""
