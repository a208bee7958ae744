"""The days and hours of work with which a way by timetable is looked for: those it says, else those that are likely."""

from dataclasses import dataclass, replace
from math import ceil

from geo import Point, Trip
from geo.transit import SHORTEST_STAY_MINUTES, Journey, TimetableTimes
from matching.model import Kind, Opportunity, Person
from matching.scoring.commute import trip_of
from matching.words.times.days_a_week import DaysAWeek, days_a_week_in
from matching.words.times.own_days import NO_DAYS, OwnDays, own_days_in
from matching.words.times.part_of_day import PartOfDay, part_of_day_in
from matching.words.times.sessions import Sessions, sessions_in

_WORKED_DAYS = 5
"""A week of work that does not say its days."""
_QUARTER = 15
"""Hours that are proposed are told by quarters."""
_A_DAY = 24 * 60
"""Minutes: no timetable tells the way back from a night that ends the day after."""
_SHORT_DAY_MINUTES = 6 * 60
"""Work of fewer hours a day does not last from morning to evening."""
LONGEST_SESSION_MINUTES = 7 * 60
_LONGEST_COUNTED_MINUTES = 10 * 60
"""A longer day that only a count of days tells is a rota's: it is not taken to begin at usual hours."""
_LONGEST_DAY_HOURS = 12
"""More than that on each day it counts, and the days are not those of the hours of a week."""
USUAL_MINUTES = {Kind.VOLUNTEERING: 180, Kind.WORKSHOP: 120, Kind.EVENT: 120, Kind.TRAINING: 180}
"""What a session lasts where nobody says it; of what is no job."""


