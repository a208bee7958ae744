"""Cuts communes into blocks of neighbours that weigh about as much: by halves, each time along the longer side."""

import numpy as np
from numpy.typing import NDArray


def blocks_of(
    lat: NDArray[np.float64], lon: NDArray[np.float64], weight: NDArray[np.int64], *, most: float
) -> NDArray[np.int32]:
    """The block of each commune, int32 (n,), numbered from 0 along the cuts; -1 for those that weigh nothing.

    No block of two communes or more weighs more than `most`. Always the same for the same arguments.
    """
    found = np.full(len(weight), -1, np.int32)
    x, y = np.nan_to_num(lon) * np.cos(np.radians(np.nan_to_num(lat))), np.nan_to_num(lat)
    waiting, count = [np.flatnonzero(weight > 0)], 0
    while waiting:
        rows = waiting.pop()
        if not len(rows):
            continue
        total = weight[rows].sum()
        if total <= most or len(rows) == 1:
            found[rows] = count
            count += 1
            continue
        axis = max((x, y), key=lambda one: float(np.ptp(one[rows])))
        ordered = rows[np.lexsort((rows, axis[rows]))]
        middle = int(np.searchsorted(np.cumsum(weight[ordered]), total / 2)) + 1
        middle = min(max(middle, 1), len(ordered) - 1)
        waiting += [ordered[middle:], ordered[:middle]]
    return found
