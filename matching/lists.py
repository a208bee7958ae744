"""Writes down every list, with the versions of weights, data and travel times that made it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from matching.rank import Ranked
from store.tables import ShownItemRow, ShownListRow


@dataclass(frozen=True, slots=True)
class Versions:
    """What a list was made of: the weights' version, the data's, the travel times'."""

    weights: str
    data: str
    travel: str


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list to be written: for whom or for which opening, what was asked, and its rows (`item_values`)."""

    audience: str
    items: Sequence[dict[str, Any]]
    person_id: int | None = None
    opening_id: int | None = None
    question: dict[str, Any] = field(default_factory=dict)
    offset: int = 0
    """How many rows stand before its first one: those of earlier pages."""


def write_lists(session: Session, entries: Sequence[ListEntry], *, versions: Versions, now: datetime) -> list[int]:
    """Stores lists and their rows; their ids, in the same order."""
    if not entries:
        return []
    lists = [
        {
            "audience": entry.audience,
            "person_id": entry.person_id,
            "opening_id": entry.opening_id,
            "question": entry.question,
            "made_at": now,
            "weights_version": versions.weights,
            "data_version": versions.data,
            "travel_version": versions.travel,
        }
        for entry in entries
    ]
    ids = session.scalars(insert(ShownListRow).returning(ShownListRow.id, sort_by_parameter_order=True), lists).all()
    items = [
        item | {"list_id": list_id, "position": position}
        for list_id, entry in zip(ids, entries, strict=True)
        for position, item in enumerate(entry.items, entry.offset + 1)
    ]
    if items:
        session.execute(insert(ShownItemRow), items)
    return list(ids)


def log_list(
    session: Session,
    items: Sequence[Ranked],
    *,
    versions: Versions,
    audience: str,
    now: datetime,
    person_id: int | None = None,
    question: dict[str, Any] | None = None,
    offset: int = 0,
) -> int:
    """Stores a list of opportunities as it is shown; the id of the list."""
    rows = [item_values(one) for one in items]
    entry = ListEntry(audience, rows, person_id=person_id, question=question or {}, offset=offset)
    return write_lists(session, [entry], versions=versions, now=now)[0]


def item_values(ranked: Ranked) -> dict[str, Any]:
    """One row of `list_items`, but for its list and its position."""
    parts: dict[str, Any] = {part.name: round(part.value, 4) for part in ranked.parts}
    if ranked.minutes is not None and ranked.mode is not None:
        parts |= {"minutes": round(ranked.minutes), "mode": ranked.mode.value}
    return {
        "opportunity_id": ranked.opportunity.id,
        "person_id": None,
        "position_by_score": ranked.position_by_score,
        "chance": ranked.chance,
        "score": ranked.score,
        "parts": parts,
        "reasons": list(ranked.reasons),
    }
