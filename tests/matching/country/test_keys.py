"""Keys: the best of many, whatever their order."""

import numpy as np

from matching.country.keys import BUCKETS, keep_best, key_of, ordered, row_of, sort_nearly


def test_the_greatest_stand_first_and_the_least_of_them_last() -> None:
    keys = np.random.default_rng(5).permutation(np.arange(1_000, dtype=np.uint64))

    keep_best(keys, 1_000, 200)

    assert sorted(keys[:200].tolist()) == list(range(800, 1_000))
    assert keys[199] == 800


def test_keys_are_written_bucket_by_bucket_those_below_the_lowest_left_out() -> None:
    values = np.array([0.35, 0.9, 0.05, 0.95, 0.3], np.float32)
    keys = np.array([key_of(value, row) for row, value in enumerate(values)], np.uint64)
    met, into = np.zeros(BUCKETS, np.int32), np.zeros(6, np.uint64)
    np.add.at(met, (values * 10).astype(int), 1)

    count = ordered(keys, 5, met, 3, 9, np.float32(10), into)

    assert [row_of(key) for key in into[:count]] == [1, 3, 0, 4]
    assert met[9] == 2  # where the best bucket ends


def test_keys_are_sorted_the_greatest_first() -> None:
    keys = np.array([8, 9, 3, 4, 1, 100], dtype=np.uint64)

    sort_nearly(keys, 5)

    assert keys.tolist() == [9, 8, 4, 3, 1, 100]
