"""What may be told of a trade beside some words: that they name it, that it is near to what they mean, or nothing.

The score is bolder: it counts the nearest of all meanings, so that a list has something to offer. Who asks for
"vente" may be shown a bakery, which one of the trades of selling is near to; told as near, nobody believes it.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

NOTHING, NEAR, NAMED = 0, 1, 2
"""What may be told of a trade, from nothing to that the words name it."""
ENOUGH = 0.55
"""From which affinity with all that a clause may mean, each meaning by its confidence, a trade is told as near."""


def links_of(
    meant: Sequence[Mapping[int, float]],
    *,
    themes: Collection[int],
    to_try: Collection[int],
    affinity: NDArray[np.float32],
) -> NDArray[np.int8]:
    """What may be told of each trade and theme: `NOTHING`, `NEAR` or `NAMED`, shape (trades,).

    `meant`: for each clause, the trades it may mean with their confidences, 0 to 1; `themes`: those that the words ask
    for; `to_try`: trades that anybody may try who names themes alone; `affinity`: of each wanted trade (row) with each
    offered one, 0 to 1, shape (trades, trades).
    """
    links = np.full(len(affinity), NOTHING, dtype=np.int8)
    for clause in meant:
        if clause:
            trades, confidences = list(clause), np.array(list(clause.values()), dtype=np.float32)
            links[confidences @ affinity[trades] >= ENOUGH * confidences.sum()] = NEAR
    if not any(meant):
        links[list(to_try)] = NEAR
    links[[*themes, *(trade for clause in meant for trade in clause)]] = NAMED
    return links
