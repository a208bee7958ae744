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


class Filter(StrEnum):
    """A choice that narrows a list. What is not said is left out by those that ask for it to be said."""

    BEGINNERS = "beginners"
    """Beginners are welcome, as the offer says."""
    NO_LICENCE = "no_licence"
    """Neither a licence nor a vehicle is required."""
    NO_DIPLOMA = "no_diploma"
    """No diploma is required."""
    WITHOUT_CAR = "without_car"
    """A bus, a bicycle or legs lead there, or it is done from home, or the employer helps with the way."""
    ACCESSIBLE = "accessible"
    """Said to be open to workers with a disability."""
    PART_TIME = "part_time"
    """Said to be part-time."""

    @property
    def bit(self) -> int:
        """Its bit in an array of filters."""
        return 1 << list(Filter).index(self)


def bits_of(corpus: Corpus) -> NDArray[np.uint8]:
    """The filters that each row passes, but for `WITHOUT_CAR`, which depends on where one lives; uint8 (n,)."""
    licence = np.zeros(len(corpus), dtype=np.bool_)
    for _, required, _ in corpus.licences:
        licence |= required
    passed = {
        Filter.BEGINNERS: corpus.experience == 0,
        Filter.NO_LICENCE: ~licence & (corpus.vehicle != 1),
        Filter.NO_DIPLOMA: (corpus.level_required != 1) | (corpus.level == 0),
        Filter.ACCESSIBLE: corpus.accessible == 1,
        Filter.PART_TIME: (corpus.full_time == 0) | (corpus.hours < FULL_TIME_FROM_HOURS),
    }
    bits = np.zeros(len(corpus), dtype=np.uint8)
    for one, where in passed.items():
        bits |= np.where(where, np.uint8(one.bit), np.uint8(0))
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
    """Were this filter chosen too."""


NO_FACETS = Facets({}, {})
