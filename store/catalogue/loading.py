"""A pull enters its tables: staged by COPY as pages come, compared by content, applied in one transaction.

    known records → stage, page after page → settle what came twice → new, changed, read again → gone, unseen

A record whose mark (`record_hash`) is known costs nothing: its rows are not staged and not written.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any

import psycopg
from sqlalchemy import Connection, TextClause, text
from sqlalchemy.exc import OperationalError

from store.queries import queries


@dataclass(frozen=True)
class LoadedTable:
    """A table that pulls fill.

    It has `columns`, and these: id, source, scope, source_key, content_hash, record_hash, first_seen_at, changed_at,
    retired_at; the pair (source, source_key) is unique. A staged row holds, in order, source_key, `columns`, `derived`,
    content_hash, record_hash, position.
    """

    name: str
    columns: tuple[str, ...]
    """What its content is: rows of which one differs have changed."""
    derived: tuple[str, ...] = ()
    """Written with the content, from which they follow; not compared."""
    kept_where: tuple[str, tuple[str, ...]] | None = None
    """Where this condition holds of a row `t`, these columns are a person's word and no pull writes over them.

    The mark of its content is then made of the source's and of the first of them, as the person's word made it.
    """
    past: tuple[str, ...] = ()
    """Instants that cannot lie ahead: one that does becomes that of the row's first sight."""
    tells_ways: bool = False
    """Whether it tells how to get to opportunities: a change of it is one of the catalogue, and everybody is ranked."""

    @cached_property
    def staged(self) -> tuple[str, ...]:
        """The columns of a staged row, in order."""
        return ("source_key", *self.columns, *self.derived, "content_hash", "record_hash", "position")

    def query(self, name: str) -> TextClause:
        """A named query of `loading.sql`, for this table."""
        return _query(name, self)


