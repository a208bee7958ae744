"""A folder of the official layout with two trades and three communes, written for a test."""

import csv
from collections.abc import Iterable
from pathlib import Path

COMMUNES = (
    ("insee", "name", "department", "postal_codes", "lat", "lon", "population"),
    ("23096", "Guéret", "23", "23000", "46.1632", "1.8700", "12734"),
    ("2A004", "Ajaccio", "2A", "20000|20090|20167", "41.9348", "8.7013", "73822"),
    ("75056", "Paris", "75", "", "", "", ""),
)
TABLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "referentiel_code_rome": (
        ("code_rome", "code_ogr", "libelle_rome", "emploi_reglemente"),
        ("D1102", "1", "Boulanger / Boulangère", "N"),
        ("J1501", "2", "Aide-soignant / Aide-soignante", "O"),
    ),
    "referentiel_appellation": (
        ("code_ogr", "libelle_appellation_long", "code_rome"),
        ("11", "Boulanger / Boulangère", "D1102"),
        ("12", "Aide-boulanger / Aide-boulangère", "D1102"),
        ("13", "Aide-boulanger / Aide-boulangère", "D1102"),
        ("14", "Aide-soignant / Aide-soignante", "J1501"),
        ("15", "Chef / Cheffe d'un code absent", "Z9999"),
    ),
    "rubrique_mobilite": (
        ("code_rome", "code_rome_cible", "numero_ordre"),
        ("D1102", "J1501", "2"),
        ("D1102", "Z9999", "1"),
    ),
    "referentiel_competence": (("code_ogr", "nature", "libelle_competence"), ("100", "Compétence", "Pétrir la pâte")),
    "referentiel_savoir": (("code_ogr_savoir", "libelle_savoir"), ("200", "Hygiène alimentaire")),
    "referentiel_contexte_travail": (("code_ogr", "libelle_cont_travail"), ("300", "Travail de nuit")),
    "coherence_item": (
        ("code_rome", "code_ogr", "coeur_metier"),
        ("D1102", "100", "Principale"),
        ("D1102", "200", ""),
        ("D1102", "300", ""),
        ("J1501", "200", "Émergente"),
    ),
}


def write_official(folder: Path, *, version: str = "460") -> Path:
    """`folder`, filled with the official layout."""
    _write(folder / "communes" / "communes-france-2024.csv", COMMUNES)
    for name, lines in TABLES.items():
        _write(folder / "rome" / f"unix_{name}_v{version}_utf8.csv", lines)
    return folder


def _write(path: Path, lines: Iterable[tuple[str, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(lines)
