"""What a wish says beside the trade: its hours. "Ménage 2 heures le matin" is a trade, a number, a part of the day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from kit import fold
from matching.model import Person, Schedule
from matching.words.numbers import NUMBER, between, number_of
from matching.words.spelling.hours import AT_LEAST, AT_MOST, UNIT, plainly, spelled
from matching.words.spelling.tongues import in_french
from matching.words.times.day_parts import WINDOWS, DayPart, parts_named
from matching.words.times.days import DAYS
from matching.words.wishes.free_said import without_free_times
from matching.words.wishes.lessons import without_lessons
from matching.words.wishes.limits_said import limits_said, without_limits
from matching.words.wishes.own_life_said import without_own_life
from matching.words.wishes.refusals import refusals_said, refused_by_wishes, without_refusals
from matching.words.wishes.ways_said import without_ways

_HOURS = re.compile(
    rf"(?:\b(?P<bound>{AT_MOST}|{AT_LEAST})\s+)?\b(?P<number>\d{{1,2}},5|{NUMBER})\s*{UNIT}\b(?:\s*par semaine\b)?",
    re.IGNORECASE,
)
_OTHER_HOURS = re.compile(rf"\b(?:et |mais )?(?:pas|jamais) (?:que |seulement |juste )?{_HOURS.pattern}", re.IGNORECASE)
"""Hours that somebody has had enough of: "un temps plein, pas 12h par semaine" wants no twelve."""
_AT = r"(?:[01]?\d|2[0-4])\s*(?:h(?:eures?)?)(?:\s*[0-5]\d)?"
_CLOCK = re.compile(
    rf"(?:\bde\s+)?\b(?:[4-9]|1\d|2[0-3])\s*h(?:eures?)?(?:\s*[0-5]\d)?"
    rf"(?:\s*(?:[àa]|-|–|/|jusqu['’ ]?[àa])\s*|\s+){_AT}\b"
    r"(?!\s*(?:par\b|/|de\b))|"
    rf"\b{_AT} du (?:matin|soir)\b|"
    r"\b(?:avant|apr[eè]s|[àa](?: partir de)?|d[eè]s|jusqu['’ ]?[àa]|vers|(?<!plus )de|"
    r"plus (?:t[ôo]t|tard) (?:que|qu['’ ]\s?[àa]))\s+\d{1,2}\s*(?:h|heures?)\s*\d{0,2}",
    re.IGNORECASE,
)
"""Times of the day, which are no number of hours: "9h à 11h", "9h 11h", "avant 10h", "8h du matin"."""
_HALF = re.compile(r"\bmi[- ]temps\b", re.IGNORECASE)
_IN_PART = re.compile(r"\b(?:[àa]\s+|en\s+|un\s+)?temps\s+partiel\b", re.IGNORECASE)
_IN_FULL = re.compile(r"\b(?:plein|complet)s?\b", re.IGNORECASE)
_A_DAY = re.compile(
    r"\bpar jour\b|\btous les (?:jours|matin\w*|soir\w*|midis?|apr[eè]s[- ]midis?)\b|\bdu lundi au \w+di\b",
    re.IGNORECASE,
)
_DAY_TO_DAY = re.compile(r"\bdu lundi au \w+di\b", re.IGNORECASE)
_DAYS_A_WEEK = re.compile(
    rf"(?<!sur )\b({between(1, 7)}) (?:jours?|fois|matins?|matin[ée]es?|soirs?|apr[eè]s[- ]midis?) "
    r"(?:par semaine|sur (?:7|sept))\b",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r"(?<!di )(?<!dis )(?<!che )(?<!ches )(?<!du )\b(?:matins?|soirs?|midis?|apr[eè]s[- ]midis?)\b", re.IGNORECASE
)
"""Hours said with it are those of one day, as many as it may hold, unless they are said to be those of a week."""
_MOST_IN_A_PART = 6
_PART = re.compile(r"\b(?:les? |la |l['’ ])?(?:matin|soir|apr[eè]s[- ]midi)(?:s|[ée]es?)?\b", re.IGNORECASE)
_EACH_PART = re.compile(r"\btous les (?:matin|soir|midi|apr[eè]s[- ]midi)\w*", re.IGNORECASE)
USUAL_DAYS, HOURS_A_DAY = 5, 8.0
"""Days of work in a usual week, and hours in a day of it."""
_A_WEEK = re.compile(r"\bpar semaine\b", re.IGNORECASE)

_REFUSED = re.compile(r"\b(?:pas|sauf|sans|jamais|ni|hors)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;.!?()]")
_PIECE = re.compile(r"[^,;]+[,;]?")
_ANY_WORK = """
a ai aide apres argent au aucun aucune aux avec besoin bonjour boulot caf ce chaque cherche chercher chose complet d
de des du emploi emplois en encore est et etre exclusivement facile faire france heure heures importe j je job jobs
jour jours juste l la le les matin matins merci mi midi moi moment mon n ne nimporte ou par partiel pas petit petits
peu plein pole pour quel quelque quoi recherche rien rsa s sais saison saisonnier saisonniere semaine seul seulement
simple soir soirs svp temps tous tout toute toutes travail travaille travailler trouver un une uniquement veux
voudrais vouloir work
"""
_WORDLESS = frozenset((*_ANY_WORK.split(), *DAYS, "week", "end", "weekend"))
"""Words with which people ask for work, whatever it is: they name no trade, alone or together."""
_LINK = r"(?:mais|et|juste|que|seulement|uniquement|exclusivement)"
_LINKS = re.compile(rf"^(?:[ ,]|\b{_LINK}\b)+|(?:[ ,]|\b{_LINK}\b)+$", re.IGNORECASE)
_OF = re.compile(r"^(?:de\s+|d['’]\s?)", re.IGNORECASE)
"""What bound the work of a wish to what was taken from beside it: "de" of "2 heures de ménage"."""
_NO_IDEA = re.compile(r"\b(?:aucune?|pas|plus|sans) (?:d |trop d |vraiment d )?id(?:ee?s?|er)\b")
"""As it stands once folded: "ide" alone is a nurse, "aucune idé" is not."""
_NOT_WORK = re.compile(r"\b(?:trajet|route|voiture|bus|train|chemin|exp[ée]rience|marche|pied)\b", re.IGNORECASE)
_PACE = re.compile(r"(?<!\s)\s*\bpar (?:jour|semaine)\b", re.IGNORECASE)
HALF_TIME_HOURS = 17.5
MOST_PART_TIME_HOURS = 30
"""The most of a part-time week, below the hours of nearly all full ones."""
FEW_HOURS = 20
"""From so many a week on, trying a trade or serving is no worse an answer to hours than to none."""
DAYS_A_WEEK = 5
MOST_A_DAY = 12
_REMEMBERED = 10_000


class Bound(StrEnum):
    """What hours are said to be: fewer than a ceiling are as good as those, more than a floor too."""

    MOST = AT_MOST
    LEAST = AT_LEAST


@dataclass(frozen=True, slots=True)
class HoursSaid:
    """Hours of work that a wish names, those of a day or those of a week."""

    number: float
    a_day: bool = False
    days: int = DAYS_A_WEEK
    """The days of such a week, where the hours are those of a day."""
    bound: Bound | None = None

    @property
    def a_week(self) -> float:
        """The hours of a week of so many days."""
        return self.number * (self.days if self.a_day else 1)


@lru_cache(maxsize=_REMEMBERED)
def read_hours(text: str) -> HoursSaid | None:
    """The hours of work that a wish names: "deux heures de ménage", "mi-temps", "2 heures par jour".

    None for an hour of the day ("pas avant 9h"), and where the hours are those of the way or of past experience.
    """
    timeless = _CLOCK.sub(" ", plainly(text))
    if _NOT_WORK.search(without_ways(timeless)):
        return None
    found = _HOURS.search(_OTHER_HOURS.sub(" ", timeless))
    if found is None and _HALF.search(timeless):
        return HoursSaid(HALF_TIME_HOURS)
    if found is None:
        return HoursSaid(MOST_PART_TIME_HOURS, bound=Bound.MOST) if part_time_said(text) else None
    hours = _number(found["number"])
    bound = Bound(found["bound"].lower()) if found["bound"] else None
    if not hours or hours > MOST_A_DAY:
        return HoursSaid(hours, bound=bound) if hours else None
    times = _DAYS_A_WEEK.search(timeless)
    if times and not found[0].endswith("semaine"):
        return HoursSaid(hours, a_day=True, days=min(7, int(_number(times[1]))), bound=bound)
    in_a_part = hours <= _MOST_IN_A_PART and _PART_OF_DAY.search(_not_refused(timeless))
    a_day = _A_DAY.search(timeless) or (in_a_part and not _A_WEEK.search(timeless))
    return HoursSaid(hours, a_day=bool(a_day), bound=bound)


@lru_cache(maxsize=_REMEMBERED)
def part_time_said(text: str) -> bool:
    """Whether a wish asks for part time, whatever its hours: "vente à temps partiel", not "temps plein ou partiel"."""
    asked = _not_refused(plainly(text))
    return bool(_IN_PART.search(asked)) and not _IN_FULL.search(asked)


def without_part_time(text: str) -> str:
    """The wish in French without the part time that it asks for."""
    return " ".join(_IN_PART.sub(" ", plainly(text)).split()) if part_time_said(text) else text


def names_days(text: str) -> bool:
    """Whether a wish says on how many days a week: "3 jours par semaine", "du lundi au vendredi"."""
    french = plainly(text)
    return bool(_DAYS_A_WEEK.search(french) or _DAY_TO_DAY.search(french))


def hours_said(text: str) -> float | None:
    """The hours of work a week that a wish names; None where it names none."""
    said = read_hours(text)
    return None if said is None else said.a_week


@dataclass(frozen=True, slots=True)
class HoursWanted:
    """The hours a week that some wishes ask for together; None for what none says."""

    least: float | None = None
    most: float | None = None
    is_about: bool = False
    """Whether `most` is what is wanted ("ménage 20h") and no ceiling: far fewer are too few."""


def hours_wanted(wishes: Iterable[str]) -> HoursWanted:
    """The hours a week that wishes name: those of a day make neither more nor fewer, those of a week are the most.

    A ceiling and a floor ("max 25h", "au moins 20h") go before hours that are neither.
    """
    every = [hours for text in wishes if (hours := read_hours(text)) is not None]
    named = max((one for one in every if one.bound is None), key=lambda one: one.a_week, default=None)
    most = min((one.a_week for one in every if one.bound is Bound.MOST), default=None)
    least = max((one.a_week for one in every if one.bound is Bound.LEAST), default=None)
    if named is not None and most is None and least is None:
        return HoursWanted(named.a_week if named.a_day else None, named.a_week, is_about=not named.a_day)
    return HoursWanted(None if most is not None and least is not None and least > most else least, most)


def names_hours(wishes: Iterable[str]) -> bool:
    """Whether some wish names a few hours of work, less than `FEW_HOURS`: whoever writes them asks for paid ones."""
    said = (read_hours(text) for text in wishes)
    return any(one is not None and one.a_week < FEW_HOURS for one in said)


def said_otherwise(text: str) -> str | None:
    """The wish with its hours a week as hours a day, and the other way; None where it can be read in one way only."""
    said, bare = read_hours(text), _PACE.sub("", spelled(text)).strip()
    if said is None or said.number > MOST_A_DAY:
        return None
    other = f"{bare} par semaine" if said.a_day else f"{bare} par jour"
    return other if read_hours(other) == HoursSaid(said.number, a_day=not said.a_day, bound=said.bound) else None


def without_hours(text: str) -> str:
    """The wish without what it says of hours: what is left may name a trade."""
    bare = _DAYS_A_WEEK.sub(" ", _CLOCK.sub(" ", plainly(text)))
    return " ".join(_PACE.sub(" ", _IN_PART.sub(" ", _HALF.sub(" ", _HOURS.sub(" ", bare)))).split())


@lru_cache(maxsize=_REMEMBERED)
def without_times(text: str) -> str:
    """The wish without its hours and its part of the day, which `read_hours` and `window_said` read: "ménage"."""
    bare = without_hours(text)
    return " ".join(_PART.sub(" ", _A_DAY.sub(" ", bare)).split()) if window_said(text) else bare


def only_hours(text: str) -> str:
    """What a wish says of hours and of the day, without the trade: "2 h par jour, pas le soir"; "" for nothing."""
    french = _not_refused(plainly(text))
    of_hours = (_HOURS, _HALF, _IN_PART, _A_DAY, _DAYS_A_WEEK) if read_hours(text) else ()
    asked = [*of_hours, *((_PART,) if window_said(text) else ())]
    pieces: list[str] = []
    for found in filter(None, (one.search(french) for one in asked)):
        if not any(found[0].strip() in piece for piece in pieces):
            pieces.append(found[0].strip())
    return ", ".join((*pieces, *(one for one in refusals_said(text) if read_hours(one) is None)))


@lru_cache(maxsize=_REMEMBERED)
def work_named(text: str) -> str:
    """The words of a wish that name work, without its hours, the times that it refuses and what is impossible: what an
    opportunity answers. As it was written where it says no more than that, or nothing but that."""
    has_more = read_hours(text) or window_said(text) or refusals_said(text) or limits_said(text)
    if not has_more and without_ways(text) == " ".join(text.split()):
        return text
    bare = without_times(without_limits(without_refusals(text)))
    named = "".join(piece for piece in _PIECE.findall(bare) if not names_no_trade(piece))
    return _OF.sub("", _LINKS.sub("", named.rstrip(" ,;"))) or text


@lru_cache(maxsize=_REMEMBERED)
def names_no_trade(text: str) -> bool:
    """Whether a wish asks for any work: "travail", "RSA", "je sais pas", "2 heures le matin", "pas le samedi"."""
    bare = without_own_life(without_free_times(without_limits(without_ways(without_hours(without_refusals(text))))))
    return _WORDLESS.issuperset(re.findall(r"\w+", _NO_IDEA.sub(" ", fold(bare))))


@lru_cache(maxsize=_REMEMBERED)
def naming_trades(wishes: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some wishes that say which work is wanted, not only that work is, or when; lessons are no work."""
    return tuple(work for wish in wishes if not names_no_trade(work := without_lessons(wish)))


