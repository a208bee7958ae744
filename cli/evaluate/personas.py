"""What a file of people says beside what the ranking may know: groups to compare, facts that must change nothing."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geo import Communes
from ingest import read_personas
from matching import Person
from matching.evaluate import Genders

FILE = "personas.json"
VILLAGE_PEOPLE = 2_000
"""Under so many inhabitants a commune is a village: the threshold of the urban units of INSEE."""
NEUTRAL: tuple[tuple[str, Any, Any], ...] = (
    ("first_name", "Fatoumata", "Jean-Pierre"),
    ("gender", "F", "M"),
    ("nationality", "malienne", "française"),
    ("birth_year", 1961, 2001),
    ("note", "Se décourage vite.", "Très motivée."),
)
"""Facts that a file may hold and that must change nothing, each with two values. A counsellor's note is one (R7)."""


def groups_of(rows: Sequence[dict[str, Any]], communes: Communes, genders: Genders) -> dict[str, list[str]]:
    """By dimension, the group of each person."""
    return {
        "title_form": [genders.form_of(_words(row)) for row in rows],
        "place": [_place(row, communes) for row in rows],
        "car": ["car" if any(one["mode"] == "car" for one in row.get("mobility") or ()) else "no car" for row in rows],
        "stage": [row.get("stage") or "unsaid" for row in rows],
        "under_26": [_answer(row.get("under_26")) for row in rows],
        "rqth": [_answer(row.get("rqth")) for row in rows],
    }


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """The people of a folder as the file says; the folder has been read by `read_personas` before."""
    rows: list[dict[str, Any]] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return rows


def changed_by(name: str, first: Any, second: Any, rows: Sequence[dict[str, Any]]) -> list[str]:
    """The keys of the people whom a fact changes: read with one value of it, then with the other."""
    one, other = (_read([{**row, name: value} for row in rows]) for value in (first, second))
    return [before.key for before, after in zip(one, other, strict=True) if before != after]


def _read(rows: list[dict[str, Any]]) -> tuple[Person, ...]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_text(json.dumps(rows), encoding="utf-8")
        return read_personas(Path(folder))


def _words(row: dict[str, Any]) -> list[str]:
    return [*(row.get("wishes") or ()), *(done["text"] for done in row.get("experience") or ())]


def _place(row: dict[str, Any], communes: Communes) -> str:
    commune = communes.by_insee(row.get("commune_insee") or "")
    if commune is None or not commune.population:
        return "unsaid"
    return "village" if commune.population < VILLAGE_PEOPLE else "town"


def _answer(value: bool | None) -> str:  # noqa: FBT001 - a fact of the file, not an option
    return "unsaid" if value is None else "yes" if value else "no"
