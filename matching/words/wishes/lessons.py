"""Wishes to learn what is no trade: to speak and read French, another language, to use a computer, to drive.

Work and missions answer none of them: who teaches French is not who learns it. Support services do. Words are read as
people write them: "cour de francai", "aprendre parler francais".
"""

import re
from functools import lru_cache

from matching.freins import Frein
from matching.words.spelling.tongues import in_french

_LINK = (
    r"(?:(?:[àa]|de|du|des|en|dans|le|la|les|l|un|mon|ma|son|bien|mieux|plus|me servir|utiliser|me d[ée]brouiller|avec"
    r"|langue)\s+|[ld]['’]\s*)"
)
_LINKS = rf"{_LINK}{{0,6}}"
"""A few small words: a line of them without an end is not read again from each."""
_BEFORE = (
    r"(?:\b(?:je|j['’]|veu[xt]?|voudrais?|aimerais?|souhaite|cherche|envie|besoin|suivre|prendre|avoir|faire|me|m['’]"
    r"|des|les|un|une|de|d['’]|pour|d['’]abord|encore)\s*\b){0,8}"
)
_FRENCH = r"(?:langue\s+)?fran[çc](?:ai[sxt]?|[ée]s?|ait|aise)(?:\s+langue)?"
_OTHER_TONGUES = (
    "anglais|espagnol|allemand|italien|portugais|arabe|russe|ukrainien|langues? (?:[ée]trang[èe]res?|des signes)"
)
_SPEAKING = r"(?:(?:parler|lire|comprendre|[ée]crire)\s+(?:(?:bien|mieux|le|la|en|l)\s+|l['’]\s*){0,4})?"
_BASICS = rf"(?:lire|[ée]crire|compter|parler)(?!\W+(?:en\W+|l\W+)?(?:{_OTHER_TONGUES}))"
_ITSELF = r"(?:f\.?l\.?e|alphab[ée]ti[sz]ation)\b"
"""What is a class by its name alone."""
_TO_LEARN = (
    r"(?:(?:r[ée])?ap+rendre|ap+rent?issage|am[ée]liorer|progresser|perfectionner|cour[st]?|le[çcs]+ons?|classes?"
    r"|formations?|ateliers?|[ée]coles?|mieux (?=parler)"
    rf"|(?=parler\s+(?:(?:bien|mieux|le)\s+){{0,4}}{_FRENCH}\b)|(?=pass\w+\s+(?:le|mon)?\s*code)|(?={_ITSELF}))"
)
_SUBJECTS: dict[Frein | None, str] = {
    Frein.LANGUAGE: rf"{_SPEAKING}{_FRENCH}|{_ITSELF}|{_BASICS}",
    Frein.DIGITAL: r"ordinateurs?|ordi|informatiques?|internet|tablette|num[ée]rique",
    Frein.MOBILITY: r"conduire|conduite|(?:passer\s+(?:le |mon )?)?code(?: de la route)?(?!\s+informatique)",
    None: rf"{_SPEAKING}(?:{_OTHER_TONGUES})",
}
"""What is learnt, by the obstacle that it lifts; None for what lifts none, which services seldom teach."""
_TEACHING = re.compile(
    r"\b(?:donn(?:er|e)|enseign\w*|anim\w*|prof(?:s|esseure?s?)?|formateur|formatrice|moniteur|monitrice|aider"
    r"|faire apprendre|b[ée]n[ée]vol\w*|aux|avec d(?:es|['’]autres)|[àa] des|camions?|engins?|poids lourds?|bus|cars?"
    r"|tracteurs?)\b",
    re.IGNORECASE,
)
"""Who teaches, and who learns a trade of the same words."""
_LESSONS = {
    frein: re.compile(
        rf"{_BEFORE}\b{_TO_LEARN}\s*\b{_LINKS}(?:{subject})\b(?:\s*(?:,|et|ou)\s*{_LINKS}(?:{subject})\b){{0,6}}",
        re.IGNORECASE,
    )
    for frein, subject in _SUBJECTS.items()
}
_AND = re.compile(r"^\W*(?:et|puis|ou)\b|\b(?:et|puis|ou)\W*$|^\W+|\W+$", re.IGNORECASE)


def lessons_wished(text: str) -> tuple[Frein, ...]:
    """The obstacles that the lessons which a wish asks for lift: "apprendre le français", the one of language.

    None for who would teach ("donner des cours de français"), for a trade to learn ("apprendre la cuisine"), and for
    lessons that lift no obstacle ("cours d'anglais"): `asks_lessons` knows those too.
    """
    return tuple(one for one in _asked(text) if one is not None)


def asks_lessons(text: str) -> bool:
    """Whether a wish asks for lessons, be it beside some work: "ménage et cours d'anglais"."""
    return bool(_asked(text))


@lru_cache(maxsize=10_000)
def without_lessons(text: str) -> str:
    """What a wish asks for beside lessons: "" for "cours de français", "cuisine" for "apprendre à lire et cuisine"."""
    if not (found := _asked(text)):
        return text
    left = in_french(text)
    for one in found:
        left = _LESSONS[one].sub(" ", left)
    return _AND.sub("", left.strip()).strip()


@lru_cache(maxsize=10_000)
def _asked(text: str) -> tuple[Frein | None, ...]:
    french = in_french(text)
    return () if _TEACHING.search(french) else tuple(one for one, said in _LESSONS.items() if said.search(french))
