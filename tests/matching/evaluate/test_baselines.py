"""The usual ways to order what is around a person."""

import pytest

from matching.evaluate import Trial, measure, ours, read_texts
from matching.evaluate.ablations import ablations
from matching.evaluate.table import best_of, gain
from tests.make.judged import some_trials
from tests.make.standing import KNOWLEDGE, WEIGHTS

TRIALS = some_trials()
ORDERS = read_texts(TRIALS, KNOWLEDGE.rome).orders(seed=23)


def shown(name: str, trial: Trial) -> list[str]:
    return [trial.standing.corpus.opportunities[row].key for row in ORDERS[name](trial)]


def test_all_stay_within_the_minutes_accepted() -> None:
    for name in ORDERS:
        for trial in TRIALS:
            rows = ORDERS[name](trial)
            assert (trial.standing.reach.minutes[rows] <= trial.standing.reach.limit[rows]).all(), name


def test_exact_codes_come_before_what_is_nearer() -> None:
    baker = TRIALS[1]
    keys = shown("exact ROME + distance", baker)
    assert keys.index("ft:D1102-0") == 0
    assert all(key.startswith("ft:D1102") for key in keys[: sum(key.startswith("ft:D1102") for key in keys)])


@pytest.mark.parametrize("name", ["BM25", "character TF-IDF", "rank fusion of both", "equal-weight sum"])
def test_words_find_the_trade_that_they_name(name: str) -> None:
    assert shown(name, TRIALS[2])[0].startswith("ft:F1703")


def test_a_gate_on_kinds_shows_only_those_the_person_is_open_to() -> None:
    mason = TRIALS[2]
    assert "mission:1" in shown("BM25", mason)
    assert "mission:1" not in shown("BM25, behind a gate on kinds", mason)


def test_the_ranking_without_a_part_or_a_gate_is_another_ranking() -> None:
    walker, orders = TRIALS[3], ablations(WEIGHTS, tuple(TRIALS[0].standing.scores.parts))
    assert len(orders["ours without any gate"](walker)) > len(ours(walker))
    assert orders["ours without wish"](TRIALS[1]).tolist() != ours(TRIALS[1]).tolist()


def test_a_table_names_its_best_row_and_how_far_ours_stands_above_it() -> None:
    own = measure("ours", ours, TRIALS)
    table = [measure(name, order, TRIALS) for name, order in ORDERS.items()]
    best = best_of(table)
    above = gain(own, best, seed=1)
    assert best.name in ORDERS
    assert above is not None
    assert above.people == 3, "nobody can do well for the walker"
    assert own.blocked == {}
