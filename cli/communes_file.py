"""A file of communes written by hand or by a spreadsheet: `insee,lat,lon,population`, in any order, others ignored.

CommunesFileFault
├── FileUnreadable    missing, not text, empty, or without a column that is needed
├── LineUnreadable    a line that cannot be meant
├── ReferenceMissing  the folder of the country's communes does not hold them
└── TravelFault       (`cli.travel`) what was asked cannot be answered
"""

import csv
from collections.abc import Iterator
from math import isfinite
from pathlib import Path

from geo import Commune, Communes, Point, department_of
from ingest.reference.errors import FilesMissing
from ingest.reference.official import read_communes

_NEEDED = ("insee", "lat", "lon", "population")


class CommunesFileFault(Exception):
    """The root of the tree: its message is what to tell a person."""


class FileUnreadable(CommunesFileFault):
    """The file is not one."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"Le fichier « {path} » {why}.")


class LineUnreadable(CommunesFileFault):
    """A line cannot be meant."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"Le fichier « {path} », ligne {line} : {why}.")


class ReferenceMissing(CommunesFileFault):
    """The folder holds no communes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Le dossier « {folder} » ne contient pas les communes : donnez avec --reference celui qui contient "
            "« communes/communes-france-2024.csv.gz », ou retirez cette option."
        )


def read_given(path: Path) -> list[Commune]:
    """The communes of a CSV file, in its order; an empty population is 0, empty coordinates are no centre.

    Commas or semicolons; names may hold them between quotes. Raises a `CommunesFileFault`.
    """
    communes: dict[str, Commune] = {}
    for line, cells in _lines(path):
        try:
            commune = _commune(cells)
        except ValueError as fault:
            raise LineUnreadable(path, line, str(fault)) from fault
        if commune.insee in communes:
            raise LineUnreadable(path, line, f"la commune {commune.insee} y est déjà plus haut")
        communes[commune.insee] = commune
    if not communes:
        raise FileUnreadable(path, "ne contient aucune commune")
    return list(communes.values())


def with_country(given: list[Commune], reference: Path | None) -> Communes:
    """The given communes, and those of the country that are not among them. Raises `ReferenceMissing`."""
    if reference is None:
        return Communes(given)
    country = country_of(reference)
    known = {commune.insee for commune in given}
    return Communes([*given, *(commune for commune in country if commune.insee not in known)])


def country_of(folder: Path) -> Communes:
    """All communes of the country, as `folder` holds them. Raises `ReferenceMissing`."""
    try:
        return read_communes(folder)
    except FilesMissing as fault:
        raise ReferenceMissing(folder) from fault


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The needed cells of each line that is not blank, with its number."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            file.seek(0)
            rows = csv.reader(file, delimiter=";" if header.count(";") > header.count(",") else ",")
            names = [name.strip().lower() for name in next(rows, [])]
            missing = [name for name in _NEEDED if name not in names]
            if missing:
                raise FileUnreadable(path, f"n'a pas de colonne {', '.join(missing)} : il faut {','.join(_NEEDED)}")
            places = {name: names.index(name) for name in _NEEDED}
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield rows.line_num, {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
    except UnicodeDecodeError as fault:
        raise FileUnreadable(path, "n'est pas du texte en UTF-8 : enregistrez-le en « CSV UTF-8 »") from fault
    except csv.Error as fault:
        raise FileUnreadable(path, "n'est pas un tableau CSV") from fault
    except OSError as fault:
        raise FileUnreadable(path, "ne peut pas être lu : vérifiez son nom") from fault


def _commune(cells: dict[str, str]) -> Commune:
    """The commune of a line. Raises ValueError, in French."""
    insee = cells["insee"].upper()
    if not insee:
        raise ValueError("le code INSEE manque")
    population = _number(cells, "population") if cells["population"] else 0.0
    if population < 0:
        raise ValueError("la population est négative")
    return Commune(insee, insee, department_of(insee), (), _centre(cells), int(population))


def _centre(cells: dict[str, str]) -> Point | None:
    if not cells["lat"] and not cells["lon"]:
        return None
    lat, lon = _number(cells, "lat"), _number(cells, "lon")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"lat {cells['lat']}, lon {cells['lon']} n'est nulle part sur Terre")
    return Point(lat, lon)


def _number(cells: dict[str, str], name: str) -> float:
    try:
        number = float(cells[name].replace(",", "."))
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise ValueError(f"{name} « {cells[name]} » n'est pas un nombre")
    return number
