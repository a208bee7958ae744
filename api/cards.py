"""What a card says of an opportunity beside its title: the facts in short, the commute, the reasons that remain."""

import re
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from api.words import SOURCES
from kit import number
from matching import Conditions, Opportunity, Ranked, Way, commute

_BESIDE = re.compile(r",| :| \(")


class HasWays(Protocol):
    """What has ways to it, the best first, or a distance where no way is known."""

    @property
    def ways(self) -> tuple[Way, ...]: ...
    @property
    def km(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Told:
    """One way as a card tells it: its icon, how long it takes by which means, and what is to be said of it."""

    icon: str
    long: str
    rest: str = ""


def roads_told(road: HasWays) -> tuple[Told | None, list[Told]]:
    """The best way and the others, as the reasons tell them; None where the place is not known."""
    told = [_told(way.mode.value, commute(way, road.km)) for way in road.ways]
    if not told and (said := commute(None, road.km)):
        told = [_told("place", said)]
    return (told[0] if told else None), told[1:]


def _told(icon: str, said: str) -> Told:
    """A way, its sentence parted where what is beside the minutes begins."""
    long = _BESIDE.split(said, maxsplit=1)[0]
    return Told(icon, long, said.removeprefix(long))


def reasons_beside_travel(ranked: Ranked) -> list[str]:
    """The reasons that neither the line of the commute nor the line of facts has said already."""
    said = {f"{fact}." for fact in (commute(ranked.way, ranked.km), *in_short(ranked.opportunity.conditions))}
    return [reason for reason in ranked.reasons if reason not in said]


def in_short(conditions: Conditions) -> list[str]:
    """The contract and the hours, as far as they are known: "CDI", "24 h par semaine"."""
    facts = [conditions.contract.removeprefix("Immersion, ")] if conditions.contract else []
    if conditions.hours_per_week:
        facts.append(f"{number(conditions.hours_per_week)} h par semaine")
    elif conditions.full_time is not None:
        facts.append("temps plein" if conditions.full_time else "temps partiel")
    return facts


def position_of(opportunity: Opportunity) -> Markup:
    """Where the map puts a card, as attributes of its element; nothing where the place is only a guess."""
    if opportunity.point is None or opportunity.rung is None or not opportunity.rung.is_precise:
        return Markup()
    point = opportunity.point
    return Markup(' data-lat="{}" data-lon="{}" data-place="{}"').format(point.lat, point.lon, opportunity.place or "")


def source_of(opportunity: Opportunity) -> str:
    """Who published it, as people call them; "" for a source without a name of its own."""
    return SOURCES.get(opportunity.key.partition(":")[0], "")


GLOBALS = {
    "in_short": in_short,
    "position_of": position_of,
    "reasons_beside_travel": reasons_beside_travel,
    "roads_told": roads_told,
    "source_of": source_of,
}
"""Functions that the templates call."""
