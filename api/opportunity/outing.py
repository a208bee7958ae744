"""A day's way to work and home by coach or train, leg by leg, in the words of a page."""

from dataclasses import dataclass
from datetime import date

from api.wording.figures import clock_time, duration
from api.wording.figures import day as in_full
from api.wording.languages import gettext, lazy, ngettext
from api.wording.reasons import told
from geo import Mode, Travel
from geo.transit import Journey, Leg, LegKind, Vehicle, Way
from matching import Away, HoursTaken, Opportunity, Person, away_told, hours_taken, own_journey, timetables_of

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
class LegTold:
    """One leg: when it begins, the icon of how it is done, and what is to be done."""

    at: str
    icon: str
    said: str


@dataclass(frozen=True, slots=True)
class Direction:
    """One way: its title, its length and wait in a sentence, its steps."""

    title: str
    said: str
    steps: tuple[LegTold, ...]


@dataclass(frozen=True, slots=True)
class OutingTold:
    """A day there and back."""

    day: str
    hours: str
    """The hours of work that were taken; "" where none can be (`HoursTaken.open_days`)."""
    taken_from: str
    """Whose hours they are; "" for those of the work itself."""
    directions: tuple[Direction, ...]
    last_back: str
    impossible: str
    """Why one cannot go and come home at these hours, and when one could; "" where one can."""
    expired: str
    beyond: str
    """That one leaves before the hours that the person said, or is back after them; "" where one does not."""


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
    taken = hours_taken(person, opportunity)
    if taken.open_days:
        return _to_ask(taken.open_days)
    own = own_journey(person, taken, opportunity.point, timetables)
    trip, journey = own.trip, own.journey
    is_in_words = taken.part is not None
    is_told_as_taken = is_in_words or not own.is_proposed
    from_whom = _taken_from(person, taken) if is_told_as_taken else _proposed()
    is_fine = own.asked.possible or own.asked.is_in_time
    bounds = _bounds(own.asked, ends=taken.trip.hours.ends) if is_in_words and not is_fine else ""
    if journey.is_in_time and not journey.rides:
        return None
    starts, ends = clock_time(trip.hours.starts), clock_time(trip.hours.ends)
    return OutingTold(
        day=in_full(journey.day),
        hours=gettext("de %(starts)s à %(ends)s", starts=starts, ends=ends),
        taken_from=" ".join(filter(None, (from_whom, bounds))) if journey.is_in_time else from_whom,
        directions=_directions(journey) if journey.is_in_time else (),
        last_back=clock_time(journey.last_way_back) if journey.is_in_time and journey.last_way_back is not None else "",
        impossible="" if journey.is_in_time else bounds or _impossible(journey, ends=trip.hours.ends),
        expired=_expired(travel.expired_since),
        beyond=_beyond(own.away, person),
    )


def _to_ask(days: str) -> OutingTold:
    """What is told where the days are left open (`days`, as they are written), and so the hours of each."""
    said = gettext("L'annonce dit « %(words)s », sans les heures. Demandez-les avant de choisir un bus.", words=days)
    return OutingTold("", "", "", directions=(), last_back="", impossible=said, expired="", beyond="")


def _beyond(away: Away | None, person: Person) -> str:
    said = None if away is None else away_told(away, person.schedule)
    return told(said) if said is not None else ""


def _bounds(journey: Journey, *, ends: int) -> str:
    """From when and until when one can, where the hours of work are but words: others are to be asked for.

    `ends` is when work would; "" where a wait alone stands in the way.
    """
    arrival = None if journey.is_there_in_time else journey.possible_arrival
    leaves = None if journey.is_home_after else journey.possible_return
    said = []
    if arrival is not None:
        said.append(gettext("Si c'est plus tôt, pas de bus. À partir de %(time)s, oui.", time=clock_time(arrival)))
    if leaves is not None and leaves < ends:
        said.append(gettext("Le dernier retour possible est à %(time)s.", time=clock_time(leaves)))
    return " ".join(said)


