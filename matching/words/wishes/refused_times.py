"""Where a refusal of days or hours ends, so that the trade beside it stays: "pas de samedi menage" asks for cleaning.

What refuses is set apart by commas, at which the clauses of a wish are told.
"""

import re

from matching.words.times.days import NAMED
from matching.words.wishes.hours_possible import bounds_told

_NO = r"(?:pas|sauf|sans|jamais|ni|hors|no)"
"""With the English one, which refuses nothing else here: "no experience" is somebody's who begins."""
LINK = (
    r"(?:\s*\b(?:l['’]|d['’]|(?:les?|la|du|des?|en|trop|tr[eè]s|travail\w*|bosser|venir|possible|disponible|dispo|libre|"
    r"pendant|durant|chaque|tous|toutes?|plus d[eu]|avant|apr[eè]s|vers|[àa]|partir|entre|d[eè]s|"
    r"on|at|in|the|в|у|во|по|في)(?=\s))){0,8}"
)
"""Small words before a time, a few: a line of them without an end is not read again from each."""
_CLOCK = r"\d{1,2}\s?(?:h(?:eures?)?)(?:\s?[0-5]\d\b|\b)(?:\s?(?:/|par)\s?(?:j(?:ours?)?|semaine|sem)\b)?"
TIME = (
    rf"(?:(?:{NAMED}|matin|midi|soir|nuit|week-end|semaine-end)s?|"
    r"(?:matin[ée]e|soir[ée]e|apr[eè]s[- ]midi|journ[ée]e)s?|vacances(?: scolaires)?|(?:jours? )?f[ée]ri[ée]s?|"
    rf"t[oô]t|tard|{_CLOCK})"
)
_ONE = rf"{LINK}\s*\b{TIME}(?!\w)"
_WHY = (
    r"\s+(?:parce|car|puisque|[àa] cause|pour (?:garder|mes|mon|ma|m['’]|les|l['’]|raison)|mes|mon|ma|"
    r"(?:je\s|j['’]\s?)(?!(?:veux|voudrais|cherche|recherche|aime|souhait|peux|sais)))[^,;.!?]*"
)
"""Why a time is refused is no wish: "pas le mercredi je garde mes enfants"."""
_ASIDE = r"\s*\([^()]*\)"
"""What stands between brackets behind a refusal is why, too: "pas le mardi (soins)"."""
_BRACKETS = re.compile(_ASIDE)
_REFUSAL = re.compile(
    rf"(?P<times>\b{_NO}(?=\s){_ONE}"
    rf"(?:\s*(?:/|&|\+|-|à|,?\s*\bni\b|\b(?:et|ou|au|a)\b){_ONE}|\s+{TIME}(?!\w))*)(?:{_WHY}|{_ASIDE})?",
    re.IGNORECASE,
)
"""A word that refuses and the times that it refuses: "pas le samedi ni le dimanche matin", "pas plus de 2h"."""
_CANNOT = (
    r"(?:je|moi je|on|c['’]est)\s+(?:ne\s+|n['’])?"
    r"(?:(?:peux?t?|travaille|veux?t?|suis|bosse)\s+)?pas(?:\s+(?:travailler|bosser|venir|dispo\w*|libre|l[àa]|possible))?"
    r"\b(?!\s+(?:de|le|la|les|du|des|avant|apr[eè]s|trop|plus)\b)"
)
_SAYS_SO = re.compile(rf"\b{_CANNOT}", re.IGNORECASE)
_SAID_BEFORE = re.compile(
    rf"(?P<times>{_ONE}(?:\s*(?:,|\b(?:et|ou|ni)\b){_ONE}){{0,6}})\s*,?\s+{_CANNOT}", re.IGNORECASE
)
"""A refusal behind its times: "le week-end je peux pas", "samedi, je travaille pas"."""
_ALONE = r"(?:seulement|uniquement|exclusivement)"
_ONLY = rf"(?<!pas )(?<!plus )(?<!autre )(?<!parce )(?<! t[ôo]t )(?<! tard )\b(?:juste|que|{_ALONE})"
_IN_THE_WEEK = re.compile(
    rf"(?:{_ONLY}\s+(?:en|la|pendant la)\s+semaine|\b(?:en|la)\s+semaine\s+{_ALONE})(?!\w|-| (?:du|de|prochaine)\b)",
    re.IGNORECASE,
)
"""Who works from Monday to Friday alone refuses the weekend: "ménage que la semaine"."""
_ONLY_THEN = re.compile(rf"{_ONLY}\s+(?=(?:(?:les?|la|du|en)\s+|l['’]\s?)?{TIME}(?!\w))", re.IGNORECASE)
"""What stands before the only time that is asked for: "juste le matin" is "le matin"."""
_OR = re.compile(r"\bou\b", re.IGNORECASE)
_ENGLISH_NO = re.compile(r"\bno\b", re.IGNORECASE)


def refusals_apart(text: str) -> str:
    """The French `text` with a comma before and behind each refusal of days or hours; a text without any as it is."""
    text = bounds_told(text)
    text = _ONLY_THEN.sub("", _IN_THE_WEEK.sub(", pas le week-end, ", text))
    if _SAYS_SO.search(text):
        text = _SAID_BEFORE.sub(lambda found: f", pas {found['times'].strip()}, ", text)
    pieces: list[str] = []
    last = 0
    for found in _REFUSAL.finditer(text):
        pieces += [text[last : found.start()].strip(), _plain(_BRACKETS.sub("", found[0]))]
        last = found.end()
    if not pieces:
        return text
    return ", ".join(piece for one in (*pieces, text[last:]) if (piece := one.strip(" ,")))


def without_asides(text: str) -> str:
    """The text without what stands between brackets behind a refusal of days or hours."""
    return _REFUSAL.sub(lambda found: _BRACKETS.sub("", found[0]), text)


def refusals_in(text: str) -> list[str]:
    """The refusals of the French `text`, each without why: "pas le soir ni le week-end"."""
    return [_plain(found["times"]) for found in _REFUSAL.finditer(text)]


def without(text: str) -> str:
    """The French `text` without its refusals of days or hours, and without why."""
    bare = (one.strip(" ,") for one in _REFUSAL.split(text)[::2])
    return ", ".join(one for one in bare if one)


def _plain(refusal: str) -> str:
    return _ENGLISH_NO.sub("pas", _OR.sub("ni", refusal.strip()))
