"""Work of one day alone: "un extra samedi prochain", "une soirée vendredi", "la journée du 12 décembre"."""

import re
from datetime import date, timedelta

from kit import flat
from matching.words.times.days import DAYS, MONTHS
from matching.words.times.stretch import days_within_a_month
from matching.words.times.week import next_date

LONGEST_TITLE = 80
"""Letters."""
_EXTRA_TITLE = "Extra"
_DAY = "|".join(DAYS)
_MONTH = "|".join(MONTHS)
_PART = r"(?:journee|soiree|matinee|nuit|apres[- ]midi)"
_EXTRA = re.compile(r"\bextra\b(?![- ](?:large|fin|frais|muros|scolaire|pur))")
_NO_WORKING_DAY = (
    r"(?! (?:par|sur|d'(?:essai|immersion|observation|integration|accueil|information)|de (?:repos|formation)))"
)
_ONE = re.compile(
    rf"\b(?:une|une? seule?|d'une) (?:seule )?{_PART}\b{_NO_WORKING_DAY}|\bun (?:seul )?jour\b{_NO_WORKING_DAY}|"
    rf"\b(?:la|l'|cette) ?{_PART} (?:du|de) (?:(?:{_DAY}) )?(?:prochain|(?:1er|\d{{1,2}}) (?:{_MONTH}))\b|"
    rf"\bpour (?:la|une) {_PART}\b"
)
"""Words of a single day, beside those of an extra; days to try or to learn are none."""
_OFTEN = re.compile(
    rf"\b(?:tous les|toutes les|chaque|par (?:semaine|mois|an)|regulier\w*|saison\w*|cdi|apprenti\w*|de temps en temps|"
    rf"extras|a l'annee)\b|(?<!\d )\b(?:mois|semaines)\b|\b(?:les |le )(?:{_DAY})s?\b(?! (?:prochain|1er|\d))|"
    rf"\b(?:{_DAY})s\b"
)
_BEGINS = (
    r"(?P<lead>\b(?:a partir|des|debut\w*|commenc\w+|a compter|jusqu'au|jusqu'a|avant|apres)\b[ :]*(?:du |le |au )?)?"
)
_DATED = re.compile(rf"{_BEGINS}(?:(?:{_DAY}) )?\b(?P<number>1er|\d{{1,2}}) (?P<month>{_MONTH})\b")
_NAMED = re.compile(rf"{_BEGINS}\b(?P<day>{_DAY}|demain)\b")


def is_extra(text: str) -> bool:
    """Whether the words seek an extra: somebody for a day or some, as restaurants and markets say."""
    return bool(_EXTRA.search(flat(text)))


def titled_extra(title: str, text: str) -> str:
    """The title as it is, else with the extra that `text` seeks before it: "Extra : Serveur / Serveuse"."""
    if not is_extra(text):
        return title
    told = _EXTRA.sub("", flat(title)).removeprefix("un").strip()
    if not told:
        return _EXTRA_TITLE
    return title if is_extra(title) else f"{_EXTRA_TITLE} : {title}"[:LONGEST_TITLE]


def one_day(text: str, today: date) -> date | None:
    """The only day on which the work that `text` describes is done; None where it lasts, or where no day is named.

    A day of the week alone is the next one: "extra vendredi soir". With its article it is of every week, "le vendredi".
    """
    plain = flat(text)
    if not (_EXTRA.search(plain) or _ONE.search(plain)) or _OFTEN.search(plain) or days_within_a_month(text, today):
        return None
    if dated := list(_DATED.finditer(plain)):
        number = int(dated[0]["number"].removesuffix("er"))
        is_one = len(dated) == 1 and not dated[0]["lead"]
        return next_date(number, MONTHS.index(dated[0]["month"]) + 1, today) if is_one else None
    named = list(_NAMED.finditer(plain))
    if len(named) != 1 or named[0]["lead"]:
        return None
    if named[0]["day"] == "demain":
        return today + timedelta(days=1)
    return today + timedelta(days=(DAYS.index(named[0]["day"]) - today.weekday()) % 7 or 7)
