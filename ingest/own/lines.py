"""Reads a sheet line by line: each becomes a record on its way to a draft, or says what to put right, and where.

A wrong cell that is needed, or that says when or where, refuses its line; another one is left aside, and said.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from typing import Any

from geo import Communes
from ingest.errors import FileUnreadable
from ingest.own.cells import BadCell, Cell, Value, is_empty, value_of
from ingest.own.place import MOST_GUESSES, find_place, said
from ingest.own.zone import find_zone
from ingest.stop import KEPT_DAYS
from kit import FRANCE, fold
from matching.words.privacy.contacts import without_contacts
from sheets import Column, Shape, Sheet

_HEADER_WITHIN = 15
"""Rows among which the headers are looked for: people write a title above them."""
_BESIDE_HEADER = re.compile(r"\([^()]*\)|\*")
NO_KIND = "job"
"""What an opening is where its type is empty: writing it later makes no other opening of it."""
_NEVER_LEFT_ASIDE = frozenset({Shape.DATE, Shape.TIME, Shape.COMMUNE, Shape.POSTCODE})
_MIDNIGHT = 24 * 60
_TOLD = 60
"""Letters of a cell that are said again."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a cell: the header of its column, what is wrong, how to put it right."""

    column: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet. `number` is its row in the spreadsheet."""

    number: int
    record: dict[str, Any]
    """For the cleaner; holds "refused" where the line cannot be taken."""
    wrong: tuple[Remark, ...] = ()
    """Why the line is refused."""
    left_aside: tuple[Remark, ...] = ()
    guesses: tuple[str, ...] = ()
    """The places that it may mean: the line has to say which."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet that somebody filled in."""

    sheet: Sheet
    lines: tuple[Line, ...]
    unknown: tuple[str, ...]
    """Headers that mean nothing to us: their columns are not read."""


@dataclass(slots=True)
class _Reading:
    """What is common to the lines of a file, and the keys that came so far."""

    sheet: Sheet
    communes: Communes
    department: str
    now: datetime
    keys: dict[str, int] = field(default_factory=dict)


def read_lines(
    rows: Sequence[Sequence[Cell]], sheet: Sheet, *, communes: Communes, department: str, now: datetime
) -> Filled:
    """The lines of a sheet, blank ones left out. Raises FileUnreadable where the columns cannot be told."""
    start, columns, unknown = _headers(rows, sheet)
    reading = _Reading(sheet, communes, department, now)
    lines = []
    for number, row in enumerate(rows[start:], start + 1):
        cells = {column.name: cell for column, cell in zip(columns, row, strict=False) if column is not None}
        if not all(is_empty(cell) for cell in row) and not _is_example(cells, sheet):
            lines.append(_line(number, cells, reading))
    if not lines:
        raise FileUnreadable("Ce fichier n'a aucune ligne remplie sous les titres de colonnes.")
    return Filled(sheet, tuple(lines), unknown)


def _headers(rows: Sequence[Sequence[Cell]], sheet: Sheet) -> tuple[int, list[Column | None], tuple[str, ...]]:
    """Where the lines begin, the column under each position, and the headers that we do not know."""
    best: list[Column | None] = []
    start = 0
    for number, row in enumerate(rows[:_HEADER_WITHIN], 1):
        found = [sheet.column_under(_BESIDE_HEADER.sub(" ", str(cell or ""))) if cell else None for cell in row]
        if sum(column is not None for column in found) > sum(column is not None for column in best):
            best, start = found, number
    missing = [column.header for column in sheet.columns if column.required and column not in best]
    if not best or missing:
        expected = ", ".join(f"« {column.header} »" for column in sheet.columns if column.required)
        lacking = f" Il manque : {', '.join(f'« {one} »' for one in missing)}." if best else ""
        raise FileUnreadable(
            f"Les titres de colonnes ne sont pas ceux attendus.{lacking} Il faut au moins : {expected}."
        )
    known = set[str]()
    for index, column in enumerate(best):
        if column is not None and column.name in known:
            best[index] = None  # a second column of the same name: the first one counts
        elif column is not None:
            known.add(column.name)
    unknown = (str(cell or "").split() for cell, column in zip(rows[start - 1], best, strict=True) if column is None)
    return start, best, tuple(without_contacts(" ".join(words))[:60] for words in unknown if words)


