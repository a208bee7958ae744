"""Communes out of a CSV file: the official list of France, and the demo's list of Creuse."""

import re
from collections.abc import Iterable
from pathlib import Path

from geo import Commune, Communes, FormerCommune, Point, department_of
from ingest.reference.errors import FilesUnreadable
from ingest.reference.files import rows

_COLUMNS = ("insee", "name", "postal_codes", "lat", "lon", "population")
_BETWEEN_CODES = re.compile(r"[|; ]+")
_WHOLE_CITIES = {
    "13055": (range(13001, 13017), Point(43.2965, 5.3698), 877_000),
    "69123": (range(69001, 69010), Point(45.7578, 4.8320), 520_000),
    "75056": ((*range(75001, 75021), 75116), Point(48.8566, 2.3522), 2_104_000),
}
"""Marseille, Lyon, Paris: lists that leave their districts out leave these blank. Centres at the town hall."""


def communes_of(path: Path, *, version: str, former: Iterable[FormerCommune]) -> Communes:
    """The communes of one file, with their old names among `former`.

    Empty centres and populations are accepted: six villages died for France, and lists leave whole cities blank.
    """
    communes: list[Commune] = []
    for row in rows(path, *_COLUMNS):
        try:
            communes.append(_commune(*row))
        except ValueError as error:
            raise FilesUnreadable(
                f"Le fichier « {path} » n'a pas la forme attendue (commune {row[0]}). Téléchargez-le à nouveau."
            ) from error
    return Communes(communes, former=former, version=version)


def _commune(insee: str, name: str, postal_codes: str, lat: str, lon: str, population: str) -> Commune:
    codes, centre, people = _WHOLE_CITIES.get(insee, ((), None, 0))
    return Commune(
        insee=insee,
        name=name,
        department=department_of(insee),
        postal_codes=tuple(code for code in _BETWEEN_CODES.split(postal_codes) if code) or tuple(map(str, codes)),
        point=Point(float(lat), float(lon)) if lat and lon else centre,
        population=int(population or people),
    )
