"""The nearest known titles: each votes for its trades, the nearer the stronger."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

STEEP = 14.0
"""A title nearer by 0.05 of cosine weighs twice as much. Chosen by cross-validation on offers."""
FARTHEST = 0.35
"""How much less near than the nearest a title may be and still have a vote."""
TELLING = 40
"""Columns kept of a known title, the heaviest: the others find everything and tell nothing, at three times the cost."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Known titles ready to be searched."""

    postings: csr_array
    """float32 (WIDTH, known titles): each column of features with the titles of which it is one of the heaviest."""
    votes: csr_array
    """float32 (known titles, trades): for which trades each title votes, and how much."""

    def near(self, vectors: csr_array) -> csr_array:
        """The cosine of known titles with rows of weighted features, float32 (rows, known titles)."""
        found: csr_array = (vectors @ self.postings).tocsr()
        return found

    def votes_of(self, near: csr_array) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The share of the votes of each trade, and the cosine of the nearest title, for rows of such cosines.

        Shapes (rows, trades) and (rows,), float32; a row that shares nothing with any title has no vote.
        """
        shares = np.zeros((near.shape[0], self.votes.shape[1]), dtype=np.float32)
        best = np.zeros(near.shape[0], dtype=np.float32)
        for row in range(near.shape[0]):
            start, end = near.indptr[row], near.indptr[row + 1]
            if start == end:
                continue
            cosines = near.data[start:end]
            best[row] = cosines.max()
            kept = cosines > best[row] - FARTHEST
            weights = np.exp(STEEP * (cosines[kept] - best[row]))
            self._vote(shares[row], near.indices[start:end][kept], weights)
        return shares, best

    def cosines_of(self, near: csr_array) -> NDArray[np.float32]:
        """The cosine of the nearest title of each trade, shape (trades,), for one row of such cosines."""
        counts = np.diff(self.votes.indptr)[near.indices]
        starts = self.votes.indptr[near.indices]
        best = np.zeros(self.votes.shape[1], dtype=np.float32)
        np.maximum.at(best, self.votes.indices[_ranges(starts, counts)], np.repeat(near.data, counts))
        return best

    def _vote(self, shares: NDArray[np.float32], titles: NDArray[np.int32], weights: NDArray[np.float32]) -> None:
        starts = self.votes.indptr[titles]
        counts = self.votes.indptr[titles + 1] - starts
        cells = _ranges(starts, counts)
        cast = np.repeat(weights, counts) * self.votes.data[cells]
        np.add.at(shares, self.votes.indices[cells], cast)
        total = shares.sum()
        if total > 0:
            shares /= total


def nearest_of(
    vectors: csr_array,
    *,
    rows: NDArray[np.int64],
    trades: NDArray[np.int64],
    weights: NDArray[np.float32],
    trades_count: int,
) -> Nearest:
    """The index of weighted `vectors` (one row a distinct title); vote i goes from title `rows[i]` to `trades[i]`."""
    rows_of = np.repeat(np.arange(vectors.shape[0]), np.diff(vectors.indptr))
    order = np.lexsort((-vectors.data, rows_of))
    place = np.empty_like(order)
    place[order] = np.arange(len(order)) - vectors.indptr[rows_of]
    told = place < TELLING
    kept = (vectors.data[told], (vectors.indices[told], rows_of[told]))
    votes = csr_array((weights, (rows, trades)), shape=(vectors.shape[0], trades_count))
    return Nearest(csr_array(kept, shape=vectors.shape[::-1]), votes)


def _ranges(starts: NDArray[np.int32], counts: NDArray[np.int32]) -> NDArray[np.int64]:
    """The numbers from each start, so many of each, one after the other."""
    before = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return np.asarray(np.repeat(starts - before, counts) + np.arange(counts.sum()), dtype=np.int64)
