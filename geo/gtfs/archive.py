"""The tables of a feed, column by column: a million rows are read in seconds, and strange ones counted."""

import csv
import zlib
from collections import Counter
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self
from zipfile import BadZipFile, ZipFile

from geo.gtfs.errors import MissingTable, NoSuchFile, NotAFeed, UnreadableTable

_AT_ONCE = 10_000
"""Rows read together: many enough for columns to pay, few enough for the memory."""

Columns = list[tuple[str, ...]]


class Archive:
    """An open feed. `faults` counts what is left out, by what is told of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: Counter[str] = Counter()
        try:
            self._zip = ZipFile(path)
        except FileNotFoundError as fault:
            raise NoSuchFile(path) from fault
        except (BadZipFile, OSError) as fault:
            raise NotAFeed(path) from fault
        self._inside = {name.rpartition("/")[2]: name for name in reversed(self._zip.namelist())}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def has(self, table: str) -> bool:
        """Whether the feed holds this table, in a folder of the archive or not."""
        return table in self._inside

    def columns(self, table: str, *needed: str, also: tuple[str, ...] = ()) -> Iterator[Columns]:
        """The columns `needed` and `also` (empty texts where absent) of a table, some rows at a time.

        A row that ends before the last column needed is counted as cut. Raises `MissingTable`, `UnreadableTable`.
        """
        if not self.has(table):
            raise MissingTable(self.path, table)
        try:
            with self._zip.open(self._inside[table]) as raw:
                rows = csv.reader(TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline=""))
                header = [name.strip() for name in next(rows, [])]
                for name in needed:
                    if name not in header:
                        raise MissingTable(self.path, f"{table}, colonne {name}")
                positions = [header.index(name) if name in header else None for name in (*needed, *also)]
                shortest = 1 + max((header.index(name) for name in needed), default=0)
                while chunk := list(islice(rows, _AT_ONCE)):
                    whole = self._whole(chunk, table, width=len(header), shortest=shortest)
                    if whole:
                        yield _picked(whole, positions)
        except (csv.Error, BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
            raise UnreadableTable(self.path, table) from fault

    def rows(self, table: str, *needed: str, also: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        """The same, row by row, each value without spaces around; nothing where the feed lacks the table."""
        if not self.has(table):
            return
        for columns in self.columns(table, *needed, also=also):
            yield from zip(*(map(str.strip, column) for column in columns), strict=True)

    def _whole(self, chunk: list[list[str]], table: str, *, width: int, shortest: int) -> list[list[str]]:
        """The rows that hold what is needed, all as wide as the header; those that do not are counted."""
        if set(map(len, chunk)) == {width}:
            return chunk
        kept = [row for row in chunk if len(row) >= shortest]
        cut = sum(1 for row in chunk if 0 < len(row) < shortest)
        if cut:
            self.faults[f"lignes incomplètes dans {table}"] += cut
        return [row + [""] * (width - len(row)) for row in kept]


def _picked(rows: list[list[str]], positions: list[int | None]) -> Columns:
    columns = list(zip(*rows, strict=False))
    blank = ("",) * len(rows)
    return [blank if position is None else columns[position] for position in positions]
