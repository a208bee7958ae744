"""The transports on demand between a home and a place, in the words of a page: whom to call, when, how much."""

import re
from dataclasses import dataclass, replace

from api.wording.figures import clock_time, days_said
from api.wording.languages import gettext
from api.wording.reasons import told
from api.wording.written import written
from geo import OnDemand, Travel, WorkingHours, origin_at
from kit import sentence
from matching import HoursTaken, Opportunity, Person, Reason, hours_taken, needs_help, shuttle_misses

_THE_DAY_BEFORE = re.compile(r"la veille avant (\d{1,2}) ?h ?(\d\d)?")
_A_RIDE = re.compile(r"(\d+(?:,\d+)?) € (?:le|par) trajet")


@dataclass(frozen=True, slots=True)
class Shuttle:
    """A transport on demand: its name, the number to call, and what is said of it, a sentence each."""

    name: str
    phone: str
    said: tuple[str, ...]
    url: str | None
    between: str = ""
    """The two communes that it links; "" where they are one."""
    missed: str = ""
    """What it misses of the hours of the work; "" where it runs."""


def shuttles(
    person: Person, opportunity: Opportunity, travel: Travel, *, at: WorkingHours | None = None
) -> list[Shuttle]:
    """Those that link the person's commune and the place; none for a driver, or where the place is unsure. Within one
    commune, only those that run at its hours: who walks there is warned of nothing.

    `at`: the hours at which one is there, where they are not those of the work.
    """
    point, rung = opportunity.point, opportunity.rung
    if not needs_help(person) or point is None or rung is None or not rung.is_precise:
        return []
    home, there = origin_at(person.home, travel.communes, insee=person.insee), origin_at(point, travel.communes)
    if home.commune < 0 or there.commune < 0:
        return []
    first, last = [travel.communes.at(one.commune) for one in (home, there)]
    taken = hours_taken(person, opportunity)
    if at is not None:
        taken = HoursTaken(replace(taken.trip, hours=at), said=True)
    between = gettext("Entre %(home)s et %(place)s.", home=first.name, place=last.name) if first != last else ""
    linked = [(one, shuttle_misses(one, taken)) for one in travel.on_demand if one.links(first.insee, last.insee)]
    return [_told(one, between, missed) for one, missed in linked if missed is None or between]


def shuttles_around(insee: str, travel: Travel) -> list[Shuttle]:
    """Those that serve a commune of this INSEE code, wherever one goes with them."""
    return [_told(one, "", None) for one in travel.on_demand if insee in one.zone]


def _told(one: OnDemand, between: str, missed: Reason | None) -> Shuttle:
    said = (sentence(_at(one)), _notice(one.notice or ""), _fare(one.fare or ""))
    why = told(missed) if missed is not None else ""
    return Shuttle(one.name, one.phone, tuple(part for part in said if part), one.url, between, why)


def _notice(words: str) -> str:
    """How long before one calls; a whole sentence in French where its words have no shape that we know."""
    found = _THE_DAY_BEFORE.fullmatch(words)
    if found is None:
        return written(sentence(f"Réserver {words}")) if words else ""
    hour = clock_time(int(found[1]) * 60 + int(found[2] or 0))
    return sentence(gettext("Réserver la veille avant %(hour)s", hour=hour))


def _fare(words: str) -> str:
    found = _A_RIDE.fullmatch(words)
    if found is None:
        return written(sentence(words))
    return sentence(gettext("%(amount)s € le trajet", amount=found[1]))


def _at(one: OnDemand) -> str:
    """On which days, and between which hours."""
    days, hours = days_said(sorted(one.days)), [None if at is None else clock_time(at) for at in (one.starts, one.ends)]
    match hours:
        case [str(starts), str(ends)]:
            return gettext("%(day)s, de %(starts)s à %(ends)s", day=days, starts=starts, ends=ends)
        case [str(starts), None]:
            return gettext("%(days)s, à partir de %(hour)s", days=days, hour=starts)
        case [None, str(ends)]:
            return gettext("%(days)s, jusqu'à %(hour)s", days=days, hour=ends)
    return days
