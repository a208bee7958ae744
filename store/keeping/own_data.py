"""All that is kept of a person, read from the schema itself: what hangs on their file or their account, row by row.

A table that a foreign key makes theirs is here without being named, so that nothing is forgotten when one is added.
Secrets stay out (they are digests, and good for signing in), and so do the lists too old to be of use: see `MOST`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geoalchemy2 import Geography
from sqlalchemy import ColumnElement, Table, func, or_, select
from sqlalchemy.orm import Session

from store.lists.lists import ROW_COLUMNS
from store.tables import Base, ShownItemRow, ShownListRow

SECRETS = frozenset({"secret_hash", "code_hash", "password_hash", "sealed_key", "last_step", "stop_code", "content"})
"""Columns that would let somebody sign in or act as the person, and files that wait to be read."""
MOST = 1_000
"""Rows of a table, the newest first."""
MOST_LISTS = 30
"""Lists shown, the newest first; the others hold the same, of other days."""
MOST_ITEMS = 20
"""Rows of each list."""

_ITEMS = ShownItemRow.metadata.tables[ShownItemRow.__tablename__]
"""A view of the lists, told row by row: the lists themselves are told without their rows."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnData:
    """What is kept, by table, and the titles of the opportunities that rows name by their number."""

    tables: Mapping[str, Sequence[Row]]
    titles: Mapping[int, str]


def data_kept(session: Session, person_id: int, *, user_id: int | None) -> OwnData:
    """All that is kept of the person and of their account."""
    owners = {"people": person_id, "users": user_id}
    tables: dict[str, Sequence[Row]] = {}
    for table in Base.metadata.sorted_tables:
        if (theirs := belongs(table, owners)) is not None:
            most = MOST_LISTS if table.name == ShownListRow.__tablename__ else MOST
            tables[table.name] = _rows(session, table, theirs, most=most)
    shown = [row["id"] for row in tables[ShownListRow.__tablename__]]
    tables[_ITEMS.name] = _rows(session, _ITEMS, _own_items(session, person_id, shown), most=MOST)
    return OwnData({name: rows for name, rows in tables.items() if rows}, _titles(session, tables))


def _own_items(session: Session, person_id: int, lists: Sequence[int]) -> ColumnElement[bool]:
    """The first rows of the person's own lists, and their own row in those made for an opening."""
    of_people = select(ShownListRow.id).where(ShownListRow.person_ids.contains([person_id]))
    theirs = session.scalars(of_people.order_by(ShownListRow.id.desc()).limit(MOST)).all()
    first = _ITEMS.c.list_id.in_(lists) & (_ITEMS.c.position <= MOST_ITEMS)
    return or_(first, _ITEMS.c.list_id.in_(theirs) & (_ITEMS.c.person_id == person_id))


def belongs(table: Table, owners: Mapping[str, int | None]) -> ColumnElement[bool] | None:
    """The condition that a row of the table is theirs; None for a table of which no row can be."""
    if table.name in owners:
        return table.c.id == owners[table.name]
    keys = [key for key in table.foreign_keys if key.column.table.name in owners and key.ondelete == "CASCADE"]
    return or_(*(key.parent == owners[key.column.table.name] for key in keys)) if keys else None


def _rows(session: Session, table: Table, theirs: ColumnElement[bool], *, most: int) -> Sequence[Row]:
    columns = [
        func.st_astext(column).label(column.name) if isinstance(column.type, Geography) else column
        for column in table.columns
        if column.name not in SECRETS and not (table.name == ShownListRow.__tablename__ and column.name in ROW_COLUMNS)
    ]
    newest = [key.desc() for key in table.primary_key.columns]
    return [
        dict(row) for row in session.execute(select(*columns).where(theirs).order_by(*newest).limit(most)).mappings()
    ]


def _titles(session: Session, tables: Mapping[str, Sequence[Row]]) -> dict[int, str]:
    opportunities = Base.metadata.tables["opportunities"]
    named = {
        row[column]
        for rows in tables.values()
        for row in rows
        for column in ("opportunity_id", "opening_id")
        if row.get(column) is not None
    }
    asked = select(opportunities.c.id, opportunities.c.title).where(opportunities.c.id.in_(named))
    return {row.id: row.title for row in session.execute(asked)}
