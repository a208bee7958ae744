"""Languages: those of the fields and, where they name none, those that a text asks to speak."""

import re
from collections.abc import Sequence

from matching.model import Asked
from matching.words.conditions.asking import AskedFor
from matching.words.conditions.passage import Found, Passage, clue

_NAMES = {
    "anglais": "Anglais",
    "allemand": "Allemand",
    "espagnol": "Espagnol",
    "italien": "Italien",
    "portugais": "Portugais",
    "arabe": "Arabe",
    "neerlandais": "Néerlandais",
    "russe": "Russe",
    "francais": "Français",
    "langue des signes": "Langue des signes",
}
_NAME = rf"(?P<name>{'|'.join(_NAMES)})\b"
_SPOKEN = (
    r"(?:maitris\w+|niveau|parl\w+|pratique\w*|lu\b|lue\b|couran\w+|bilingue|langues?|notions?|bases?|bonne|aisance|"
    r"exprim\w+|enseigner en|connaissances?|technique|professionnel|fluent|operationnel|exige|requis|obligatoire|"
    r"indispensable|un plus|atout|apprecie|souhaite)"
)
_ASKED = clue(
    "|".join(_NAMES),
    rf"{_SPOKEN}(?: [a-z]+){{0,4}}[ :/]{{1,3}}(?:(?:de |d |l |en |du |le )?(?:{'|'.join(_NAMES)})(?: et | ?/ ?|"
    rf", ))?(?:de |d |l |en |du |le )?{_NAME}|"
    rf"(?P<after>{'|'.join(_NAMES)})\b(?: [a-z]+){{0,3}}[ :,]{{1,3}}{_SPOKEN}",
    unless=r"professeure?s?|cours (?:de|d)|enseignant|soutien|eleve|matieres?|pub |cuisine|groupe|marche francais|"
    r"non (?:requis|exige|obligatoire)|pas (?:requis|exige|obligatoire|necessaire)",
)
_WISHED = re.compile(r"un plus|atout|appreci|souhait|ideal|notions?|serait|si possible")


def asked(items: Sequence[AskedFor]) -> tuple[Asked, ...]:
    """Skills or languages asked for."""
    return tuple(Asked(label=one.libelle, required=one.exigence == "E", code=one.code) for one in items if one.libelle)


def languages_in(passage: Passage) -> Found[tuple[Asked, ...]] | None:
    """The languages that a text asks, required or wished for; what is taught or eaten is none."""
    spoken: dict[str, Asked] = {}
    words = ""
    for found in _ASKED.all(passage):
        label = _NAMES[found["name"] or found["after"]]
        wished = _WISHED.search(passage.sentence(*found.span())) is not None
        spoken.setdefault(label, Asked(label=label, required=not wished))
        words = words or passage.words(*found.span())
    return Found(tuple(spoken.values()), words) if spoken else None
