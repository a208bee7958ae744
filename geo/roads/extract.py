"""What an extract of OpenStreetMap (`.osm.pbf`) says of itself: its content's digest, and the day of its data.

Only the header is decoded: a length, the description of a block, and the block (a protobuf message, deflated).
https://wiki.openstreetmap.org/wiki/PBF_Format
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from geo.roads.errors import ExtractMissing, ExtractUnreadable
from kit.text import fold

_MOST_HEADER_BYTES = 64 * 1024
"""The format allows no more for the description of a block."""
_MOST_BLOCK_BYTES = 32 * 1024 * 1024
_BLOCK_TYPE, _BLOCK_SIZE = 1, 3
_RAW, _DEFLATED = 1, 3
_REPLICATION_SECONDS = 32
_SUFFIX = re.compile(r"(-latest|-\d{6,8})?(\.osm)?(\.pbf)?$")


@dataclass(frozen=True, slots=True)
class Extract:
    """An extract: where it is, the day of its data where it says one, and the SHA-256 of its content."""

    path: Path
    date: date | None
    digest: str


def name_of(path: Path) -> str:
    """The name of the region, from the file's: "limousin-latest.osm.pbf" is "limousin"."""
    return "-".join(fold(_SUFFIX.sub("", path.name)).split()) or "extrait"


def read_extract(path: Path) -> Extract:
    """What the file says of itself. Raises ExtractMissing or ExtractUnreadable."""
    try:
        with path.open("rb") as file:
            header = file.read(4 + _MOST_HEADER_BYTES + _MOST_BLOCK_BYTES)
            seconds = _replication_seconds(header)
            file.seek(0)
            day = None if seconds is None else datetime.fromtimestamp(seconds, UTC).date()
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ExtractMissing(
            f"Le fichier {path} est introuvable ou illisible : donnez un extrait d'OpenStreetMap (.osm.pbf)."
        ) from error
    except (ValueError, IndexError, KeyError, TypeError, OverflowError, zlib.error) as error:
        raise ExtractUnreadable(
            f"Le fichier {path.name} n'est pas un extrait d'OpenStreetMap : il faut un fichier .osm.pbf entier. "
            "Téléchargez-le à nouveau."
        ) from error
    return Extract(path=path, date=day, digest=digest)


def _replication_seconds(content: bytes) -> int | None:
    """Seconds since 1970 of the data; None where the header says none. ValueError where it is no such header."""
    length = int.from_bytes(content[:4], "big")
    if not 0 < length <= _MOST_HEADER_BYTES:
        raise ValueError("no header")
    described = dict(_fields(content[4 : 4 + length]))
    if described.get(_BLOCK_TYPE) != b"OSMHeader":
        raise ValueError("another first block")
    size = described.get(_BLOCK_SIZE, 0)
    block = dict(_fields(content[4 + length : 4 + length + int(size)]))
    header = block.get(_RAW) or zlib.decompress(bytes(block[_DEFLATED]))
    seconds = dict(_fields(bytes(header))).get(_REPLICATION_SECONDS)
    return None if seconds is None else int(seconds)


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a protobuf message: number and value, those of fixed width as their bytes."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(message, at)
            yield key >> 3, value
            continue
        width, at = _varint(message, at) if kind == 2 else ({1: 8, 5: 4}[kind], at)
        if at + width > len(message):
            raise ValueError("cut short")
        yield key >> 3, message[at : at + width]
        at += width


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """The number that begins there, and where the next begins."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
