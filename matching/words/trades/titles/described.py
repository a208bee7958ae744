"""What a trade does, word by word: for people who say what they would do rather than a title."""

from collections import Counter
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kit import roots
from matching.words.trades.rome import Rome

MOST = 0.85
"""A trade that is only described, not named, is never quite sure."""
STEEP = 2.0
"""Half of the cosine of its words is enough: a wish has three words, a trade's document fifty."""


class Descriptions:
    """The words of each trade's titles and skills, weighted by rarity; the rows of `rome.trades`."""

    def __init__(self, rome: Rome) -> None:
        bags = [Counter[str]() for _ in rome.trades]
        position = {trade.code: index for index, trade in enumerate(rome.trades)}
        named = [(title.rome, title.label, title.everyday) for title in rome.titles]
        named += [(trade.code, trade.label, False) for trade in rome.trades]
        for code, label, everyday in dict.fromkeys(named):
            bags[position[code]].update(dict.fromkeys(roots(label), 3 if everyday else 2))
        roots_once = cache(roots)  # trades share most of their skills
        for skill in rome.skills:
            bags[position[skill.rome]].update(dict.fromkeys(roots_once(skill.label), 2 if skill.core else 1))
        self._columns: dict[str, int] = {}
        for bag in bags:
            for stem in bag:
                self._columns.setdefault(stem, len(self._columns))
        self._rare = np.ones(len(self._columns), dtype=np.float32)
        raw = self._rows(bags)
        self._rare = (np.log((1 + len(bags)) / (1 + np.bincount(raw.indices, minlength=raw.shape[1]))) + 1).astype(
            np.float32
        )
        self._documents = csr_array(self._rows(bags).T.tocsr())

    def confidences(self, text: str) -> NDArray[np.float32]:
        """How far each trade is described by `text`, shape (trades,), 0 to MOST."""
        asked = roots(text)
        known = Counter(stem for stem in asked if stem in self._columns)
        if not known:
            return np.zeros(self._documents.shape[1], dtype=np.float32)
        overlap = (self._rows([known]) @ self._documents).toarray().ravel()
        described = STEEP * overlap * known.total() / len(asked)
        return np.minimum(MOST, described).astype(np.float32)

    def strange(self, text: str) -> NDArray[np.bool_]:
        """The trades to which `text` is strange, shape (trades,): it has words of others, and none of theirs."""
        known = Counter(stem for stem in roots(text) if stem in self._columns)
        if not known:
            return np.zeros(self._documents.shape[1], dtype=np.bool_)
        return np.asarray((self._rows([known]) @ self._documents).toarray().ravel() == 0)

    def likeness(self) -> NDArray[np.float32]:
        """The cosine of the words of each trade with those of each other, shape (trades, trades), 0 to 1."""
        return np.asarray((self._documents.T @ self._documents).toarray(), dtype=np.float32)

    def _rows(self, bags: list[Counter[str]]) -> csr_array:
        """One row a bag, of length 1: a repeated word counts by its logarithm."""
        columns = np.array([self._columns[stem] for bag in bags for stem in bag], dtype=np.int32)
        counts = np.array([times for bag in bags for times in bag.values()], dtype=np.float32)
        rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        data = (1 + np.log(counts)) * self._rare[columns]
        length = np.sqrt(np.bincount(rows, weights=data * data, minlength=len(bags)))
        data = (data / length[rows]).astype(np.float32)
        return csr_array((data, (rows, columns)), shape=(len(bags), len(self._columns)))
