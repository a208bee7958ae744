"""The days of an employer's week: those worked, those off ("mercredi repos"), and a day of the calendar named once.

A day off is no day of work, whatever stands beside it: it is taken out of the text before its days are read.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from kit import flat
from matching.model import Conditions
from matching.words.numbers import between
from matching.words.times.days import DAY, DAYS, MONTHS, NAMED, WEEKEND, day_number, days_from_to

_DAY = rf"(?:{DAY}|week[ -]?ends?)"
_THE = r"(?:le |les |du |des |de |d'|chaque |tous les )?"
_LIST = (
    rf"{_DAY}(?:(?: ?, ?{_THE}{_DAY}){{1,6}}(?= ?,? (?:et|ou|ni|puis)\b))?"
    rf"(?:(?:,? (?:et|ou|ni|au|puis) | ?[/&+-] ?| ){_THE}{_DAY}){{0,6}}"
)
"""Days one after the other, no more than a week has; with commas alone, only where the last has its "et": "repos lundi,
mardi de 7h à 13h"."""
_ALL_DAY = r"(?: (?:toute )?la journee(?: entiere)?\b| entiere?s?\b| complete?s?\b)"
_LATER = r"(?: \(?(?:l'|le |en )?(?:apres[ -]midi|soir)(?:s|ees?)?\b\)?)"
_SHARE = (
    rf"(?:{_ALL_DAY}|(?:{_LATER}| \(?(?:le |en )?(?:matin|midi)(?:s|ees?)?\b\)?|"
    r" (?:a partir de|des|apres|jusqu'a) \d{1,2} ?h(?:\d\d)?)(?: (?:seulement|uniquement))?)"
)
"""How much of a day is off, where it is not the whole: "repos dimanche après-midi et lundi"."""
_THEN = rf"(?:,? (?:et|ou|ni|puis|plus)| ?[+/&]|,(?= (?:le |les )?{_DAY},? (?:et|ou|ni|puis)\b))"
_SHARED = re.compile(rf"(?P<days>{_LIST})(?P<share>{_SHARE})?")
_PART = re.compile(r"apres[ -]midi|soir|midi|matin")
_CLOSED = (
    r"(?<!\bla )(?<!\bune )(?<!notre )(?<!\bma )(?<!cette )(?<!\bles )(?<!\bdes )(?<!\ben )(?<!\bde )"
    r"ferme(?:e?s|e|nt|ons)?"
)
"""Shut; a farm has its article."""
_WITHOUT = (
    r"(?:sauf|hors|hormis|excepte\w*|exceptions?|a part|en dehors|(?<!\bou )(?<!pourquoi )(?<!ferme )pas|jamais|"
    r"aucuns?|sans|ni|"
    rf"(?<!sans )(?<!pas de )(?<!aucun )repos|conges?|{_CLOSED}|"
    r"(?<!apres )(?<!apres la )(?<!apres notre )fermetures?|relache|off)"
)
_LEADING = (
    r"(?: (?:hebdo\w*|besoin|travail\w*|bosser|venir|ouverts?|est|sont|on|ne|de|du|des|le|les|la|chaque|tous|jours?)\b|"
    r" d'| ?:|, (?=ni\b))"
)
"""What stands between a word that shuts out and its days: "pas de travail le"."""
_NOT_WORKED = (
    r"(?:repos|off|conges?|libres?|chomee?s?|exclu\w*|jamais|non (?:travaill|compris|ouvr)\w*|"
    r"(?:on )?ne? ?(?:travaille\w*|sont|est|bosse\w*)? ?pas(?: \w+)?|pas (?:travaill|compris|ouvert)\w*|"
    rf"{_CLOSED})"
)
_OFF = re.compile(
    rf"(?:,? ?\b(?:mais )?{_WITHOUT}{_LEADING}{{0,6}}[ :(]{{1,4}}"
    rf"(?P<before>{_LIST}(?:{_SHARE}{_THEN} {_THE}{_LIST}(?! au\b))*{_SHARE}?))|"
    rf"(?:,? ?\b(?:le |les |et )?(?P<after>{_DAY}(?:(?:{_LATER}?(?: et| ou))? (?:le |les )?{_DAY}){{0,6}}{_SHARE}?)"
    r"(?:,? ?(?:est|sont|c'est|en|de|jours? de|:|=|\()){0,4}[ :=(,]{0,4}"
    rf"{_NOT_WORKED}\b(?! ?:? ?{_LEADING}{{0,6}}[ :(]{{0,4}}{_DAY})(?! ?(?:sur|/) ?{between(2, 4)}\b))"
)
_SPAN = re.compile(rf"({DAY})(?: (?:matin|midi|soir|apres-midi))? au (?:le )?({DAY})")
_NOT_EACH = r"(?<!dont )(?<!dont le )(?<!\b1 )(?<!\bun )(?<!\bdeux )(?<!quelques )(?<!certains )(?<!parfois le )"
_A_NIGHT = re.compile(
    rf"\bnuits? (?:d[eu] )(?P<first>{NAMED})s? au (?P<next>{NAMED})s?\b"
    rf"(?:,? (?:et|ou|puis)? ?(?:d[eu] )?{DAY} au {DAY}\b)*"
)
"""The night from a day to the next one, and others told beside it: no days from one to another."""
_WEEKEND = re.compile(rf"{_NOT_EACH}\bweek[ -]?ends?\b(?! (?:sur|par|possib|eventuel|occasion|ponctuel))")
_ON_A_DATE = re.compile(
    rf"(?P<lead>\b(?:a partir|des|debut|commenc\w+|a compter|jusqu'au|jusqu'a)\b[ :]*(?:du |le |au )?)?"
    rf"\b(?:le |du |ce )?(?P<day>{_DAY} )(?P<number>1er|\d{{1,2}})"
    rf"(?: (?P<month>{'|'.join(MONTHS)})\b|/(?P<figure>\d{{1,2}})\b)"
)
NEXT_DAY = re.compile(
    rf"\b(?:des|a partir d[eu]|a compter d[eu]) (?:ce )?(?P<day>{NAMED})(?: prochain)?\b"
    rf"(?! (?:au|et|ou|\d)|s\b| ?[,/-] ?{NAMED})|\b(?P<next>{NAMED}) prochain\b"
)
"""The day to come on which work begins: "dès lundi". It is no day of each week."""
_SHORTER = re.compile(
    rf"(?<=[h\d])(?: ?[,;(])? ?(?:et |mais |sauf )?(?:le |les )?{DAY} (?:(?:jusqu'? ?a|fin(?:it?)?(?: a)?|a) )?"
    r"\d{1,2} ?h(?:eures?)?(?: ?[0-5]\d)?\b(?! ?(?:-|/|\d|(?:a|et|jusqu|par|de|ou)\b))"
)
"""A day behind the hours of all, with the one at which it ends: "7h30-16h30, vendredi 12h"."""
_CLOCKS = re.compile(r"\d ?h(?:\d\d)? ?(?:a|-|/) ?\d{1,2} ?h")
_EVERY_WEEK = re.compile(r"\b(?:tous les|toutes les|chaque|par semaine)\b")

