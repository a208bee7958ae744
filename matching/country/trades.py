"""Which trades a wish is about: the affinities of `matching.affinity` that count, as sparse rows, nearest first."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.country.formula import RELATED, Floats
from matching.profile import NEAR_TRADE


class Trades(NamedTuple):
    """t trades. A tuple, as compiled code takes it.

    `starts` int32 (t + 1,), `related` int16 and `affinity` float32: those of each wish, nearest first, then by code;
    `near` bool (t, t): whether what was done in a trade (row) counts as experience in another (column).
    """

    starts: NDArray[np.int32]
    related: NDArray[np.int16]
    affinity: Floats
    near: NDArray[np.bool_]


def trades_of(affinity: Floats) -> Trades:
    """The trades of an affinity table, float32 (t, t)."""
    order = np.argsort(-affinity, axis=1, kind="stable")
    sorted_affinity = np.take_along_axis(affinity, order, axis=1)
    kept = sorted_affinity >= RELATED
    starts = np.concatenate(([0], np.cumsum(kept.sum(axis=1)))).astype(np.int32)
    return Trades(
        starts, order[kept].astype(np.int16), sorted_affinity[kept].astype(np.float32), affinity >= NEAR_TRADE
    )
