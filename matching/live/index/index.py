"""All that is live, in memory, without a text: one large segment, and a small one of what changed since it was made.

index = index.changed(gone=ids, fresh=parts)      what a search sees from now on; the index before stays as it was
corpus = index.take(rows, load=load)              the rows that are looked at closely
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from geo import Communes
from matching.live.index.bags import Bags
from matching.live.index.segment import Parts, Segment, joined_parts, parts_of, segment_of
from matching.model import Opportunity
from matching.scoring.corpus import BUCKETS, Corpus, joined, rarity_of
from matching.scoring.opportunities import Load, Opportunities
from matching.words.trades.declared import Trades

FEW = 2_000
"""So many changed rows stand apart, however small the rest is."""
MOST_APART = 0.05
"""Once so large a share of the rows stands apart or is gone, the whole is to be put in order again."""

MOST_TOLD = 5_000
"""Opportunities kept at hand with their texts: a few kilobytes each. People look at the same first rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Rows are numbered through both segments. `alive` bool, one array a segment: what was not changed since; `seen`
    int64 (BUCKETS,): how many live rows hold each stem, from which follows what words weigh (`rarity` float32, same
    shape): the same in every process that holds the same rows. `told`: the opportunities of rows that were shown, as
    they are in this index, by id."""

    segments: tuple[Segment, ...]
    alive: tuple[NDArray[np.bool_], ...]
    seen: NDArray[np.int64]
    rarity: NDArray[np.float32]
    communes: int
    told: dict[int, Opportunity]
    live: int = field(init=False)
    """How many rows are live: each question asks, and counting them goes through all."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "live", sum(int(np.count_nonzero(one)) for one in self.alive))

    def __len__(self) -> int:
        return self.live

    @property
    def offsets(self) -> tuple[int, ...]:
        """The number of the first row of each segment."""
        return tuple(accumulate((len(segment) for segment in self.segments), initial=0))

    @property
    def is_scattered(self) -> bool:
        """Whether so much changed that the whole is to be put in order again."""
        large = len(self.segments[0])
        dead = large - int(np.count_nonzero(self.alive[0]))
        apart = len(self.segments[1]) if len(self.segments) > 1 else 0
        return apart + dead > max(FEW, MOST_APART * large)

    @property
    def bytes(self) -> int:
        """What it weighs in memory."""
        return sum(one.bytes for one in self.segments) + sum(one.nbytes for one in self.alive)

    def rows(self) -> NDArray[np.intp]:
        """All rows that are live, in the order of their ids."""
        kept = [np.flatnonzero(one) + start for one, start in zip(self.alive, self.offsets, strict=False)]
        ids = [segment.columns.id[one] for segment, one in zip(self.segments, self.alive, strict=True)]
        return np.concatenate(kept)[np.argsort(np.concatenate(ids), kind="stable")]

    def rows_of(self, ids: NDArray[np.int64]) -> NDArray[np.intp]:
        """The rows of those of some ids that are live."""
        found = []
        for segment, alive, start in zip(self.segments, self.alive, self.offsets, strict=False):
            rows = segment.rows_of(ids)
            found.append(rows[alive[rows]] + start)
        return np.concatenate(found)

    def column(self, name: str, rows: NDArray[np.intp]) -> NDArray[np.generic]:
        """A column of the corpus for some rows, in their order."""
        values = [getattr(segment.columns, name) for segment in self.segments]
        found = np.empty(len(rows), dtype=values[0].dtype)
        for value, start in zip(values, self.offsets, strict=False):
            here = (rows >= start) & (rows < start + len(value))
            found[here] = value[rows[here] - start]
        return found

    def changed(self, *, gone: NDArray[np.int64], fresh: Sequence[Parts]) -> Index:
        """The index without the rows of some ids, and with some new rows."""
        left = self.without(gone).alive
        lost = [
            segment.parts.bags.take(np.flatnonzero(before & ~after))
            for segment, before, after in zip(self.segments, self.alive, left, strict=True)
        ]
        apart = [one.parts.take(np.flatnonzero(alive)) for one, alive in zip(self.segments[1:], left[1:], strict=True)]
        parts = [one for one in (*apart, *fresh) if len(one)]
        seen = self.seen - sum(_seen(one) for one in lost) + sum(_seen(one.bags) for one in fresh)
        segments, alive = self.segments[:1], left[:1]
        if parts:
            small = segment_of(joined_parts(parts), rarity=segments[0].columns.rarity, communes=self.communes)
            segments, alive = (*segments, small), (*alive, np.ones(len(small), dtype=np.bool_))
        rarity = rarity_of(seen, among=sum(int(np.count_nonzero(one)) for one in alive))
        told = _without(self.told, gone)
        return replace(self, segments=segments, alive=alive, seen=seen, rarity=rarity, told=told)

    def without(self, ids: NDArray[np.int64]) -> Index:
        """The index without the rows of some ids."""
        alive = tuple(one.copy() for one in self.alive)
        for segment, left in zip(self.segments, alive, strict=True):
            left[segment.rows_of(ids)] = False
        return replace(self, alive=alive, told=_without(self.told, ids))

    def in_order(self) -> Index:
        """The same rows in one segment, their words weighed by how rare they are now."""
        left = [one.parts.take(np.flatnonzero(alive)) for one, alive in zip(self.segments, self.alive, strict=True)]
        return index_of(joined_parts(left), communes=self.communes)

    def take(self, rows: NDArray[np.intp], *, load: Load, skills: bool = True) -> Corpus:
        """The corpus of some rows, in their order; titles and texts are brought by `load` when they are told of.

        `skills`: whether somebody has some, so that those of the rows are asked.
        """
        parts: list[Corpus] = []
        places = []
        for segment, start in zip(self.segments, self.offsets, strict=False):
            here = np.flatnonzero((rows >= start) & (rows < start + len(segment)))
            if not len(here) and parts:
                continue  # nothing of what changed lately
            few = rows[here] - start
            parts.append(
                segment.columns.with_words(
                    few,
                    segment.bags.words_of(few, self.rarity),
                    segment.bags.skills_of(few, self.rarity) if skills else csr_matrix((len(few), 0), dtype=np.float32),
                )
            )
            places.append(here)
        ids = np.concatenate([part.id for part in parts])
        if len(self.told) > MOST_TOLD:
            self.told.clear()
        opportunities = Opportunities(ids, known=self.told, load=load)
        if len(parts) == 1:
            return replace(parts[0], opportunities=opportunities, rarity=self.rarity)
        together = joined(parts, opportunities).take(np.argsort(np.concatenate(places)))
        return replace(together, rarity=self.rarity)


