"""A day of the week that the calendar does not have on its date: "lundi 24 décembre 2026" is a Thursday."""

import re
from datetime import date

from kit import flat
from matching.words.times.days import DAYS, MONTHS, NAMED
from matching.words.times.week import day_of, next_date

_DATED = re.compile(
    rf"\b(?P<day>{NAMED}) (?P<number>1er|\d{{1,2}})(?: (?P<month>{'|'.join(MONTHS)})\b|/(?P<figure>\d{{1,2}})\b)"
    r"(?:[ /](?P<year>(?:20)?\d\d)\b(?! ?h))?"
)
"""Behind a date written in letters, two figures are no year."""


def wrong_day(text: str, today: date) -> tuple[str, date] | None:
    """The first words of `text` that give a date another day than its own, as written, and that date.

    A date without a year is the next one. None where all agree.
    """
    for found in _DATED.finditer(flat(text)):
        day = _date(found, today)
        if day is not None and day.weekday() != DAYS.index(found["day"]):
            end = found.end("year") if _year(found) else max(found.end("month"), found.end("figure"))
            return text[found.start() : end], day
    return None


def _date(found: re.Match[str], today: date) -> date | None:
    number = int(found["number"].removesuffix("er"))
    month = MONTHS.index(found["month"]) + 1 if found["month"] else int(found["figure"])
    year = _year(found)
    return day_of(year, month, number) if year else next_date(number, month, today)


def _year(found: re.Match[str]) -> int | None:
    told = found["year"]
    return None if told is None or (found["month"] and len(told) == 2) else 2000 + int(told[-2:])
