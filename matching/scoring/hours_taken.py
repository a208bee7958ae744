"""The days and hours of work with which a way by timetable is looked for: those it says, else those that are likely."""

from dataclasses import dataclass, replace

from geo import Point, Trip
from geo.transit import Journey, TimetableTimes
from matching.model import Conditions, Opportunity, Person
from matching.scoring.commute import trip_of
from matching.words.own_days import NO_DAYS, OwnDays, own_days_in
from matching.words.part_of_day import PartOfDay, part_of_day_in

_WORKED_DAYS = 5
"""A week of work that does not say its days."""
_A_DAY = 24 * 60
"""Minutes: no timetable tells the way back from a night that ends the day after."""
_SHORT_DAY_MINUTES = 6 * 60
"""Work of fewer hours a day does not last from morning to evening."""


@dataclass(frozen=True, slots=True)
class HoursTaken:
    """A trip to work, and whose hours it takes."""

    trip: Trip
    said: bool = False
    """Whether the work says its hours."""
    part: PartOfDay | None = None
    """The part of the day that it says alone ("le mardi matin")."""
    minutes_a_day: int | None = None
    """How long a day of work lasts where that is all that is known, and less than a whole day."""
    own_days: OwnDays = NO_DAYS
    """The days that it names in words; those of `trip` are in them."""

    def journey(self, home: Point, place: Point, timetables: TimetableTimes) -> Journey:
        """The way there and back on the worst of its days; on the next of them where it is one of a month."""
        day = None
        if self.own_days.which is not None:
            day = self.own_days.first_from(timetables.days_of(self.trip.hours)[0])
        return timetables.journey(home, place, self.trip, day=day)


def hours_taken(person: Person, opportunity: Opportunity) -> HoursTaken:
    """The trip to an opportunity on its days; where it says none, on those that are usual and possible."""
    said, usual = opportunity.conditions, trip_of(person)
    part = part_of_day_in(opportunity.text, said.schedule, opportunity.title)
    own = own_days_in(label=said.schedule, title=opportunity.title, text=opportunity.text)
    days = frozenset(said.days) or own.days or (part.days if part is not None else frozenset[int]())
    hours = replace(usual.hours, days=days) if days else usual.hours
    if said.starts_at is not None and said.ends_at is not None and said.starts_at < said.ends_at <= _A_DAY:
        trip = replace(usual, hours=replace(hours, starts=said.starts_at, ends=said.ends_at))
        return HoursTaken(trip, said=True, own_days=own)
    if part is not None:
        trip = replace(usual, hours=replace(hours, starts=part.starts, ends=part.ends))
        return HoursTaken(trip, part=part, own_days=own)
    short = _short_day(said)
    if short is None or hours.starts + short >= hours.ends:
        return HoursTaken(replace(usual, hours=hours), own_days=own)
    trip = replace(usual, hours=replace(hours, ends=hours.starts + short))
    return HoursTaken(trip, minutes_a_day=short, own_days=own)


def _short_day(said: Conditions) -> int | None:
    """Minutes of work a day, where the hours of a week tell that they are few."""
    if not said.hours_per_week:
        return None
    minutes = round(said.hours_per_week * 60 / (len(said.days) or _WORKED_DAYS))
    return minutes if minutes < _SHORT_DAY_MINUTES else None
