"""What a card says of an opportunity beside its title: the facts in short, the commute, the reasons that remain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from api.wording.figures import day, number
from api.wording.languages import gettext
from api.wording.reasons import PAGE, foremost
from api.wording.words import SOURCES
from api.wording.written import contract_told
from kit import fold
from matching import Conditions, Opportunity, Ranked, Understood, Way, commute, way_itself
from matching.reasons import is_linked

_NAMING_LETTERS = 4
"""A word of fewer letters, "de" or "en", names no work."""


_NOT_FROM = frozenset({"back_later", "no_way_back", "none_then", "same_commune", "too_late"})
"""The codes of what tells no way that starts somewhere."""


class HasWays(Protocol):
    """What has ways to it, the best first, or a distance where no way is known."""

    @property
    def ways(self) -> tuple[Way, ...]: ...
    @property
    def km(self) -> float | None: ...
    @property
    def conditions(self) -> Conditions: ...


@dataclass(frozen=True, slots=True)
class RoadTold:
    """One way as a card tells it: its icon, how long it takes by which means, and what is to be said of it."""

    icon: str
    long: str
    rest: str = ""
    starts: bool = True
    """Whether from where one starts may be said behind it: not where it is the same place."""


def roads_told(road: HasWays) -> tuple[RoadTold | None, list[RoadTold]]:
    """The best way and the others, as the reasons tell them; None where the place is not known.

    Where all that is known is that it is in the same commune, that is told once.
    """
    each = [_told(way, road.km, road.conditions) for way in road.ways]
    told = [one for place, one in enumerate(each) if one.long not in {before.long for before in each[:place]}]
    if not told and (said := commute(None, road.km)):
        told = [RoadTold("place", said.phrase(PAGE))]
    return (told[0] if told else None), told[1:]


def _told(way: Way, km: float | None, conditions: Conditions) -> RoadTold:
    """A way to work of such conditions, with what its sentence says beside the minutes apart."""
    long, said = way_itself(way).phrase(PAGE), commute(way, km, conditions)
    whole = long if said is None else said.phrase(PAGE)
    if not whole.startswith(long):
        return RoadTold(way.mode.value, whole, starts=said is None or said.code not in _NOT_FROM)
    return RoadTold(way.mode.value, long, whole.removeprefix(long))


def reasons_beside_travel(ranked: Ranked, most: int) -> list[str]:
    """Of the reasons that neither the commute nor the line of facts has said, all warnings in one line, then the
    foremost: `most` lines in all."""
    return foremost([one for one in ranked.reasons if not one.is_of_travel and one.code != "hours"], most)


def first_linked(listed: Sequence[Ranked]) -> Ranked | None:
    """The first of a list that what the person said speaks for; None where nothing of it does."""
    return next((one for one in listed if is_linked(one.reasons)), None)


def unanswered(listed: Sequence[Ranked], wishes: Sequence[Understood]) -> list[str]:
    """The wishes for a trade of which nothing in a list speaks, not even for a part of their words, nor comes near."""
    return [wish.text for wish in wishes if wish.trades and not any(_is_near(ranked, wish) for ranked in listed)]


def _is_near(ranked: Ranked, wish: Understood) -> bool:
    """Whether a reason quotes the wish, or words of it that stand apart ("conduire, engin" of "conduire un engin"), the
    title names it ("Aide-maçon"), or it is of a trade that it may mean."""
    wished = fold(wish.text)
    quoted = [fold(str(words)) for one in ranked.reasons if one.quotes for words in one.values]
    if any(words in wished or wished in words or set(words.split()) <= set(wished.split()) for words in quoted):
        return True
    names = {word for word in wished.split() if len(word) >= _NAMING_LETTERS}
    is_named = bool(names) and names <= set(fold(ranked.opportunity.title).split())
    return is_named or ranked.opportunity.rome in {one.code for one in wish.trades}


def in_short(conditions: Conditions) -> list[str]:
    """The contract, the hours and the start, as far as they are known: "CDI", "24 h par semaine",
    "commence tout de suite", "commence le 1er décembre 2026", "du 20 décembre 2026 au 31 décembre 2026"."""
    contract = (conditions.contract or "").removeprefix("Immersion, ").removesuffix(", non payée")
    facts = [contract_told(contract)] if contract else []
    if conditions.hours_per_week:
        facts.append(gettext("%(number)s h par semaine", number=number(conditions.hours_per_week)))
    elif conditions.full_time is not None:
        facts.append(gettext("temps plein") if conditions.full_time else gettext("temps partiel"))
    if conditions.starts_on is not None and conditions.ends_on is not None:
        days = {"first": day(conditions.starts_on), "last": day(conditions.ends_on)}
        facts.append(gettext("du %(first)s au %(last)s", **days))
    elif conditions.starts_on is not None:
        facts.append(gettext("commence le %(day)s", day=day(conditions.starts_on)))
    elif conditions.soon:
        facts.append(gettext("commence tout de suite"))
    return facts


def position_of(opportunity: Opportunity) -> Markup:
    """Where the map puts a card, as attributes of its element; nothing where the place is only a guess."""
    if opportunity.point is None or opportunity.rung is None or not opportunity.rung.is_precise:
        return Markup()
    point = opportunity.point
    place = escape(opportunity.place or "")
    return Markup(f' data-lat="{point.lat}" data-lon="{point.lon}" data-place="{place}"')


def source_of(opportunity: Opportunity) -> str:
    """Who published it, as people call them; "" for a source without a name of its own."""
    return SOURCES.get(opportunity.key.partition(":")[0], "")


GLOBALS = {
    "first_linked": first_linked,
    "in_short": in_short,
    "position_of": position_of,
    "reasons_beside_travel": reasons_beside_travel,
    "roads_told": roads_told,
    "source_of": source_of,
    "unanswered": unanswered,
}
"""Functions that the templates call."""
