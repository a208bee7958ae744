"""What a list can be narrowed to, in one click, and how many rows each choice would leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from matching.model import Kind
from matching.scoring.corpus import Corpus

FULL_TIME_FROM_HOURS = 30.0
"""Fewer hours a week are part-time."""
FEW_HOURS = 15.0
"""Up to so many hours a week are a few: less than half of a full week."""
DAY_BEGINS, DAY_ENDS = 6 * 60, 19 * 60
"""Minutes after midnight between which work is done by day."""
MORNING_BEGINS, MORNING_ENDS = 5 * 60, 13 * 60
"""Minutes after midnight between which work is done in the morning."""
_SATURDAY_OR_SUNDAY = np.uint8(1 << 5 | 1 << 6)


class Filter(StrEnum):
    """A choice that narrows a list. What is not said is left out by those that ask for it to be said."""

    BEGINNERS = "beginners"
    """Beginners are welcome, as the offer says."""
    NO_LICENCE = "no_licence"
    """Neither a licence nor a vehicle is required."""
    NO_DIPLOMA = "no_diploma"
    """No diploma is required."""
    WITHOUT_CAR = "without_car"
    """A bus, a bicycle, legs or a shuttle to call lead there, it is done from home, or a room is offered to whoever has
    no car: what a card tells as « Sans voiture ». A lift alone is none: it may not pass where one lives."""
    ACCESSIBLE = "accessible"
    """Said to be open to workers with a disability."""
    PART_TIME = "part_time"
    """Said to be part-time."""
    FULL_TIME = "full_time"
    """Said to be full-time."""
    FEW_HOURS = "few_hours"
    """Said to take a few hours a week."""
    BY_DAY = "by_day"
    """Said to be done by day, or between hours of the day; no hour that is told lies outside of it."""
    EVENINGS = "evenings"
    """Said to be done in the evening or at night."""
    WEEKENDS = "weekends"
    """Said to be done on Saturday or Sunday, if only now and then."""
    SOON = "soon"
    """Said to begin at once."""
    MORNINGS = "mornings"
    """Said to be done between hours of the morning alone."""

    @property
    def bit(self) -> int:
        """Its bit in an array of filters."""
        return _BITS[self]


_BITS = {one: 1 << place for place, one in enumerate(Filter)}


ONE_OF = (
    frozenset({Filter.FULL_TIME, Filter.PART_TIME, Filter.FEW_HOURS}),
    frozenset({Filter.MORNINGS, Filter.BY_DAY, Filter.EVENINGS, Filter.WEEKENDS}),
)
"""Choices of which people make one: another takes its place."""


def chosen_too(chosen: frozenset[Filter], one: Filter) -> frozenset[Filter]:
    """The choices once `one` is made: beside the others, in the place of those that it excludes."""
    instead = next((group for group in ONE_OF if one in group), frozenset())
    return chosen - instead | {one}


def bits_of(corpus: Corpus) -> NDArray[np.uint16]:
    """The filters that each row passes, but for `WITHOUT_CAR`, which depends on where one lives; uint16 (n,)."""
    licence = np.zeros(len(corpus), dtype=np.bool_)
    for _, required, _ in corpus.licences:
        licence |= required
    early_or_late = (corpus.starts_at < DAY_BEGINS) | (corpus.ends_at > DAY_ENDS)
    told = (corpus.starts_at >= DAY_BEGINS) & (corpus.ends_at <= DAY_ENDS)
    passed = {
        Filter.BEGINNERS: corpus.experience == 0,
        Filter.NO_LICENCE: ~licence & (corpus.vehicle != 1),
        Filter.NO_DIPLOMA: (corpus.level_required != 1) | (corpus.level == 0),
        Filter.ACCESSIBLE: corpus.accessible == 1,
        Filter.PART_TIME: (corpus.full_time == 0) | (corpus.hours < FULL_TIME_FROM_HOURS),
        Filter.FULL_TIME: (corpus.full_time == 1) | (corpus.hours >= FULL_TIME_FROM_HOURS),
        Filter.FEW_HOURS: corpus.hours <= FEW_HOURS,
        Filter.BY_DAY: ((corpus.nights == 0) | told) & ~early_or_late & (corpus.nights != 1),
        Filter.EVENINGS: (corpus.ends_at > DAY_ENDS) | (corpus.nights == 1),
        Filter.SOON: corpus.soon == 1,
        Filter.MORNINGS: (corpus.starts_at >= MORNING_BEGINS) & (corpus.ends_at <= MORNING_ENDS) & (corpus.nights != 1),
        Filter.WEEKENDS: (corpus.weekends > 0) | ((corpus.days & _SATURDAY_OR_SUNDAY) != 0),
    }
    bits = np.zeros(len(corpus), dtype=np.uint16)
    for one, where in passed.items():
        bits |= np.where(where, np.uint16(one.bit), np.uint16(0))
    return bits


def mask_of(chosen: Iterable[Filter]) -> int:
    """The bits of some filters."""
    return sum({one.bit for one in chosen})


@dataclass(frozen=True, slots=True)
class Facets:
    """How many rows each choice would leave, beside the other choices that were made."""

    kinds: Mapping[Kind, int]
    """Were this kind chosen alone."""
    filters: Mapping[Filter, int]
    """Were this filter chosen too; in the place of those that it excludes."""
    given_up: Mapping[Filter, int]
    """Were this one of the chosen filters given up: rows that answer the wishes in full."""
    met: int = 0
    """The choices as they are: rows that answer the wishes in full."""
    unfiltered: int = 0
    """Were all filters given up: rows that answer the wishes in full."""
    any_kind: int = 0
    """Were no kind chosen: rows that answer the wishes in full."""


NO_FACETS = Facets({}, {}, {})
