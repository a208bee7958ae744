"""What a condition keeps from somebody's list, told on the counsellor's desk: those alike once, with the way there."""

from dataclasses import dataclass

from api.following import File
from api.opportunity.roads import Road, roads
from geo import Travel
from kit import fold
from matching import Gated
from matching.words.trades.titles import kin


@dataclass(frozen=True, slots=True)
class Alike:
    """What a condition keeps from the list, and the way there; the places of others of the same title, the name of
    the place aside, dropped by the same condition."""

    gated: Gated
    road: Road
    elsewhere: tuple[str, ...] = ()
    others: int = 0


def why_not(file: File, travel: Travel) -> list[Alike]:
    """What a condition keeps from the list, those alike told once; first what is near to what they said, of that what
    they did for longest, but to who wants no ranking (R10)."""
    done = sorted(file.followed.person.experience, key=lambda one: -(one.years or 0.0))
    known = [kin(one.text) for one in done]
    gated = list(file.found.gated)
    if file.followed.ranked:
        gated.sort(key=lambda one: (not one.is_linked, _place_among(known, kin(one.opportunity.title))))
    alike: dict[tuple[str, str, bool], list[Gated]] = {}
    for one in gated:
        title = fold(one.opportunity.title).removesuffix(fold(one.opportunity.place or ""))
        alike.setdefault((title, one.gate, one.is_linked), []).append(one)
    firsts = [first for first, *_ in alike.values()]
    ways = roads(file.followed.person, [one.opportunity for one in firsts], travel)
    return [
        Alike(
            some[0],
            way,
            tuple(dict.fromkeys(one.opportunity.place for one in some[1:] if one.opportunity.place)),
            len(some) - 1,
        )
        for some, way in zip(alike.values(), ways, strict=True)
    ]


def _place_among(known: list[frozenset[str]], title: frozenset[str]) -> int:
    """Which of the works done, the longest first, a title shares words with; the number of them for none."""
    return next((place for place, words in enumerate(known) if words & title), len(known))
