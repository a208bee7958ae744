"""Loads the named SQL of `store/sql/*.sql`: a block starts with `-- name --` and one comment line, its result.

All SQL for sets of rows lives there; single rows go through the tables.
"""

import re
from functools import cache
from pathlib import Path

from sqlalchemy import TextClause, text

_BLOCK = re.compile(r"^-- (\w+) --$", re.MULTILINE)
FOLDER = Path(__file__).parent / "sql"

Queries = dict[str, TextClause]


@cache
def queries() -> Queries:
    """All named queries; raises ValueError where two files use one name."""
    named: Queries = {}
    for path in sorted(FOLDER.glob("*.sql")):
        pieces = _BLOCK.split(path.read_text(encoding="utf-8"))
        for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
            if name in named:
                raise ValueError(f"{path.name}: the query {name} exists twice; give it another name")
            named[name] = text(body.strip())
    return named