_BESIDE = rf"{_DAY}(?:(?:,| et|, et) (?:le |les )?{_DAY}){{0,6}}"
_INCLUDED = re.compile(
    rf"\b(?:y compris|meme(?= les? ))(?: aussi)? (?:le |les )?(?P<behind>{_BESIDE})|"
    rf"(?<!au )\b(?P<before>{_BESIDE})(?: et (?:les )?(?:jours )?feries)?(?: (?:est|sont|y))? ?\(?"
    r"(?:compris|inclus)\w*\b"
)
"""Days that others are worked with: "week-end compris", "même le dimanche"."""


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
    out = list(_OFF.finditer(plain))
    for found in out:
        text = _blank(text, found)
    left = flat(text)
    off = {day for found in out for day in _whole_days(found["before"] or found["after"], left)}
    dated = list(_ON_A_DATE.finditer(plain))
    for found in dated:
        text = _blank(text, found)
    for found in (*NEXT_DAY.finditer(plain), *(one for one in _A_NIGHT.finditer(plain) if _is_one_night(one))):
        text = _blank(text, found)
    shorter = shorter_days(text)
    if shorter and days_named(flat(text)) == {day for found in shorter for day in days_named(found[0])}:
        for found in shorter:  # it names no other day, and is not the only one
            text = _blank(text, found)
    is_once = len(dated) == 1 and not dated[0]["lead"] and not _EVERY_WEEK.search(plain)
    return Week(text, frozenset(off), _day_and_month(dated[0]) if is_once else None)


