"""Writes down every list shown, with the versions of weights, data and travel times that made it."""

from collections.abc import Sequence
from dataclasses import dataclass
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


def log_list(
    session: Session,
    items: Sequence[Ranked],
    *,
    versions: Versions,
    audience: str,
    now: datetime,
    person_id: int | None = None,
    question: dict[str, Any] | None = None,
) -> int:
    """Stores a list of opportunities as it is shown; the id of the list."""
    row = ShownListRow(
        audience=audience,
        person_id=person_id,
        question=question or {},
        made_at=now,
        weights_version=versions.weights,
        data_version=versions.data,
        travel_version=versions.travel,
    )
    session.add(row)
    session.flush()
    if items:
        session.execute(insert(ShownItemRow), [item_values(row.id, place, one) for place, one in enumerate(items, 1)])
    return row.id


def item_values(list_id: int, position: int, ranked: Ranked) -> dict[str, Any]:
    """One row of `list_items`."""
    parts: dict[str, Any] = {part.name: round(part.value, 4) for part in ranked.parts}
    return {
        "list_id": list_id,
        "position": position,
        "opportunity_id": ranked.opportunity.id,
        "score": ranked.score,
        "parts": parts | travel_values(ranked),
        "reasons": list(ranked.reasons),
    }


def travel_values(ranked: Ranked) -> dict[str, Any]:
    """The commute of a row: minutes one way and means, where they are known."""
    if ranked.minutes is None or ranked.mode is None:
        return {}
    return {"minutes": round(ranked.minutes), "mode": ranked.mode.value}
