"""What the words of an offer say of its conditions. Each function gives None where nothing is said.

Fields first; the text only for what no field holds (nights, a vehicle, loads).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.shapes import AskedFor
from kit import fold
from matching import Asked, Level

_HOURS = re.compile(
    r"(?<![\d/])(\d{1,2})(?:[.,](\d{1,2}))?\s*h(?:eures?)?\s*(\d{2})?\b(?!\s*(?:a|à|-|/)\s*\d)", re.IGNORECASE
)
_MORE_THAN_A_WEEK = 60.0
_YEARS = re.compile(r"(\d+)\s*an", re.IGNORECASE)
_MONTHS = re.compile(r"(\d+)\s*mois", re.IGNORECASE)
_LICENCE = re.compile(r"^\s*(AM|A1|A2|A|BE|B1|B|C1E|C1|CE|EC|C|DE|ED|D1|D)\b")
_TWICE_NAMED = {"EC": "CE", "ED": "DE"}
_LEVELS = (
    (re.compile(r"bac\s*\+\s*5|bac\s*\+\s*[678]"), Level.BAC5),
    (re.compile(r"bac\s*\+\s*[34]"), Level.BAC3),
    (re.compile(r"bac\s*\+\s*2"), Level.BAC2),
    (re.compile(r"\bbac\b"), Level.BAC),
    (re.compile(r"\bcap\b|\bbep\b|\bcfg\b|\bbepc\b|brevet"), Level.CAP),
    (re.compile(r"aucun|sans|none|\b[234]e(me)? acheve"), Level.NONE),
)
_NIGHTS = re.compile(
    r"\b(travail|horaires?|poste|equipe|service|surveill\w+|veilleu\w+)( \w+)? (de|la) nuits?\b|3x8|5x8"
)
_WEEKENDS = re.compile(r"week ?ends?|samedi et (le )?dimanche|dimanches?|jours feries")
_NO_WEEKENDS = re.compile(
    r"(pas|sans|ni|hors) (de |les? )*(travail (le )?)?(week ?ends?|dimanche)|du lundi au vendredi"
)
_VEHICLE = re.compile(
    r"(vehicule|voiture) (personnel\w* )?(est )?(indispensable|obligatoire|exige\w*|necessaire|imperati\w+)|"
    r"(permis b et|disposer d un|avoir un|munie? d un) (vehicule|voiture)|"
    r"(non|pas|mal) (desservi\w*|accessible) (par|en) (les )?transports?"
)
_TRANSPORT = re.compile(
    r"(transport|navette|ramassage|covoiturage) (est |sont )?(assure|organise|pris en charge|possible)"
)
_LOADS = re.compile(r"(port|manutention|manipulation)( et \w+)? de (charges?|colis)( lourdes?)?|charges? lourdes?")
_NO_LOADS = re.compile(r"(pas|sans|aucun) (de )?(port de )?charges?")

_CONTRACTS = (
    (re.compile(r"^contrat (?:travail |de travail )?à durée indéterminée", re.IGNORECASE), "CDI"),
    (re.compile(r"^contrat (?:travail |de travail )?à durée déterminée", re.IGNORECASE), "CDD"),
    (re.compile(r"^mission intérimaire", re.IGNORECASE), "Intérim"),
    (re.compile(r"^contrat (?:travail |de travail )?saisonnier", re.IGNORECASE), "Saisonnier"),
)
_SALARY = re.compile(
    r"(?P<pace>horaire|mensuel|annuel)\D*(?P<least>\d+(?:[.,]\d+)?)\s*euros?(?:\s*à\s*(?P<most>\d+(?:[.,]\d+)?)\s*euros?)?",
    re.IGNORECASE,
)
_PACES = {
    "horaire": ("de l'heure", 5.0, 200.0),
    "mensuel": ("par mois", 50.0, 20_000.0),
    "annuel": ("par an", 1_000.0, 300_000.0),
}
"""How a pace is said, and between what it is believed: some write thousands, or a year's pay as an hour's."""

_folded = lru_cache(maxsize=32)(fold)
"""Each question about an offer folds the same long text."""


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


def salary(label: str | None) -> str | None:
    """A pay as people say it: "Mensuel de 1923.00 Euros sur 12 mois" is "1 923 € par mois"; None where it is absurd."""
    found = _SALARY.search(label or "")
    if found is None:
        short = " ".join((label or "").split())[:120]
        return short if any(sign.isdigit() for sign in short) else None
    said, least_believed, most_believed = _PACES[found["pace"].lower()]
    amounts = [float(one.replace(",", ".")) for one in (found["least"], found["most"]) if one]
    if not all(least_believed <= amount <= most_believed for amount in amounts):
        return None
    return f"{' à '.join(dict.fromkeys(map(_euros, amounts)))} € {said}"


def _euros(amount: float) -> str:
    """1801.8 is "1 801,80", 2000.0 is "2 000"; the space does not break."""
    decimals = 0 if amount == int(amount) else 2
    return f"{amount:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")


def hours_per_week(*said: str | None) -> float | None:
    """Hours a week out of "35H/semaine", "Temps partiel - 26H15/semaine", "De 24h à 30h" (the most asked)."""
    for text in said:
        found = [_as_hours(one) for one in _HOURS.finditer(text or "")]
        plausible = [hours for hours in found if 0 < hours <= _MORE_THAN_A_WEEK]
        if plausible and not re.search(r"par mois|/\s*mois|mensuel|par an\b|par jour|/\s*jour", _folded(text or "")):
            return max(plausible)
    return None


def _as_hours(found: re.Match[str]) -> float:
    whole, decimals, minutes = found.groups()
    if decimals:
        return float(f"{whole}.{decimals}")
    return int(whole) + (int(minutes) / 60 if minutes and int(minutes) < 60 else 0.0)


def full_time(*said: str | None) -> bool | None:
    """Whether a text says full time or part time."""
    for text in said:
        folded = _folded(text or "")
        if "temps partiel" in folded or "mi temps" in folded:
            return False
        if "temps plein" in folded or "temps complet" in folded:
            return True
    return None


def nights(*said: str | None) -> bool | None:
    """Whether night work is spoken of; "travail de jour" is no."""
    folded = " ".join(_folded(one) for one in said if one)
    if _NIGHTS.search(folded):
        return True
    return False if re.search(r"travail (en journee|de jour)", folded) else None


def weekends(*said: str | None) -> bool | None:
    """Whether work on Saturdays and Sundays is spoken of."""
    folded = " ".join(_folded(one) for one in said if one)
    if _NO_WEEKENDS.search(folded):
        return False
    return True if _WEEKENDS.search(folded) else None


def experience_months(code: str | None, label: str | None) -> tuple[int | None, bool | None]:
    """Months asked and whether they are required, out of a code (D, S, E) and "2 An(s)", "Débutant accepté"."""
    folded = fold(label or "")
    if "debutant" in folded or (code == "D" and not folded):
        return 0, False
    required = False if code == "S" or "souhait" in folded else True if code == "E" or folded else None
    if months := _MONTHS.search(label or ""):
        return int(months[1]), required
    if years := _YEARS.search(label or ""):
        return 12 * int(years[1]), required
    return (12, required) if "exig" in folded or code == "E" else (None, required if code else None)


def level_of(label: str | None) -> Level | None:
    """The level of a diploma's label: "CAP, BEP et équivalents", "Bac+3, Bac+4 ou équivalents"."""
    folded = re.sub(r"\s+", " ", (label or "").lower())
    return next((level for pattern, level in _LEVELS if pattern.search(folded)), None)