def index_of(parts: Parts, *, communes: int) -> Index:
    """The index of some rows; `communes`: how many there are."""
    seen = _seen(parts.bags)
    rarity = rarity_of(seen, among=len(parts))
    whole = segment_of(parts, rarity=rarity, communes=communes)
    return Index((whole,), (np.ones(len(whole), dtype=np.bool_),), seen, rarity, communes, {})


def _without(told: dict[int, Opportunity], ids: NDArray[np.int64]) -> dict[int, Opportunity]:
    """Another dictionary, for another index: whoever still asks the first one keeps what that says."""
    left = told.copy()
    for one in ids.tolist():
        left.pop(one, None)
    return left


def _seen(bags: Bags) -> NDArray[np.int64]:
    """How many rows hold each stem among their words, (BUCKETS,)."""
    return np.bincount(bags.columns[bags.words > 0], minlength=BUCKETS).astype(np.int64)


def empty_index(*, trades: Trades, communes: Communes) -> Index:
    """The index of nothing."""
    return index_of(parts_of([], trades=trades, communes=communes), communes=len(communes))


def index_of_all(parts: Sequence[Parts], *, trades: Trades, communes: Communes) -> Index:
    """The index of the rows of some parts, maybe none."""
    if not parts:
        return empty_index(trades=trades, communes=communes)
    return index_of(joined_parts(parts), communes=len(communes))
