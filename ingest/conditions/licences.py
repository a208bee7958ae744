"""Driving licences: those of the fields, those of the text, each required or only wished for."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.conditions.passage import Found, Passage, clue
from ingest.shapes import AskedFor
from matching import Asked

_LICENCE = re.compile(r"^\s*(AM|A1|A2|A|BE|B1|B|C1E|C1|CE|EC|C|DE|EB|ED|D1|D)\b")
_TWICE_NAMED = {"EB": "BE", "EC": "CE", "ED": "DE"}

_LABELS = {
    "AM": "AM - Cyclomoteur",
    "A": "A - Motocyclette",
    "B": "B - Véhicule léger",
    "BE": "BE - Véhicule léger et remorque",
    "C": "C - Poids lourd",
    "C1": "C1 - Poids lourd de 7,5 tonnes au plus",
    "CE": "CE - Poids lourd et remorque",
    "D": "D - Transport en commun",
}
_SPELLED = {
    "vl": "B",
    "voiture": "B",
    "pl": "C",
    "poids lourd": "C",
    "poids lourds": "C",
    "spl": "CE",
    "super lourd": "CE",
    "eb": "BE",
    "ec": "CE",
}
_CODE = r"(am|be|eb|b|c1|ce|ec|c|d|vl|voiture|spl|super lourd|pl|poids[- ]lourds?)"
_NAMED = clue(
    "permis",
    rf"permis (?:de conduire )?(?:categorie )?{_CODE}\b(?: ?(?:,|/|et|ou|\+) ?(?:permis )?{_CODE}\b(?! ?[+:]))?",
)
_NOT_NEEDED = re.compile(
    r"(?:non|pas|n est pas)(?: \w+)? (?:obligatoire|necessaire|exige|requis|indispensable|demande)|"
    r"(?:sans|pas de|pas besoin d\w*) permis|financ|passer (?:le|votre|son) permis|passage du permis|obtention"
)
_WISHED = re.compile(r"souhait|appreci|ideal|un plus|atout|eventuel|prefer|si possible")
_REQUIRED = re.compile(r"obligatoire|exige|indispensable|imperati|requis|necessaire|en cours de validite")


@lru_cache(maxsize=1_024)
def licence_code(label: str | None) -> str | None:
    """The code of a driving licence: "B - Véhicule léger" is B."""
    found = _LICENCE.match(label or "")
    return None if found is None else _TWICE_NAMED.get(found[1], found[1])


def licences_asked(items: Sequence[AskedFor]) -> tuple[Asked, ...]:
    """Driving licences asked for, each with its code where it is a known one."""
    return tuple(
        Asked(label=one.libelle, required=one.exigence == "E", code=licence_code(one.libelle))
        for one in items
        if one.libelle
    )


def licences_in(passage: Passage, *, known: tuple[Asked, ...]) -> Found[tuple[Asked, ...]] | None:
    """`known` licences and what the text adds: one more, or that one is required; None where it adds nothing."""
    added = {one.code: one for one in known if one.code}
    words = ""
    for found in _NAMED.all(passage):
        near = passage.plain[max(0, found.start() - 30) : found.end() + 40]
        if _NOT_NEEDED.search(near):
            continue
        wished = _WISHED.search(near) is not None
        for spelled in filter(None, found.groups()):
            code = _SPELLED.get(spelled.replace("-", " "), spelled.upper())
            one = added.get(code)
            if one is None or (not one.required and not wished and _REQUIRED.search(near)):
                added[code] = Asked(label=_LABELS[code], required=not wished, code=code)
                words = words or passage.words(*found.span())
    if not words:
        return None
    return Found((*added.values(), *(one for one in known if not one.code)), words)
