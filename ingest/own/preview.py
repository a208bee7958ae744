"""What a file would change, line by line: compared with what the store holds, and nothing is written."""

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from geo import Communes
from ingest.coding import Coder
from ingest.destinations import DESTINATIONS
from ingest.draft import Draft, Reject
from ingest.locate import locate
from ingest.own.cleaning import title_of
from ingest.own.lines import Filled, Line, Remark
from ingest.reading import content_hash
from ingest.run import Pull
from kit import parse_instant
from store import queries
from store.copying import Value
from store.pulls.held import is_suspect

MOST_LEAVING_SHOWN = 100
_FIELDS = {
    "kind": "Type",
    "title": "Intitulé",
    "name": "Nom",
    "description": "Description",
    "employer_name": "Employeur",
    "siret": "SIRET",
    "rome": "Code ROME",
    "place": "Commune",
    "url": "Lien",
    "starts_at": "Début",
    "ends_at": "Fin",
    "spot": "Lieu précis",
    "contract": "Contrat",
    "hours_per_week": "Heures par semaine",
    "schedule": "Rythme",
    "experience_months": "Débutant accepté",
    "licences": "Permis exigé",
    "salary": "Salaire",
    "positions": "Nombre de places",
    "remote": "À distance",
    "phone": "Téléphone",
    "zone": "Communes",
    "days": "Jours",
    "starts": "De",
    "ends": "À",
    "notice": "Réservation",
    "fare": "Tarif",
}
"""What a person would call the fields that may change, those inside the conditions too."""
_OTHER = "Autres détails"
_ANOTHER = Remark(
    "Référence",
    "L'intitulé et l'employeur changent tous les deux.",
    "Si c'est une autre annonce, donnez-lui une autre référence.",
)


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    TO_SPECIFY = "to_specify"
    """Not taken: its place may be several."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LineReport:
    """A line and what becomes of it."""

    number: int
    fate: Fate
    title: str
    """Without the contacts that were in it; "" where the line has none."""
    changes: tuple[str, ...] = ()
    wrong: tuple[Remark, ...] = ()
    left_aside: tuple[Remark, ...] = ()
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do."""

    lines: tuple[LineReport, ...]
    unknown: tuple[str, ...]
    """Headers of columns that are not read."""
    retired: tuple[str, ...] = ()
    """What leaves because a complete file does not hold it, by name; the first ones."""
    retired_count: int = 0
    held: tuple[str, ...] = ()
    """What does not leave although the file does not hold it: that is a lot at once, a person is asked."""
    held_count: int = 0

    def counts(self) -> dict[Fate, int]:
        """How many lines each fate has."""
        counted = Counter(line.fate for line in self.lines)
        return {fate: counted[fate] for fate in Fate}


@dataclass(frozen=True, slots=True)
class _Row:
    """The row that a draft would be."""

    table: str
    key: str
    values: Mapping[str, Value]
    hash: str
    name: str


def preview(session: Session, filled: Filled, pull: Pull, *, communes: Communes, coder: Coder) -> Preview:
    """What the pull of a filled sheet would change."""
    rows = {line.number: list(_rows(line, pull, communes, coder)) for line in filled.lines}
    held = _held(session, pull.source, [row for made in rows.values() for row in made])
    lines = tuple(_told(line, rows[line.number], held) for line in filled.lines)
    retired, kept = _leaving(session, pull, filled, rows.values()) if pull.may_retire else ([], [])
    return Preview(
        lines,
        filled.unknown,
        tuple(retired[:MOST_LEAVING_SHOWN]),
        len(retired),
        tuple(kept[:MOST_LEAVING_SHOWN]),
        len(kept),
    )


