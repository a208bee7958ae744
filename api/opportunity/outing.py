"""A day's way to work and home by coach or train, leg by leg, in the words of a page."""

from dataclasses import dataclass, replace
from datetime import date

from api.wording.figures import clock_time, duration
from api.wording.figures import day as in_full
from api.wording.languages import gettext, lazy, ngettext
from geo import Mode, Travel, Trip
from geo.transit import Journey, Leg, LegKind, Vehicle, Way
from matching import Opportunity, PartOfDay, Person, part_of_day_in, timetables_of, trip_of

VEHICLES = {
    Vehicle.TRAIN: lazy("train"),
    Vehicle.COACH: lazy("bus"),
    Vehicle.TRAM: lazy("tram"),
    Vehicle.METRO: lazy("métro"),
    Vehicle.BOAT: lazy("bateau"),
    Vehicle.CABLE: lazy("téléphérique"),
}
ON_FOOT = {LegKind.WALK: "walk", LegKind.BIKE: "bike"}
"""Legs of one's own, with their icon."""


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
    taken_from: str
    """Whose hours they are; "" for those of the work itself."""
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
    part = part_of_day_in(opportunity.text)
    trip, hours_said = _at_its_hours(trip_of(person), opportunity, part)
    journey = timetables.journey(person.home, opportunity.point, trip)
    if journey.possible and not journey.rides:
        return None
    starts, ends = clock_time(trip.hours.starts), clock_time(trip.hours.ends)
    return OutingTold(
        day=in_full(journey.day),
        hours=gettext("de %(starts)s à %(ends)s", starts=starts, ends=ends),
        taken_from="" if hours_said else _taken_from(person, part),
        directions=_directions(journey) if journey.possible else (),
        last_back=clock_time(journey.last_way_back) if journey.possible and journey.last_way_back is not None else "",
        impossible="" if journey.possible else _impossible(journey),
        expired=_expired(travel.expired_since),
    )


def _at_its_hours(trip: Trip, opportunity: Opportunity, part: PartOfDay | None) -> tuple[Trip, bool]:
    """The trip on the days and at the hours of the work, and whether it says its hours.

    Where it says a part of the day alone ("le mardi matin"), that is taken; where it says nothing, the person's hours.
    """
    said, hours = opportunity.conditions, trip.hours
    days = frozenset(said.days) if said.days else part.days if part is not None else frozenset()
    hours = replace(hours, days=days) if days else hours
    starts, ends = said.starts_at, said.ends_at
    if starts is not None and ends is not None and starts < ends:
        return replace(trip, hours=replace(hours, starts=starts, ends=ends)), True
    if part is not None:
        hours = replace(hours, starts=part.starts, ends=part.ends)
    return replace(trip, hours=hours), False


def _taken_from(person: Person, part: PartOfDay | None) -> str:
    if part is not None:
        return gettext("L'annonce dit « %(words)s », sans les heures : à demander.", words=part.words)
    if person.schedule.start is None and person.schedule.end is None:
        return gettext("L'annonce ne dit pas ses heures : nous avons pris des heures habituelles.")
    return gettext("L'annonce ne dit pas ses heures : nous avons pris les vôtres.")


def _directions(journey: Journey) -> tuple[Direction, ...]:
    out, back = journey.out, journey.back
    told = []
    if out is not None:
        wait = gettext("%(duration)s d'attente avant le travail", duration=duration(out.waiting_minutes))
        told.append(_direction(gettext("L'aller"), out, wait))
    if back is not None:
        wait = gettext("%(duration)s d'attente après le travail", duration=duration(back.waiting_minutes))
        told.append(_direction(gettext("Le retour"), back, wait))
    return tuple(told)


def _direction(title: str, way: Way, wait: str) -> Direction:
    day = {"day": duration(way.minutes), "starts": clock_time(way.departs), "ends": clock_time(way.arrives)}
    said = [gettext("%(day)s, de %(starts)s à %(ends)s", **day)]
    if way.changes:
        said.append(ngettext("%(count)s changement", "%(count)s changements", way.changes, count=way.changes))
    if way.waiting_minutes:
        said.append(wait)
    return Direction(title, gettext(", ").join(said), tuple(_step(leg) for leg in way.legs))


def _step(leg: Leg) -> Step:
    end = leg.end or gettext("l'arrivée")
    if leg.kind in ON_FOOT:
        how = {"duration": duration(leg.arrives - leg.departs), "end": end}
        on_foot = leg.kind is LegKind.WALK
        said = (
            gettext("%(duration)s à pied, jusqu'à %(end)s", **how)
            if on_foot
            else gettext("%(duration)s à vélo, jusqu'à %(end)s", **how)
        )
        return Step(clock_time(leg.departs), ON_FOOT[leg.kind], said)
    vehicle = " ".join(filter(None, (str(VEHICLES[leg.vehicle or Vehicle.COACH]), leg.line)))
    ride = {"vehicle": vehicle, "begin": leg.begin, "end": end, "time": clock_time(leg.arrives)}
    return Step(
        clock_time(leg.departs), "bus", gettext("%(vehicle)s, de %(begin)s jusqu'à %(end)s (arrivée %(time)s)", **ride)
    )


def _impossible(journey: Journey) -> str:
    """When one could, where there is such an hour."""
    if journey.possible_arrival is not None:
        return gettext(
            "On ne peut pas arriver à l'heure. On peut être là à partir de %(time)s.",
            time=clock_time(journey.possible_arrival),
        )
    if journey.possible_return is not None:
        return gettext(
            "Il n'y a pas de retour après le travail. On peut repartir à %(time)s.",
            time=clock_time(journey.possible_return),
        )
    return gettext("Aucun car ni train ne permet d'y aller et d'en revenir dans la journée.")


def _expired(since: date | None) -> str:
    if since is None:
        return ""
    return gettext("Horaires périmés depuis le %(day)s : à vérifier avant de partir.", day=in_full(since))
