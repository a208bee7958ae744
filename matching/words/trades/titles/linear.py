"""The trained part: a linear model of low rank from features to trades, with a softmax, in plain numpy.

A full matrix of 65,536 features by 1,584 trades would be 400 MB; through three times 48 dimensions it is 19 MB, and a
title is read in microseconds. Trained by mini-batches on the cross-entropy: Adagrad by row for the features, Adam for
the trades. Three small models, each of its own chance, err less together than a large one; the mean of what they find
is itself a linear model, so that they are kept and read as one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from threadpoolctl import threadpool_limits

MEMBERS = 3
"""Small models that are trained and read as one."""
DIMENSIONS = 48
"""Of each of them."""
EPOCHS = 4
BATCH = 256
DROPPED = 0.3
"""Share of the features hidden at each step, so that no single one decides."""
_RATE, _RATE_OF_FEATURES, _SCALE = 0.02, 0.1, 4.0
_KEEP_MEAN, _KEEP_SQUARE = 0.9, 0.99


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights in float32: `inner` (WIDTH, dimensions), `outer` (dimensions, trades), `bias` (trades,)."""

    inner: NDArray[np.float32]
    outer: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, vectors: csr_array) -> NDArray[np.float32]:
        """The probability of each trade, float32 (rows, trades), for rows of weighted features."""
        return _softmax(np.asarray(vectors @ self.inner) @ self.outer + self.bias)


def train(
    vectors: csr_array, trades: NDArray[np.int64], weights: NDArray[np.float32], *, trades_count: int, seed: int = 23
) -> Linear:
    """The model that reads `trades` (an index a row) out of weighted `vectors`; `weights` is what each row counts."""
    with threadpool_limits(1):  # for matrices this small, threads cost more than they give, above all on a busy machine
        members = [
            _train_one(vectors, trades, weights, trades_count=trades_count, seed=seed + member)
            for member in range(MEMBERS)
        ]
    return Linear(
        np.hstack([one.inner for one in members]),
        np.vstack([one.outer for one in members]) / np.float32(MEMBERS),
        np.mean([one.bias for one in members], axis=0, dtype=np.float32),
    )


def _train_one(
    vectors: csr_array, trades: NDArray[np.int64], weights: NDArray[np.float32], *, trades_count: int, seed: int
) -> Linear:
    random = np.random.default_rng(seed)
    inner = (random.standard_normal((vectors.shape[1], DIMENSIONS)) * 0.1).astype(np.float32)
    inner[np.bincount(vectors.indices, minlength=vectors.shape[1]) == 0] = 0  # never seen: says nothing
    outer = (random.standard_normal((DIMENSIONS, trades_count)) * 0.05).astype(np.float32)
    bias = np.zeros(trades_count, dtype=np.float32)
    squares = np.full(vectors.shape[1], 1e-6, dtype=np.float32)
    moved_outer, moved_bias = _Adam(outer), _Adam(bias)
    count = vectors.shape[0]
    steps, step = EPOCHS * -(-count // BATCH), 0
    for _ in range(EPOCHS):
        order = random.permutation(count)
        for start in range(0, count, BATCH):
            rows = order[start : start + BATCH]
            batch = vectors[rows]
            shown = batch.data * (random.random(len(batch.data), dtype=np.float32) > DROPPED) / np.float32(1 - DROPPED)
            columns, position = np.unique(batch.indices, return_inverse=True)
            small = csr_array((shown, position, batch.indptr), shape=(len(rows), len(columns)))
            hidden = np.asarray(small @ inner[columns] * _SCALE, dtype=np.float32)
            error = _softmax(hidden @ outer + bias)
            error[np.arange(len(rows)), trades[rows]] -= 1
            error *= (weights[rows] / len(rows))[:, None]
            rate = 1 - step / steps
            step += 1
            slope = np.asarray(small.T @ (error @ outer.T)) * _SCALE
            moved_outer.move(hidden.T @ error, rate=_RATE * rate)
            moved_bias.move(error.sum(axis=0), rate=_RATE * rate)
            squares[columns] += (slope * slope).mean(axis=1)
            inner[columns] -= _RATE_OF_FEATURES * rate * slope / np.sqrt(squares[columns])[:, None]
    return Linear(inner * np.float32(_SCALE), outer, bias)


class _Adam:
    """Moves an array in place, each weight by its own step."""

    def __init__(self, array: NDArray[np.float32]) -> None:
        self._array = array
        self._mean, self._square = np.zeros_like(array), np.zeros_like(array)
        self._times = 0

    def move(self, slope: NDArray[np.float32], *, rate: float) -> None:
        self._times += 1
        self._mean = _KEEP_MEAN * self._mean + (1 - _KEEP_MEAN) * slope
        self._square = _KEEP_SQUARE * self._square + (1 - _KEEP_SQUARE) * slope * slope
        mean = self._mean / (1 - _KEEP_MEAN**self._times)
        square = self._square / (1 - _KEEP_SQUARE**self._times)
        self._array -= rate * mean / (np.sqrt(square) + 1e-8)


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
