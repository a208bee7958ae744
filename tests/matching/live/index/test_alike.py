"""Rows in groups: those of one tell the same, and no two groups do."""

import numpy as np
import pytest

from matching.live.index.alike import DEMANDS, TIMES, Alike
from tests.make.looks import CORPUS
from tests.make.standing import corpus_of
from tests.make.values import some_opportunity


@pytest.mark.parametrize("names", [TIMES, DEMANDS])
def test_rows_of_a_group_tell_the_same_and_no_two_groups_do(names: tuple[str, ...]) -> None:
    alike = Alike.of(CORPUS, names)

    told = [np.nan_to_num(getattr(CORPUS, name).astype(np.float64), nan=-9.0) for name in names]
    every = np.stack(told, axis=1)
    assert np.array_equal(every, every[alike.one_of[alike.group]])
    assert len(np.unique(every[alike.one_of], axis=0)) == len(alike.one_of) < len(CORPUS)


def test_what_rows_do_not_tell_is_the_same_in_all_of_them() -> None:
    silent = corpus_of(some_opportunity("a:1"), some_opportunity("a:2", conditions={"nights": False}))

    assert Alike.of(silent, ("hours",)).group.tolist() == [0, 0]
    assert Alike.of(silent, ("hours", "nights")).one_of.tolist() == [1, 0]
