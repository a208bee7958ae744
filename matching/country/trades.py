"""Trades: which ones a wish is about and a past job counts for (sparse rows of affinities), and what they demand."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.country.columns import LICENCES
from matching.country.formula import RELATED, Floats
from matching.scoring.profile import ANOTHER_TRADE
from matching.words.trades.demands import Demands


class Rows(NamedTuple):
    """For each of t trades, others with their affinity. A tuple, as compiled code takes it.

    `starts` int32 (t + 1,), `trade` int16 and `affinity` float32: those of each, nearest first, then by code.
    """

    starts: NDArray[np.int32]
    trade: NDArray[np.int16]
    affinity: Floats


class Trades(NamedTuple):
    """t trades: by wish those that are proposed (`related`), by what was done those where it counts (`done`).

    What a trade demands, (t,) each, as in `words.demands`: `strains` uint16, `french` int8 (rank), `regulated` bool,
    `licences` uint16 (the bit of the licence that it takes, 0 for none), `rounds` bool.
    """

    related: Rows
    done: Rows
    strains: NDArray[np.uint16]
    french: NDArray[np.int8]
    regulated: NDArray[np.bool_]
    licences: NDArray[np.uint16]
    rounds: NDArray[np.bool_]


def trades_of(affinity: Floats, demands: Demands) -> Trades:
    """The trades of an affinity table, float32 (t, t), and of what they demand."""
    bits = {code: 1 << bit for bit, code in enumerate(LICENCES)}
    return Trades(
        related=_rows(affinity, affinity >= RELATED),
        done=_rows(affinity, affinity > ANOTHER_TRADE),
        strains=demands.strains,
        french=demands.french,
        regulated=demands.regulated,
        licences=np.array([bits.get(str(code), 0) for code in demands.licence], np.uint16),
        rounds=demands.rounds,
    )


def _rows(affinity: Floats, kept: NDArray[np.bool_]) -> Rows:
    order = np.argsort(-affinity, axis=1, kind="stable")
    there = np.take_along_axis(kept, order, axis=1)
    starts = np.concatenate(([0], np.cumsum(there.sum(axis=1)))).astype(np.int32)
    nearest = np.take_along_axis(affinity, order, axis=1)[there]
    return Rows(starts, order[there].astype(np.int16), nearest.astype(np.float32))
