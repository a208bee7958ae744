"""How sure a mean over people is."""

import numpy as np

from matching.evaluate.interval import apart, interval_of, paired

FEW = np.array([0.2, 0.4, 0.6, 0.8, np.nan])
MANY = np.random.default_rng(5).random(30)


def test_an_interval_holds_the_mean_of_what_is_known() -> None:
    interval = interval_of(FEW, seed=1)
    assert interval is not None
    assert (interval.people, round(interval.mean, 6)) == (4, 0.5)
    assert interval.low < 0.5 < interval.high


def test_the_same_seed_gives_the_same_interval() -> None:
    assert interval_of(MANY, seed=1) == interval_of(MANY, seed=1) != interval_of(MANY, seed=2)


def test_nothing_known_is_no_interval() -> None:
    assert interval_of(np.array([np.nan]), seed=1) is None
    assert apart(np.array([np.nan]), FEW, seed=1) is None


def test_pairs_cancel_what_people_owe_to_themselves() -> None:
    gain = paired(FEW + 0.1, FEW, seed=1)
    assert gain is not None
    assert round(gain.low, 6) == round(gain.high, 6) == 0.1


def test_two_groups_stand_apart_where_their_difference_is_sure() -> None:
    distance = apart(np.array([0.9, 0.8, 0.9]), np.array([0.1, 0.2, 0.1]), seed=1)
    assert distance is not None
    assert distance.low > 0.5