@lru_cache(maxsize=_REMEMBERED)
def part_said(text: str) -> DayPart | None:
    """The one part of the day that a wish names; None for none, for several, and for one that it refuses."""
    named = parts_named(fold(_not_refused(in_french(text))))
    return named[0] if len(named) == 1 else None


def at_any_time(text: str) -> str:
    """The wish without the part of the day that it names, in French, the hours of a day still said to be of a day."""
    if part_said(text) is None:
        return text
    french = plainly(text)
    kept = (piece if _REFUSED.search(piece) else _at_any_time(piece) for piece in _CLAUSE.split(french))
    bare = ", ".join(piece for one in kept if (piece := " ".join(one.split())))
    was, said = read_hours(text), read_hours(bare)
    return f"{bare} par jour" if was and was.a_day and said and not said.a_day else bare


@lru_cache(maxsize=_REMEMBERED)
def window_said(text: str) -> Schedule | None:
    """The hours of the day that a wish names: "le matin" ends at 13:00. None for none, and for several."""
    part = part_said(text)
    return None if part is None else WINDOWS[part]


def with_hours_said(person: Person) -> Person:
    """The person with the hours that their words name or refuse, and what they say to be impossible, where none were
    given: for the score, not the gates."""
    if person.hours_min is None and person.hours_max is None:
        wanted = hours_wanted(person.wishes)
        person = replace(person, hours_min=wanted.least, hours_max=wanted.most)
    if person.schedule.start is None and person.schedule.end is None:
        window = next((window for text in person.wishes if (window := window_said(text)) is not None), None)
        if window is not None:
            person = replace(person, schedule=replace(person.schedule, start=window.start, end=window.end))
    if not person.limits and (limits := dict.fromkeys(one for text in person.wishes for one in limits_said(text))):
        person = replace(person, limits=tuple(limits))
    schedule = refused_by_wishes(person.wishes).left_of(person.schedule)
    return person if schedule == person.schedule else replace(person, schedule=schedule)


def with_hours_left(said: Person) -> Person:
    """The same person, with the most hours a week that few days leave to who said no hours: eight on each of them."""
    days = said.schedule.days
    if said.hours_min is not None or said.hours_max is not None or days is None or len(days) >= USUAL_DAYS:
        return said
    return replace(said, hours_max=HOURS_A_DAY * len(days))


def _at_any_time(clause: str) -> str:
    return _PART.sub(" ", _EACH_PART.sub("tous les jours", clause))


def _not_refused(french: str) -> str:
    """The French wish without the clauses that refuse: "pas le soir" names no evening."""
    return ", ".join(one for one in _CLAUSE.split(without_limits(without_ways(french))) if not _REFUSED.search(one))


def _number(said: str) -> float:
    return float(said.replace(",", ".")) if "," in said else float(number_of(said))
