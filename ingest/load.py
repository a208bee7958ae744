"""A pull on its way into the store: pages are marked, read and staged as they come, then applied all at once.

pages → mark (known: seen, nothing more) → read, here or in workers → staged → one transaction → what changed
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from ingest.connector import Page
from ingest.draft import Reject
from ingest.duplicates import link_duplicates
from ingest.reading import MOST_ROWS_A_RECORD, UNREADABLE, Read, Reader, Record, mark_of, version_of, written
from ingest.workers import Workers
from store import queries
from store.catalogue.loaded import LOADED_TABLES
from store.catalogue.loading import Staging, execute, known_records
from store.catalogue.news import note_news
from store.catalogue.opportunities import OPPORTUNITIES
from store.locks import lock_catalogue
from store.pulls.held import hold, is_suspect

MOST_REJECTS = 5_000
"""Rejects kept one by one; the count goes on."""
READ_AT_ONCE = 500
"""Records read together."""
WORKERS_FROM = 3_000
"""Records to read from which it is worth starting other processes."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What a pull changed: rows that are new, changed (or back), the same, retired, and held back from retirement."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0
    held: int = 0


Rows = dict[str, list[int]]
"""Ids of rows by the name of their table."""


class Load:
    """One pull into the store, on a connection of its own; `with` ends its workers.

    Nothing is seen by others before `apply`, which runs in the caller's transaction.
    """

    def __init__(self, connection: Connection, reader: Reader, *, source: str, scope: str) -> None:
        self.pulled = 0
        self.rejected = 0
        self.rejects: list[Reject] = []
        self.unreadable = 0
        """Records that our own code could not read."""
        self._refused: set[str] = set()
        """Keys of records that were seen, and are not good enough to be read."""
        self._gone: set[str] = set()
        """Keys of what the source says is no longer offered."""
        self._connection, self._reader = connection, reader
        self._scope = {"source": source, "scope": scope}
        self._version = version_of(reader)
        self.known = known_records(connection, LOADED_TABLES, source=source, scope=scope)
        self._seen: dict[bytes, int] = {}
        """The marks that came and are known, each with where it came last."""
        self._waiting: list[Record] = []
        self._given = 0
        self._staged = {table.name: Staging(connection, table, source=source, scope=scope) for table in LOADED_TABLES}
        connection.commit()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        """What each stage took of the pull's own process; what workers read meanwhile costs it nothing."""
        self._ending = ExitStack()
        self._workers: Workers | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ending.close()

    def take(self, page: Page) -> None:
        """Takes the records of a page; what is known is only marked as seen."""
        with self._timed("mark"):
            for raw in page:
                self.pulled += 1
                position, body = self.pulled * MOST_ROWS_A_RECORD, written(raw)
                mark = mark_of(body, version=self._version)
                if mark in self.known.rows:
                    self._seen[mark] = position
                else:
                    self._waiting.append(Record(position, mark, body))
        if len(self._waiting) >= READ_AT_ONCE:
            self._read()

    def finish(self) -> None:
        """Reads and stages what still waits."""
        self._read()
        if self._workers is not None:
            self._stage_all(self._workers.rest())
            self._ending.close()  # what comes next needs their memory
            self._workers = None

    def apply(self, *, run_id: int, retire: bool, now: datetime) -> Applied:
        """Applies the pull. Only with `retire` does what it did not see leave; what leaves must be credible."""
        lock_catalogue(self._connection)
        touched: list[int] = []
        new, changed = 0, 0
        unchanged = sum(self.known.rows[mark] for mark in self._seen)
        for staging in self._staged.values():
            with self._timed("settle"):
                unchanged -= staging.settle(self._seen)
            with self._timed("write"):
                done = staging.apply(now=now)
            new, changed, unchanged = new + len(done.new), changed + len(done.changed), unchanged + done.read_again
            if staging.table is OPPORTUNITIES:
                touched += [*done.new, *done.changed]
                note_news(self._connection, new=done.new, changed=done.changed, now=now)
        with self._timed("retire"):
            leaving, held = self._leaving() if retire else self._told_gone()
            if retire:
                self._connection.execute(queries()["forget_held"], self._scope)
            elif any(held.values()):
                self._connection.execute(queries()["move_held"], self._scope | {"run_id": run_id})
            for name, staging in self._staged.items():
                hold(self._connection, run_id, staging.table, held[name])
                staging.retire(leaving[name], now=now)
            touched += leaving[OPPORTUNITIES.name]
        with self._timed("link"):
            link_duplicates(self._connection, changed=touched, now=now)
        return Applied(new, changed, unchanged, _count(leaving), _count(held))

    def _leaving(self) -> tuple[Rows, Rows]:
        """What leaves after a pull that saw everything: it did not come, or is told gone; and what is held back of it.

        What earlier runs held back and still does not come waits for a person's word, however many other rows came.
        """
        leaving, held = Rows(), Rows()
        marks = self.known.rows.keys() - self._seen.keys()
        for name, staging in self._staged.items():
            missing = {*staging.told_gone(self._gone), *staging.unseen(marks, refused=self._refused)}
            waiting = missing.intersection(staging.held())
            leaving[name], held[name] = self._believed(name, missing, waiting)
            held[name] += sorted(waiting)
        return leaving, held

    def _told_gone(self) -> tuple[Rows, Rows]:
        """What leaves after a pull that saw a part: it is told gone; and what is newly held back of it."""
        self._let_go_of_seen()
        leaving, held = Rows(), Rows()
        for name, staging in self._staged.items():
            missing = set(staging.told_gone(self._gone))
            leaving[name], held[name] = self._believed(name, missing, set(staging.held()) if missing else set())
        return leaving, held

    def _believed(self, name: str, missing: set[int], waiting: set[int]) -> tuple[list[int], list[int]]:
        """The rows of a table that may leave, and those that may not: all `missing` but those `waiting` already."""
        found = sorted(missing - waiting)
        return ([], found) if is_suspect(len(found), live=self.known.live[name] - len(waiting)) else (found, [])

    def _read(self) -> None:
        records, self._waiting = self._waiting, []
        if not records:
            return
        self._given += len(records)
        if self._given <= WORKERS_FROM:
            with self._timed("read"):
                read = self._reader.read(records)
            self._stage_all(iter([read]))
            return
        if self._workers is None:
            self._workers = self._ending.enter_context(Workers(self._reader))
        self._stage_all(self._workers.read(records))

    def _stage_all(self, reads: Iterator[Read]) -> None:
        """Stages what was read; the time until the next one comes is that of waiting for readers."""
        while True:
            with self._timed("read"):
                read = next(reads, None)
            if read is None:
                return
            with self._timed("stage"):
                for table, block in read.blocks.items():
                    self._staged[table].add(block, rows=read.rows[table])
                self._connection.commit()
                self._refuse(read.rejects)

    def _refuse(self, rejects: Sequence[Reject]) -> None:
        self.rejected += sum(not one.gone for one in rejects)
        self.rejects += rejects[: MOST_REJECTS - len(self.rejects)]
        self.unreadable += sum(one.reason == UNREADABLE for one in rejects)
        for one in rejects:
            if one.key is not None:
                (self._gone if one.gone else self._refused).add(one.key)

    def _let_go_of_seen(self) -> None:
        """What is held back and was seen by a pull that may not retire is held no longer."""
        for staging in self._staged.values():
            held = {bytes(mark) for mark in staging.held_marks()}
            if ids := staging.seen_again(held & self._seen.keys()):
                asked = {"table_name": staging.table.name, "ids": ids}
                execute(self._connection, queries()["forget_held_rows"], asked)

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - began


def _count(rows: Rows) -> int:
    return sum(len(ids) for ids in rows.values())