def diploma_asked(diplomas: Sequence[AskedFor]) -> tuple[Level | None, bool | None]:
    """The lowest level that opens the door, and whether a diploma is required."""
    levels = [(level, one.exigence == "E") for one in diplomas if (level := level_of(one.niveau)) is not None]
    if not levels:
        return None, None
    lowest = min((level for level, _ in levels), key=lambda level: level.rank)
    return lowest, all(required for _, required in levels)


def licence_code(label: str | None) -> str | None:
    """The code of a driving licence: "B - Véhicule léger" is B."""
    found = _LICENCE.match(label or "")
    return None if found is None else _TWICE_NAMED.get(found[1], found[1])


def asked(items: Sequence[AskedFor]) -> tuple[Asked, ...]:
    """Skills or languages asked for."""
    return tuple(
        Asked(label=one.libelle.strip(), required=one.exigence == "E", code=one.code)
        for one in items
        if one.libelle and one.libelle.strip()
    )


def licences_asked(items: Sequence[AskedFor]) -> tuple[Asked, ...]:
    """Driving licences asked for, each with its code where it is a known one."""
    return tuple(
        Asked(label=one.libelle.strip(), required=one.exigence == "E", code=licence_code(one.libelle))
        for one in items
        if one.libelle and one.libelle.strip()
    )


def vehicle_needed(text: str | None) -> bool | None:
    """True where a text asks for a vehicle of one's own."""
    return True if _VEHICLE.search(_folded(text or "")) else None


def transport_offered(text: str | None) -> bool | None:
    """True where a text says that transport is arranged."""
    return True if _TRANSPORT.search(_folded(text or "")) else None


def heavy(*said: str | None) -> bool | None:
    """Whether loads are spoken of."""
    folded = " ".join(_folded(one) for one in said if one)
    if _NO_LOADS.search(folded):
        return False
    return True if _LOADS.search(folded) else None
