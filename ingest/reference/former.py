"""The old names of communes: those of the house, and those of official files where a folder holds them.

INSEE's Code officiel géographique gives two: `v_commune_<year>.csv`, with the communes déléguées and associées of the
year, and `v_mvt_commune_<year>.csv`, with every merger and change of name since 1943. geo.api.gouv.fr gives the first.
"""

from collections.abc import Iterator
from pathlib import Path

from geo import FormerCommune, former_communes
from ingest.reference.files import rows

_INSIDE_ANOTHER = frozenset({"COMD", "COMA"})
_MOST_MERGERS = 10
"""Steps from a name to the commune of today: enough, and an end where two rows point at each other."""


def read_former(folder: Path) -> tuple[FormerCommune, ...]:
    """All old names: those of the folder, then those that the checkout carries. Raises FilesUnreadable."""
    found: list[FormerCommune] = []
    for path in _files(folder, "former-communes-*.csv*"):
        found += [FormerCommune(name, insee, code) for name, insee, code in rows(path, "name", "insee", "code")]
    for path in _files(folder, "v_commune_*.csv*"):
        found += [
            FormerCommune(name, insee, code)
            for kind, code, name, insee in rows(path, "TYPECOM", "COM", "LIBELLE", "COMPARENT")
            if kind in _INSIDE_ANOTHER
        ]
    for path in _files(folder, "v_mvt_commune_*.csv*"):
        found += _moved(path)
    return (*found, *former_communes())


def _files(folder: Path, pattern: str) -> list[Path]:
    """The files of this name, in the folder or in its `communes`."""
    return sorted([*folder.glob(f"communes/{pattern}"), *folder.glob(pattern)])


def _moved(path: Path) -> Iterator[FormerCommune]:
    """The names before each merger or change of name, under the commune that they lead to."""
    columns = ("TYPECOM_AV", "COM_AV", "LIBELLE_AV", "TYPECOM_AP", "COM_AP")
    moves = [row for row in rows(path, *columns) if row[0] == row[3] == "COM"]
    next_code = {code: after for _, code, _, _, after in moves if code != after}
    for _, code, name, _, after in moves:
        insee = after
        for _ in range(_MOST_MERGERS):
            insee = next_code.get(insee, insee)
        yield FormerCommune(name, insee, code)
