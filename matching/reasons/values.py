"""How each kind of value in a reason is told in a language: a duration, a time of day, means of transport, days."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from geo import Mode
from geo.transit import Vehicle
from kit import marked
from matching.model import Strain
from matching.reasons.language import Language
from matching.words.wishes.limits import NAMES

BY = {
    Mode.CAR: marked("en voiture"),
    Mode.MOPED: marked("en scooter"),
    Mode.EBIKE: marked("à vélo électrique"),
    Mode.BIKE: marked("à vélo"),
    Mode.BUS: marked("en bus ou en train"),  # where no timetable says which
    Mode.WALK: marked("à pied"),
    Vehicle.TRAIN: marked("en train"),
    Vehicle.COACH: marked("en bus"),
    Vehicle.TRAM: marked("en tram"),
    Vehicle.METRO: marked("en métro"),
    Vehicle.BOAT: marked("en bateau"),
    Vehicle.CABLE: marked("en téléphérique"),
}
"""Each means, and what one rides where timetables tell."""
DAYS = (
    marked("lundi"),
    marked("mardi"),
    marked("mercredi"),
    marked("jeudi"),
    marked("vendredi"),
    marked("samedi"),
    marked("dimanche"),
)
_MIDNIGHT = (24 * 60 - 1, 24 * 60)
LATE = {
    "night": marked("la nuit"),
    "weekend": marked("le week-end"),
    "some_weekends": marked("parfois le week-end"),
    "night+weekend": marked("la nuit et le week-end"),
    "night+some_weekends": marked("la nuit et parfois le week-end"),
}


class Phrase(Protocol):
    """What stands inside a sentence."""

    def phrase(self, into: Language) -> str: ...


def as_written(value: str, _: Language) -> str:
    """Words of somebody, of an offer or of a nomenclature: the same in every language."""
    return value


def telephone(value: str, _: Language) -> str:
    """A number to call, on one line: cut in two beside Arabic, its halves stand in the wrong order."""
    return value.replace(" ", "\u00a0")


def phrase(value: Phrase, into: Language) -> str:
    """A sentence that stands inside another."""
    return value.phrase(into)


def phrases(values: Sequence[Phrase], into: Language) -> str:
    """Some of them, one after the other."""
    return _listed([one.phrase(into) for one in values], into)


def number(value: float, into: Language) -> str:
    """A number as the language writes it."""
    return into.number(value)


def day(value: str, into: Language) -> str:
    """A day, kept as 2026-11-23."""
    return into.dated(date.fromisoformat(value))


def duration(minutes: float, into: Language) -> str:
    """Minutes as people say them."""
    return into.duration(minutes)


def clock(minutes: int, into: Language) -> str:
    """Minutes after midnight as people say them."""
    return into.clock_time(minutes)


def end(minutes: int, into: Language) -> str:
    """When work ends, in the same way; "minuit" where it does with the day, which a day of work is kept to."""
    return into.gettext(marked("minuit")) if minutes in _MIDNIGHT else into.clock_time(minutes)


def months(value: int, into: Language) -> str:
    """A length of experience: "6 mois", "2 ans"."""
    if value % 12:
        return into.ngettext("%(count)s mois", "%(count)s mois", value) % {"count": value}
    return into.ngettext("%(count)s an", "%(count)s ans", value // 12) % {"count": value // 12}


def hours(value: float | None, into: Language) -> str:
    """Hours of work a week; None for full time."""
    if value is None:
        return into.gettext("Temps plein")
    return into.gettext("%(number)s h par semaine") % {"number": into.number(value)}


def means(value: str, into: Language) -> str:
    """By which means: "car", or what one rides with a plus between, "walk" last: "coach+train+walk"."""
    *rides, last = [into.gettext(BY[_KEYS[one]]) for one in value.split("+")]
    if not rides:
        return last
    if not value.endswith("+walk"):
        rides.append(last)
    said = rides[0]
    for ride in rides[1:]:
        said = into.gettext("%(first)s et %(then)s") % {"first": said, "then": ride}
    return into.gettext("%(ridden)s puis à pied") % {"ridden": said} if value.endswith("+walk") else said


def late(value: str, into: Language) -> str:
    """What is asked of nights and weekends, a key of `LATE`."""
    return into.gettext(LATE[value])


def days(values: Sequence[int], into: Language) -> str:
    """Days of the week, 0 for Monday."""
    return _listed([into.gettext(DAYS[one]) for one in values], into)


def strains(value: str, into: Language) -> str:
    """Strains of work, with a plus between, in the order of their words."""
    return _listed(sorted(into.gettext(NAMES[Strain(one)]) for one in value.split("+")), into)


def _listed(said: Sequence[str], into: Language) -> str:
    return into.gettext(", ").join(said)


_KEYS = {one.value: one for one in (*Mode, *Vehicle)}
