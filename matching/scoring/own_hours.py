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
    """The same ways; the one by timetable as it is at the hours of the work, where it says them.

    Where it does not, and none fits the hours taken for it, as it is at the nearest that the page proposes.
    """
    rides = [place for place, way in enumerate(ways) if way.mode is Mode.BUS and way.basis is Basis.TIMETABLE]
    timetables = timetables_of(travel)
    if not rides or timetables is None or not _is_placed(opportunity):
        return ways
    taken, (place, *_) = hours_taken(person, opportunity), rides
    is_guess = not taken.said and taken.part is None
    if is_guess and not ways[place].missed.minutes:
        return ways
    assert opportunity.point is not None
    journey = taken.journey(person.home, opportunity.point, timetables)
    asked = journey
    if is_guess and not journey.possible:
        nearer = taken.nearer(journey)
        journey = journey if nearer is None else timetables.journey(person.home, opportunity.point, nearer)
    if (is_guess and not journey.possible) or (journey.is_in_time and not journey.rides):
        return ways
    if is_guess:
        return (*ways[:place], _at_guess(_as_ridden(ways[place], journey), asked), *ways[place + 1 :])
    return (*ways[:place], _at_work(ways[place], journey, taken), *ways[place + 1 :])


def _is_placed(opportunity: Opportunity) -> bool:
    """Whether its place is known well enough to tell the way there."""
    return opportunity.point is not None and opportunity.rung is not None and opportunity.rung.is_precise


def _at_work(way: Way, journey: Journey, taken: HoursTaken) -> Way:
    """The way of a list as the journey of a day tells it."""
    if journey.longer is None:
        said = _not_in_time(way, journey, taken)
        return way._replace(at_work=AtWork(said, is_in_time=taken.part is not None, is_as_asked=False))
    way = _as_ridden(way, journey)
    assert journey.out is not None
    assert journey.back is not None
    said = way_itself(way)
    for code, one in (("waits_before", journey.out), ("waits_after", journey.back)):
        if one.waiting_minutes > LONGEST_WAIT_MINUTES:
            said = Reason(code, (said, one.waiting_minutes))
    if journey.possible and way.last_back is not None:
        said = back_told(said, way.last_back)
    away = Away(journey.out.departs, journey.back.arrives, is_said=taken.said)
    return way._replace(at_work=AtWork(said, is_in_time=True, is_as_asked=journey.possible, away=away))


def _at_guess(way: Way, asked: Journey) -> Way:
    """A way at hours that nobody said: they are to be asked. `asked` is the journey at those taken first, which tells
    from when and until when one can."""
    said = missing(way_itself(way), Missed(1, 0, asked.possible_arrival or 0, asked.possible_return or 0))
    return way._replace(at_work=AtWork(said, is_in_time=True, is_as_asked=True))


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
