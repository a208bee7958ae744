"""A made index as one file, mapped into memory: processes that serve the same rows share its pages.

    magic, length of the header, header (JSON)     the stamp, the version, where each array stands
    arrays, each from a multiple of 64 on
    checksum (CRC-32) of all before it

Numbers alone: stems are columns of a hash, no text and no name is in it.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from matching.live.index.alike import Alike
from matching.live.index.bags import Bags
from matching.live.index.index import Index
from matching.live.index.postings import Postings
from matching.live.index.segment import FACT, Segment
from matching.scoring.corpus import BUCKETS, Corpus
from matching.scoring.opportunities import Opportunities

_MAGIC = b"alentour index 1\n"
_LENGTH, _CHECKSUM = struct.Struct("<q"), struct.Struct("<I")
_ALIGNED = 64
"""A line of the processor's memory, and more than any number asks for."""
_OF_COLUMNS = tuple(one.name for one in fields(Corpus) if "NDArray" in str(one.type) and "tuple" not in str(one.type))
"""Columns of the corpus, and `rarity`."""
_OF_ROWS = ("trades", "kinds", "starts", "by_id")
_PARTS: tuple[tuple[str, type[Bags | Postings | Alike]], ...] = (
    ("bags", Bags),
    ("postings", Postings),
    ("times", Alike),
    ("demands", Alike),
)
"""What a segment is made of besides, each of arrays alone."""

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """An index, and the version of the catalogue that it holds."""

    version: int
    index: Index


def write_index(path: Path, made: Made, *, stamp: str) -> None:
    """Writes an index that is in order; whoever reads needs the same `stamp`. What was there is replaced at once.

    Raises OSError where the folder cannot be written or is full; then nothing is left of it.
    """
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("wb") as file:
            fresh.chmod(0o600)
            _write(file, made, stamp)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def read_index(path: Path, *, stamp: str) -> Made | None:
    """The index of a file, mapped; None where there is none of this `stamp`. Raises ValueError where it is damaged."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC) + _LENGTH.size)
            if not start.startswith(_MAGIC) or len(start) < len(_MAGIC) + _LENGTH.size:
                raise ValueError("no index")
            header = file.read(_LENGTH.unpack(start[len(_MAGIC) :])[0])
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    except FileNotFoundError:
        return None
    with memoryview(mapped) as whole:
        kept, told = whole[: -_CHECKSUM.size], whole[-_CHECKSUM.size :]
        if zlib.crc32(kept) != _CHECKSUM.unpack(told)[0]:
            raise ValueError("another checksum")
        kept.release()
        told.release()
    table = json.loads(header)
    if table["stamp"] != stamp:
        return None
    arrays = {
        name: np.frombuffer(mapped, dtype=dtype, count=length, offset=offset) if length else np.empty(0, dtype=dtype)
        for name, dtype, length, offset in table["arrays"]
    }
    return Made(table["version"], _index_of(arrays, table))


def _write(file: BinaryIO, made: Made, stamp: str) -> None:
    (segment,) = made.index.segments
    arrays = _arrays_of(made.index)
    table: dict[str, Any] = {
        "stamp": stamp,
        "version": made.version,
        "communes": made.index.communes,
        "licences": [code for code, _, _ in segment.columns.licences],
    }
    sizes = [one.nbytes for one in arrays.values()]
    room = _aligned(len(_MAGIC) + _LENGTH.size + len(json.dumps(table)) + 120 * len(arrays))
    offsets = [room]
    for size in sizes:
        offsets.append(_aligned(offsets[-1] + size))
    table["arrays"] = [
        (name, one.dtype.str, len(one), offset) for (name, one), offset in zip(arrays.items(), offsets, strict=False)
    ]
    header = json.dumps(table).encode()
    header += b" " * (room - len(_MAGIC) - _LENGTH.size - len(header))
    checksum = 0
    for piece in _pieces(header, arrays, offsets):
        checksum = zlib.crc32(piece, checksum)
        file.write(piece)
    file.write(_CHECKSUM.pack(checksum))


def _pieces(header: bytes, arrays: dict[str, Array], offsets: list[int]) -> Iterator[bytes | memoryview]:
    """What a file holds before its checksum, one after the other."""
    yield _MAGIC + _LENGTH.pack(len(header)) + header
    for one, (start, end) in zip(arrays.values(), pairwise(offsets), strict=True):
        yield memoryview(one.view(np.uint8))
        yield bytes(end - start - one.nbytes)


def _aligned(place: int) -> int:
    return -(-place // _ALIGNED) * _ALIGNED


def _arrays_of(index: Index) -> dict[str, Array]:
    """The arrays of an index of one segment, each of one dimension and in one piece."""
    (segment,) = index.segments
    columns = segment.columns
    arrays: dict[str, Array] = {f"columns.{name}": getattr(columns, name) for name in _OF_COLUMNS}
    for code, required, wished in columns.licences:
        arrays |= {f"required.{code}": required, f"wished.{code}": wished}
    for name, part in _PARTS:
        arrays |= {f"{name}.{one.name}": getattr(getattr(segment, name), one.name) for one in fields(part)}
    arrays |= {"facts": segment.facts.view(np.uint8), "seen": index.seen}
    arrays |= {name: getattr(segment, name) for name in _OF_ROWS}
    return {name: np.ascontiguousarray(one) for name, one in arrays.items()}


def _index_of(arrays: dict[str, Array], table: dict[str, Any]) -> Index:
    ids = arrays["columns.id"]
    nothing = csr_matrix((len(ids), BUCKETS), dtype=np.float32)
    columns = Corpus(
        opportunities=Opportunities(ids),
        words=nothing,
        skills=nothing,
        licences=tuple((code, arrays[f"required.{code}"], arrays[f"wished.{code}"]) for code in table["licences"]),
        terms=None,
        **{name: arrays[f"columns.{name}"] for name in _OF_COLUMNS},
    )
    parts: dict[str, Any] = {
        name: part(**{one.name: arrays[f"{name}.{one.name}"] for one in fields(part)}) for name, part in _PARTS
    }
    parts |= {name: arrays[name] for name in _OF_ROWS}
    segment = Segment(columns, facts=arrays["facts"].view(FACT), **parts)
    alive = np.ones(len(ids), dtype=np.bool_)
    return Index((segment,), (alive,), arrays["seen"], columns.rarity, table["communes"], {})
