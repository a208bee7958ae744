"""The score: each part is monotone, bounded and neutral when nothing is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.score import reach_decay, weighted_mean
from tests.make.standing import WEIGHTS, standing_of

minutes = st.floats(min_value=0, max_value=400)
limits = st.integers(min_value=5, max_value=120)


def decay(at: float, limit: float) -> float:
    return float(reach_decay(np.array([at]), np.array([float(limit)]), WEIGHTS)[0])


@given(here=minutes, farther=minutes, limit=limits)
def test_a_longer_way_is_never_worth_more(here: float, farther: float, limit: int) -> None:
    near, far = sorted((here, farther))
    assert 0 <= decay(far, limit) <= decay(near, limit) <= 1


@given(at=minutes, limit=limits, more=limits)
def test_accepting_more_minutes_never_lowers_a_place(at: float, limit: int, more: int) -> None:
    assert decay(at, limit + more) >= decay(at, limit)


def test_reach_is_full_next_door_halves_every_twenty_minutes_and_ends_at_twice_the_limit() -> None:
    assert decay(10, 30) == 1
    assert decay(30, 50) == 0.5
    assert decay(40, 30) == pytest.approx(0.25)
    assert decay(59, 30) > 0
    assert decay(60, 30) == 0


def test_reach_is_unknown_where_the_place_is_unknown() -> None:
    assert np.isnan(decay(np.nan, 30))


parts = st.lists(st.one_of(st.just(np.nan), st.floats(0, 1)), min_size=2, max_size=2)


@given(values=parts)
def test_an_unknown_part_leaves_the_mean(values: list[float]) -> None:
    table = {"wish": np.array([values[0]]), "reach": np.array([values[1]])}
    known = {name: column for name, column in table.items() if not np.isnan(column[0])}

    mean = float(weighted_mean(table, WEIGHTS.parts)[0])

    expected = sum(column[0] * WEIGHTS.parts[name] for name, column in known.items())
    total = sum(WEIGHTS.parts[name] for name in known)
    assert mean == pytest.approx(expected / total if total else 0)


def test_every_weight_has_its_part_and_every_part_its_weight() -> None:
    assert set(standing_of().scores.parts) == set(WEIGHTS.parts)
