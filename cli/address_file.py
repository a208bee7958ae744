"""A file of addresses: read from CSV or from JSON lines, written back with what was found beside each line."""

import csv
import gzip
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from ingest.geocoding import Asked
from kit import fold

_ADDRESS = ("query", "adresse", "address", "adresse complete")
_POSTCODE = ("postcode", "code postal", "codepostal", "cp")
_CITY = ("city", "ville", "commune")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet: it is written with a quotation mark before."""
_SEPARATORS = ",;\t"
MOST_BYTES = 200_000_000


class AddressFileFault(Exception):
    """The file is not one of addresses: the message says what to do."""


@dataclass(frozen=True, slots=True)
class AddressFile:
    """The lines of a file, as they were, and the address that each asks for. `separator` None: JSON lines."""

    rows: tuple[Mapping[str, Any], ...]
    asked: tuple[Asked, ...]
    separator: str | None = None

    @classmethod
    def of_line(cls, line: str) -> Self:
        """One address, as if it were a file."""
        return cls(({"query": line},), (Asked(line),))

    def write(self, path: Path, found: Sequence[Mapping[str, object]]) -> None:
        """Writes the lines with what was found. A column of the file that has the name of a new one, and says something
        else, is kept as "<name>_given". Raises AddressFileFault."""
        rows = [_beside(row, new) for row, new in zip(self.rows, found, strict=True)]
        text = io.StringIO(newline="")
        if self.separator is None:
            text.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        else:
            columns = dict.fromkeys(name for row in rows for name in row)
            writer = csv.DictWriter(text, list(columns), delimiter=self.separator, lineterminator="\n")
            writer.writeheader()
            writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
        content = text.getvalue().encode()
        try:
            path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
        except OSError as fault:
            raise unwritable(path) from fault


def unwritable(path: Path) -> AddressFileFault:
    """What to say of a file that cannot be written."""
    return AddressFileFault(f"Le fichier « {path} » ne peut pas être écrit : vérifiez le dossier.")


def read_addresses(path: Path) -> AddressFile:
    """The addresses of a CSV file or of one JSON object a line, compressed or not. Raises AddressFileFault."""
    lines = _text(path).splitlines()
    if not lines:
        raise AddressFileFault(f"Le fichier « {path} » est vide.")
    if lines[0].lstrip().startswith("{"):
        rows = tuple(_object(line, number, path) for number, line in enumerate(lines, start=1) if line.strip())
        return AddressFile(rows, tuple(map(_asked, rows)))
    separator = max(_SEPARATORS, key=lines[0].count)
    reader = csv.DictReader(lines, delimiter=separator, restval="")
    if not {fold(name) for name in reader.fieldnames or ()} & {*_ADDRESS, *_CITY, *_POSTCODE}:
        raise AddressFileFault(
            f"Le fichier « {path} » n'a pas de colonne d'adresse. Nommez-la « query » ou « adresse » ; "
            "« code_postal » et « ville » peuvent être à côté."
        )
    try:
        table = tuple({name: value for name, value in row.items() if name is not None} for row in reader)
    except csv.Error as error:
        raise AddressFileFault(f"Le fichier « {path} » n'est pas un CSV lisible, ligne {reader.line_num}.") from error
    return AddressFile(table, tuple(map(_asked, table)), separator)


def _text(path: Path) -> str:
    """The text of a file in UTF-8, or as old spreadsheets write it."""
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            with gzip.open(io.BytesIO(content)) as packed:
                content = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError) as error:
        raise AddressFileFault(f"Le fichier « {path} » ne peut pas être lu : vérifiez son nom.") from error
    if len(content) > MOST_BYTES:
        raise AddressFileFault(f"Le fichier « {path} » est trop grand (200 Mo au plus) : coupez-le en plusieurs.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _object(line: str, number: int, path: Path) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise AddressFileFault(f"Le fichier « {path} », ligne {number} : ce n'est pas un objet JSON.")
    return read


def _asked(row: Mapping[str, Any]) -> Asked:
    """The address of a line: whichever of its columns say it."""
    said = {fold(name): str(value).strip() for name, value in row.items() if isinstance(value, str | int)}
    address, postcode, city = (
        next((said[name] for name in names if said.get(name)), "") for names in (_ADDRESS, _POSTCODE, _CITY)
    )
    return Asked(address, postcode, city)


def _beside(row: Mapping[str, Any], found: Mapping[str, object]) -> dict[str, Any]:
    """A line with what was found: what it said otherwise under the same name is kept apart."""
    given = {f"{name}_given": row[name] for name in found if row.get(name) and str(row[name]) != str(found[name])}
    return {**row, **found, **given}


def _cell(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
