"""When an employer wants somebody to begin: a date, a month, next Monday, a season; and when a contract ends.

"Dès janvier" is the first of January, "de juin à septembre" begins on the first of June and lasts four months.
"À la rentrée" is asked: only the employer knows which.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kit import flat, fold
from matching.words.numbers import NUMBER
from matching.words.times.days import DAYS, MONTHS, NAMED
from matching.words.times.stretch import is_no_start, stretch_named
from matching.words.times.week import NEXT_DAY, day_of, next_date

_MONTH = "|".join(MONTHS)
_LEADS = (
    r"a partir du|a compter d[eu]|demarrage(?: le| au)?|du|des le|des|debut le|commencer le|pour le|pour|"
    r"courant|le|au|mi|debut|fin|en|"
    r"a partir de"
)
_DATE = re.compile(
    rf"\b(?P<lead>{_LEADS})(?: (?P<part>debut|mi|fin|courant))? (?:{NAMED} )?"
    rf"(?:(?P<number>1er|\d{{1,2}}) )?(?P<month>{_MONTH})\b(?: (?P<year>20\d\d)\b)?"
)
_ALONE = re.compile(rf"(?:^|[,;.(:] ?)(?P<month>{_MONTH}) (?P<year>20\d\d)\b")
"""A month with its year, between commas: "apprenti boucher, septembre 2027"."""
_DATE_IN_FIGURES = re.compile(
    r"\b(?P<lead>a (?:partir|compter) du|des(?: le)?|pour le|"
    r"(?:debut|demarrage|commenc\w+|embauche|prise de (?:poste|service|fonctions?))(?: ?:)?(?: (?:le|au))?) ?"
    r"(?P<number>\d{1,2})/(?P<month>\d{1,2})(?:/(?:20)?(?P<year>\d\d)\b)?"
)
_LAST = re.compile(rf"(?:\b1er|\b\d{{1,2}}|{_MONTH}) $")
"""Before a day that is the last of some: "fermé du 4 janvier au 30 avril" begins on neither."""
_TO_A_PART = re.compile(rf"\b(?:{_MONTH})(?: 20\d\d)? (?:a|au|jusqu a|jusqu'a|-) ?$")
"""Before a part of a month that is the last of some: "de février à mi-avril" begins in February."""
_OF_A_START = re.compile(r"partir|demarr|compter|des|debut|commenc|pour")
_PART_OF_A_MONTH = {"debut": 1, "courant": 1, "mi": 15, "fin": 25}
"""The day that "the beginning", "the middle", "the end" of a month means to whoever begins then."""

_WEEKS = {"1ere": 0, "premiere": 0, "2e": 1, "2eme": 1, "deuxieme": 1, "3e": 2, "3eme": 2, "troisieme": 2}
_WEEK_OF = re.compile(
    rf"\b(?P<which>{'|'.join(_WEEKS)}|derniere) semaine (?:de |d'|du mois de )"
    rf"(?P<month>{_MONTH})\b(?: (?P<year>20\d\d)\b)?"
)
"""A week of a month, on flat words: "la dernière semaine de novembre"."""

_NEXT_WEEK = re.compile(r"\b(?:la )?semaine prochaine\b")
_NEXT_MONTH = re.compile(r"\b(?:le )?mois prochain\b")

_SEASON = re.compile(
    rf"(?:\b(?P<from>1er|mi|\d{{1,2}})[ -]|\b)(?P<first>{_MONTH}) ?(?:a|au|-|/|et|jusqu'a|jusqu'en|jusqu'au)? ?"
    rf"(?:fin |debut |(?P<to>1er|mi|\d{{1,2}})[ -])?(?P<last>{_MONTH})\b"
)
"""From a month to another: "de mars à octobre", "juillet août"."""

_LASTS = re.compile(
    r"(?<!sur )(?<!tous les )(?<!toutes les )(?<!par )(?<!essai de )(?<!immersion de )(?<!stage de )"
    rf"\b(?:(?:pendant|pour|durant) {NUMBER} jours?|"
    rf"(?:dix|quinze|[89]|[1-3]\d) ?j(?:ours)?\b(?: renouvelables?)?|(?:(?:pendant|pour|durant) )?{NUMBER} semaines?)\b"
    r"(?! ?(?:par\b|sur\b|/|semaine|prochaine|d'(?:essai|experience|immersion|observation|integration)|"
    r"de (?:conge|repos|vacances|formation|stage)))"
)
"""How long the work lasts, where it is less than months: "15 jours", "pendant une semaine"."""

_SOME_OF_A_MONTH = (
    rf"(?:{NUMBER}|quelques|plusieurs) (?:jours?|journees?|semaines?|week[ -]?ends?),? "
    rf"(?:en|courant|sur|(?:au|dans le) mois de) (?:{_MONTH})\b"
)
"""Days in a month, and which of them nobody says: "10 jours en juin"."""
_VAGUE = re.compile(
    rf"\b{_SOME_OF_A_MONTH}|"
    r"\b(?:(?:(?:a|pour|des|apres|avant|d'ici) )?la rentree(?: de septembre)?|(?:au|pour le|des le|ce) printemps|"
    r"(?:cet|pour l'|des l'|pour cet) ?(?:ete|hiver|automne)|(?:pour|apres|pendant|avant) (?:les|la|ces) "
    r"(?:fetes|vacances(?! de| d')|saison|moissons|vendanges|toussaint)|pour (?:noel|paques)|"
    r"(?:apres|avant) (?:noel|paques|les? jours? de l'an))\b"
)

_UNTIL = re.compile(
    rf"jusqu (?:a|au|en)(?: la)?(?: (fin|mi|debut))?(?: d[eu]?)? ?(?:(1er|\d{{1,2}}) )?(noel|toussaint|{_MONTH})\b"
)
_FEASTS = {"noel": (24, 12), "toussaint": (1, 11)}
_IN_A_MONTH = {"debut": 5, "mi": 15, "fin": 28}
"""The day that "until the beginning", "the middle", "the end" of a month means, near enough to count months."""
_DAYS_A_MONTH = 30.4
NEARLY_A_MONTH = timedelta(days=25)
"""From the first day to the last of the shortest contract that is told in months."""
_TO_FRIDAY = timedelta(days=4)
"""From the Monday of a week to the last day on which somebody may still begin in it."""


@dataclass(frozen=True, slots=True)
class Season:
    """Months in a row that the work lasts: its first day to come, and how many."""

    starts: date
    months: int


def some_days_long(text: str) -> str:
    """The words, as written, that tell work of some days or weeks without its last day, "15 jours"; else ""."""
    found = _LASTS.search(flat(text))
    return text[found.start() : found.end()].strip() if found else ""


def start_named(text: str, today: date) -> date | None:
    """The first day named with its month: the next one without a year, even a past one with it; else the next day of
    this name, next week, the first month of a season. None where none is.

    A past day is one to begin on only where its words say so: "ouvert le 3 mars 2019" is not.
    """
    days = stretch_named(text, today)
    if days is not None and max(days.begins, days.ends) >= today:
        return days.begins
    bare = re.sub(rf"\b{_SOME_OF_A_MONTH}", " ", _UNTIL.sub(" ", fold(text)))
    for found in (*_DATE.finditer(bare), *_DATE_IN_FIGURES.finditer(flat(text)), *_ALONE.finditer(flat(text))):
        told = found.groupdict()
        if is_no_start(found) or _is_last(found):
            continue
        day = _day_told(told, today)
        if day is not None and (day >= today or _OF_A_START.search(told.get("lead") or "")):
            return day
    if monday := _week_of(flat(text), today):
        return monday
    season = season_in(text, today)
    return _next_named(flat(text), today) or (season.starts if season else None)


def season_in(text: str, today: date) -> Season | None:
    """The months in a row that a text names; None where it names none, or where they have begun already."""
    for found in _SEASON.finditer(flat(text)):
        if is_no_start(found):
            continue
        first, last = (MONTHS.index(found[one]) + 1 for one in ("first", "last"))
        begins, ends = _number(found["from"], 1), _number(found["to"], 30)
        ahead = (last - first) % 12
        if first != last and (today.month - first) % 12 > ahead:
            starts = next_date(begins, first, today)
            return Season(starts, max(1, round((30 * ahead + ends - begins) / 30))) if starts else None
    return None


def _is_last(found: re.Match[str]) -> bool:
    lead, before = found.groupdict().get("lead"), found.string[: found.start()]
    if lead in ("mi", "debut", "fin"):
        return bool(_TO_A_PART.search(before))
    return lead == "au" and bool(_LAST.search(before))


def vague_start(text: str) -> str:
    """The words, as written, that tell a start without its day: "à la rentrée"; "" where none do."""
    found = _VAGUE.search(flat(text))
    return text[found.start() : found.end()].strip() if found else ""


def months_until(text: str, begins: date) -> float | None:
    """The months from `begins` to the end that is said, "until Christmas"; 0 for days, None where none is."""
    found = _UNTIL.search(fold(text))
    if found is None:
        return None
    feast = _FEASTS.get(found[3])
    number, month = feast or (
        int((found[2] or "0").removesuffix("er")) or _IN_A_MONTH.get(found[1], 1),
        MONTHS.index(found[3]) + 1,
    )
    ends = next_date(number, month, begins)
    if ends is None:
        return None
    return 0.0 if ends - begins < NEARLY_A_MONTH else float(round((ends - begins).days / _DAYS_A_MONTH))


def _number(written: str | None, unsaid: int) -> int:
    if written == "mi":
        return _PART_OF_A_MONTH[written]
    return int(written.removesuffix("er")) if written else unsaid


def _day_told(told: dict[str, str | None], today: date) -> date | None:
    named, year, lead = told["month"] or "", told.get("year"), told.get("lead")
    month = int(named) if named.isdigit() else MONTHS.index(named) + 1
    written = told.get("number")
    number = _number(written, _PART_OF_A_MONTH.get(told.get("part") or lead or "", 1))
    if year is not None:
        return day_of(2000 + int(year[-2:]), month, number)
    if written is None and month == today.month:  # "en novembre", said in November
        return max(today, day_of(today.year, month, number) or today)
    return next_date(number, month, today)


def _week_of(plain: str, today: date) -> date | None:
    """The first day, in the month, of the week of it that flat words name; None where they name none, or a past one."""
    found = _WEEK_OF.search(plain)
    if found is None or is_no_start(found):
        return None
    month = MONTHS.index(found["month"]) + 1
    years = (int(found["year"]),) if found["year"] else (today.year, today.year + 1)
    begins = (_weeks(year, month)[_WEEKS.get(found["which"], -1)] for year in years)
    return next((day for day in begins if day + _TO_FRIDAY >= today), None)


def _weeks(year: int, month: int) -> list[date]:
    """The first day in the month of each of its weeks: those whose Thursday is in it, as weeks of a year have."""
    first = date(year, month, 1)
    thursdays = (first + timedelta(days=(3 - first.weekday()) % 7 + 7 * week) for week in range(5))
    return [max(one - timedelta(days=3), first) for one in thursdays if one.month == month]


def _next_named(plain: str, today: date) -> date | None:
    """The day to come that flat words tell from today: "dès lundi", "la semaine prochaine", "le mois prochain"."""
    if found := NEXT_DAY.search(plain):
        ahead = (DAYS.index(found["day"] or found["next"]) - today.weekday()) % 7
        return today + timedelta(days=ahead or 7)
    if _NEXT_WEEK.search(plain):
        return today + timedelta(days=7 - today.weekday())
    return next_date(1, today.month % 12 + 1, today) if _NEXT_MONTH.search(plain) else None
