"""The way by coach or train as it is at the hours that the work itself says, for the few rows that people look at.

Lists reckon with usual hours, one row of a timetable for all places; what is shown is judged again by its own.
"""

from typing import NamedTuple

from geo import Basis, Mode, Point, Travel, Trip
from geo.transit import LONGEST_WAIT_MINUTES, Journey, LegKind, TimetableTimes
from matching.model import Opportunity, Person
from matching.reasons import Reason
from matching.scoring.commute import NOTHING_MISSED, AtWork, Away, Missed, Way, back_told, missing, way_itself
from matching.scoring.hours_taken import HoursTaken, hours_taken


def timetables_of(travel: Travel) -> TimetableTimes | None:
    """The timetables in use, to ask them for journeys leg by leg; None where none is loaded."""
    return next((layer for layer in travel.layers if isinstance(layer, TimetableTimes)), None)


class OwnJourney(NamedTuple):
    """A day's way to work and home, as card, week and page tell it: the same for all three."""

    taken: HoursTaken
    asked: Journey
    """At the hours taken."""
    trip: Trip
    journey: Journey
    """The one told, with its trip: at the hours taken, or at the nearest that a timetable allows."""

    @property
    def is_proposed(self) -> bool:
        """Whether it is at other hours than those taken."""
        return self.trip is not self.taken.trip

    @property
    def away(self) -> Away | None:
        """From when till when one is away with it; None where nobody can be there in time."""
        journey = self.journey
        if journey.out is None or journey.back is None or not journey.is_in_time:
            return None
        return Away(journey.out.departs, journey.back.arrives, is_said=self.taken.said)


def own_journey(person: Person, taken: HoursTaken, place: Point, timetables: TimetableTimes) -> OwnJourney:
    """The journey to work at `place` of these hours; at the nearest that are possible where it does not say its own and
    none fits those taken for it."""
    asked = taken.journey(person.home, place, timetables)
    is_in_words = taken.part is not None
    is_short = is_in_words or taken.minutes_a_day is not None
    is_fine = asked.possible or taken.said or (is_short and asked.is_in_time)
    nearer = None if is_fine else taken.nearer(asked)
    if nearer is not None:
        possible = timetables.journey(person.home, place, nearer)
        if possible.possible or (is_in_words and possible.is_in_time):
            return OwnJourney(taken, asked, nearer, possible)
    return OwnJourney(taken, asked, taken.trip, asked)


def at_own_hours(person: Person, opportunity: Opportunity, ways: tuple[Way, ...], travel: Travel) -> tuple[Way, ...]:
    """The same ways; the one by timetable as it is at the hours of the work, where it says them.

    Where it does not, and none fits the hours taken for it, as it is at the nearest that the page proposes. It tells
    how long one is away to whoever said when they can be.
    """
    rides = [place for place, way in enumerate(ways) if way.mode is Mode.BUS and way.basis is Basis.TIMETABLE]
    timetables = timetables_of(travel)
    if not rides or timetables is None or not _is_placed(opportunity):
        return ways
    taken, (place, *_) = hours_taken(person, opportunity), rides
    is_guess, way = not taken.said and taken.part is None, ways[place]
    is_as_listed = is_guess and taken.minutes_a_day is None and not way.missed.minutes
    if is_as_listed and person.schedule.start is None and person.schedule.end is None:
        return ways
    assert opportunity.point is not None
    own = own_journey(person, taken, opportunity.point, timetables)
    if own.asked.is_in_time and not own.asked.rides:
        return ways
    if taken.open_days:
        said = missing(way_itself(way), Missed(1))
        way = way._replace(at_work=AtWork(said, is_in_time=True, is_as_asked=True))
        return (*ways[:place], way, *ways[place + 1 :])
    if not is_guess:
        way = _at_work(way, own.asked, taken)
    elif (way.missed.minutes or not own.asked.possible) and own.journey.longer is not None:
        way = _at_guess(way, own)
    return (*ways[:place], way._replace(away=own.away), *ways[place + 1 :])


def _is_placed(opportunity: Opportunity) -> bool:
    """Whether its place is known well enough to tell the way there."""
    return opportunity.point is not None and opportunity.rung is not None and opportunity.rung.is_precise


def _at_work(way: Way, journey: Journey, taken: HoursTaken) -> Way:
    """The way of a list as the journey of a day tells it."""
    if journey.longer is None:
        said = _not_in_time(way, journey, taken)
        return way._replace(at_work=AtWork(said, is_in_time=taken.part is not None, is_as_asked=False))
    way = _as_ridden(way, journey)
    said = _with_waits(way_itself(way), journey)
    if journey.possible and way.last_back is not None:
        said = back_told(said, way.last_back)
    return way._replace(at_work=AtWork(said, is_in_time=True, is_as_asked=journey.possible))


def _at_guess(way: Way, own: OwnJourney) -> Way:
    """A way at hours that nobody said: they are to be asked. The journey at those taken first tells from when and until
    when one can."""
    way = _as_ridden(way, own.journey)
    missed = Missed(1, 0, own.asked.possible_arrival or 0, own.asked.possible_return or 0)
    said = missing(_with_waits(way_itself(way), own.journey), missed if own.is_proposed else Missed(1))
    return way._replace(at_work=AtWork(said, is_in_time=True, is_as_asked=True))


def _with_waits(said: Reason, journey: Journey) -> Reason:
    """The way with each wait that is long."""
    for code, one in (("waits_before", journey.out), ("waits_after", journey.back)):
        if one is not None and one.waiting_minutes > LONGEST_WAIT_MINUTES:
            said = Reason(code, (said, one.waiting_minutes))
    return said


def _as_ridden(way: Way, journey: Journey) -> Way:
    """The way with the minutes and the vehicles of a journey on which one is there in time."""
    assert journey.out is not None
    assert journey.longer is not None
    rides = [leg.vehicle for leg in journey.out.legs if leg.kind is LegKind.RIDE and leg.vehicle is not None]
    last = journey.out.legs[-1]
    return way._replace(
        minutes=float(journey.longer),
        last_back=journey.last_way_back,
        vehicles=tuple(dict.fromkeys(rides)),
        walk=float(last.arrives - last.departs) if last.kind is LegKind.WALK else 0.0,
        missed=NOTHING_MISSED,
    )


def _not_in_time(way: Way, journey: Journey, taken: HoursTaken) -> Reason:
    """Why one cannot, in the order in which one goes; where the hours are but words, what is to be asked."""
    arrival = None if journey.is_there_in_time else journey.possible_arrival
    leaves = None if journey.is_home_after else journey.possible_return
    if taken.part is not None and (arrival or leaves):
        return missing(way_itself(way), Missed(1, 0, arrival or 0, leaves or 0))
    if arrival is not None:
        return Reason("too_late", (arrival,))
    if journey.is_there_in_time and leaves is not None:
        return Reason("no_way_back" if leaves < taken.trip.hours.ends else "back_later", (leaves,))
    return Reason("none_then")
