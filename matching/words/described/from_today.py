"""Days that an employer counts from today, written as dates: "demain", "dès demain jusqu'à samedi", "après-demain".

What is published is read on other days: "demain" would be another one then.
"""

import re
from datetime import date, timedelta

from kit import flat
from matching.words.described.shortcuts import day_in_full
from matching.words.times.days import DAYS, NAMED

_DAY = r"(?P<day>apres[- ]demain|demain)\b"
_PART = r"(?P<part> (?:au |le )?(?:matin|midi|soir|apres[- ]midi))?"
_FIRST = re.compile(
    rf"(?P<lead>(?:\b(?:a (?:partir|compter) de|des|de|pour|le|commenc\w+|debut\w*|demarr\w+) )?)\b{_DAY}{_PART}"
    rf"(?P<until>,? (?:et )?(?:jusqu[' ]?(?:a|au)|au|a) (?:ce |le )?(?P<last>{NAMED})\b"
    r"(?: prochain| inclus| compris)*)?"
)
_NO_DAY_OF_WORK = re.compile(
    r"\b(?:jusqu[' ]?a|avant|d'ici|"
    r"(?:appel|rappel|repon|contact|joign|ecri[vr]|pass|present|ven[ei][zr])\w*(?: (?:moi|nous|voir))*) ?$"
)
"""Before a day by which one answers, or until which somebody is there."""
_THE_FUTURE = re.compile(r"\b(?:metiers?|monde|agriculture|entreprise|energies?|societe|village|ville)s? $")
_STARTS = re.compile(r"\b(?:a (?:partir|compter) de|des|commenc|debut|demarr)")
_LASTS = re.compile(
    r"\b(?:cdi|cddi?|semaines?|hebdo\w*|mois|saison\w*|temps (?:plein|complet|partiel)|mi[- ]temps|renouvel\w*|"
    r"apprenti\w*|alternan\w*|jusqu\w*|puis|ensuite|pendant|durant|tous les|toutes les|chaque|(?:[2-9]|\d{2}) jours|"
    rf"(?:2\d|3\d|4[0-8]) ?h(?:eures?)?(?! ?\d)|{NAMED})\b"
)
"""Work that is done on other days too."""


def dated(text: str, today: date) -> str:
    """`text` with the days that it counts from `today` as dates, where these are days of work.

    A day alone is the only one, unless something says that the work lasts: then it is the first.
    """
    plain = flat(text)
    for found in reversed([*_FIRST.finditer(plain)]):
        before = plain[: found.start()]
        if _NO_DAY_OF_WORK.search(before) or (found["lead"] == "de " and _THE_FUTURE.search(before)):
            continue
        begins = today + timedelta(days=1 if found["day"] == "demain" else 2)
        text = text[: found.start()] + _said(found, begins, plain) + text[found.end() :]
    return text


def _said(found: re.Match[str], begins: date, plain: str) -> str:
    part = (found["part"] or "").replace(" le ", " ").replace("apres midi", "après-midi").replace("apres", "après")
    if found["until"]:
        ends = begins + timedelta(days=(DAYS.index(found["last"]) - begins.weekday()) % 7)
        return f"du {day_in_full(begins)} au {day_in_full(ends)}"
    others = plain[: found.start()] + " " + plain[found.end() :]
    if _STARTS.match(found["lead"]) or _LASTS.search(others):
        return f"à partir du {day_in_full(begins)}{part}"
    return f"{'pour ' if found['lead'] == 'pour ' else ''}le {day_in_full(begins)}{part}"
