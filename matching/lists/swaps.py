"""Lets chance exchange neighbours that fit about as well, so that what was shown first can be told from what was best.

People open what stands first more often, whatever it is: from lists in one order alone, nobody can tell a good rank
from a good place. So a few rows, where it costs the reader next to nothing, change places with their neighbour, and
each row is logged with the chance that it had to stand where it stood: its inverse weighs what followed.

The rule is that of FairPairs (Radlinski and Joachims, "Minimally invasive randomization for collecting unbiased
preferences from clickthrough logs", 2006), with a small chance instead of a half: a coin pairs rows 1-2, 3-4… or 2-3,
4-5…; each pair whose scores lie in the same band is exchanged with the chance `SHARE`. So a row is moved with the
chance SHARE where both neighbours are in its band, half of it at the edge of a band, never if it is alone there.

Pure: the seed decides. The same person on the same day sees the same order, and a logged list can be made again.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from math import floor

import numpy as np
from numpy.typing import NDArray

SHARE = 0.05
"""How many of the rows that have neighbours of their band stand elsewhere than their score says."""
BAND = 0.02
"""Scores of one band differ by less: two points of a hundred, well under what a better sentence in an offer changes."""


@dataclass(frozen=True, slots=True, eq=False)
class Swapped:
    """The first n rows of a list as they are shown.

    `order`: which row, counted from 0 in the order of scores, stands at each position; `chance`: how probable it was
    that this row stood there.
    """

    order: list[int]
    chance: list[float]


def seed_of(person_id: int, day: date) -> int:
    """What decides the exchanges in a person's lists of a day: a hash of both, another for each person and each day."""
    return int.from_bytes(hashlib.blake2b(f"{person_id}:{day.isoformat()}".encode(), digest_size=8).digest())


def swapped(scores: NDArray[np.floating], *, seed: int) -> Swapped:
    """The rows of these scores, best first, with some neighbours of one band exchanged.

    A longer list begins as a shorter one of the same scores and seed, but for its last row, whose neighbour may lie
    beyond: give one row more than is shown.
    """
    count = len(scores)
    order, chance = list(range(count)), [1.0] * count
    if count < 2:
        return Swapped(order, chance)
    coin, *draws = np.random.default_rng(seed).random(count).tolist()
    band = [floor(score / BAND) for score in scores.tolist()]
    alike = [row for row in range(count - 1) if band[row] == band[row + 1]]
    for row in alike:
        chance[row] -= SHARE / 2
        chance[row + 1] -= SHARE / 2
    for row in alike:
        if row % 2 == int(coin * 2) and draws[row] < SHARE:
            order[row], order[row + 1] = row + 1, row
            chance[row] = chance[row + 1] = SHARE / 2
    return Swapped(order, chance)
