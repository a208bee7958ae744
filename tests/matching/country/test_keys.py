"""Keys: the best of many, whatever their order."""

import numpy as np

from matching.country.keys import keep_best, sorted_best


def test_the_greatest_stand_first_and_the_least_of_them_last() -> None:
    keys = np.random.default_rng(5).permutation(np.arange(1_000, dtype=np.uint64))

    keep_best(keys, 1_000, 200)

    assert sorted(keys[:200].tolist()) == list(range(800, 1_000))
    assert keys[199] == 800


def test_keys_are_sorted_the_greatest_first() -> None:
    keys, listed = np.array([3, 9, 1, 8, 4, 100], dtype=np.uint64), np.zeros(6, np.uint64)

    sorted_best(keys, 5, listed)

    assert listed[:5].tolist() == [9, 8, 4, 3, 1]
