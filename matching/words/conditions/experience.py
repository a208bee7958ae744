"""The experience asked: how many months, and whether it is required. Asked without a length, its length is unknown."""

import re
from functools import lru_cache

from kit import fold
from matching.words.conditions.passage import Found, Passage, clue
from matching.words.numbers import NUMBER, number_of

_YEARS = re.compile(r"(?<!\d)(\d{1,3})\s*an", re.IGNORECASE)
_MONTHS = re.compile(r"(?<!\d)(\d{1,3})\s*mois", re.IGNORECASE)

_MOST_YEARS = 10
"""More is the age of the company, not what it asks."""
_LENGTH = rf"(\d{{1,2}}|\b{NUMBER})(?: ?(?:a|-|ou|/) ?{NUMBER})? ?(ans?\b|annees?\b|mois\b)"
_ASKED = clue(
    "experience",
    rf"experiences?(?: [a-z]+){{0,6}}[ :]{{1,3}}(?:de |d |\+ ?)?{_LENGTH}|"
    rf"{_LENGTH}(?: \w+){{0,3}} d ?experiences?",
    unless=r"fort d|plus de \d+ ans d experience (?:dans|au)|notre|nous |depuis|leader|ayant accompagne|"
    r"entreprise (?:de|a) ",
    before=50,
)
_BEGINNERS = clue(
    "debutant|experience",
    r"debutante?s?(?: e)?(?: s)?(?: \w+){0,2} (?:accepte|bienven|admis|les bienven)|(?:ouvert\w*|"
    r"accessible)(?: \w+){0,3} debutant|"
    r"profils? debutants?|aucune experience(?: \w+){0,2} (?:n est |est )?(?:requise|necessaire|exigee|demandee)|"
    r"experience (?:non|pas) (?:exigee|requise|necessaire|obligatoire)|"
    r"pas (?:de|d)(?: \w+)?(?: ou)? experience (?:demandee?s?|exigee|requise|necessaire)",
    unless=r"s abstenir|non debutant|pas (?:de|pour|aux) debutant",
    before=50,
)


@lru_cache(maxsize=4_096)
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
    return None, required


def beginners_in(passage: Passage) -> Found[int] | None:
    """0 months where a text welcomes beginners."""
    return _BEGINNERS.says(passage, 0)


def months_in(passage: Passage) -> Found[int] | None:
    """The months of experience that a text asks, the least where it gives two: "2 à 5 ans d'expérience" is 24."""
    for found in _ASKED.all(passage):
        count, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
        months = number_of(count) * (1 if unit == "mois" else 12)
        if 0 < months <= 12 * _MOST_YEARS:
            return Found(months, passage.words(*found.span()))
    return None
