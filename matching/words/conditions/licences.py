"""Driving licences: those of the fields, those of the text, each required or only wished for."""

import re
from collections.abc import Sequence
from functools import lru_cache

from matching.model import Asked
from matching.words.conditions.asking import AskedFor
from matching.words.conditions.passage import Found, Passage, clue

_LICENCE = re.compile(r"^\s*(AM|A1|A2|A|BE|B1|B|C1E|C1|CE|EC|C|D1E|D1|DE|EB|ED|D)\b")
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
_WITHOUT_LETTER = clue(
    "permis",
    rf"permis\b(?: de conduire(?! (?:categorie )?{_CODE}\b)(?! (?:de |d )?(?:tracteur|engins?|cariste|bateau|cotier))|"
    r"(?= ?(?:$|[^a-z ])|"
    r" (?:exig|oblig|indispens|imperat|requis|necess|souhait|appreci|demand|ideal|valid|vehicul|debut)|"
    r" (?:en cours|a jour|et|ou|mais|car|si|c est|est|n est|serait|un plus|non|pas|plus|de preference|pour|avec|sans|"
    r"depuis|ok|svp|auto|cdi|cdd|temps|mi temps|du|le|la|les|on|je|nous|vous)\b))",
)
"""The licence alone, or "de conduire": "permis tronçonneuse" and "permis de construire" are others."""
_IS_ALLOWED = re.compile(
    r"\b(?:a|ont|aura|auront|avait|avaient|aurait|auraient|est|sera|etait|serait|soit|etre)"
    r"(?: (?:\w+ment|bien|deja|aussi|toujours|ainsi))? $"
)
"""Before "permis" where it is a verb: "ce poste m'a permis d'évoluer"."""
_ELIDED = re.compile(r"['’ʼ`´]| (?!(?:et|ou|en cours)\b|exig|oblig|indispens|imp[eé]rat|appr[eé]ci)(?=[aehiouyéèê])")
"""Behind a small c or d that is no licence, its apostrophe lost or not: "permis d'exploitation", "permis c est"."""
_NOT_NEEDED = re.compile(
    r"(?:non|pas|n est pas)(?: \w+)? (?:obligatoire|necessaire|exige|requis|indispensable|demande)|"
    r"(?:sans|pas de|pas besoin d\w*) permis|financ|passer (?:le|votre|son) permis|passage du permis|obtention|"
    r"facultati|optionnel|inutile|peu importe|(?:pas (?:de|un)|aucun|sans|nul) (?:probleme|souci)|pas grave"
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:form(?:e|er|ez|ons|ation|ations)|offr\w+|offert\w*|pay(?:e|es|ons)|prenons en charge|prise en charge|"
    r"pas|sans|ni|aucun|jamais)(?! et\b)(?: (?!et\b)\w+){0,4} ?$"
)
"""What stands before a licence that the employer gives or does without: "nous vous formons au", "sans le"."""
_GIVEN_AFTER = re.compile(
    r" ?[,:?!-]? ?(?:\w+ ){0,3}(?:pris\w* en charge|offert|paye|rembours|inclus|compris|a passer|prevu)|"
    r" ?: ?(?:non|aucun)\b"
)
_OR_ELSE = re.compile(r" ?(?:[,/]|et ?/)? ?ou\b")
_ELSE = re.compile(r"\bou(?: (?:le|la|du|de|un|au|vos?|votre|titulaire))* ?$")
_WISHED = re.compile(r"souhait|appreci|ideal|un plus|atout|eventuel|prefer|si possible")
_NEEDED_AT_ONCE = re.compile(r" ?,? ?(?:est )?(?:obligatoire|exige|indispensable|imperati|requis|necessaire)")
"""Right behind its name, whatever is wished beside: "expérience souhaitée, permis B indispensable"."""
_REQUIRED = re.compile(r"obligatoire|exige|indispensable|imperati|requis|necessaire|en cours de validite")

_DRIVEN = r"(?:voitures?|vehicules?|camionnettes?|fourgons?|fourgonnettes?|utilitaires?)\b"
_DRIVING = clue(
    "condui",
    rf"\bcondui(?:re|sez|rez|t) (?:une?|la|le|l|les|des|votre|son|sa) (?:petite? )?{_DRIVEN}|"
    rf"\bconduite (?:d une?|de la|de l|de|du|des|d) {_DRIVEN}",
    unless=r"sans permis|apprendre a condui|\b(?:pas|jamais|ni|sans)(?: \w+){0,3} condui",
    before=10,
    after=40,
)


