"""Rows as the text that PostgreSQL's COPY reads: made by whoever cleans the records, sent as it is by the load."""

from collections.abc import Iterable
from datetime import datetime

Value = str | int | float | bytes | datetime | list[str] | None
"""What a column may hold; JSON and points come as their text."""

_NULL = r"\N"
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r", "\0": None})
_IN_LIST = str.maketrans({"\\": r"\\", '"': r"\""})


def copy_line(row: Iterable[Value]) -> bytes:
    """One row of COPY's text format, with its end of line."""
    line = "\t".join([_NULL if value is None else _written(value) for value in row])
    return (line + "\n").encode("utf-8", "replace")


def _written(value: Value) -> str:
    if isinstance(value, str):
        return value.translate(_ESCAPES) if _has_signs(value) else value
    if isinstance(value, bytes):
        return r"\\x" + value.hex()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        quoted = ",".join('"' + one.translate(_IN_LIST) + '"' for one in value)
        return f"{{{quoted}}}".translate(_ESCAPES)
    return str(value)


def _has_signs(text: str) -> bool:
    """Whether a text holds a sign to escape: most hold none, and looking for four is cheaper than translating."""
    return "\n" in text or "\\" in text or "\t" in text or "\r" in text or "\0" in text
