"""A score and a row in one number: the greater number is the better place, and no two are equal.

The bits of a positive float32 stand in its order; below them stands the row, the smaller the better. So the best of
many are the same whatever the order in which they are met.
"""

import numpy as np
from numpy.typing import NDArray

from kit import compiled

Keys = NDArray[np.uint64]
Counts = NDArray[np.int32]
BUCKETS = 1_024
"""Of values, of one width each: candidates are counted by them, and their bound follows without sorting anything."""
A_LITTLE = np.float32(0.01)
"""Of a bucket, by which a bound stays below: more than rounding takes."""
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
def ordered(keys: Keys, kept: int, met: Counts, lowest: int, highest: int, scale: np.float32, into: Keys) -> int:
    """Writes those of the first `kept` keys whose bucket (value times `scale`) is `lowest` to `highest`, the best
    bucket first; how many. `met`, how many stand in each, becomes where each ends; the last of `into` is written on."""
    met[:lowest] = into.size - 1
    count = 0
    for bucket in range(highest, lowest - 1, -1):
        here = met[bucket]
        met[bucket] = count
        count += here
    for at in range(kept):
        key = keys[at]
        bucket = int(value_of(key) * scale)
        into[met[bucket]] = key
        met[bucket] += bucket >= lowest
    return count


@compiled
def sort_nearly(keys: Keys, count: int) -> None:
    """Sorts the first `count` keys in place, the greatest first, where few are out of place (insertion sort)."""
    for here in range(1, count):
        key, there = keys[here], here
        while there > 0 and keys[there - 1] < key:
            keys[there] = keys[there - 1]
            there -= 1
        keys[there] = key
