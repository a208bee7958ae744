"""The people of a crowd in arrays, ready to be asked: who reaches what by the travel times of now, and their words
weighted by how rare each is now."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from geo import Travel
from matching.reverse.crowd import Crowd
from matching.reverse.lines import Lines, lines_of
from matching.scoring.weights import Weights


@dataclass(frozen=True, slots=True, eq=False)
class Audience:
    """A crowd ready to be asked: its lines by these travel times, and the lengths of its bags of words and of skills by
    this rarity, float32 (w,)."""

    crowd: Crowd
    lines: Lines
    travel: Travel
    rarity: NDArray[np.float32]
    words_long: NDArray[np.float32]
    skills_long: NDArray[np.float32]

    def with_rarity(self, rarity: NDArray[np.float32]) -> "Audience":
        """The same audience where words are so rare (`Corpus.rarity`)."""
        if np.array_equal(rarity, self.rarity):
            return self
        words, skills = _lengths(self.crowd, rarity)
        return replace(self, rarity=rarity, words_long=words, skills_long=skills)


def audience_of(crowd: Crowd, travel: Travel, *, rarity: NDArray[np.float32], weights: Weights) -> Audience:
    """The audience that a crowd makes with these travel times and this rarity of words (`Corpus.rarity`)."""
    return Audience(crowd, lines_of(crowd.starts, travel, weights), travel, rarity, *_lengths(crowd, rarity))


def _lengths(crowd: Crowd, rarity: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    squared = rarity.astype(np.float32) ** 2
    words, skills = (np.sqrt(bags.power(2) @ squared) for bags in (crowd.wants.words, crowd.wants.skills))
    return words, skills
