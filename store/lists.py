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
    """As kept: `matching.reasons` reads and tells them."""
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


LIST_COLUMNS = (
    "id",
    "audience",
    "person_id",
    "question",
    "made_at",
    "weights_version",
    "data_version",
    "travel_version",
    "program_version",
    "person",
)
ITEM_COLUMNS = (
    "list_id",
    "position",
    "opportunity_id",
    "position_by_score",
    "chance",
    "score",
    "parts",
    "reasons",
)
"""In the order in which `copy_lists` reads them."""


def new_list_ids(session: Session, count: int) -> list[int]:
    """The ids of so many lists to be written."""
    return list(session.scalars(queries()["new_list_ids"], {"count": count}))


def copy_lists(session: Session, *, lists: bytes, items: bytes) -> None:
    """Writes lists, then their rows, both as `copy_line` writes `LIST_COLUMNS` and `ITEM_COLUMNS`."""
    driver: Any = session.connection().connection.dbapi_connection
    for table, columns, content in (("lists", LIST_COLUMNS, lists), ("list_items", ITEM_COLUMNS, items)):
        statement = f"copy {table} ({', '.join(columns)}) from stdin"
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(content)


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
