"""Days from one to another that an employer names: "du 20 au 24 décembre", "les 20, 21 et 22", "du 3/2 au 15/3/2027".

They are kept as written, even where the last comes before the first: only the employer knows which of both is wrong.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kit import flat
from matching.words.times.days import MONTHS, NAMED
from matching.words.times.week import day_of, next_date

_NUMBER = r"(?:1er|\d{1,2})"
_ON = rf"(?:{NAMED} )?"


def _day(name: str) -> str:
    """A day of a month, which may be named behind it, with its year: "lundi 20", "20 décembre 2026", "20/12"."""
    month = rf"(?: (?P<{name}_month>{'|'.join(MONTHS)})\b| ?/ ?(?P<{name}_figure>1[0-2]|0?[1-9])\b)"
    year = rf"(?: (?P<{name}_year>20\d\d)\b| ?/ ?(?:20)?(?P<{name}_years>\d\d)\b)?"
    return rf"{_ON}(?P<{name}>{_NUMBER})\b(?:{month}{year})?"


_FROM_TO = re.compile(
    rf"\b(?P<lead>du|entre le|a partir du|des le|de|le) {_day('first')}"
    rf"(?P<to>(?:,? (?:au|et le|a|jusqu'au) | ?- ?)){_day('last')}(?! ?(?:h\b|heures?|min|%|€|euros?|ans?\b|kg|km))"
)
_LISTED = re.compile(
    rf"\b(?:(?P<lead>les?|pour|{NAMED}) )?(?P<first>{_NUMBER})(?: {_NUMBER}|,(?: le)? {_NUMBER}){{0,12}}"
    rf"(?P<to>(?:,| et| puis)?(?: le| les)? ){_day('last')}"
    r"(?= ?(?:[,;.:!?)]|$)| (?:pour|de \d|a \d|en|au|matin|midi|soir|avec|chez)\b|(?<=[a-z]{3})\b|(?<=\d{4})\b)"
)
"""Days of a month one by one: "les 20, 21 et 22 décembre", "samedi 5 et dimanche 6 décembre"; without a word before
them, where the month is named."""
_NO_START = re.compile(r"(?:ferm\w*|conges?|vacances|sauf|hors|depuis|cree\w*|fonde\w*|ouvert\w*)(?: \w+){0,2} ?$")
"""Before a day on which nobody is to begin: "fermé en août"."""
_NOT_SHUT = r"(?: (?!ferm|sauf|hors|depuis|pas\b)[\w']+)"
_REPLACED = re.compile(
    rf"\brempla\w+{_NOT_SHUT}{{0,5}} (?:conges?|vacances){_NOT_SHUT}{{0,3}} ?$|"
    r"\bconges?(?: de| d'| pour)? ?(?:mat\b|matern|parent|patern|adoption|maladie|formation|sabbat|sans solde)\w*"
    rf"{_NOT_SHUT}{{0,4}} ?$"
)
"""Before days on which somebody else is away, and one begins: a leave for a child is nobody's who shuts a house."""
_NEAR = 40
_AT_CHRISTMAS = re.compile(r"\b(?:noel|reveillons?|fetes de fin d'annee|saint[- ]sylvestre)\b")
_BEGUN = timedelta(days=31)
"""Days from one to another may have begun so long ago: longer ago, those of the next year are meant."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first day and the last of the days that are named, as they are written."""

    begins: date
    ends: date
    words: str
    """The words, as written."""
    has_month: bool
    """Whether the words name the month; else these are such days to come, and it is to be asked."""


def stretch_named(text: str, today: date) -> Stretch | None:
    """The days from one to another that a text names, to come where no year is; None where it names none.

    Where they have begun already, the first is today.
    """
    plain = flat(text)
    listed = (one for one in _LISTED.finditer(plain) if one["lead"] or one["last_month"])
    found = next((one for one in _FROM_TO.finditer(plain) if _is_of_days(one)), None) or next(listed, None)
    if found is None or is_no_start(found):
        return None
    told = found.groupdict()
    month = _month(told, "last")
    named = month is not None
    days = _days(told, month, today) if month is not None else _coming(told, plain, today)
    if days is None:
        return None
    return Stretch(*days, words=text[found.start() : found.end()].strip(), has_month=named)


