"""What a wish says beside the trade: its hours. "Ménage 2 heures" is a trade and a number."""

import re
from dataclasses import dataclass, replace

from matching.model import Person
from matching.words.tongues import in_french

_NUMBERS = {"une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "dix": 10}
_NUMBERS |= {"quinze": 15, "vingt": 20, "trente": 30}
_HOURS = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})\s*(?:h|heures?)\b(?:\s*(?:par|/|la|à la)\s*(?:semaines?|sem\b))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:avant|apr[eè]s|[àa]|d[eè]s|jusqu['’ ]?[àa]|vers|de)\s+\d{1,2}\s*(?:h|heures?)\s*\d{0,2}", re.IGNORECASE
)
_HALF = re.compile(r"\bmi[- ]temps\b", re.IGNORECASE)
_A_DAY = re.compile(r"\bpar jour\b|\bchaque (?:jour|matin|soir)\b|\btous les (?:jours|matins|soirs)\b", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"\bles? (?:matins?|soirs?|midis?|apr[eè]s[- ]midis?)\b", re.IGNORECASE)
"""Hours said with it are those of one day, unless they are said to be those of a week."""
_NOT_WORK = re.compile(r"\b(?:trajet|route|voiture|bus|train|chemin|exp[ée]rience|marche|pied)\b", re.IGNORECASE)
_PACE_AT_THE_END = re.compile(r"\s+par (?:jour|semaine)\s*$", re.IGNORECASE)
HALF_TIME_HOURS = 17.5
DAYS_A_WEEK = 5
MOST_A_DAY = 12


@dataclass(frozen=True, slots=True)
class HoursSaid:
    """Hours of work that a wish names, those of a day or those of a week."""

    number: float
    a_day: bool = False

    @property
    def a_week(self) -> float:
        """The hours of a week of so many days."""
        return self.number * (DAYS_A_WEEK if self.a_day else 1)


def read_hours(text: str) -> HoursSaid | None:
    """The hours of work that a wish names: "deux heures de ménage", "mi-temps", "2 heures par jour".

    None for an hour of the day ("pas avant 9h"), and where the hours are those of the way or of past experience.
    """
    timeless = _CLOCK.sub(" ", in_french(text))
    if _NOT_WORK.search(timeless):
        return None
    if found := _HOURS.search(timeless):
        said = found[1].lower()
        hours = float(_NUMBERS.get(said) or int(said))
        a_day = _A_DAY.search(timeless) or ("sem" not in found[0].lower() and _PART_OF_DAY.search(timeless))
        return HoursSaid(hours, a_day=bool(a_day) and hours <= MOST_A_DAY) if hours else None
    return HoursSaid(HALF_TIME_HOURS) if _HALF.search(timeless) else None


def hours_said(text: str) -> float | None:
    """The hours of work a week that a wish names; None where it names none."""
    said = read_hours(text)
    return None if said is None else said.a_week


def said_otherwise(text: str) -> str | None:
    """The wish with its hours a week as hours a day, and the other way; None where it can be read in one way only."""
    said, bare = read_hours(text), _PACE_AT_THE_END.sub("", text)
    if said is None or said.number > MOST_A_DAY:
        return None
    other = f"{bare} par semaine" if said.a_day else f"{bare} par jour"
    return other if read_hours(other) == HoursSaid(said.number, a_day=not said.a_day) else None


def without_hours(text: str) -> str:
    """The wish without what it says of hours: what is left may name a trade."""
    return " ".join(_HALF.sub(" ", _HOURS.sub(" ", _CLOCK.sub(" ", in_french(text)))).split())


def with_hours_said(person: Person) -> Person:
    """The person with the hours that their wishes name, where none were given: for the score, not the gates."""
    if person.hours_min is not None or person.hours_max is not None:
        return person
    said = [hours for wish in person.wishes if (hours := hours_said(wish)) is not None]
    return replace(person, hours_max=max(said)) if said else person
