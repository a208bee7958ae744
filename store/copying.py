"""Rows as the text that PostgreSQL's COPY reads: made by whoever cleans the records, sent as it is by the load."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

import orjson

Value = str | int | float | bytes | datetime | list[str] | list[int] | None
"""What a column may hold; JSON and points come as their text."""

NULL = r"\N"
"""What stands for no value."""
_ESCAPES = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"), ("\0", ""))
"""The backslash first. Where a text has accents, five times `replace` is far faster than `translate`."""
_IN_LISTS = (("\\", r"\\\\"), ('"', r'\\"'), *_ESCAPES[1:-1])
"""What a list escapes, and then COPY what the list has written: both at once."""
_BETWEEN = "\0"
"""What no text of PostgreSQL holds."""
_NO_VALUE = "NULL"
"""What stands for no value in a list."""


def copy_line(row: Iterable[Value]) -> bytes:
    """One row of COPY's text format, with its end of line."""
    return copy_fields(row) + b"\n"


def copy_fields(row: Iterable[Value]) -> bytes:
    """Some fields of a row of COPY's text format; rows are such pieces with a tab between them."""
    return "\t".join([NULL if value is None else _written(value) for value in row]).encode("utf-8", "replace")


def _written(value: Value) -> str:
    if isinstance(value, str):
        return _escaped(value)
    if isinstance(value, bytes):
        return r"\\x" + value.hex()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return copied_texts(value)
    return str(value)


def copied_texts(values: Iterable[str | int | None]) -> str:
    """A list of texts, or of numbers, as one field."""
    return f"{{{','.join([_NO_VALUE if one is None else copied_text(one) for one in values])}}}"


def copied_numbers(values: Sequence[float | None]) -> str:
    """A list of numbers as one field: many at once, no value by the name that JSON gives it."""
    return f"{{{orjson.dumps([*values])[1:-1].decode()}}}"


def copied_long_texts(values: Sequence[str]) -> str:
    """A list of texts that no other list holds, as one field: escaped all at once."""
    if not values:
        return "{}"
    inside = _BETWEEN.join(values)
    for sign, escape in _IN_LISTS:
        inside = inside.replace(sign, escape)
    return '{"' + inside.replace(_BETWEEN, '","') + '"}'


@lru_cache(maxsize=50_000)
def copied_text(value: str | int) -> str:
    """One value of such a list: lists of many rows hold the same few."""
    return _escaped('"' + str(value).replace("\\", r"\\").replace('"', r"\"") + '"')


def _escaped(text: str) -> str:
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text
