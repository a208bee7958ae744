"""The words of many opportunities in six bytes each: the column, and how often it stands among words and among skills.

What a corpus holds of a row is made of it again for the few rows that are looked at closely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from kit import compiled
from matching.scoring.corpus import BUCKETS

PARTS = 2
"""Counts are kept in halves: a word of a text counts as half a word of a skill."""
_VALUES = np.sqrt(np.arange(256) / PARTS).astype(np.float32)
"""What each code stands for: counts are damped by their square root, as `bag_of` does."""


@dataclass(frozen=True, slots=True, eq=False)
class Bags:
    """The bags of n opportunities, row after row: `starts` int64 (n + 1,), `columns` int32, `words` and `skills` uint8,
    an index of `_VALUES`, all three of the same length."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int32]
    words: NDArray[np.uint8]
    skills: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def take(self, rows: NDArray[np.intp]) -> Bags:
        """Some rows, in that order."""
        starts, places = self._places(rows)
        return Bags(starts, self.columns[places], self.words[places], self.skills[places])

    def words_of(self, rows: NDArray[np.intp], rarity: NDArray[np.float32]) -> csr_matrix:
        """The words of some rows weighted by `rarity` float32 (BUCKETS,), each row of length 1 (`corpus.weighted`)."""
        return self._weighted(self.words, rows, rarity)

    def skills_of(self, rows: NDArray[np.intp], rarity: NDArray[np.float32]) -> csr_matrix:
        """The skills of some rows, likewise."""
        return self._weighted(self.skills, rows, rarity)

    def _weighted(self, codes: NDArray[np.uint8], rows: NDArray[np.intp], rarity: NDArray[np.float32]) -> csr_matrix:
        most = int((self.starts[rows + 1] - self.starts[rows]).sum())
        starts = np.zeros(len(rows) + 1, dtype=np.int32)
        columns, weights = np.empty(most, dtype=np.int32), np.empty(most, dtype=np.float32)
        _weigh(self.starts, self.columns, codes, rows, _VALUES, rarity, starts, columns, weights)
        found = starts[-1]
        return csr_matrix((weights[:found], columns[:found], starts), shape=(len(rows), BUCKETS))

    def _places(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        lengths = self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        return starts, np.arange(starts[-1]) + np.repeat(self.starts[rows] - starts[:-1], lengths)


def joined_bags(parts: Sequence[Bags]) -> Bags:
    """The rows of some bags, one after the other."""
    ends = np.cumsum([0, *(len(part.columns) for part in parts)])
    starts = [part.starts[:-1] + end for part, end in zip(parts, ends, strict=False)]
    return Bags(
        np.concatenate([*starts, ends[-1:]]).astype(np.int64),
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("columns", "words", "skills")),
    )


@compiled
def _weigh(
    bags: NDArray[np.int64],
    columns: NDArray[np.int32],
    codes: NDArray[np.uint8],
    rows: NDArray[np.intp],
    values: NDArray[np.float32],
    rarity: NDArray[np.float32],
    starts: NDArray[np.int32],
    found: NDArray[np.int32],
    weights: NDArray[np.float32],
) -> None:
    """Writes the words of some rows one after the other, each row of length 1; `starts`, `found`, `weights` are filled.

    In single precision but for the sum of squares, as `corpus.weighted` reckons: to the same last digit.
    """
    end = 0
    for number in range(len(rows)):
        begin, squares = end, 0.0
        for place in range(bags[rows[number]], bags[rows[number] + 1]):
            if codes[place] > 0:
                weight = values[codes[place]] * rarity[columns[place]]
                squares += np.float64(weight * weight)
                found[end], weights[end] = columns[place], weight
                end += 1
        length = np.float32(max(np.sqrt(squares), 1e-9))
        for place in range(begin, end):
            weights[place] /= length
        starts[number + 1] = end