def _leaving(
    session: Session, pull: Pull, filled: Filled, rows: Iterable[Sequence[_Row]]
) -> tuple[list[str], list[str]]:
    """The names of what a complete file retires, and of what is kept until a person says so, as a pull decides it."""
    kept = {row.key for made in rows for row in made}
    refused = {str(line.record.get("key")) for line in filled.lines if line.wrong}
    live = session.execute(queries()["live_keys"], {"source": pull.source, "scope": pull.scope}).all()
    retired, held = list[str](), list[str]()
    for table in dict.fromkeys(row.table_name for row in live):
        there = [row for row in live if row.table_name == table]
        missing = [row for row in there if row.source_key not in kept and not _is_of(row.source_key, refused)]
        waiting = [row.name for row in missing if row.waits]
        found = [row.name for row in missing if not row.waits]
        (held if is_suspect(len(found), live=len(there) - len(waiting)) else retired).extend(found)
        held += waiting
    return retired, held


def _is_of(key: str, records: Container[str]) -> bool:
    """Whether a row is one that such a record gave: its key begins with that of the record."""
    return any(key[:end] in records for end, sign in enumerate(f"{key}/") if sign == "/")


def _rows(line: Line, pull: Pull, communes: Communes, coder: Coder) -> Iterator[_Row]:
    """The rows that a line would become, made as a pull makes them."""
    for draft in pull.clean(line.record):
        if isinstance(draft, Reject):
            continue
        placed = locate(draft.whereabouts, communes, department=pull.department.code)
        if placed is not None:
            destination = DESTINATIONS[type(draft)]
            coded = coder.code([draft])[0] if isinstance(draft, Draft) else draft
            (row,) = destination.rows_of([(coded, placed)])
            content = row[: len(destination.table.columns)]
            values = dict(zip(destination.table.columns, content, strict=True))
            name = str(values.get("title") or values.get("name") or values.get("place") or "")
            yield _Row(destination.table.name, draft.key, values, content_hash(content), name)


def _held(session: Session, source: str, rows: Sequence[_Row]) -> dict[tuple[str, str], Any]:
    """What the store holds under the keys of the rows, by table and key."""
    held = {}
    for table in {row.table for row in rows}:
        asked = {"source": source, "keys": [row.key for row in rows if row.table == table]}
        for found in session.execute(queries()[f"{table}_held"], asked):
            held[table, found.source_key] = found
    return held


def _told(line: Line, rows: Sequence[_Row], held: Mapping[tuple[str, str], Any]) -> LineReport:
    name = rows[0].name if rows else title_of(line.record)
    if line.wrong or not rows:
        fate = Fate.TO_SPECIFY if line.guesses and len(line.wrong) == 1 else Fate.REFUSED
        return LineReport(line.number, fate, name, (), line.wrong, line.left_aside, line.guesses)
    known = [held.get((row.table, row.key)) for row in rows]
    changes = [
        change
        for row, one in zip(rows, known, strict=True)
        if one is not None and (one.content_hash != row.hash or one.retired_at is not None)
        for change in _changes(row, one)
    ]
    missing = sum(one is None for one in known)
    if missing == len(rows):
        fate = Fate.NEW
    elif changes or missing:
        fate = Fate.CHANGED
        changes += ["Passages en plus"] if missing else []
    else:
        fate = Fate.SAME
    doubts = (_ANOTHER,) if {_FIELDS["title"], _FIELDS["employer_name"]} <= set(changes) else ()
    return LineReport(line.number, fate, name, tuple(dict.fromkeys(changes)), (), (*line.left_aside, *doubts))


def _changes(row: _Row, held: Any) -> list[str]:
    """The fields that differ, as people call them."""
    if held.retired_at is not None:
        return ["De nouveau proposé"]
    before, after = _flat(held.content), _flat(row.values)
    return [said for name, said in _FIELDS.items() if before.get(name) != after.get(name)] or [_OTHER]


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row, those of its conditions beside the others, instants as instants."""
    flat = {name: value for name, value in values.items() if name in _FIELDS}
    conditions = values.get("conditions") or {}
    flat |= json.loads(conditions) if isinstance(conditions, str) else conditions
    for name in ("starts_at", "ends_at"):
        instant = flat.get(name)
        flat[name] = parse_instant(instant) if isinstance(instant, str) else instant
    return flat
