"""What an employer's words ask beside the trade, and that is easily taken for more, or for less, than it is."""

import re
from dataclasses import dataclass

from kit import flat
from matching.model import Level
from matching.words.conditions.diploma import diploma_in
from matching.words.conditions.passage import Passage
from matching.words.numbers import NUMBER

_NO_BUS = r"(?:pas|plus|peu|aucun|sans)(?: (?:de|d'|du))?(?: (?:bus|car|train|transports?|gare)s?\b| en commun)+"
_TO_COME = r"(?:(?:pour|afin de) (?:venir|se rendre|arriver|acceder)|mal desservi\w*|(?:lieu|endroit|site) isole)"
_LICENCE_TO_COME = re.compile(
    rf"\bpermis\b[^.;]{{0,50}}?(?:\b(?:parce qu'?e?|car|vu qu'?e?|puisqu'?e?|a cause)\b[^.;]{{0,30}}?)?"
    rf"\b(?:{_NO_BUS}|{_TO_COME})(?: (?:venir|ici))?|"
    rf"\b(?:{_NO_BUS}|{_TO_COME})[^.;]{{0,30}}?\bpermis\b(?: (?:obligatoire|exige|indispensable|necessaire))?"
)
_SOME_PEOPLE = re.compile(
    r"(?P<before>(?!(?:des|plusieurs|quelques) )\b\w+ )?"
    r"\b(?P<told>(?:(?:des|plusieurs|quelques) )?(?:extras|renforts|saisonni(?:er|ere)s|vendangeurs|"
    r"cueilleurs|ouvriers)|"
    r"(?:des|plusieurs|quelques) (?:personnes|employes|salaries|vendeuses|vendeurs|serveurs|serveuses|bras))\b"
)
_DIPLOMA = re.compile(
    r"\b(?:(?:niveau |titulaire (?:du |d'un )?)?(?:cap|bep|bpa?|bts|brevet pro\w*|brevet de technicien|bac ?pro\w*|"
    r"diplome d'etat|mention complementaire)\b)"
    r"(?: (?!exige|obligatoire|souhait|demande|requis|apprecie|indispensable|ou\b|et\b|"
    r"en \d|a partir|cdi|cdd|smic|pas\b|pour\b)[a-z'-]+){0,3}"
    r"(?:,? (?:exige|obligatoire|souhaite|demande|requis|apprecie|indispensable|si possible)e?)?"
)
_NEEDED = re.compile(r"exige|obligatoire|demande|requis|indispensable|titulaire")
_LEVELS = (
    (Level.BAC2, re.compile(r"\bbts")),
    (Level.BAC, re.compile(r"\bbac|brevet|\bbp\b")),
    (Level.CAP, re.compile(r"")),
)
_APPRENTICE = re.compile(r"\b(?:apprenti|alternan)")
_NOT_NEEDED = re.compile(
    r"\b(?:prepar\w+|(?:pas (?:de|besoin)|sans|aucun)(?: \w+)? (?:cap|bep|diplome|bts)|ou experience)\b"
)

_A_NUMBER = re.compile(rf"\d+|{NUMBER}")


@dataclass(frozen=True, slots=True)
class Diploma:
    """A diploma that is named, in the employer's words."""

    words: str
    level: Level
    required: bool
    """Whether it is asked; else it is wished."""


def licence_to_come(text: str) -> str:
    """The words of `text`, as written, that want a licence because nothing else leads there; "" where none do."""
    found = _LICENCE_TO_COME.search(flat(text))
    return text[found.start() : found.end()].strip() if found else ""


def some_people(text: str) -> str:
    """The words of `text`, as written, for several people whose number is not said; "" where there are none."""
    found = _SOME_PEOPLE.search(flat(text))
    if found is None or _A_NUMBER.fullmatch((found["before"] or "").strip()):
        return ""
    return text[found.start("told") : found.end("told")]


def diploma_named(text: str) -> Diploma | None:
    """The diploma that `text` names; None where it names none, or one that is not needed or that an apprentice is to
    learn for."""
    plain = flat(text)
    if _APPRENTICE.search(plain):
        return None
    if read := diploma_in(Passage(text)):
        level, required = read.value
        return Diploma(read.words, level, required) if level.rank else None
    found = _DIPLOMA.search(plain)
    if found is None or _NOT_NEEDED.search(plain):
        return None
    level = next(level for level, names in _LEVELS if names.search(found[0]))
    words = text[found.start() : found.end()].strip(" ,")
    return Diploma(words, level, bool(_NEEDED.search(found[0])))
