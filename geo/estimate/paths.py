"""The least sum of lengths from one node of a graph to every other: Dijkstra's algorithm, with a calendar for a heap.

A search from a new home waits for it; several threads may each look for theirs at once.
"""

import numpy as np
from numpy.typing import NDArray

from kit import compiled

Floats = NDArray[np.float64]
Positions = NDArray[np.int32]


@compiled
def shortest(
    starts: Positions, nodes: Positions, lengths: Floats, origin: int, most: float, least: float, longest: float
) -> Floats:
    """The least length from `origin` to each of n nodes, (n,); inf where none leads, or beyond `most`.

    The neighbours of node i are `nodes[starts[i]:starts[i + 1]]`, each at its of the `lengths`, which are positive: of
    them, `least` is none greater than any, `longest` none less.

    Nodes wait for the day on which their length ends. A day is so short that no edge begins and ends on the same one:
    what stands on it is settled, in whatever order; and there are so many that the longest edge ends before they begin
    again.
    """
    found = np.full(len(starts) - 1, np.inf)
    day_length = 0.999 * least
    days = int(longest / day_length) + 2
    first = np.full(days, -1, dtype=np.int32)  # what waits for each day: the last that came
    waiting = np.empty(len(nodes) + 1, dtype=np.int32)  # each edge may make its end wait once
    before = np.empty(len(nodes) + 1, dtype=np.int32)  # what came before it for the same day
    found[origin], first[0], waiting[0], before[0] = 0.0, 0, origin, -1
    count, left, day = 1, 1, 0
    while left > 0:
        here = day % days
        while first[here] >= 0:
            node = waiting[first[here]]
            first[here] = before[first[here]]
            left -= 1
            if int(found[node] / day_length) < day:  # a shorter way was found since
                continue
            for edge in range(starts[node], starts[node + 1]):
                there, further = nodes[edge], found[node] + lengths[edge]
                if further < found[there] and further <= most:
                    found[there] = further
                    end = int(further / day_length) % days
                    waiting[count], before[count], first[end] = there, first[end], count
                    count += 1
                    left += 1
        day += 1
    return found
