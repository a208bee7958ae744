"""Whether something is within the hours that somebody can work, as far as it says; what it does not say is unknown."""

from enum import Enum, auto

from matching import Conditions, Opportunity, Person, Schedule, hours_taken
from matching.reasons import Reason, is_out_of_hours

_FULL_TIME_HOURS = 35.0
_WEEKDAYS = frozenset(range(5))


class HoursFit(Enum):
    """What is known of the hours of something against those of a person."""

    NOT_ASKED = auto()
    """They said nothing of hours, days or weekends."""
    WITHIN = auto()
    """It answers all that they said, and fits."""
    TO_ASK = auto()
    """Nothing goes against what they said, and something of it is not told."""
    BEYOND = auto()
    """Its number of hours, its hours or its days are others than they said."""


def hours_against(person: Person, opportunity: Opportunity, reasons: tuple[Reason, ...]) -> HoursFit:
    """How the number of hours, the hours of the day and the days of something stand before those of a person."""
    answers = {_number(person, opportunity.conditions), *_times(person, opportunity)} - {None}
    if is_out_of_hours(reasons) or HoursFit.BEYOND in answers:
        return HoursFit.BEYOND
    if not answers:
        return HoursFit.NOT_ASKED
    return HoursFit.TO_ASK if HoursFit.TO_ASK in answers else HoursFit.WITHIN


def _number(person: Person, said: Conditions) -> HoursFit | None:
    least, most = person.hours_min, person.hours_max
    if least is None and most is None:
        return None
    hours = said.hours_per_week or (_FULL_TIME_HOURS if said.full_time else None)
    if hours is None:
        return HoursFit.TO_ASK
    return HoursFit.WITHIN if (least or 0.0) <= hours <= (most or hours) else HoursFit.BEYOND


def _times(person: Person, opportunity: Opportunity) -> tuple[HoursFit | None, HoursFit | None]:
    """Of the hours of the day, then of the days; None where the person said nothing of them. Hours of the day that go
    against theirs are among the reasons."""
    asked, taken = person.schedule, hours_taken(person, opportunity)
    of_day = HoursFit.WITHIN if taken.said or taken.part is not None else HoursFit.TO_ASK
    asks_day = asked.start is not None or asked.end is not None
    asks_days = asked.days is not None or asked.weekends is False
    return of_day if asks_day else None, _days(asked, opportunity, taken.own_days.days) if asks_days else None


def _days(asked: Schedule, opportunity: Opportunity, named: frozenset[int]) -> HoursFit:
    said = opportunity.conditions
    worked = frozenset(said.days) or named or (_WEEKDAYS if said.weekends is False else frozenset[int]())
    if not worked:
        return HoursFit.TO_ASK
    at_weekends = bool(worked - _WEEKDAYS) and asked.weekends_at(worked) is False
    return HoursFit.BEYOND if at_weekends or asked.lacks(worked) else HoursFit.WITHIN
