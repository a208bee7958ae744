"""Reads a partner's records: pure, so that it runs where the pull runs or in processes beside it, with the same result.

record → clean → draft or reject → locate, last by its own words → a trade where it has none → rows of COPY, a block a
table
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from geo import Communes
from ingest.coding import Coder
from ingest.destinations import DESTINATIONS, Destination
from ingest.draft import AnyDraft, Draft, Reject
from ingest.locate import Placed, locate
from ingest.workplace import placed_by_its_words
from kit import logger, where
from store.copying import Value, copy_fields

Cleaner = Callable[[dict[str, Any]], Iterator[AnyDraft | Reject]]

MOST_ROWS_A_RECORD = 1 << 16
"""Rows of one record are numbered below this: the next record's come after."""
UNREADABLE = "erreur de lecture"
"""The reason of a reject that is our own fault."""
_CODE = ("ingest", "matching", "sheets", "store", "geo", "kit")
"""What reading depends on. A change there makes every record be read again."""
_NOT_READING = frozenset({"sandbox", "reference", "migrations", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Record:
    """A raw record on its way: its place in the pull, its mark (None where it must be read each time), its JSON."""

    position: int
    mark: bytes | None
    body: bytes


@dataclass(slots=True)
class Read:
    """What some records became: for each table lines of COPY and how many; and what was refused."""

    blocks: dict[str, bytes] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the records of one source in one department. Can be pickled."""

    clean: Cleaner
    communes: Communes
    department: str
    coder: Coder

    def read(self, records: Sequence[Record]) -> Read:
        """What the records become. One that our own code cannot read is refused: it stops nothing, and where it failed
        is logged, once for all that fail there."""
        done = Read()
        faults: dict[str, Exception] = {}
        found: defaultdict[type, list[tuple[Any, Placed, Record]]] = defaultdict(list)
        for record in records:
            drafts, rejects = self._one(record, faults)
            mark = None if rejects else record.mark
            done.rejects += rejects
            for index, (draft, placed) in enumerate(drafts[:MOST_ROWS_A_RECORD]):
                found[type(draft)].append((draft, placed, Record(record.position + index, mark, b"")))
        for place, fault in faults.items():
            logger("ingest").error("records_unreadable", error=type(fault).__name__, where=place)
        if Draft in found:
            found[Draft] = self._coded(found[Draft])
        for kind, placed_drafts in found.items():
            table = DESTINATIONS[kind].table.name
            lines = _lines(DESTINATIONS[kind], placed_drafts)
            done.blocks[table] = done.blocks.get(table, b"") + b"".join(lines)
            done.rows[table] = done.rows.get(table, 0) + len(lines)
        return done

    def _coded(self, found: Sequence[tuple[Draft, Placed, Record]]) -> list[tuple[Draft, Placed, Record]]:
        drafts = self.coder.code([draft for draft, _, _ in found])
        return [(draft, placed, record) for draft, (_, placed, record) in zip(drafts, found, strict=True)]

    def _one(self, record: Record, faults: dict[str, Exception]) -> tuple[list[tuple[Any, Placed]], list[Reject]]:
        placed_drafts: list[tuple[Any, Placed]] = []
        rejects: list[Reject] = []
        try:
            for one in self.clean(parsed(record.body)):
                if isinstance(one, Reject):
                    rejects.append(one)
                elif (placed := locate(one.whereabouts, self.communes, department=self.department)) is None:
                    rejects.append(Reject(one.key, "lieu introuvable", "lieu"))
                elif isinstance(one, Draft):
                    placed_drafts.append(placed_by_its_words(one, placed, self.communes, department=self.department))
                else:
                    placed_drafts.append((one, placed))
        except Exception as fault:  # of one record among a million: the others must not wait for its correction
            faults.setdefault(where(fault), fault)
            return [], [Reject(None, UNREADABLE)]
        return placed_drafts, rejects


def _lines(destination: Destination, found: Sequence[tuple[Any, Placed, Record]]) -> list[bytes]:
    """The staged rows of some drafts of one kind (`LoadedTable.staged`)."""
    compared = len(destination.table.columns)
    rows = destination.rows_of([(draft, placed) for draft, placed, _ in found])
    return [
        _line(draft.key, row[:compared], row[compared:], record)
        for row, (draft, _, record) in zip(rows, found, strict=True)
    ]


def _line(key: str, content: tuple[Value, ...], derived: tuple[Value, ...], record: Record) -> bytes:
    """One staged row; its content, the longest part, is written once for the row and for its mark."""
    written_content = copy_fields(content)
    pieces = (
        copy_fields((key,)),
        written_content,
        copy_fields((*derived, _digest(written_content), record.mark, record.position)),
    )
    return b"\t".join(pieces) + b"\n"


def content_hash(content: tuple[Value, ...]) -> str:
    """The mark of what is compared of a row (`LoadedTable.columns`)."""
    return _digest(copy_fields(content))


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def written(raw: dict[str, Any]) -> bytes:
    """A record as JSON, its names in order."""
    try:
        return orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:  # half a letter, a number of more than 64 bits: Python's own writes them
        return json.dumps(raw, sort_keys=True).encode()


def parsed(body: bytes) -> dict[str, Any]:
    """The record that `written` wrote."""
    try:
        return orjson.loads(body)  # type: ignore[no-any-return]
    except orjson.JSONDecodeError:
        return json.loads(body)  # type: ignore[no-any-return]


def mark_of(body: bytes, *, version: bytes) -> bytes:
    """The mark of a record: the same record, read the same way, gives the same rows."""
    return hashlib.blake2b(body, digest_size=16, key=version).digest()


def version_of(reader: Reader) -> bytes:
    """All that makes a reading, in 32 bytes: the code, the communes, the department, what titles are read with."""
    made_of = f"{_code_digest()} {reader.communes.version} {reader.department} {reader.coder.version}"
    return hashlib.blake2b(made_of.encode(), digest_size=32).digest()


@cache
def _code_digest() -> str:
    """A digest of the files that reading runs through."""
    house, digest = Path(__file__).parents[1], hashlib.blake2b()
    for package in _CODE:
        for path in sorted((house / package).rglob("*")):
            if path.suffix in (".py", ".toml", ".csv") and _NOT_READING.isdisjoint(path.relative_to(house).parts):
                digest.update(path.read_bytes())
    return digest.hexdigest()
