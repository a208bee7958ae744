"""The days of an employer's week: those worked, those off ("mercredi repos"), and a day of the calendar named once.

A day off is no day of work, whatever stands beside it: it is taken out of the text before its days are read.
"""

import re
from dataclasses import dataclass
from datetime import date

from kit import flat

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout"),
    *("septembre", "octobre", "novembre", "decembre"),
)
_DAY = rf"(?:{'|'.join(DAYS)})s?"
_LIST = rf"{_DAY}(?:(?: et| ou| ni| au|,)(?: le| les)? {_DAY})*"
_OFF = re.compile(
    rf"(?:,? ?\b(?:mais )?(?:sauf|hors|hormis|excepte|a part|pas|repos|conges?|fermee?s?|fermeture|off)"
    rf"(?: (?:hebdomadaires?|de travail|travaille|le|les|du|est|on ne|:))*[ :]+(?P<before>{_LIST}))|"
    rf"(?:,? ?\b(?:le |les |et )?(?P<after>{_DAY}(?:(?: et| ou)(?: le| les)? {_DAY})*)"
    r"(?:,? ?(?:est|sont|c'est|en|de|jours? de|:|=|\())*[ :=(]*(?:repos|off|conges?|fermee?s?|libres?|non travaill\w+|"
    r"chomee?s?)\b)"
)
_SPAN = re.compile(rf"({_DAY}) au (?:le )?({_DAY})")
_ON_A_DATE = re.compile(
    rf"(?P<lead>\b(?:a partir|des|debut|commenc\w+|a compter|jusqu'au|jusqu'a)\b[ :]*(?:du |le |au )?)?"
    rf"\b(?:le |du |ce )?(?P<day>{_DAY} )(?P<number>1er|\d{{1,2}})"
    rf"(?: (?P<month>{'|'.join(MONTHS)})\b|/(?P<figure>\d{{1,2}})\b)"
)
_EVERY_WEEK = re.compile(r"\b(?:tous les|toutes les|chaque|par semaine)\b")


@dataclass(frozen=True, slots=True)
class Week:
    """What a text says of days off and of the calendar. Days from 0, Monday."""

    text: str
    """The text without days off and dates, letter for letter: spaces stand where they stood."""
    off: frozenset[int]
    once: tuple[int, int] | None
    """The day and the month of work that is done once; None where it is of every week, or begins then."""


def read_week(text: str) -> Week:
    """The days off and the one date that `text` names."""
    plain = flat(text)
    off: set[int] = set()
    for found in _OFF.finditer(plain):
        off |= days_named(found["before"] or found["after"])
        text = _blank(text, found)
    dated = list(_ON_A_DATE.finditer(plain))
    for found in dated:
        text = _blank(text, found)
    is_once = len(dated) == 1 and not dated[0]["lead"] and not _EVERY_WEEK.search(plain)
    return Week(text, frozenset(off), _day_and_month(dated[0]) if is_once else None)


def days_named(plain: str) -> set[int]:
    """The days that flat words name: "lundi et mardi", "du lundi au mercredi"."""
    named = {DAYS.index(one.rstrip("s")) for one in re.findall(_DAY, plain)}
    for span in _SPAN.finditer(plain):
        first, last = (DAYS.index(one.rstrip("s")) for one in span.groups())
        named |= {day % 7 for day in range(first, last + 1 if last >= first else last + 8)}
    return named


def next_date(number: int, month: int, today: date) -> date | None:
    """The next day of this number in this month, today at the earliest; None where there is none."""
    for year in (today.year, today.year + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            return None
        if day >= today:
            return day
    return None


def _day_and_month(found: re.Match[str]) -> tuple[int, int]:
    number = 1 if found["number"] == "1er" else int(found["number"])
    return number, MONTHS.index(found["month"]) + 1 if found["month"] else int(found["figure"])


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
