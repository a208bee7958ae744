"""The official files: the communes of France, and ROME 4.0 with its codes, titles, ranked mobility and skills.

The folder holds `communes/communes-*.csv` (or .csv.gz) and the tables of the archive of ROME,
`rome/unix_<table>_v<version>_utf8.csv`. In `rubrique_mobilite`, `numero_ordre` 1 is the nearest trade: from a baker
(D1102), 1 is the pastry cook and 2 the food shop. A skill is a *compétence* or a *savoir*; those that make the trade
have `coeur_metier` "Principale". The same table says in which contexts a trade is done.
"""

from pathlib import Path

from geo import Communes
from ingest.reference.communes import communes_of
from ingest.reference.files import newest, rows, version_of
from ingest.reference.former import read_former
from matching import Context, Relation, Rome, Skill, Title, Trade

_SKILL_TABLES = (
    ("referentiel_competence", "code_ogr", "libelle_competence"),
    ("referentiel_savoir", "code_ogr_savoir", "libelle_savoir"),
)


def read_communes(folder: Path) -> Communes:
    """The communes of `folder/communes/communes-*.csv` (or directly in `folder`), newest year; with old names."""
    path = newest(folder, "communes/communes-*.csv*", "communes-*.csv*")
    return communes_of(path, version=version_of(path), former=read_former(folder))


def read_rome(folder: Path) -> Rome:
    """The taxonomy of `folder/rome/unix_*_v<version>_utf8.csv` (or directly in `folder`), newest version."""
    trades = _table(folder, "referentiel_code_rome")
    columns = ("code_rome", "libelle_rome", "emploi_reglemente")
    known = {code: Trade(code, label, regulated == "O") for code, label, regulated in rows(trades, *columns)}
    return Rome(
        version=version_of(trades),
        trades=tuple(known.values()),
        titles=_titles(folder, known),
        relations=_relations(folder, known),
        skills=_skills(folder, known),
        contexts=_contexts(folder, known),
    )


def _table(folder: Path, name: str) -> Path:
    return newest(folder, f"rome/unix_{name}_v*_utf8.csv", f"unix_{name}_v*_utf8.csv")


def _titles(folder: Path, known: dict[str, Trade]) -> tuple[Title, ...]:
    """One title a (trade, label): six labels stand twice in version 460."""
    columns = ("code_rome", "libelle_appellation_long", "code_ogr")
    titles: dict[tuple[str, str], Title] = {}
    for rome, label, ogr in rows(_table(folder, "referentiel_appellation"), *columns):
        if rome in known:
            titles.setdefault((rome, label), Title(rome, label, code=ogr))
    return tuple(titles.values())


def _relations(folder: Path, known: dict[str, Trade]) -> tuple[Relation, ...]:
    columns = ("code_rome", "code_rome_cible", "numero_ordre")
    return tuple(
        Relation(rome, target, int(rank))
        for rome, target, rank in rows(_table(folder, "rubrique_mobilite"), *columns)
        if rome in known and target in known
    )


def _skills(folder: Path, known: dict[str, Trade]) -> tuple[Skill, ...]:
    labels: dict[str, str] = {}
    for table, *columns in _SKILL_TABLES:
        for ogr, label in rows(_table(folder, table), *columns):
            labels[ogr] = label
    return tuple(
        Skill(rome, ogr, labels[ogr], core == "Principale")
        for rome, ogr, core in rows(_table(folder, "coherence_item"), "code_rome", "code_ogr", "coeur_metier")
        if ogr in labels and rome in known
    )


def _contexts(folder: Path, known: dict[str, Trade]) -> tuple[Context, ...]:
    named = rows(_table(folder, "referentiel_contexte_travail"), "code_ogr", "libelle_cont_travail")
    labels = {row[0]: row[1] for row in named}
    return tuple(
        Context(rome, ogr, labels[ogr])
        for rome, ogr in rows(_table(folder, "coherence_item"), "code_rome", "code_ogr")
        if ogr in labels and rome in known
    )
