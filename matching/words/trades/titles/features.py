"""Titles as sparse vectors: words as they are heard, roots and their pairs, n-grams of letters and of sounds, hashed.

Hashing needs no vocabulary: the model file holds weights only, and an unknown word still shares its letters.
"""

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matching.words.trades.titles.wording import root, sound, tokens

WIDTH = 1 << 16
"""Columns of every matrix of features."""
_MASK = WIDTH - 1

_UNSEEN = 5.0
"""Most that a column never seen can weigh: a spelling mistake makes several, and must not drown the rest."""
_ROOT, _HEARD, _PAIR, _FIRST, _LETTERS, _SOUNDS = 1.5, 0.8, 1.2, 0.7, 0.5, 0.5
"""Weights by kind of feature: a root tells more than three letters. Chosen by cross-validation on offers."""


def features(titles: Sequence[str]) -> csr_array:
    """The raw features of titles, float32 (titles, WIDTH), neither weighted by rarity nor normalised."""
    columns: list[int] = []
    weights: list[float] = []
    ends = [0]
    for title in titles:
        found = _features(title)
        columns += found.keys()
        weights += found.values()
        ends.append(len(columns))
    parts = (np.array(weights, dtype=np.float32), np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int32))
    return csr_array(parts, shape=(len(titles), WIDTH))


def rarity(raw: csr_array) -> NDArray[np.float32]:
    """How rare each column is among the rows of `raw`, shape (WIDTH,): the usual inverse document frequency."""
    seen = np.bincount(raw.indices, minlength=WIDTH)
    rare = np.log((raw.shape[0] + 1) / (seen + 1))
    return np.where(seen == 0, np.minimum(rare, _UNSEEN), rare).astype(np.float32)


def weighted(raw: csr_array, rare: NDArray[np.float32]) -> csr_array:
    """`raw` weighted by rarity, each row of length 1."""
    data = raw.data * rare[raw.indices]
    counts = np.diff(raw.indptr)
    rows = np.repeat(np.arange(raw.shape[0]), counts)
    length = np.sqrt(np.bincount(rows, weights=data * data, minlength=raw.shape[0]))
    shares = data / np.where(length == 0, 1.0, length)[rows]
    return csr_array((shares.astype(np.float32), raw.indices, raw.indptr), shape=raw.shape)


def _features(title: str) -> dict[int, float]:
    words = tokens(title)
    roots = [root(word) for word in words]
    found: dict[int, float] = {}
    for word in words:
        found[_column("S" + sound(word))] = _HEARD
        _add_grams(found, f" {word} ", sizes=(3, 4, 5), weight=_LETTERS, seed=0)
        _add_grams(found, f" {sound(word)} ", sizes=(3, 4), weight=_SOUNDS, seed=1)
    for pair in pairwise(roots):
        found[_column("B" + " ".join(pair))] = _PAIR
    for one in roots:
        found[_column("W" + one)] = _ROOT
    if roots:
        found[_column("F" + roots[0])] = _FIRST
    return found


def _add_grams(found: dict[int, float], text: str, *, sizes: tuple[int, ...], weight: float, seed: int) -> None:
    raw = text.encode()
    for size in sizes:
        for start in range(len(raw) - size + 1):
            found[crc32(raw[start : start + size], seed) & _MASK] = weight


def _column(name: str) -> int:
    return crc32(name.encode()) & _MASK
