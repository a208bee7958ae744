"""The transports on demand between a home and a place, in the words of a page: whom to call, when, how much."""

import re
from dataclasses import dataclass

from api.wording.figures import clock_time, days_said
from api.wording.languages import gettext
from api.wording.written import written
from geo import OnDemand, Travel, origin_at
from kit import sentence
from matching import Opportunity, Person, needs_help

_THE_DAY_BEFORE = re.compile(r"la veille avant (\d{1,2}) ?h ?(\d\d)?")
_A_RIDE = re.compile(r"(\d+(?:,\d+)?) € (?:le|par) trajet")


@dataclass(frozen=True, slots=True)
class Shuttle:
    """A transport on demand: its name, the number to call, and what is said of it, a sentence each."""

    name: str
    phone: str
    said: tuple[str, ...]
    url: str | None


def shuttles(person: Person, opportunity: Opportunity, travel: Travel) -> list[Shuttle]:
    """Those that link the person's commune and the place; none for a driver, or where the place is unsure."""
    point, rung = opportunity.point, opportunity.rung
    if not needs_help(person) or point is None or rung is None or not rung.is_precise:
        return []
    home, there = origin_at(person.home, travel.communes, insee=person.insee), origin_at(point, travel.communes)
    if home.commune < 0 or there.commune < 0:
        return []
    codes = [travel.communes.at(one.commune).insee for one in (home, there)]
    return [_told(one) for one in travel.on_demand if one.links(*codes)]


def _told(one: OnDemand) -> Shuttle:
    said = (sentence(_at(one)), _notice(one.notice or ""), _fare(one.fare or ""))
    return Shuttle(one.name, one.phone, tuple(part for part in said if part), one.url)


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
