"""Lists made for people, and what in them waits for somebody to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from geo import Mode
from store.queries import queries


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """An opportunity of a person's newest list on which nothing was decided yet."""

    opportunity_id: int
    title: str
    kind: str
    employer: str | None
    place: str | None
    reasons: tuple[str, ...]
    minutes: float | None
    mode: Mode | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a decision about one person: how many in all, how many of them fresh, and the best ones."""

    list_id: int
    made_at: datetime
    """When the list was made."""
    total: int
    fresh: int
    best: tuple[WaitingItem, ...]


def waiting(
    session: Session, people: Sequence[int], *, fresh_since: datetime, good_score: float = 0.0, top: int = 3
) -> dict[int, Waiting]:
    """What waits for each of `people`, by id, from their newest batch list; people without a list are left out.

    Fresh is what was first seen since `fresh_since` and scores at least `good_score`.
    """
    asked = {"ids": list(people), "fresh_since": fresh_since, "good_score": good_score, "top": top}
    grouped: dict[int, list[Any]] = {}
    for row in session.execute(queries()["waiting_items"], asked):
        grouped.setdefault(row.person_id, []).append(row)
    return {
        person_id: Waiting(
            list_id=rows[0].list_id,
            made_at=rows[0].made_at,
            total=rows[0].waiting,
            fresh=rows[0].fresh,
            best=tuple(_waiting_item(row) for row in rows),
        )
        for person_id, rows in grouped.items()
    }


def _waiting_item(row: Any) -> WaitingItem:
    mode = row.parts.get("mode")
    return WaitingItem(
        opportunity_id=row.opportunity_id,
        title=row.title,
        kind=row.kind,
        employer=row.employer_name,
        place=row.place,
        reasons=tuple(row.reasons),
        minutes=row.parts.get("minutes"),
        mode=None if mode is None else Mode(mode),
        first_seen_at=row.first_seen_at,
    )