def days_within_a_month(text: str, today: date) -> tuple[date, date] | None:
    """The first day and the last of work that lasts some days of one month to come; None where none is named."""
    found = stretch_named(text, today)
    if found is None or found.begins >= found.ends or found.ends < today:
        return None
    is_one = (found.begins.year, found.begins.month) == (found.ends.year, found.ends.month)
    return (found.begins, found.ends) if is_one else None


def last_day_named(text: str, today: date) -> date | None:
    """The last day of work that is said from a day to another, even before the first; None where none is said."""
    found = stretch_named(text, today)
    return found.ends if found is not None and max(found.begins, found.ends) >= today else None


def is_no_start(found: re.Match[str]) -> bool:
    """Whether the words just before a date say that nobody begins then."""
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    return bool(_NO_START.search(before)) and not _REPLACED.search(before)


def _is_of_days(found: re.Match[str]) -> bool:
    """Whether both numbers are days: without a month, only "du … au …" and its like say so."""
    if found["last_month"] or found["last_figure"]:
        return True
    return found["lead"] in ("du", "entre le", "a partir du") and found["to"].strip(" ,") in ("au", "et le", "jusqu'au")


def _days(told: dict[str, str | None], month: int, today: date) -> tuple[date, date] | None:
    """The first and the last day, of which the last one's month is told."""
    first_month = _month(told, "first") or month
    year, first_year = _year(told, "last"), _year(told, "first")
    number, last = _number(told["first"]), _number(told["last"])
    if year is None and first_year is None:
        return _days_to_come((number, first_month), (last, month), today)
    if year is None:
        year = (first_year or today.year) + (month < first_month)
    begins = day_of(first_year or year - (first_month > month), first_month, number)
    ends = day_of(year, month, last)
    return (begins, ends) if begins and ends else None


def _days_to_come(first: tuple[int, int], last: tuple[int, int], today: date) -> tuple[date, date] | None:
    """The next such days, each a number and a month; within one month, the last may be before the first."""
    ends = next_date(*last, today)
    if ends is None:
        return None
    begins = day_of(ends.year - (first[1] > last[1]), first[1], first[0])
    if begins is not None and begins <= ends and today - _BEGUN <= begins:
        return max(begins, today), ends
    begins = next_date(first[0], first[1], today)
    if begins is None:
        return None
    written = day_of(begins.year + (last[1] < first[1]), last[1], last[0])
    return (begins, written) if written else None


def _coming(told: dict[str, str | None], plain: str, today: date) -> tuple[date, date] | None:
    """The next such days of a month that is not told; those of December where Christmas is."""
    first, last = _number(told["first"]), _number(told["last"])
    at_christmas = bool(_AT_CHRISTMAS.search(plain))
    for ahead in range(12):
        years, month = divmod(today.month - 1 + ahead, 12)
        begins = day_of(today.year + years, month + 1, first)
        if begins is None or begins < today or (at_christmas and begins.month != MONTHS.index("decembre") + 1):
            continue
        years, month = divmod(today.month - 1 + ahead + (last < first), 12)
        if ends := day_of(today.year + years, month + 1, last):
            return begins, ends
    return None


def _month(told: dict[str, str | None], which: str) -> int | None:
    name, figure = told.get(f"{which}_month"), told.get(f"{which}_figure")
    return MONTHS.index(name) + 1 if name else int(figure) if figure else None


def _year(told: dict[str, str | None], which: str) -> int | None:
    written = told.get(f"{which}_year") or told.get(f"{which}_years")
    return 2000 + int(written[-2:]) if written else None


def _number(written: str | None) -> int:
    return int((written or "0").removesuffix("er"))
