"""The way by coach or train as it is at the hours that the work itself says, for the few rows that people look at.

Lists reckon with usual hours, one row of a timetable for all places; what is shown is judged again by its own.
"""

from geo import Basis, Mode, Travel
from geo.transit import LONGEST_WAIT_MINUTES, Journey, LegKind, TimetableTimes
from matching.model import Opportunity, Person
from matching.reasons import Reason
from matching.scoring.commute import NOTHING_MISSED, AtWork, Away, Missed, Way, back_told, missing, way_itself
from matching.scoring.hours_taken import HoursTaken, hours_taken


def timetables_of(travel: Travel) -> TimetableTimes | None:
    """The timetables in use, to ask them for journeys leg by leg; None where none is loaded."""
    return next((layer for layer in travel.layers if isinstance(layer, TimetableTimes)), None)


def at_own_hours(person: Person, opportunity: Opportunity, ways: tuple[Way, ...], travel: Travel) -> tuple[Way, ...]:
    """The same ways; the one by timetable as it is at the hours of the work, where it says them."""
    rides = [place for place, way in enumerate(ways) if way.mode is Mode.BUS and way.basis is Basis.TIMETABLE]
    timetables = timetables_of(travel)
    if not rides or timetables is None or not _is_placed(opportunity):
        return ways
    taken = hours_taken(person, opportunity)
    if not taken.said and taken.part is None:
        return ways
    assert opportunity.point is not None
    journey = taken.journey(person.home, opportunity.point, timetables)
    if journey.is_in_time and not journey.rides:
        return ways
    (place, *_) = rides
    return (*ways[:place], _at_work(ways[place], journey, taken), *ways[place + 1 :])


def _is_placed(opportunity: Opportunity) -> bool:
    """Whether its place is known well enough to tell the way there."""
    return opportunity.point is not None and opportunity.rung is not None and opportunity.rung.is_precise


def _at_work(way: Way, journey: Journey, taken: HoursTaken) -> Way:
    """The way of a list as the journey of a day tells it."""
    if journey.longer is None:
        said = _not_in_time(way, journey, taken)
        return way._replace(at_work=AtWork(said, is_in_time=taken.part is not None, is_as_asked=False))
    assert journey.out is not None
    assert journey.back is not None
    rides = [leg.vehicle for leg in journey.out.legs if leg.kind is LegKind.RIDE and leg.vehicle is not None]
    last = journey.out.legs[-1]
    way = way._replace(
        minutes=float(journey.longer),
        last_back=journey.last_way_back,
        vehicles=tuple(dict.fromkeys(rides)),
        walk=float(last.arrives - last.departs) if last.kind is LegKind.WALK else 0.0,
        missed=NOTHING_MISSED,
    )
    said = way_itself(way)
    for code, one in (("waits_before", journey.out), ("waits_after", journey.back)):
        if one.waiting_minutes > LONGEST_WAIT_MINUTES:
            said = Reason(code, (said, one.waiting_minutes))
    if journey.possible and way.last_back is not None:
        said = back_told(said, way.last_back)
    away = Away(journey.out.departs, journey.back.arrives, is_said=taken.said)
    return way._replace(at_work=AtWork(said, is_in_time=True, is_as_asked=journey.possible, away=away))


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