def _is_example(cells: Mapping[str, Cell], sheet: Sheet) -> bool:
    """Whether it is the example of the template, left in."""
    return all(str(cells.get(column.name) or "").strip() == column.example for column in sheet.columns)


def _line(number: int, cells: Mapping[str, Cell], reading: _Reading) -> Line:
    values: dict[str, Value] = {}
    wrong: list[Remark] = []
    left_aside: list[Remark] = []
    for column in reading.sheet.columns:
        try:
            values[column.name] = value_of(cells.get(column.name), column)
        except BadCell as bad:
            remark = Remark(column.header, bad.reason, bad.remedy)
            refuses = column.required or column.shape in _NEVER_LEFT_ASIDE
            (wrong if refuses else left_aside).append(remark)
        else:
            if column.required and values[column.name] is None:
                example = f" Par exemple : {column.example}." if column.example else ""
                wrong.append(Remark(column.header, "Cette case est vide.", f"Remplissez-la.{example}"))
    record: dict[str, Any] = {name: value for name, value in values.items() if isinstance(value, str | float | bool)}
    place, placing, timing = (
        ("zone", _across, _between) if reading.sheet.slug == "transports" else ("place", _where, _when)
    )
    wrong += timing(record, values, reading)
    misplaced, guesses = placing(record, values, reading) if not _is_wrong(place, wrong, reading.sheet) else ([], ())
    wrong += misplaced
    if reading.sheet.slug == "offres":
        record.setdefault("kind", NO_KIND)
    record["sheet"], record["key"] = reading.sheet.slug, key_of(record, department=reading.department)
    first = reading.keys.setdefault(record["key"], number)
    if first != number and not wrong:
        column = reading.sheet.columns[0]
        or_else = ", ou donnez-leur des références différentes" if column.name == "reference" else ""
        remedy = f"Effacez une des deux lignes{or_else}."
        wrong.append(Remark(column.header, f"C'est la même chose qu'à la ligne {first}.", remedy))
        del record["key"]  # it belongs to the first line
    if wrong:
        record["refused"] = {"reason": wrong[0].reason.rstrip("."), "field": wrong[0].column}
    return Line(number, record, tuple(wrong), tuple(left_aside), guesses)


def _is_wrong(name: str, wrong: Sequence[Remark], sheet: Sheet) -> bool:
    header = sheet.column(name).header
    return any(remark.column == header for remark in wrong)


def _where(
    record: dict[str, Any], values: Mapping[str, Value], reading: _Reading
) -> tuple[list[Remark], tuple[str, ...]]:
    """Writes the commune into the record; what is wrong with the place, and which places it may mean."""
    written, postcode = values.get("place"), values.get("postcode")
    found = find_place(
        str(written or ""),
        postcode=postcode if isinstance(postcode, str) else None,
        communes=reading.communes,
        department=reading.department,
    )
    column = reading.sheet.column("place")
    if found.commune is not None:
        record["insee"] = found.commune.insee
    elif found.anywhere and reading.sheet.slug in ("missions", "rendez-vous"):
        record["anywhere"] = True
    elif found.guesses:
        guesses = tuple(said(one) for one in found.guesses)
        remedy = f"Précisez le nom et le code postal. Peut-être : {', '.join(guesses)} ?"
        return [Remark(column.header, "Ce lieu est à préciser.", remedy)], guesses
    else:
        return [Remark(column.header, "Nous ne trouvons pas cette commune.", "Vérifiez le nom et le code postal.")], ()
    return [], ()


def _across(
    record: dict[str, Any], values: Mapping[str, Value], reading: _Reading
) -> tuple[list[Remark], tuple[str, ...]]:
    """Writes the communes of a transport into the record; which of them cannot be told, and what these may mean."""
    pieces = values.get("zone")
    if not isinstance(pieces, tuple):
        return [], ()
    zone = find_zone(pieces, communes=reading.communes, department=reading.department)
    record["zone"] = sorted(zone.communes)
    header, wrong = reading.sheet.column("zone").header, list[Remark]()
    if zone.unknown:
        remedy = f"Vérifiez le nom, ou ajoutez le code postal : {_quoted(zone.unknown)}."
        wrong.append(Remark(header, "Nous ne trouvons pas toutes ces communes.", remedy))
    guesses = tuple(dict.fromkeys(said(one) for _, may_be in zone.unsure for one in may_be))[:MOST_GUESSES]
    if zone.unsure:
        remedy = f"Précisez {_quoted([piece for piece, _ in zone.unsure])}. Peut-être : {', '.join(guesses)} ?"
        wrong.append(Remark(header, "Une ou plusieurs communes sont à préciser.", remedy))
    return wrong, guesses


