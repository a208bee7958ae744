"""Wishes to learn what is no trade: to speak and read French, to use a computer, to drive.

Work and missions answer none of them: who teaches French is not who learns it. Support services do.
"""

import re
from functools import lru_cache

from matching.freins import Frein
from matching.words.tongues import in_french

_LINK = (
    r"(?:(?:[àa]|de|du|en|dans|le|la|un|mon|ma|son|bien|mieux|me servir|utiliser|me d[ée]brouiller|avec)\s+"
    r"|[ld]['’]\s*)"
)
_BEFORE = (
    r"(?:(?:je|j['’]|veux|voudrais|aimerais|souhaite|envie|besoin|suivre|prendre|avoir|faire|me|m['’]|des|les|un|de|d['’]"
    r"|d['’]abord|encore)\s*\b)*"
)
_TO_LEARN = (
    r"(?:(?:r[ée])?apprendre|apprentissage|am[ée]liorer|progresser|perfectionner|cours|le[çc]ons?|mieux (?=parler)"
    r"|(?=parler\s+(?:(?:bien|mieux|le)\s+)*fran[çc]ais))"
)
_SUBJECTS = {
    Frein.LANGUAGE: r"(?:parler\s+(?:(?:bien|mieux|le)\s+)*)?fran[çc]ais|lire|[ée]crire|compter|parler",
    Frein.DIGITAL: r"ordinateurs?|internet|tablette",
    Frein.MOBILITY: r"conduire|conduite|code de la route",
}
"""What is learnt, by the obstacle that it lifts."""
_TEACHING = re.compile(
    r"\b(?:donner|enseign\w*|anim\w*|prof(?:s|esseure?s?)?|formateur|formatrice|aider|faire apprendre|b[ée]n[ée]vol\w*"
    r"|aux|avec d(?:es|['’]autres)|[àa] des|camions?|engins?|poids lourds?|bus|cars?|tracteurs?)\b",
    re.IGNORECASE,
)
"""Who teaches, and who learns a trade of the same words."""
_LESSONS = {
    frein: re.compile(
        rf"{_BEFORE}\b{_TO_LEARN}\s*\b{_LINK}*(?:{subject})\b(?:\s*(?:,|et)\s*{_LINK}*(?:{subject})\b)*", re.IGNORECASE
    )
    for frein, subject in _SUBJECTS.items()
}
_AND = re.compile(r"^\W*(?:et|puis|ou)\b|\b(?:et|puis|ou)\W*$|^\W+|\W+$", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def lessons_wished(text: str) -> tuple[Frein, ...]:
    """The obstacles that the lessons which a wish asks for lift: "apprendre le français", the one of language.

    None for who would teach ("donner des cours de français"), and for a trade to learn ("apprendre la cuisine").
    """
    french = in_french(text)
    return () if _TEACHING.search(french) else tuple(one for one, said in _LESSONS.items() if said.search(french))


def without_lessons(text: str) -> str:
    """What a wish asks for beside lessons: "" for "cours de français", "cuisine" for "apprendre à lire et cuisine"."""
    if not (found := lessons_wished(text)):
        return text
    left = in_french(text)
    for frein in found:
        left = _LESSONS[frein].sub(" ", left)
    return _AND.sub("", left.strip()).strip()
