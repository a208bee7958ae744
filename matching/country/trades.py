"""Which trades a wish is about: the affinities of `matching.affinity` that count, as sparse rows, nearest first."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.country.formula import RELATED, Floats
from matching.profile import ANOTHER_TRADE, SAME_WORK


class Trades(NamedTuple):
    """t trades. A tuple, as compiled code takes it.

    `starts` int32 (t + 1,), `related` int16 and `affinity` float32: those of each wish, nearest first, then by code;
    `near` float32 (t, t): how much of what was done in a trade (row) counts as experience in another (column), 0 to 1.
    """

    starts: NDArray[np.int32]
    related: NDArray[np.int16]
    affinity: Floats
    near: Floats


def trades_of(affinity: Floats) -> Trades:
    """The trades of an affinity table, float32 (t, t)."""
    order = np.argsort(-affinity, axis=1, kind="stable")
    sorted_affinity = np.take_along_axis(affinity, order, axis=1)
    kept = sorted_affinity >= RELATED
    starts = np.concatenate(([0], np.cumsum(kept.sum(axis=1)))).astype(np.int32)
    return Trades(
        starts, order[kept].astype(np.int16), sorted_affinity[kept].astype(np.float32), experience_near(affinity)
    )


def experience_near(affinity: Floats) -> Floats:
    """How much of what was done in a trade counts in one of this affinity, 0 to 1, as in `matching.profile`."""
    near = (affinity - ANOTHER_TRADE) / (SAME_WORK - ANOTHER_TRADE)
    return np.asarray(np.clip(near, 0.0, 1.0), dtype=np.float32)