def _quoted(pieces: Sequence[str]) -> str:
    """Pieces of a cell, said again; the first ones."""
    told = ", ".join(f"« {without_contacts(piece)[:_TOLD]} »" for piece in pieces[:MOST_GUESSES])
    return f"{told} et {len(pieces) - MOST_GUESSES} de plus" if len(pieces) > MOST_GUESSES else told


def _between(record: dict[str, Any], values: Mapping[str, Value], reading: _Reading) -> list[Remark]:
    """Writes the days and hours of a transport into the record, as minutes after midnight; what is wrong with them."""
    first, last, days = values.get("from"), values.get("to"), values.get("days")
    if isinstance(days, frozenset):
        record["days"] = sorted(days)
    if isinstance(first, time):
        record["from_minute"] = first.hour * 60 + first.minute
    if isinstance(last, time):
        record["to_minute"] = last.hour * 60 + last.minute or _MIDNIGHT
    if record.get("to_minute", _MIDNIGHT) <= record.get("from_minute", 0):
        return [Remark(reading.sheet.column("to").header, "La fin est avant le début.", "Vérifiez les deux heures.")]
    return []


def _when(record: dict[str, Any], values: Mapping[str, Value], reading: _Reading) -> list[Remark]:
    """Writes the start and the end into the record, as ISO instants; what is wrong with them."""
    day, begins, ends = values.get("day"), values.get("from"), values.get("to")
    last = values.get("last_day")
    until = values.get("until")
    sheet = reading.sheet
    end: datetime | None = None
    if isinstance(until, date):
        end = _instant(until + timedelta(days=1), time(0))
        record["until"] = until.isoformat()
        if end <= reading.now:
            return [Remark(sheet.column("until").header, "Cette date est passée.", "Corrigez-la, ou effacez la ligne.")]
    if isinstance(day, date):
        start = _instant(day, begins if isinstance(begins, time) else time(0))
        last_day = last if isinstance(last, date) else day
        if isinstance(ends, time):
            end = _instant(last_day, ends)
        elif not isinstance(begins, time) or last_day != day:
            end = _instant(last_day + timedelta(days=1), time(0))
        else:
            end = None
        if end is not None and end <= start:
            header = sheet.column("last_day" if last_day < day else "to").header
            return [Remark(header, "La fin est avant le début.", "Vérifiez les dates et les heures.")]
        if (end or start) <= reading.now and "every_weeks" not in record:
            return [Remark(sheet.column("day").header, "C'est déjà passé.", "Corrigez la date, ou effacez la ligne.")]
        record["starts"] = start.isoformat()
        if "every_weeks" in record:
            record["first_time"] = _first_time(day, weeks=int(record["every_weeks"]), today=reading.now)
    if end is not None:
        record["ends"] = end.isoformat()
    return []


def _first_time(day: date, *, weeks: int, today: datetime) -> int:
    """How many times of a repeated line, from its first day on, are over for so long that nobody asks for them."""
    over_days = (today.astimezone(FRANCE).date() - timedelta(days=KEPT_DAYS - 1) - day).days
    return max(0, -(-over_days // (7 * weeks)))


def _instant(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, FRANCE)


def key_of(record: Mapping[str, Any], *, department: str) -> str:
    """The department and its reference, else a mark of what the line is: who, what, where, when.

    Two departments may number their lines alike.
    """
    if record.get("reference"):
        return f"{department}-{record['reference']}"
    words = (fold(str(record.get(name) or "")) for name in ("kind", "title", "employer", "place", "postcode", "spot"))
    content = "|".join([*words, str(record.get("starts") or "")])
    return f"{department}-l-{blake2b(content.encode(), digest_size=10).hexdigest()}"
