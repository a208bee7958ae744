"""The transports on demand between a home and a place, in the words of a page: whom to call, when, how much."""

from dataclasses import dataclass

from api.figures import days_said
from geo import OnDemand, Travel, origin_at
from kit import sentence
from matching import Opportunity, Person, clock_time, needs_help


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
    said = (days_said(sorted(one.days)) + _between(one), f"Réserver {one.notice}" if one.notice else "", one.fare or "")
    return Shuttle(one.name, one.phone, tuple(sentence(part) for part in said if part), one.url)


def _between(one: OnDemand) -> str:
    if one.starts is not None and one.ends is not None:
        return f", de {clock_time(one.starts)} à {clock_time(one.ends)}"
    if one.starts is not None:
        return f", à partir de {clock_time(one.starts)}"
    return f", jusqu'à {clock_time(one.ends)}" if one.ends is not None else ""
