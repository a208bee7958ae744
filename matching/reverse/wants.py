"""What people want and can do, each distinct text kept once: the trades near it, and its stems."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix, vstack

from matching.model import Experience, Person
from matching.scoring.corpus import BUCKETS, Bag
from matching.scoring.knowledge import Knowledge
from matching.scoring.profile import skills_of, trades_wanted, words_of
from matching.scoring.weights import Weights

LEAST_AFFINITY = 0.1
"""Trades less near than this are not kept: they count as just so near, which is little."""

Texts = tuple[tuple[str, ...], tuple[Experience, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Wants:
    """w distinct things that people want and did.

    `named` bool (w,): something of it names a trade; `trades` csc float32 (w, trades), how near each is, from
    `LEAST_AFFINITY` on; `words`, `skills` csc float32 (w, BUCKETS), the stems of all of it, and of what they can do.
    """

    named: NDArray[np.bool_]
    trades: csc_matrix
    words: csc_matrix
    skills: csc_matrix

    def __len__(self) -> int:
        return len(self.named)

    @property
    def bytes(self) -> int:
        """What they weigh."""
        columns = [
            part for one in (self.trades, self.words, self.skills) for part in (one.data, one.indices, one.indptr)
        ]
        return int(sum(column.nbytes for column in (self.named, *columns)))

    def take(self, rows: NDArray[np.intp]) -> "Wants":
        """Some of them, in that order."""
        trades, words, skills = (one.tocsr()[rows].tocsc() for one in (self.trades, self.words, self.skills))
        return Wants(self.named[rows], trades, words, skills)

    def joined(self, other: "Wants") -> "Wants":
        """These, then others."""
        return Wants(
            np.concatenate([self.named, other.named]),
            vstack([self.trades, other.trades], format="csc"),
            vstack([self.words, other.words], format="csc"),
            vstack([self.skills, other.skills], format="csc"),
        )


def texts_of(person: Person) -> Texts:
    """All that a person wrote of what they want and can do."""
    return person.wishes, person.experience, person.skills


def wants_of(people: Sequence[Person], *, knowledge: Knowledge, weights: Weights) -> Wants:
    """What each of some people wants."""
    trades = [trades_wanted(one, knowledge, weights) for one in people]
    near = [np.flatnonzero(one >= LEAST_AFFINITY).astype(np.int32) for one in trades]
    pairs = zip(near, trades, strict=True)
    return Wants(
        named=np.array([bool(one.any()) for one in trades], dtype=np.bool_),
        trades=_matrix([(columns, one[columns]) for columns, one in pairs], len(knowledge.rome.trades)),
        words=_matrix([_columns(words_of(one)) for one in people], BUCKETS),
        skills=_matrix([_columns(skills_of(one)) for one in people], BUCKETS),
    )


def _columns(bag: Bag) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    return np.fromiter(bag, np.int32, len(bag)), np.fromiter(bag.values(), np.float32, len(bag))


def _matrix(rows: Sequence[tuple[NDArray[np.int32], NDArray[np.float32]]], width: int) -> csc_matrix:
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in rows], dtype=np.int64)])
    columns = np.concatenate([np.zeros(0, np.int32), *(columns for columns, _ in rows)])
    values = np.concatenate([np.zeros(0, np.float32), *(values for _, values in rows)])
    return csr_matrix((values, columns, starts), shape=(len(rows), width)).tocsc()
