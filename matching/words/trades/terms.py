"""How near the words of a question are to those of each row: the cosine, row by row, or stem by stem where many ask.

Both ways add up in double precision and tell the sums in single precision: in whatever order they were added up, they
are the same, and a list made for everybody is the one made for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from kit import compiled

Cosines = NDArray[np.float64]


class Vector(NamedTuple):
    """The words of a question: their columns `indices` int32 (k,), and what each weighs, `data` float32 (k,)."""

    indices: NDArray[np.int32]
    data: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The same n rows by stem: column c stands in `rows` int32 from `starts[c]` to `starts[c + 1]`, with `weights`."""

    starts: NDArray[np.int32]
    rows: NDArray[np.int32]
    weights: NDArray[np.float32]
    count: int

    @classmethod
    def of(cls, matrix: csr_matrix) -> Terms:
        """The terms of weighted rows: worth it where more than a few questions will be asked."""
        by_stem = matrix.tocsc()
        return cls(by_stem.indptr, by_stem.indices, by_stem.data, matrix.shape[0])

    def cosines(self, question: Vector) -> Cosines:
        """As `cosines`, for the rows these terms are of."""
        found = np.zeros(self.count)
        _by_stem(self.starts, self.rows, self.weights, question.indices, question.data, found)
        return found


def cosines(matrix: csr_matrix, question: Vector) -> Cosines:
    """The cosine of each row of length 1 (n, columns) with a question of length 1; shape (n,)."""
    wanted = np.zeros(matrix.shape[1], dtype=np.float32)
    wanted[question.indices] = question.data
    found = np.zeros(matrix.shape[0])
    _by_row(matrix.indptr, matrix.indices, matrix.data, wanted, found)
    return found


@compiled
def _by_stem(
    starts: NDArray[np.int32],
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    columns: NDArray[np.int32],
    wanted: NDArray[np.float32],
    found: Cosines,
) -> None:
    for place in range(len(columns)):
        weight = np.float64(wanted[place])
        for at in range(starts[columns[place]], starts[columns[place] + 1]):
            found[rows[at]] += weight * weights[at]
    for row in range(len(found)):
        found[row] = np.float32(found[row])


@compiled
def _by_row(
    starts: NDArray[np.int32],
    columns: NDArray[np.int32],
    weights: NDArray[np.float32],
    wanted: NDArray[np.float32],
    found: Cosines,
) -> None:
    for row in range(len(found)):
        total = 0.0
        for at in range(starts[row], starts[row + 1]):
            total += np.float64(wanted[columns[at]]) * weights[at]
        found[row] = np.float32(total)
