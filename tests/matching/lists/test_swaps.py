"""What chance exchanges: neighbours that fit alike, as often as it is logged, the same way each time it is asked."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from matching.lists.swaps import BAND, SHARE, seed_of, swapped

SCORES = np.array([0.910, 0.905, 0.903, 0.71, 0.709, 0.50, 0.30, 0.29, 0.288, 0.281])
"""Bands of three, two, one, one, three."""
DAY = date(2026, 11, 20)
best_first = st.lists(st.floats(0, 1), max_size=40).map(lambda scores: np.array(sorted(scores, reverse=True)))


def shown(seed: int, scores: NDArray[np.floating] = SCORES) -> list[int]:
    return swapped(scores, seed=seed).order


@given(best_first, st.integers(0, 2**64 - 1))
def test_nothing_is_lost_and_only_neighbours_of_a_band_change_places(scores: NDArray[np.floating], seed: int) -> None:
    order = shown(seed, scores)

    assert sorted(order) == list(range(len(scores)))
    for position, row in enumerate(order):
        assert abs(position - row) <= 1
        assert scores[position] // BAND == scores[row] // BAND


def test_each_row_stands_where_it_stands_as_often_as_its_chance_says() -> None:
    times = 8_000
    counted, chances = np.zeros((10, 10)), np.zeros((10, 10))
    for seed in range(times):
        made = swapped(SCORES, seed=seed)
        counted[made.order, np.arange(10)] += 1
        chances[made.order, np.arange(10)] = made.chance

    assert counted / times == pytest.approx(chances, abs=4 * np.sqrt(SHARE / 2 / times))
    assert chances.sum(axis=0) == pytest.approx(np.ones(10))
    assert chances.sum(axis=1) == pytest.approx(np.ones(10))


def test_a_twentieth_of_what_has_neighbours_of_its_band_stands_elsewhere() -> None:
    alike = np.full(31, 0.51)
    moved = [np.count_nonzero(np.array(shown(seed, alike)[:30]) != np.arange(30)) for seed in range(1_500)]

    assert np.mean(moved) / 30 == pytest.approx(SHARE, abs=0.006)


def test_the_same_person_sees_the_same_order_all_day_and_others_do_not() -> None:
    alike = np.full(200, 0.51)

    assert shown(seed_of(7, DAY), alike) == shown(seed_of(7, DAY), alike)
    assert len({tuple(shown(seed_of(one, DAY), alike)) for one in range(5)}) == 5
    assert seed_of(7, DAY) != seed_of(7, date(2026, 11, 21))


@given(best_first, st.integers(0, 1_000), st.integers(2, 20))
def test_a_page_begins_as_the_whole_list(scores: NDArray[np.floating], seed: int, length: int) -> None:
    assert shown(seed, scores)[: length - 1] == shown(seed, scores[:length])[: length - 1]


@pytest.mark.parametrize("scores", [[], [0.4]])
def test_a_list_of_one_has_no_neighbours(scores: list[float]) -> None:
    made = swapped(np.array(scores), seed=1)

    assert (made.order, made.chance) == (list(range(len(scores))), [1.0] * len(scores))