def shorter_days(text: str) -> tuple[re.Match[str], ...]:
    """The places of `text` that tell one day's end apart from the hours of the others."""
    plain = flat(text)
    return tuple(_SHORTER.finditer(plain)) if _CLOCKS.search(plain) else ()


def without_days_off(known: Conditions, off: frozenset[int]) -> Conditions:
    """The conditions without the days `off`: work at the week-end is that of the days that are left."""
    days = tuple(one for one in known.days if one not in off)
    if days:
        return replace(known, days=days, weekends=any(day in WEEKEND for day in days) or bool(known.weekends))
    return replace(known, days=(), weekends=False if off >= WEEKEND else known.weekends)


def days_named(plain: str) -> set[int]:
    """The days that flat words name: "lundi et mardi", "du lundi au mercredi", "le week-end"."""
    named = {day_number(one) for one in re.findall(DAY, plain)}
    named |= WEEKEND if _WEEKEND.search(plain) else frozenset()
    for span in _SPAN.finditer(plain):
        named |= days_from_to(*map(day_number, span.groups()))
    return named


def days_included(text: str) -> tuple[frozenset[int], str]:
    """The days that `text` says are worked too, and its words for them: "week-end compris"; none and "" where none are.

    Which days they come with is said elsewhere in it, or nowhere."""
    found = _INCLUDED.search(flat(text))
    if found is None:
        return frozenset(), ""
    named = frozenset(days_named(found["behind"] or found["before"]))
    return named, text[found.start() : found.end()] if named else ""


def without_included(text: str) -> str:
    """`text` with spaces where it says that days are worked too, letter for letter."""
    found = _INCLUDED.search(flat(text))
    return _blank(text, found) if found else text


def next_date(number: int, month: int, today: date) -> date | None:
    """The next day of this number in this month, today at the earliest; None where there is none."""
    for year in (today.year, today.year + 1):
        day = day_of(year, month, number)
        if day is None or day >= today:
            return day
    return None


def day_of(year: int, month: int, number: int) -> date | None:
    """This day of the calendar; None where there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _whole_days(told: str, left: str) -> set[int]:
    """The days off from morning to evening among those told with how much of each is off; for the only part of the day
    that the other words name, `left`, a day is off whole."""
    shared = [(found["days"], _PART.search(found["share"] or ""), found["share"]) for found in _SHARED.finditer(told)]
    return {
        day
        for days, part, share in shared
        if not share or re.fullmatch(_ALL_DAY, share) or (part and re.search(rf"\b{part[0]}", left))
        for day in days_named(days)
    }


def _is_one_night(found: re.Match[str]) -> bool:
    """Whether a night begins on a day and ends on the next one: "du lundi au jeudi" are several."""
    return (DAYS.index(found["next"]) - DAYS.index(found["first"])) % 7 == 1


def _day_and_month(found: re.Match[str]) -> tuple[int, int]:
    number = 1 if found["number"] == "1er" else int(found["number"])
    return number, MONTHS.index(found["month"]) + 1 if found["month"] else int(found["figure"])


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