@dataclass(frozen=True, slots=True)
class HoursTaken:
    """A trip to work, and whose hours it takes."""

    trip: Trip
    said: bool = False
    """Whether the work says its hours."""
    begins: bool = False
    """Whether it says when it begins, and when it ends is reckoned."""
    part: PartOfDay | None = None
    """The part of the day that it says alone ("le mardi matin")."""
    minutes_a_day: int | None = None
    """How long a day of work lasts where that is all that is known; of a whole day only where its days are counted."""
    open_days: str = ""
    """The words that leave open on how many days one works ("sur deux ou trois jours"), and so how long a day lasts."""
    own_days: OwnDays = NO_DAYS
    """The days that it names in words; those of `trip` are in them."""
    on_weekends: bool = False
    """Whether it is at weekends too, as it says without naming its days."""

    def journey(self, home: Point, place: Point, timetables: TimetableTimes) -> Journey:
        """The way there and back on the worst of its days; on the next of them where it is one of a month."""
        day = None
        if self.own_days.which is not None:
            day = self.own_days.first_from(timetables.days_of(self.trip.hours)[0])
        return timetables.journey(home, place, self.trip, day=day)

    def nearer(self, journey: Journey) -> Trip | None:
        """The trip at the hours nearest to its own that a timetable allows, in quarters of an hour, `journey` being the
        one at its own; None where it allows none. Those of a part of the day that is named stay within it."""
        hours, arrival, back = self.trip.hours, journey.possible_arrival, journey.possible_return
        starts = hours.starts if arrival is None else -(-arrival // _QUARTER) * _QUARTER
        ends = hours.ends if back is None else back // _QUARTER * _QUARTER
        if self.part is not None:
            ends = min(ends, hours.ends)
        if ends - starts < min(SHORTEST_STAY_MINUTES, hours.ends - hours.starts):
            return None
        return replace(self.trip, hours=replace(hours, starts=starts, ends=ends))


def hours_taken(person: Person, opportunity: Opportunity) -> HoursTaken:
    """The trip to an opportunity on its days; where it says none, on those that are usual and possible."""
    return hours_beside(trip_of(person), opportunity)


def hours_beside(usual: Trip, opportunity: Opportunity) -> HoursTaken:
    """The same to whoever would make this trip at usual hours."""
    said = opportunity.conditions
    part = part_of_day_in(opportunity.text, said.schedule, opportunity.title)
    own = own_days_in(label=said.schedule, title=opportunity.title, text=opportunity.text)
    shared = _shared_over(opportunity)
    days = frozenset(said.days) or own.days or (part.days if part is not None else frozenset[int]())
    least = ceil((said.hours_per_week or 0) / _LONGEST_DAY_HOURS) if shared is None else shared.least
    if len(days) < least:  # "35 h", or "sur 2 jours", and "le samedi est travaillé": others are not named
        days = frozenset()
    counted = None if days else shared
    hours = replace(usual.hours, days=days) if days else usual.hours
    weekends = bool(said.weekends) and not said.weekends_rarely and not days
    if said.starts_at is not None and said.ends_at is not None and said.starts_at < said.ends_at <= _A_DAY:
        trip = replace(usual, hours=replace(hours, starts=said.starts_at, ends=said.ends_at))
        return HoursTaken(trip, said=True, own_days=own, on_weekends=weekends)
    length = _day_minutes(opportunity, len(days), counted)
    words = counted.words if counted is not None and counted.is_open else ""
    if counted is not None and length is not None and said.starts_at is not None and said.ends_at is None:
        trip = replace(usual, hours=replace(hours, starts=said.starts_at, ends=min(said.starts_at + length, _A_DAY)))
        minutes = length if part is None else None
        return HoursTaken(
            trip,
            begins=True,
            part=part,
            minutes_a_day=minutes,
            open_days=words,
            own_days=own,
            on_weekends=weekends,
        )
    if part is not None:
        ends = part.ends if length is None or len(part.parts) > 1 else min(part.ends, part.starts + length)
        trip = replace(usual, hours=replace(hours, starts=part.starts, ends=ends))
        return HoursTaken(trip, part=part, own_days=own, on_weekends=weekends)
    ends = hours.ends if length is None else hours.starts + length
    if length is None or (counted is None and ends >= hours.ends) or ends >= _A_DAY:
        return HoursTaken(replace(usual, hours=hours), own_days=own, on_weekends=weekends)
    trip = replace(usual, hours=replace(hours, ends=ends))
    return HoursTaken(trip, minutes_a_day=length, open_days=words, own_days=own, on_weekends=weekends)


def sessions_of(opportunity: Opportunity) -> Sessions | None:
    """How often a week one comes and how long each time, as far as it says; None where it does not.

    Hours of a week alone are put together in as few sessions as hold them, or as its text says.
    """
    said = opportunity.conditions
    if not said.hours_per_week:
        return sessions_in(said.schedule)
    shared = _shared_over(opportunity)
    times = ceil(60 * said.hours_per_week / LONGEST_SESSION_MINUTES) if shared is None else shared.least
    return Sessions(times, round(60 * said.hours_per_week / times))


def _day_minutes(opportunity: Opportunity, days: int, counted: DaysAWeek | None) -> int | None:
    """Minutes of a day of work as a week counts them; None where they are a whole day's that no count of days tells.

    Of a job, the hours of a week are shared over its days: the `days` it names, else as few as are `counted`.
    """
    hours, told = opportunity.conditions.hours_per_week, sessions_of(opportunity)
    if hours and opportunity.kind not in USUAL_MINUTES:
        minutes = round(60 * hours / (days or (_WORKED_DAYS if counted is None else counted.least)))
    elif told is not None:
        minutes = told.minutes
    else:
        minutes = USUAL_MINUTES.get(opportunity.kind, _SHORT_DAY_MINUTES)
    if counted is not None:
        return minutes if minutes <= _LONGEST_COUNTED_MINUTES else None
    return minutes if minutes < _SHORT_DAY_MINUTES else None


def _shared_over(opportunity: Opportunity) -> DaysAWeek | None:
    """The number of days over which its text shares the hours of a week; None where it tells none."""
    hours, shared = opportunity.conditions.hours_per_week, days_a_week_in(opportunity.text)
    return shared if hours and shared is not None and hours <= _LONGEST_DAY_HOURS * shared.least else None
