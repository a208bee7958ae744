"""A score and a row in one number: the greater number is the better place, and no two are equal.

The bits of a positive float32 stand in its order; below them stands the row, the smaller the better. So the best of
many are the same whatever the order in which they are met.
"""

import numpy as np
from numpy.typing import NDArray

from kit import compiled

Keys = NDArray[np.uint64]
LAST = 0xFFFF_FFFF


@compiled
def key_of(value: np.float32, row: int) -> np.uint64:
    """The key of a row worth `value`, not below 0."""
    return np.uint64(np.float32(value).view(np.uint32)) << np.uint64(32) | np.uint64(LAST - row)


@compiled
def value_of(key: np.uint64) -> np.float32:
    """What the row of a key is worth."""
    return np.uint32(key >> np.uint64(32)).view(np.float32)


@compiled
def row_of(key: np.uint64) -> int:
    """The row of a key."""
    return int(LAST - np.int64(key & np.uint64(LAST)))


@compiled
def keep_best(keys: Keys, count: int, most: int) -> None:
    """Moves the `most` greatest of the first `count` keys to the front, the least of them last (Hoare's selection)."""
    low, high, place = 0, count - 1, most - 1
    while low < high:
        pivot = keys[(low + high) >> 1]
        left, right = low, high
        while left <= right:
            while keys[left] > pivot:
                left += 1
            while keys[right] < pivot:
                right -= 1
            if left <= right:
                keys[left], keys[right] = keys[right], keys[left]
                left += 1
                right -= 1
        if place <= right:
            high = right
        elif place >= left:
            low = left
        else:
            return


@compiled
def sorted_best(keys: Keys, count: int, into: Keys) -> None:
    """Writes the first `count` keys, the greatest first: each where as many are greater. For some dozens of them, this
    is done in fewer steps than any sort, as the processor compares eight at once."""
    for here in range(count):
        key, greater = keys[here], 0
        for there in range(count):
            greater += keys[there] > key
        into[greater] = key
