"""The inverse of the bags: for each stem, the rows that hold it and what it weighs there. Words are looked up.

A weight is kept in two bytes: rows that nearly answer some words are told from those that do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import local

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.live.index.bags import Bags
from matching.scoring.corpus import BUCKETS
from matching.words.trades.terms import Vector


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """For each of BUCKETS columns, from `starts` int64 (BUCKETS + 1,) on: `rows` int32 and `weights` uint16."""

    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.uint16]

    @classmethod
    def of(cls, bags: Bags, rarity: NDArray[np.float32]) -> Postings:
        """The postings of some bags; `rarity` float32 (BUCKETS,)."""
        counted = np.bincount(bags.columns[bags.words > 0], minlength=BUCKETS)
        starts = np.concatenate([[0], np.cumsum(counted)]).astype(np.int64)
        rows = np.empty(starts[-1], dtype=np.int32)
        weights = np.empty(starts[-1], dtype=np.uint16)
        _fill(bags.starts, bags.columns, bags.words, rarity, starts[:-1].copy(), rows, weights)
        return cls(starts, rows, weights)

    @contextmanager
    def cosines(self, question: Vector, rows: int, within: NDArray[np.int32]) -> Iterator[NDArray[np.float32]]:
        """The cosine of each of `rows` rows with a question of length 1, float32 (rows,).

        Told `within` some runs of rows alone, (k, 2), from the first of each to its end: 0 elsewhere.

        They stand in memory of this thread until the end of the block, then there is none left: a fresh array of a
        country's rows would cost more than what is written into it.
        """
        found = getattr(_OF_THREAD, "found", _NOTHING)
        _OF_THREAD.found = _NOTHING
        if len(found) < rows:
            found = np.zeros(rows, dtype=np.float32)
        runs = [
            slice(first, end)
            for column in question.indices
            for first, end in self.starts[column] + np.searchsorted(self._rows_with(column), within)
        ]
        weights = np.repeat(question.data, len(within))
        for here, weight in zip(runs, weights, strict=True):
            _add(self.rows[here], self.weights[here], weight, found)
        yield found[:rows]
        for here in runs:
            _forget(self.rows[here], found)
        _OF_THREAD.found = found

    def _rows_with(self, column: np.int32) -> NDArray[np.int32]:
        """The rows that hold a stem, in their order."""
        return self.rows[self.starts[column] : self.starts[column + 1]]

    @property
    def bytes(self) -> int:
        """What they weigh."""
        return self.starts.nbytes + self.rows.nbytes + self.weights.nbytes


_WHOLE = 65_535.0
"""What stands for a weight of 1."""
_OF_THREAD = local()
_NOTHING = np.zeros(0, dtype=np.float32)


@compiled
def _fill(
    starts: NDArray[np.int64],
    columns: NDArray[np.int32],
    words: NDArray[np.uint8],
    rarity: NDArray[np.float32],
    ends: NDArray[np.int64],
    rows: NDArray[np.int32],
    weights: NDArray[np.uint16],
) -> None:
    """Writes each word where its column goes on (`ends`), row after row."""
    for row in range(len(starts) - 1):
        length = 0.0
        for place in range(starts[row], starts[row + 1]):
            length += 0.5 * words[place] * rarity[columns[place]] ** 2
        length = np.sqrt(length)
        for place in range(starts[row], starts[row + 1]):
            if words[place] > 0:
                column = columns[place]
                weight = np.sqrt(0.5 * words[place]) * rarity[column] / max(length, 1e-9)
                rows[ends[column]] = row
                weights[ends[column]] = np.uint16(np.round(_WHOLE * min(weight, 1.0)))
                ends[column] += 1


@compiled
def _add(rows: NDArray[np.int32], weights: NDArray[np.uint16], asked: np.float32, found: NDArray[np.float32]) -> None:
    each = np.float32(asked / _WHOLE)
    for place in range(len(rows)):
        found[rows[place]] += weights[place] * each


@compiled
def _forget(rows: NDArray[np.int32], found: NDArray[np.float32]) -> None:
    for row in rows:
        found[row] = 0.0