@cache
def _query(name: str, table: LoadedTable) -> TextClause:
    columns = table.columns + table.derived
    first = {column: f"case when s.{column} > :now then :now else s.{column} end" for column in table.past}
    later = {column: f"case when s.{column} > :now then t.first_seen_at else s.{column} end" for column in table.past}
    mark = "s.content_hash"
    if table.kept_where is not None:
        condition, kept = table.kept_where
        mark = f"case when {condition} then md5(s.content_hash || t.{kept[0]}) else s.content_hash end"
        later |= {column: f"case when {condition} then t.{column} else s.{column} end" for column in kept}
    return text(
        queries()[name].text.format(
            table=table.name,
            columns=", ".join(columns),
            mark=mark,
            staged_columns=", ".join(first.get(column, f"s.{column}") for column in columns),
            assignments=", ".join(f"{column} = {later.get(column, f's.{column}')}" for column in columns),
            derived_assignments="".join(f", {column} = s.{column}" for column in table.derived),
        )
    )


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows of one table that a pull changed, by their ids."""

    new: list[int]
    changed: list[int]
    """Changed, or back after having been retired."""
    read_again: int
    """Rows that were read again and say the same."""


class Staging:
    """The staged rows of one pull, for one table, on the connection of that pull alone."""

    def __init__(self, connection: Connection, table: LoadedTable, *, source: str, scope: str) -> None:
        self.table = table
        self.count = 0
        self._connection = connection
        self._known = {"source": source, "scope": scope}
        self._run("compress_quickly")
        self._run("create_staging")

    def add(self, block: bytes, *, rows: int) -> None:
        """Stages some rows, written by `copy_line`."""
        driver: Any = self._connection.connection.dbapi_connection
        statement = f"copy staged_{self.table.name} ({', '.join(self.table.staged)}) from stdin"
        try:
            with driver.cursor() as cursor, cursor.copy(statement) as copy:
                copy.write(block)
        except psycopg.OperationalError as error:  # told as every other statement tells that the database is away
            raise OperationalError(statement, None, error) from error
        self.count += rows

    def settle(self, seen: Mapping[bytes, int]) -> int:
        """Leaves one row a key, the last that came, be it staged or known (`seen`: mark of a record → its position).

        How many known rows the staged ones replace.
        """
        if not self.count:
            return 0
        self._connection.exec_driver_sql(f"analyze staged_{self.table.name} (source_key, content_hash)")
        lost = self._column("drop_overwritten")
        self.count -= len(lost)
        if hashes := [one for one in lost if one is not None]:
            self._run("forget_records", hashes=hashes)
        if not seen:
            return 0
        both = [row for row in self._run("replaced_records") if bytes(row.record_hash) in seen]
        older = [row.source_key for row in both if row.position < seen[bytes(row.record_hash)]]
        if older:
            self._run("unstage", keys=older)
            self.count -= len(older)
        return len(both) - len(older)

    def apply(self, *, now: datetime) -> Changes:
        """Writes what is new or changed."""
        new: list[int] = []
        changed: list[int] = []
        if self.count:
            found = self._run("differences").one()
            new = self._column("insert_new", now=now) if found.new else []
            changed = self._column("update_changed", now=now) if found.changed else []
            if self.count > found.new + found.changed:
                self._run("mark_read_again", now=now)
        self._count(new + changed)
        return Changes(new, changed, self.count - len(new) - len(changed))

    def told_gone(self, keys: Collection[str]) -> list[int]:
        """The live rows of the source that it says are gone, by their keys or by those of their records."""
        return self._column("rows_told_gone", gone=list(keys)) if keys else []

    def unseen(self, marks: Iterable[bytes], *, refused: Collection[str]) -> list[int]:
        """The live rows of the scope that the pull did not see, `marks` being the known ones that did not come."""
        return self._column("unseen_rows", unseen=list(marks), refused=list(refused))

    def retire(self, ids: list[int], *, now: datetime) -> list[int]:
        """Retires rows; those that were live."""
        retired = self._column("retire_rows", ids=ids, now=now) if ids else []
        self._count(retired)
        return retired

    def held(self) -> list[int]:
        """The rows of the scope whose retirement is held back."""
        return self._column("held_rows")

    def held_marks(self) -> list[bytes]:
        """The marks of the records behind the rows of the source whose retirement is held back."""
        return self._column("held_marks")

    def seen_again(self, marks: Iterable[bytes]) -> list[int]:
        """Rows whose retirement is held back and that the pull saw, staged or with one of `marks`."""
        return self._column("seen_again", seen=list(marks))

    def _count(self, ids: list[int]) -> None:
        """Counts a change of the catalogue where these rows make one; a trigger counts those of opportunities."""
        if ids and self.table.tells_ways:
            self._run("count_change")

    def _column(self, name: str, **values: Any) -> list[Any]:
        return list(self._run(name, **values).scalars())

    def _run(self, name: str, **values: Any) -> Any:
        return execute(self._connection, self.table.query(name), self._known | values)


def execute(connection: Connection, statement: TextClause, values: Mapping[str, Any]) -> Any:
    """The result of a named query, given those of `values` that it names."""
    return connection.execute(statement, {name: values[name] for name in statement.compile().params})


@dataclass(frozen=True, slots=True)
class Known:
    """What is live in a scope before a pull: how many rows, and the marks of the records behind them."""

    live: Mapping[str, int]
    """By table."""
    rows: Mapping[bytes, int]
    """Mark of a record → how many live rows it gave."""

    @property
    def rows_live(self) -> int:
        """How many rows of all tables."""
        return sum(self.live.values())


def known_records(connection: Connection, tables: Iterable[LoadedTable], *, source: str, scope: str) -> Known:
    """What the tables hold of a scope."""
    live, rows = dict[str, int](), dict[bytes, int]()
    for table in tables:
        live[table.name] = 0
        for mark, count in execute(connection, table.query("known_records"), {"source": source, "scope": scope}):
            live[table.name] += count
            if mark is not None:
                rows[bytes(mark)] = rows.get(bytes(mark), 0) + count
    return Known(live, rows)
