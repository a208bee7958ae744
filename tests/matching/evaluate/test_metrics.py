"""What one list is worth against grades."""

from math import log2

import numpy as np
import pytest

from matching.evaluate.metrics import UNJUDGED, best_order, condensed, ndcg, quality_of, recall


def order(*rows: int) -> np.ndarray:
    return np.array(rows, dtype=np.intp)


def grades(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int8)


def test_ndcg_gives_exponential_gains_and_a_log_discount() -> None:
    expected = (7 / log2(3)) / (7 + 1 / log2(3))
    assert ndcg(order(1, 0), grades(3, 0, 1)) == pytest.approx(expected)


def test_the_best_order_is_worth_one() -> None:
    known = grades(0, 2, UNJUDGED, 3, 1)
    assert ndcg(best_order(known), known) == pytest.approx(1.0)


def test_nothing_is_measured_of_somebody_who_has_nothing_to_find() -> None:
    assert ndcg(order(0, 1), grades(0, UNJUDGED)) is None
    assert recall(order(0, 1), grades(1, 0)) is None


def test_what_was_not_judged_gains_nothing_but_in_a_condensed_list() -> None:
    known, shown = grades(UNJUDGED, 3), order(0, 1)
    assert ndcg(shown, known) == pytest.approx(1 / log2(3))
    assert ndcg(condensed(shown, known), known) == pytest.approx(1.0)


def test_what_a_gate_drops_still_counts_in_what_is_best() -> None:
    assert ndcg(order(0), grades(1, 3)) == pytest.approx(1 / (7 + 1 / log2(3)))


def test_shares_of_the_first_ten_are_told_with_and_without_what_was_not_judged() -> None:
    quality = quality_of(np.arange(10), grades(0, 0, 2, 1, *[UNJUDGED] * 6))
    assert (quality.grade_0, quality.grade_0_of_ten, quality.judged) == (0.5, 0.2, 0.4)
    assert quality.success == 1.0, "a grade of 2 stands third"


def test_recall_looks_at_fifty_places() -> None:
    known = grades(*[0] * 49, 2, 3)
    assert recall(np.arange(51), known) == 0.5


def test_an_empty_list_is_worth_nothing() -> None:
    quality = quality_of(order(), grades(3, 0))
    assert (quality.ndcg, quality.recall, quality.success, quality.judged) == (0.0, 0.0, 0.0, 0.0)
