"""Rows as PostgreSQL's binary COPY reads them: many numbers and long texts are neither written out nor parsed again.

BEGIN, rows, END; a row: how many fields, then each; a field: how many bytes, then these (COPY, « Binary Format »)
"""

import struct
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import ARRAY, BigInteger, DateTime, Float, Integer, SmallInteger, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

BEGIN = b"PGCOPY\n\xff\r\n\0" + bytes(8)
END = b"\xff\xff"
_LENGTH, _FIELDS = struct.Struct("!i"), struct.Struct("!h")
_NO_VALUE = _LENGTH.pack(-1)
_EMPTY, _ARRAY = struct.Struct("!iii"), struct.Struct("!iiiii")
"""Before the elements of an array: how many dimensions, whether some have no value, and their type; then how many they
are, counted from which number."""
_NUMBERS = {SmallInteger: ("h", 21), Integer: ("i", 23), BigInteger: ("q", 20), Float: ("d", 701)}
"""How a number is laid out (`struct`), and the OID of its type."""
_TEXT = 25
"""The OID of texts."""
_VERSION_OF_JSON = b"\1"
_FIRST_INSTANT = datetime(2000, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
"""In which PostgreSQL counts, from that instant on."""

Field = Callable[[Any], bytes]
"""Makes of a value the bytes of a field, without their number."""


def binary_row(values: Sequence[Any], fields: Sequence[Field]) -> bytes:
    """A row of these values, each made a field so."""
    return _FIELDS.pack(len(fields)) + b"".join(
        [_NO_VALUE if one is None else _counted(field(one)) for one, field in zip(values, fields, strict=True)]
    )


def field_of(kind: TypeEngine[Any]) -> Field:
    """What makes the fields of a column of this type: numbers, texts, instants, JSON; lists of numbers or of texts."""
    if isinstance(kind, ARRAY):
        return _texts if isinstance(kind.item_type, Text) else _numbers(*_NUMBERS[type(kind.item_type)])
    if isinstance(kind, JSONB):
        return lambda value: _VERSION_OF_JSON + orjson.dumps(value)
    if isinstance(kind, DateTime):
        return lambda at: struct.pack("!q", (at - _FIRST_INSTANT) // _MICROSECOND)
    return str.encode if isinstance(kind, Text) else struct.Struct("!" + _NUMBERS[type(kind)][0]).pack


def _numbers(code: str, oid: int) -> Field:
    """What makes the fields of lists of numbers: laid out all at once where each has a value."""
    element, one = np.dtype([("bytes", ">i4"), ("value", f">{code}")]), struct.Struct(f"!i{code}")
    size = element["value"].itemsize

    def field(values: Sequence[float | None] | NDArray[np.number]) -> bytes:
        if not isinstance(values, np.ndarray) and None in values:
            return _array(oid, [_NO_VALUE if value is None else one.pack(size, value) for value in values])
        laid_out = np.empty(len(values), element)
        laid_out["bytes"], laid_out["value"] = size, values
        return _head(oid, len(values)) + laid_out.tobytes()

    return field


def _texts(values: Sequence[str | None]) -> bytes:
    return _array(_TEXT, [_NO_VALUE if value is None else _counted(value.encode()) for value in values])


def _array(oid: int, elements: Sequence[bytes]) -> bytes:
    return _head(oid, len(elements), without=_NO_VALUE in elements) + b"".join(elements)


def _head(oid: int, count: int, *, without: bool = False) -> bytes:
    """What stands before the elements of an array; `without`: whether some have no value."""
    return _ARRAY.pack(1, without, oid, count, 1) if count else _EMPTY.pack(0, 0, oid)


def _counted(field: bytes) -> bytes:
    return _LENGTH.pack(len(field)) + field
