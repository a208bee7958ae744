"""The names that places bore before they merged or were renamed: people go on saying them for decades."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """A name of old (déléguée, associée, merged or renamed), in the commune `insee` of today; `code` was its own."""

    name: str
    insee: str
    code: str | None = None


@cache
def former_communes() -> tuple[FormerCommune, ...]:
    """The old names of all France since 1943, from INSEE's Code officiel géographique (Licence Ouverte 2.0; see
    scripts/former-communes).

    A commune that merged twice stands once under each commune that it became part of: those that a list of communes
    does not have are not for it.
    """
    with Path(__file__).with_name("former_communes.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(FormerCommune(row["name"], row["insee"], row["code"]) for row in csv.DictReader(lines))
