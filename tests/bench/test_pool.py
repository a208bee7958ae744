"""What judges are shown: candidates of all rankings, and nothing that tells which proposed one."""

import numpy as np
import pytest

from bench.pool import TIMES_AS_FAR, driven_minutes, minutes_to, pool
from matching.evaluate import Baselines, Trial, ours, read_texts
from tests.make.judged import some_trials
from tests.make.standing import KNOWLEDGE


@pytest.fixture(scope="module")
def trials() -> tuple[Trial, ...]:
    return some_trials()


@pytest.fixture(scope="module")
def texts(trials: tuple[Trial, ...]) -> Baselines:
    return read_texts(trials, KNOWLEDGE.rome)


def test_a_pool_holds_what_each_ranking_puts_first(trials: tuple[Trial, ...], texts: Baselines) -> None:
    for trial in trials:
        rows = pool(trial, texts, most=0, seed=1)
        firsts = [ours, *texts.orders(seed=1).values()]
        assert {int(row) for order in firsts for row in order(trial)[:10]} <= set(rows)
        assert len(rows) == len(set(rows))


def test_nothing_is_farther_than_twice_the_minutes_accepted(trials: tuple[Trial, ...], texts: Baselines) -> None:
    walker = trials[3]

    rows = pool(walker, texts, most=100, seed=1)

    reach = walker.standing.reach
    assert 0 < len(rows) < walker.grades.size
    assert np.all(reach.minutes[rows] <= TIMES_AS_FAR * reach.limit[rows])


def test_the_order_is_drawn_by_the_seed_and_not_by_a_ranking(trials: tuple[Trial, ...], texts: Baselines) -> None:
    once, again, other = (pool(trials[0], texts, most=100, seed=seed) for seed in (1, 1, 2))

    assert once == again
    assert once != other
    assert sorted(once) == sorted(other)


def test_minutes_are_told_by_each_means(trials: tuple[Trial, ...]) -> None:
    cleaner, walker = trials[0].standing, trials[3].standing
    near, far = int(np.argmin(walker.reach.km)), int(np.argmax(walker.reach.km))

    assert minutes_to(near, cleaner)["car"] == 5
    assert minutes_to(far, cleaner)["car"] == driven_minutes(float(cleaner.reach.km[far]))
    assert minutes_to(far, walker) == {"walk": None}
