"""The nation of the measure: drawn as it says, the same for the same seed."""

import numpy as np

from cli.bench.invented.country import MOST_MINUTES, nation_of
from geo import Mode
from ingest.reference import read_demo

NATION = nation_of(read_demo())


def test_a_seed_draws_the_same_and_another_draws_others() -> None:
    one, again, other = (NATION.opportunities(500, seed=seed) for seed in (1, 1, 2))

    assert np.array_equal(one.skills, again.skills)
    assert np.array_equal(one.age_days, again.age_days)
    assert not np.array_equal(one.trade, other.trade)


def test_people_live_where_the_communes_are_populated() -> None:
    population = np.array([one.population for one in NATION.communes])

    homes = np.bincount(NATION.people(20_000, seed=1).home, minlength=len(population))

    assert np.corrcoef(homes, population)[0, 1] > 0.95


def test_a_few_trades_make_most_of_what_is_offered() -> None:
    offered = np.sort(np.bincount(NATION.opportunities(20_000, seed=1).trade))[::-1]

    assert offered[: len(offered) // 10].sum() > offered.sum() / 3


def test_each_skill_of_a_post_is_one_that_its_trade_takes() -> None:
    offered = NATION.opportunities(200, seed=1)

    for trade, skills in zip(offered.trade, offered.skills, strict=True):
        assert set(skills[skills >= 0]) <= set(NATION.trade_skills[trade])


def test_nobody_goes_farther_than_twice_what_they_accept() -> None:
    assert MOST_MINUTES[Mode.CAR] == 90
    assert set(MOST_MINUTES) == set(Mode)
