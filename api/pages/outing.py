"""A day's way to work and home by coach or train, leg by leg, in the words of a page."""

from dataclasses import dataclass, replace
from datetime import date

from api.figures import day as in_full
from geo import Mode, Travel, Trip
from geo.transit import Journey, Leg, LegKind, Vehicle, Way
from matching import Opportunity, Person, clock_time, duration, timetables_of, trip_of

VEHICLES = {
    Vehicle.TRAIN: "train",
    Vehicle.COACH: "bus",
    Vehicle.TRAM: "tram",
    Vehicle.METRO: "métro",
    Vehicle.BOAT: "bateau",
    Vehicle.CABLE: "téléphérique",
}
ON_FOOT = {LegKind.WALK: "à pied", LegKind.BIKE: "à vélo"}


@dataclass(frozen=True, slots=True)
class Step:
    """One leg: when it begins, the icon of how it is done, and what is to be done."""

    at: str
    icon: str
    said: str


@dataclass(frozen=True, slots=True)
class Direction:
    """One way: its title, its length and wait in a sentence, its steps."""

    title: str
    said: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OutingTold:
    """A day there and back."""

    day: str
    hours: str
    """The hours of work that were taken."""
    directions: tuple[Direction, ...]
    last_back: str
    impossible: str
    """Why one cannot go and come home at these hours, and when one could; "" where one can."""
    expired: str


def outing_told(person: Person, opportunity: Opportunity, travel: Travel) -> OutingTold | None:
    """The way by timetable.

    None where nobody asked for it, no timetable is loaded, the place is not precise, or one had better walk both ways.
    """
    timetables = timetables_of(travel)
    wanted = any(one.mode is Mode.BUS for one in person.means)
    if timetables is None or not wanted or opportunity.point is None:
        return None
    if opportunity.rung is None or not opportunity.rung.is_precise or not timetables.covers(person.home):
        return None
    trip = _at_its_days(trip_of(person), opportunity)
    journey = timetables.journey(person.home, opportunity.point, trip)
    if journey.possible and not journey.rides:
        return None
    starts, ends = clock_time(trip.hours.starts), clock_time(trip.hours.ends)
    return OutingTold(
        day=in_full(journey.day),
        hours=f"de {starts} à {ends}",
        directions=_directions(journey) if journey.possible else (),
        last_back=clock_time(journey.last_way_back) if journey.possible and journey.last_way_back is not None else "",
        impossible="" if journey.possible else _impossible(journey),
        expired=_expired(travel.expired_since),
    )


def _at_its_days(trip: Trip, opportunity: Opportunity) -> Trip:
    """The trip on the days of the work, where they are said."""
    days = frozenset(opportunity.conditions.days)
    return replace(trip, hours=replace(trip.hours, days=days)) if days else trip


def _directions(journey: Journey) -> tuple[Direction, ...]:
    told = (("L'aller", journey.out, "avant le travail"), ("Le retour", journey.back, "après le travail"))
    return tuple(_direction(title, way, waits) for title, way, waits in told if way is not None)


def _direction(title: str, way: Way, waits: str) -> Direction:
    said = f"{duration(way.minutes)}, de {clock_time(way.departs)} à {clock_time(way.arrives)}"
    if way.changes:
        said += f", {way.changes} changement{'s' if way.changes > 1 else ''}"
    if way.waiting_minutes:
        said += f", {duration(way.waiting_minutes)} d'attente {waits}"
    return Direction(title, said, tuple(_step(leg) for leg in way.legs))


def _step(leg: Leg) -> Step:
    end = f"jusqu'à {leg.end}" if leg.end else "jusqu'à l'arrivée"
    if leg.kind in ON_FOOT:
        icon = "walk" if leg.kind is LegKind.WALK else "bike"
        return Step(clock_time(leg.departs), icon, f"{duration(leg.arrives - leg.departs)} {ON_FOOT[leg.kind]}, {end}")
    vehicle = VEHICLES[leg.vehicle or Vehicle.COACH]
    line = f" {leg.line}" if leg.line else ""
    return Step(
        clock_time(leg.departs), "bus", f"{vehicle}{line}, de {leg.begin} {end} (arrivée {clock_time(leg.arrives)})"
    )


def _impossible(journey: Journey) -> str:
    """When one could, where there is such an hour."""
    if journey.possible_arrival is not None:
        return f"On ne peut pas arriver à l'heure. On peut être là à partir de {clock_time(journey.possible_arrival)}."
    if journey.possible_return is not None:
        return f"Il n'y a pas de retour après le travail. On peut repartir à {clock_time(journey.possible_return)}."
    return "Aucun car ni train ne permet d'y aller et d'en revenir dans la journée."


def _expired(since: date | None) -> str:
    return "" if since is None else f"Horaires périmés depuis le {in_full(since)} : à vérifier avant de partir."
