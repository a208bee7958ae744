"""A country cut by place: each partition has the people of a block of communes, and all that they can reach.

So a partition stands alone: it needs no other, can be ranked anywhere, and again if its machine was lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matching.country.blocks import blocks_of
from matching.country.columns import Opportunities, People
from matching.country.errors import CommuneUnknown
from matching.country.formula import Floats, Formula
from matching.country.gains import gains_of
from matching.country.index import index_of
from matching.country.minutes import Minutes
from matching.country.trades import Trades
from matching.country.walkers import by_departure, walkers_of, ways_of


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """All that a night needs. `lat`, `lon` float64 degrees of the communes, in the order of their positions; `rarity`
    float32 (skills,), the same for everybody: it is of the whole country."""

    people: People
    opportunities: Opportunities
    minutes: Minutes
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    trades: Trades
    rarity: Floats
    formula: Formula

    def __post_init__(self) -> None:
        for what, positions in (("Un domicile", self.people.home), ("Un lieu de travail", self.opportunities.commune)):
            for position in (int(positions.min(initial=0)), int(positions.max(initial=0))):
                if len(positions) and not 0 <= position < len(self.lat):
                    raise CommuneUnknown(what, position=position, communes=len(self.lat))


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """A part of a country that stands alone: its people side by side by where they start."""

    number: int
    country: Country


@dataclass(frozen=True, slots=True, eq=False)
class RankedPartition:
    """The lists of p people in the order of their homes: `people` int64 (p,) ids; the others (p, 50), as in `Lists`,
    with `opportunities` int64, the ids, -1 where there is no more."""

    number: int
    people: NDArray[np.int64]
    opportunities: NDArray[np.int64]
    scores: Floats
    minutes: NDArray[np.uint8]
    mode: NDArray[np.int8]


def partitions_of(country: Country, count: int) -> Iterator[Partition]:
    """The partitions of a country, about `count`, each made when it is asked for: those of the most people first, so
    that workers end together."""
    homes = np.bincount(country.people.home, minlength=len(country.lat))
    block_of = blocks_of(country.lat, country.lon, homes, most=max(len(country.people) / count, 1))
    block = block_of[country.people.home]
    by_block = np.argsort(block, kind="stable")
    sizes = np.bincount(block)
    ends = np.cumsum(sizes)
    for number, here in enumerate(np.argsort(-sizes, kind="stable")):
        people = country.people.at(np.sort(by_block[ends[here] - sizes[here] : ends[here]]))
        people = people.at(by_departure(people))
        minutes = country.minutes.of(np.intersect1d(country.minutes.homes, people.home))
        there = minutes.reached(len(country.lat))[country.opportunities.commune]
        nearby = country.opportunities.at(np.flatnonzero(there))
        yield Partition(number, replace(country, people=people, opportunities=nearby, minutes=minutes))


def rank_partition(partition: Partition) -> RankedPartition:
    """The lists of a partition's people."""
    from matching.country.second_tier import bars_of
    from matching.country.walk import (
        Weighing,
        no_lists,
        scratch_for,
        walk,
    )  # compiled code: only where walkers are ranked

    country, formula = partition.country, partition.country.formula
    index = index_of(
        country.opportunities,
        formula,
        trades=country.trades,
        rarity=country.rarity,
        places=(country.lat, country.lon),
    )
    scale, bars = bars_of(formula, float(country.opportunities.price.min(initial=0.0)))
    weighing = Weighing(
        reach=formula.reach,
        wish=formula.wish,
        named=formula.named,
        highest=formula.most,
        constant=formula.constant,
        weight=formula.weight,
        scale=scale,
        bars=bars,
        gains=gains_of(country.people, country.opportunities, formula),
        rarity=country.rarity,
    )
    lists = no_lists(len(country.people))
    walk(
        walkers_of(country.people, country.minutes, gate_hours=index.gate_hours),
        ways_of(country.minutes),
        index,
        country.trades,
        weighing,
        scratch_for(index, len(country.rarity)),
        lists,
    )
    ids = np.append(country.opportunities.id, -1)[lists.rows]
    return RankedPartition(partition.number, country.people.id, ids, lists.scores, lists.minutes, lists.mode)
