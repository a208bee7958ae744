"""What a contract is called and how long it lasts."""

import re
from functools import lru_cache

from kit import fold

_CONTRACTS = (
    (re.compile(r"^contrat (?:travail |de travail )?à durée indéterminée", re.IGNORECASE), "CDI"),
    (re.compile(r"^contrat (?:travail |de travail )?à durée déterminée", re.IGNORECASE), "CDD"),
    (re.compile(r"^mission intérimaire", re.IGNORECASE), "Intérim"),
    (re.compile(r"^contrat (?:travail |de travail )?saisonnier", re.IGNORECASE), "Saisonnier"),
)
_LENGTH = re.compile(r"(?<!\d)(\d{1,4})\s*(mois|jour|semaine|an)", re.IGNORECASE)
_IN_A_MONTH = {"mois": 1.0, "jour": 30.0, "semaine": 52 / 12, "an": 1 / 12}


@lru_cache(maxsize=4_096)
def contract(label: str | None, *, nature: str | None = None, apprenticeship: bool | None = None) -> str | None:
    """A contract as people say it: "Contrat à durée déterminée - 6 Mois" is "CDD - 6 mois"; apprenticeships say so."""
    short = " ".join((label or "").split())
    for pattern, name in _CONTRACTS:
        short = pattern.sub(name, short)
    short = short.replace("Jour(s)", "jours").replace("Mois", "mois")[:80]
    folded = fold(nature or "")
    if "apprentissage" in folded or (apprenticeship and "professionnalisation" not in folded):
        particular = "apprentissage"
    else:
        particular = "professionnalisation" if "professionnalisation" in folded else ""
    missing = particular and particular not in fold(short)
    return (f"{short} - {particular}" if short else particular.capitalize()) if missing else short or None


@lru_cache(maxsize=4_096)
def contract_months(label: str | None) -> float | None:
    """How many months a contract lasts: "CDD - 6 mois" is 6, "Intérim - 15 jours" is half a month."""
    found = _LENGTH.search(label or "")
    return round(int(found[1]) / _IN_A_MONTH[found[2].lower()], 1) if found else None
