"""The usual ways to order what is around a person."""

import pytest

from matching.evaluate import Order, Trial, measure, ours, read_texts
from matching.evaluate.ablations import ablations
from matching.evaluate.table import best_of, gain
from tests.make.standing import KNOWLEDGE, WEIGHTS
from tests.matching.evaluate.conftest import Trials

Orders = dict[str, Order]


@pytest.fixture(scope="module")
def orders(trials: Trials) -> Orders:
    return read_texts(trials, KNOWLEDGE.rome).orders(seed=23)


def shown(order: Order, trial: Trial) -> list[str]:
    return [trial.standing.corpus.opportunities[row].key for row in order(trial)]


def test_all_stay_within_the_minutes_accepted(trials: Trials, orders: Orders) -> None:
    for name, order in orders.items():
        for trial in trials:
            rows = order(trial)
            assert (trial.standing.reach.minutes[rows] <= trial.standing.reach.limit[rows]).all(), name


def test_exact_codes_come_before_what_is_nearer(trials: Trials, orders: Orders) -> None:
    keys = shown(orders["exact ROME + distance"], trials[1])
    assert keys.index("ft:D1102-0") == 0
    assert all(key.startswith("ft:D1102") for key in keys[: sum(key.startswith("ft:D1102") for key in keys)])


@pytest.mark.parametrize("name", ["BM25", "character TF-IDF", "rank fusion of both", "equal-weight sum"])
def test_words_find_the_trade_that_they_name(name: str, trials: Trials, orders: Orders) -> None:
    assert shown(orders[name], trials[2])[0].startswith("ft:F1703")


def test_a_gate_on_kinds_shows_only_those_the_person_is_open_to(trials: Trials, orders: Orders) -> None:
    mason = trials[2]
    assert "mission:1" in shown(orders["BM25"], mason)
    assert "mission:1" not in shown(orders["BM25, behind a gate on kinds"], mason)


def test_the_ranking_without_a_part_or_a_gate_is_another_ranking(trials: Trials) -> None:
    baker, walker = trials[1], trials[3]
    without = ablations(WEIGHTS, tuple(baker.standing.scores.parts))
    assert len(without["ours without any gate"](walker)) > len(ours(walker))
    assert without["ours without wish"](baker).tolist() != ours(baker).tolist()


def test_a_table_names_its_best_row_and_how_far_ours_stands_above_it(trials: Trials, orders: Orders) -> None:
    own = measure("ours", ours, trials)
    table = [measure(name, order, trials) for name, order in orders.items()]
    best = best_of(table)
    above = gain(own, best, seed=1)
    assert best.name in orders
    assert above is not None
    assert above.people == 3, "nobody can do well for the walker"
    assert own.blocked == {}
