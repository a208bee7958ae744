"""Lists made for people, and what in them waits for somebody to decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Mode
from store.binary import BEGIN, END, binary_row, field_of
from store.queries import queries
from store.tables import ShownListRow


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ListedRows:
    """The rows of a list as `lists` keeps them: columns of the same length, but for those of the parts,
    and those of which nothing is known."""

    opportunity_ids: Sequence[int] | None = None
    person_ids: Sequence[int] | None = None
    """One of both is known: a list shows opportunities, or people."""
    positions_by_score: Sequence[int | None]
    chances: Sequence[float]
    scores: Sequence[float]
    minutes: Sequence[int | None] = ()
    modes: Sequence[str | None] = ()
    prices: Sequence[float] = ()
    part_names: Sequence[str] = ()
    part_values: NDArray[np.int16] = field(default_factory=lambda: np.empty(0, np.int16))
    """The parts of the first row, then of the next, in ten-thousandths; -1 where unknown."""
    reasons: Sequence[str] = ()
    """Of each row, a line a reason (`lines_of`)."""

    def __len__(self) -> int:
        return len(self.scores)


ROW_COLUMNS = tuple(one.name for one in fields(ListedRows))
OWN_COLUMNS = (
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
    "rows_before",
)
"""Of a list, beside its rows: in the order in which `copied_list` reads them."""
_COLUMNS = (*OWN_COLUMNS, *ROW_COLUMNS)
_FIELDS = tuple(field_of(ShownListRow.__table__.c[name].type) for name in _COLUMNS)


def copied_list(values: Sequence[Any], rows: ListedRows) -> bytes:
    """A list as `copy_lists` writes it; `values` are those of `OWN_COLUMNS`."""
    return binary_row([*values, *(getattr(rows, name) for name in ROW_COLUMNS)], _FIELDS)


def lines_of(reasons: Iterable[str]) -> str:
    """The reasons of one row as `ListedRows` holds them."""
    return "\n".join(reasons)


def new_list_ids(session: Session, count: int) -> list[int]:
    """The ids of so many lists to be written."""
    return list(session.scalars(queries()["new_list_ids"], {"count": count}))


def copy_lists(session: Session, blocks: Iterable[bytes]) -> None:
    """Writes lists with their rows, each as `copied_list`; blocks of them are taken as they come, and checked at once
    against what they show."""
    session.execute(queries()["compress_quickly"])
    driver: Any = session.connection().connection.dbapi_connection
    statement = f"copy lists ({', '.join(_COLUMNS)}) from stdin (format binary)"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(BEGIN)
        for block in blocks:
            copy.write(block)
        copy.write(END)


def _waiting_item(row: Any) -> WaitingItem:
    return WaitingItem(
        opportunity_id=row.opportunity_id,
        title=row.title,
        kind=row.kind,
        employer=row.employer_name,
        place=row.place,
        reasons=tuple(row.reasons),
        minutes=row.minutes,
        mode=None if row.mode is None else Mode(row.mode),
        first_seen_at=row.first_seen_at,
    )
