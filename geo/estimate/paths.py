"""The least sum of lengths from one node of a graph to every other: Dijkstra's algorithm, with a heap of bare arrays.

A search from a new home waits for it; several threads may each look for theirs at once.
"""

import numpy as np
from numpy.typing import NDArray

from kit import compiled

Floats = NDArray[np.float64]
Positions = NDArray[np.int32]


@compiled
def shortest(starts: Positions, nodes: Positions, lengths: Floats, origin: int, most: float) -> Floats:
    """The least length from `origin` to each of n nodes, (n,); inf where none leads, or beyond `most`.

    The neighbours of node i are `nodes[starts[i]:starts[i + 1]]`, each at its of the `lengths`, which are positive.
    """
    found = np.full(len(starts) - 1, np.inf)
    keys = np.empty(len(nodes) + 1, dtype=np.float64)  # each edge may put its end on the heap once
    heap = np.empty(len(nodes) + 1, dtype=np.int32)
    found[origin], keys[0], heap[0], count = 0.0, 0.0, origin, 1
    while count > 0:
        length, node = keys[0], heap[0]
        count -= 1
        _sink(keys, heap, count)
        if length > found[node]:  # a shorter way was found since
            continue
        for edge in range(starts[node], starts[node + 1]):
            there, further = nodes[edge], length + lengths[edge]
            if further < found[there] and further <= most:
                found[there] = further
                _rise(keys, heap, count, further, there)
                count += 1
    return found


@compiled
def _rise(keys: Floats, heap: Positions, place: int, key: float, node: int) -> None:
    """Puts a node on a heap of `place` nodes, the one with the least key first."""
    while place > 0:
        parent = (place - 1) // 2
        if keys[parent] <= key:
            break
        keys[place], heap[place] = keys[parent], heap[parent]
        place = parent
    keys[place], heap[place] = key, node


@compiled
def _sink(keys: Floats, heap: Positions, count: int) -> None:
    """Takes the first node off a heap that keeps `count` others."""
    key, node, place = keys[count], heap[count], 0
    while 2 * place + 1 < count:
        child = 2 * place + 1
        if child + 1 < count and keys[child + 1] < keys[child]:
            child += 1
        if key <= keys[child]:
            break
        keys[place], heap[place] = keys[child], heap[child]
        place = child
    keys[place], heap[place] = key, node
