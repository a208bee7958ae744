"""Writes down every list, with the versions of weights, data and travel times that made it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from matching.lists.rows import rows_of
from matching.lists.snapshot import keep_weights_of, person_to_json, program_version
from matching.model import Person
from matching.people import Followed
from matching.scoring.rank import Ranked
from store.lists.lists import ROW_COLUMNS, ListedRows, copied_list
from store.tables import ShownListRow


@dataclass(frozen=True, slots=True)
class Versions:
    """What a list was made of: the weights' version, the data's, the travel times'."""

    weights: str
    data: str
    travel: str


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list to be written: for whom or for which opening, what was asked, and its rows (`matching.lists.rows`)."""

    audience: str
    rows: ListedRows
    person_id: int | None = None
    opening_id: int | None = None
    question: dict[str, Any] = field(default_factory=dict)
    offset: int = 0
    """How many rows stand before its first one: those of earlier pages."""
    person: Person | None = None
    """Of a list of somebody's, the person as ranked: what it takes to make it again."""


def write_lists(session: Session, entries: Sequence[ListEntry], *, versions: Versions, now: datetime) -> list[int]:
    """Stores lists with their rows; their ids, in the same order."""
    if not entries:
        return []
    statement = insert(ShownListRow).returning(ShownListRow.id, sort_by_parameter_order=True)
    rows = [
        list_values(one, versions=versions, now=now)
        | {"opening_id": one.opening_id}
        | {name: getattr(one.rows, name) for name in ROW_COLUMNS}
        | {"part_values": one.rows.part_values.tolist()}
        for one in entries
    ]
    return list(session.scalars(statement, rows))


def list_values(entry: ListEntry, *, versions: Versions, now: datetime) -> dict[str, Any]:
    """What is kept of a list beside its id, its opening and its rows: `OWN_COLUMNS`, in their order."""
    return {
        "audience": entry.audience,
        "person_id": entry.person_id,
        "question": entry.question,
        "made_at": now,
        "weights_version": versions.weights,
        "data_version": versions.data,
        "travel_version": versions.travel,
        "program_version": None if entry.person is None else program_version(),
        "person": None if entry.person is None else person_to_json(entry.person),
        "rows_before": entry.offset,
    }


def question_of(
    followed: Followed, *, limit: int, offset: int = 0, only: Collection[int] | None = None
) -> dict[str, Any]:
    """What is asked with somebody's list, beside the person: enough to make it again. `only`: among which ids."""
    asked = {"limit": limit, "offset": offset, "ranked": followed.ranked, "dismissed": sorted(followed.left_out)}
    return asked if only is None else asked | {"only": sorted(only)}


def copied_lists(entries: Sequence[tuple[int, ListEntry]], *, versions: Versions, now: datetime) -> bytes:
    """Lists with their ids, as `store.lists.lists.copy_lists` takes them: for many at once."""
    return b"".join(
        [
            copied_list((list_id, *list_values(entry, versions=versions, now=now).values()), entry.rows)
            for list_id, entry in entries
        ]
    )


def log_list(
    session: Session,
    items: Sequence[Ranked],
    *,
    versions: Versions,
    audience: str,
    now: datetime,
    question: dict[str, Any] | None = None,
    offset: int = 0,
    followed: Followed | None = None,
) -> int:
    """Stores a list of opportunities as it is shown, to a visitor or to `followed`; the id of the list."""
    if followed is not None:
        keep_weights_of(session, versions.weights, now=now)
    entry = ListEntry(
        audience,
        rows_of(items),
        person_id=None if followed is None else followed.id,
        question=question or {},
        offset=offset,
        person=None if followed is None else followed.person,
    )
    return write_lists(session, [entry], versions=versions, now=now)[0]