def _proposed() -> str:
    return gettext("L'annonce ne dit pas ses heures. Celles-ci sont possibles en bus ou en train : à demander.")


def _taken_from(person: Person, taken: HoursTaken) -> str:
    if taken.said:
        return ""
    if taken.part is not None:
        return gettext("L'annonce dit « %(words)s », sans les heures : à demander.", words=taken.part.words)
    if taken.minutes_a_day is not None:
        length = duration(taken.minutes_a_day)
        return gettext("L'annonce ne dit pas ses heures : nous avons compté %(duration)s par jour.", duration=length)
    if person.schedule.start is None and person.schedule.end is None:
        return gettext("L'annonce ne dit pas ses heures : nous avons pris des heures habituelles.")
    return gettext("L'annonce ne dit pas ses heures : nous avons pris les vôtres.")


def _directions(journey: Journey) -> tuple[Direction, ...]:
    out, back = journey.out, journey.back
    ways = []
    if out is not None:
        wait = gettext("%(duration)s d'attente avant le travail", duration=duration(out.waiting_minutes))
        ways.append(_direction(gettext("L'aller"), out, wait))
    if back is not None:
        wait = gettext("%(duration)s d'attente après le travail", duration=duration(back.waiting_minutes))
        ways.append(_direction(gettext("Le retour"), back, wait))
    return tuple(ways)


def _direction(title: str, way: Way, wait: str) -> Direction:
    day = {"day": duration(way.minutes), "starts": clock_time(way.departs), "ends": clock_time(way.arrives)}
    said = [gettext("%(day)s, de %(starts)s à %(ends)s", **day)]
    if way.changes:
        said.append(ngettext("%(count)s changement", "%(count)s changements", way.changes, count=way.changes))
    if way.waiting_minutes:
        said.append(wait)
    return Direction(title, gettext(", ").join(said), tuple(_step(leg) for leg in way.legs))


def _step(leg: Leg) -> LegTold:
    end = leg.end or gettext("l'arrivée")
    if leg.kind in ON_FOOT:
        how = {"duration": duration(leg.arrives - leg.departs), "end": end}
        on_foot = leg.kind is LegKind.WALK
        said = (
            gettext("%(duration)s à pied, jusqu'à %(end)s", **how)
            if on_foot
            else gettext("%(duration)s à vélo, jusqu'à %(end)s", **how)
        )
        return LegTold(clock_time(leg.departs), ON_FOOT[leg.kind], said)
    vehicle = " ".join(filter(None, (str(VEHICLES[leg.vehicle or Vehicle.COACH]), leg.line)))
    ride = {"vehicle": vehicle, "begin": leg.begin, "end": end, "time": clock_time(leg.arrives)}
    return LegTold(
        clock_time(leg.departs), "bus", gettext("%(vehicle)s, de %(begin)s jusqu'à %(end)s (arrivée %(time)s)", **ride)
    )


def _impossible(journey: Journey, *, ends: int) -> str:
    """Why one cannot, and when one could where there is such an hour; `ends` is when work does."""
    back = journey.possible_return
    if not journey.is_there_in_time and journey.possible_arrival is not None:
        return gettext(
            "On ne peut pas arriver à l'heure. On peut être là à partir de %(time)s.",
            time=clock_time(journey.possible_arrival),
        )
    if back is None or not journey.is_there_in_time:
        return gettext("Aucun car ni train ne permet d'y aller et d'en revenir dans la journée.")
    if back < ends:
        return gettext("Pas de retour après le travail : le dernier est à %(time)s.", time=clock_time(back))
    return gettext("Pas de retour dans l'heure après le travail : il faut attendre %(time)s.", time=clock_time(back))


def _expired(since: date | None) -> str:
    if since is None:
        return ""
    return gettext("Horaires périmés depuis le %(day)s : à vérifier avant de partir.", day=in_full(since))
