"""The price on exposure: bounded, the same for everybody, and it spreads what the lists show."""

import numpy as np
import pytest

from matching.lists.exposure import (
    Candidates,
    bound,
    could_be_shown,
    exposure,
    exposure_prices,
    gini,
    never_shown,
    place_worth,
    usable_places,
)

PEOPLE, OPPORTUNITIES = 300, 60
NAN = np.nan


@pytest.fixture(scope="module")
def crowded() -> Candidates:
    """People who all find the same few a little better than the rest."""
    random = np.random.default_rng(7)
    scores = random.uniform(0.3, 0.7, (PEOPLE, OPPORTUNITIES)) + np.linspace(0.3, 0.0, OPPORTUNITIES)
    rows = np.argsort(-scores, axis=1)
    return Candidates(rows.astype(np.int32), np.take_along_axis(scores, rows, axis=1).astype(np.float32), OPPORTUNITIES)


def given(candidates: Candidates, prices: np.ndarray) -> np.ndarray:
    return exposure(candidates.shown(prices), count=candidates.count)


def test_prices_spread_the_places_and_stay_within_their_bound(crowded: Candidates) -> None:
    free = np.zeros(OPPORTUNITIES, np.float32)

    prices = exposure_prices(crowded, np.ones(OPPORTUNITIES))

    assert gini(given(crowded, prices)) < 0.9 * gini(given(crowded, free))
    assert np.abs(prices).max() <= bound(crowded) + 1e-6
    assert prices[0] > 0 > prices[-1]


def test_nothing_passes_before_what_suits_better_by_more_than_twice_the_bound(crowded: Candidates) -> None:
    prices = exposure_prices(crowded, np.ones(OPPORTUNITIES))
    score = np.full((PEOPLE, OPPORTUNITIES), -np.inf)
    np.put_along_axis(score, crowded.rows, crowded.scores, axis=1)

    in_order = np.take_along_axis(score, crowded.shown(prices, length=OPPORTUNITIES), axis=1)

    best_after = np.maximum.accumulate(in_order[:, ::-1], axis=1)[:, ::-1]
    assert (best_after - in_order).max() <= 2 * bound(crowded) + 1e-6


def test_what_suits_best_stands_first_among_the_first_ten(crowded: Candidates) -> None:
    prices = exposure_prices(crowded, np.ones(OPPORTUNITIES))
    score = np.zeros((PEOPLE, OPPORTUNITIES))
    np.put_along_axis(score, crowded.rows, crowded.scores, axis=1)

    first_ten = np.take_along_axis(score, crowded.shown(prices), axis=1)

    assert (np.diff(first_ten, axis=1) <= 0).all()


def test_an_advertisement_for_several_posts_is_shown_more(crowded: Candidates) -> None:
    posts = np.ones(OPPORTUNITIES)
    posts[20] = 9

    usable = usable_places(posts, responsiveness=np.full(OPPORTUNITIES, NAN))

    more, same = exposure_prices(crowded, usable), exposure_prices(crowded, np.ones(OPPORTUNITIES))
    assert more[20] < same[20]
    assert given(crowded, more)[20] > given(crowded, same)[20]


def test_who_answers_can_use_more_places_and_a_monthly_bound_fewer() -> None:
    usable = usable_places(
        np.array([NAN, 1, 1, 4, 100]),
        responsiveness=np.array([NAN, 1, 0, 1, 1]),
        most=np.array([NAN, NAN, NAN, 1, NAN]),
    )

    assert usable.tolist() == pytest.approx([0.75, 1, 0.5, 1, np.sqrt(10)])


def test_lists_at_no_price_stand_in_the_order_of_scores(crowded: Candidates) -> None:
    assert np.array_equal(crowded.shown(np.zeros(OPPORTUNITIES, np.float32)), crowded.rows[:, :10])


def test_shorter_lists_than_ten_have_no_price() -> None:
    few = Candidates(np.array([[0, -1]], np.int32), np.array([[0.9, -np.inf]], np.float32), 3)

    assert exposure_prices(few, np.ones(3)).tolist() == [0, 0, 0]
    assert few.shown(np.zeros(3, np.float32)).tolist() == [[0, -1]]
    assert could_be_shown(few).tolist() == [True, False, False]


def test_nobody_and_nothing_have_no_price() -> None:
    nobody = Candidates(np.empty((0, 0), np.int32), np.empty((0, 0), np.float32), 2)

    assert exposure_prices(nobody, np.ones(2)).tolist() == [0, 0]


def test_places_count_as_in_ndcg_and_not_after_the_tenth() -> None:
    assert place_worth(3).tolist() == pytest.approx([1, 1 / np.log2(3), 0.5])
    assert place_worth(12)[10:].tolist() == [0, 0]
    assert exposure(np.array([[2, -1], [2, 0]], np.int32), count=3).tolist() == pytest.approx([1 / np.log2(3), 0, 2])


@pytest.mark.parametrize(("values", "expected"), [([1, 1, 1, 1], 0), ([0, 0, 0, 1], 0.75), ([0, 0], 0), ([], 0)])
def test_gini_is_0_where_all_have_the_same_and_near_1_where_one_has_all(values: list[float], expected: float) -> None:
    assert gini(np.array(values, dtype=np.float64)) == pytest.approx(expected)


def test_never_shown_counts_only_what_could_be() -> None:
    assert never_shown(np.array([[1, -1]], np.int32), among=np.array([False, True, True])) == 0.5
    assert never_shown(np.array([[1]], np.int32), among=np.zeros(3, np.bool_)) == 0
