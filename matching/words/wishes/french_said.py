"""The level of French that a note tells, as those who accompany write it: "fr A2"."""

import re

_LEVEL = re.compile(
    r"\s*(?:niveau\s+)?(?:de\s+)?fr(?:an[cç]ais)?\.?\s*:?\s*(?:niveau\s+)?([abc][0-2])\s*", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;.!?()\n]")


def french_said(text: str) -> str | None:
    """The level that a clause of some words tells and nothing else, "A2"; None for none, and for several."""
    told = {found[1].upper() for clause in _CLAUSE.split(text) if (found := _LEVEL.fullmatch(clause))}
    return told.pop() if len(told) == 1 else None