@lru_cache(maxsize=1_024)
def licence_code(label: str | None) -> str | None:
    """The code of a driving licence: "B - Véhicule léger" is B."""
    found = _LICENCE.match(label or "")
    return None if found is None else _TWICE_NAMED.get(found[1], found[1])


def licence_asked(code: str) -> Asked:
    """A licence that is required, by its code."""
    return Asked(label=_LABELS[code], required=True, code=code)


def licences_asked(items: Sequence[AskedFor]) -> tuple[Asked, ...]:
    """Driving licences asked for, each with its code where it is a known one."""
    return tuple(
        Asked(label=one.libelle, required=one.exigence == "E", code=licence_code(one.libelle))
        for one in items
        if one.libelle
    )


def licences_in(passage: Passage, *, known: tuple[Asked, ...]) -> Found[tuple[Asked, ...]] | None:
    """`known` licences and what the text adds: one more, or that one is required; None where it adds nothing.

    People lose an offer for a licence that it requires: in doubt none is. One that the employer gives somewhere in
    the text is not asked for, and one of several ("permis D ou B") is wished for.
    """
    named = [(found, _codes(passage, found)) for found in _NAMED.all(passage) if not _is_a_verb(passage.plain, found)]
    given = {code for found, codes in named if _is_given(passage.plain, found) for code in codes}
    added = {one.code: one for one in known if one.code}
    words = ""
    for found, codes in named:
        near = _near(passage.plain, found)
        wished = _is_wished(passage.plain, found) or _is_one_of_several(passage.plain, found)
        for code in codes:
            one = added.get(code)
            if code in given:
                continue
            if one is None or (not one.required and not wished and _REQUIRED.search(near)):
                added[code] = Asked(label=_LABELS[code], required=not wished, code=code)
                words = words or passage.words(*found.span())
    if not words:
        return None
    return Found((*added.values(), *(one for one in known if not one.code)), words)


def car_licence_in(passage: Passage) -> Asked | None:
    """The licence that a text names without its letter, that of a car; None where it does not, or asks for none."""
    for found in _WITHOUT_LETTER.all(passage):
        if not _is_a_verb(passage.plain, found) and not _is_given(passage.plain, found):
            return Asked(label=_LABELS["B"], required=not _is_wished(passage.plain, found), code="B")
    return None


def driving_in(passage: Passage) -> Found[bool] | None:
    """Whether one drives a car or a van there."""
    return _DRIVING.yes(passage)


def _codes(passage: Passage, found: re.Match[str]) -> list[str]:
    """The codes of the licences that a match names."""
    groups = (group for group in range(1, len(found.groups()) + 1) if found[group])
    named = [found[group] for group in groups if not _is_elided(passage.text, *found.span(group))]
    return [_SPELLED.get(spelled.replace("-", " "), spelled.upper()) for spelled in named]


def _is_elided(text: str, start: int, end: int) -> bool:
    """Whether a letter is that of a word cut short, "d'exploitation", not a licence."""
    behind = _ELIDED.match(text, end)
    return text[start:end].lower() in ("c", "d") and behind is not None and (text[start].islower() or behind[0] != " ")


def _is_a_verb(plain: str, found: re.Match[str]) -> bool:
    return _IS_ALLOWED.search(plain[max(0, found.start() - 30) : found.start()]) is not None


def _near(plain: str, found: re.Match[str]) -> str:
    return plain[max(0, found.start() - 30) : found.end() + 40]


def _is_wished(plain: str, found: re.Match[str]) -> bool:
    """Whether the licence would only be liked."""
    return _WISHED.search(_near(plain, found)) is not None and _NEEDED_AT_ONCE.match(plain, found.end()) is None


def _is_given(plain: str, found: re.Match[str]) -> bool:
    """Whether the employer gives the licence, or does without it."""
    before, near = plain[max(0, found.start() - 60) : found.start()], _near(plain, found)
    return bool(
        (_NOT_NEEDED.search(near) and not _WISHED.search(near))
        or _GIVEN_BEFORE.search(before)
        or _GIVEN_AFTER.match(plain, found.end())
    )


def _is_one_of_several(plain: str, found: re.Match[str]) -> bool:
    """Whether another licence, or a certificate, would do: "permis D ou B", "CACES ou permis C"."""
    return bool(
        " ou " in found[0]
        or _OR_ELSE.match(plain, found.end())
        or _ELSE.search(plain[max(0, found.start() - 30) : found.start()])
    )
