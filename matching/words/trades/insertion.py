"""Whoever is hired to be accompanied ("agent de tri en chantier d'insertion") supervises nobody: how they are hired is
no trade, where whoever supervises them has one ("encadrant en chantier d'insertion")."""

import re

_WHERE = r"\b(?:(?:en|dans (?:une?|notre|le|l['’])|pour (?:une?|notre|le)|par une?|sur une?|au sein d['’]une?) ?)?"
_JOB = (
    r"(?:ateliers?\s+et\s+)?(?:contrats?|cdd|emplois?|postes?|parcours|chantiers?|ateliers?|entreprises?|structures?) "
)
_INSERTION = r"(?:d['’ ]|en )?insertion\b(?: (?:par l['’]activit[ée] [ée]conomique|professionnelle|sociale))?"
_HIRED = re.compile(rf"{_WHERE}(?:{_JOB})?{_INSERTION}", re.IGNORECASE)
_OTHERS = "".join(rf"(?<!\b{one} )" for one in ("gens", "personnes", "jeunes", "publics", "public"))
"""Whom others accompany: "aider les gens en insertion" is a wish for that trade."""
_SHELTERED = (
    r"(?:esat|entreprises? adapt[ée]es?|milieu (?:prot[ée]g[ée]|adapt[ée]|ordinaire)|ateliers? prot[ée]g[ée]s?)\b"
)
"""Where disabled people are hired."""
_WISHED = re.compile(
    rf"{_WHERE}{_JOB}{_INSERTION}|{_OTHERS}\ben insertion\b|{_WHERE}(?:{_JOB})?(?:(?:en|dans une?) )?{_SHELTERED}",
    re.IGNORECASE,
)
_SUPERVISES = re.compile(
    r"encadr|accompagn|conseil|moniteur|monitrice|chef|responsable|direct|coordin|format|[ée]ducat|charg[ée]|"
    r"\b(?:cip|eti)\b",
    re.IGNORECASE,
)


def without_insertion(need: str) -> str:
    """What an employer writes without how somebody is hired; as it stands where who supervises them is sought."""
    return need if _SUPERVISES.search(need) else _HIRED.sub(" ", need)


def without_insertion_job(wish: str) -> str:
    """The French wish without the jobs of insertion, or kept for disabled people, that it asks for. Whoever wants to
    work "dans l'insertion" names the trade of those who accompany."""
    return wish if _SUPERVISES.search(wish) else " ".join(_WISHED.sub(" ", wish).split())
