"""Which trades are near which: told alike, a known move, one family, a step up."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Relation, Rome, Skill, Trade
from matching.words.trades.affinity import LATER_MOVE, MOST, MOVES, OTHER_WORLD, SAME_FAMILY, STEP_UP, affinities
from matching.words.trades.titles import Descriptions

LABELS = {"A1101": "Bûcheron", "B1201": "Potier", "B1301": "Luthier", "D1401": "Chef de rayon", "A1109": "Berger"}
CODES = tuple(LABELS)
"""Of three large families; the last is of the small family of the first."""
ROME = Rome("some", trades=tuple(Trade(code, label) for code, label in LABELS.items()), titles=(), relations=())


def table(rome: Rome) -> np.ndarray:
    return affinities(rome, Descriptions(rome))


def affinity(wanted: str, offered: str, *, relations: tuple[Relation, ...] = (), skills: str = "") -> float:
    """`skills` lists what each trade takes, "A1101:sweep,iron B1201:sweep"."""
    taken = tuple(
        Skill(code, skill, skill)
        for code, _, listed in (one.partition(":") for one in skills.split())
        for skill in listed.split(",")
    )
    known = table(replace(ROME, relations=relations, skills=taken))
    return float(known[CODES.index(wanted), CODES.index(offered)])


moves = st.lists(st.builds(Relation, st.sampled_from(CODES), st.sampled_from(CODES), st.integers(1, 30)), max_size=12)


@given(relations=moves)
@settings(deadline=None)
def test_an_affinity_lies_between_nothing_and_the_trade_itself(relations: list[Relation]) -> None:
    known = table(replace(ROME, relations=tuple(relations)))

    assert np.array_equal(np.diag(known), np.ones(len(CODES)))
    assert known.min() >= 0
    assert known[~np.eye(len(CODES), dtype=bool)].max() <= MOST + 1e-6


def test_a_move_counts_by_its_rank_there_and_back() -> None:
    first, fifth, twentieth = (
        affinity("B1201", "B1301", relations=(Relation("B1201", "B1301", rank),)) for rank in (1, 5, 20)
    )
    back = affinity("B1301", "B1201", relations=(Relation("B1201", "B1301", 1),))

    assert (first, fifth, twentieth) == pytest.approx((MOVES[0][1], MOVES[1][1], LATER_MOVE))
    assert back == first


def test_a_move_to_another_large_family_counts_less() -> None:
    assert affinity("A1101", "B1201", relations=(Relation("A1101", "B1201", 1),)) == pytest.approx(
        OTHER_WORLD * MOVES[0][1]
    )


def test_a_rare_word_in_common_counts_more_than_one_that_everybody_needs() -> None:
    skills = "A1101:ecouter,greffer B1201:greffer,compter B1301:ecouter,souder D1401:ecouter,chanter"

    assert affinity("A1101", "B1201", skills=skills) > affinity("A1101", "B1301", skills=skills) > 0


def test_a_step_up_is_farther_than_the_step_down() -> None:
    up = affinity("A1101", "D1401", relations=(Relation("A1101", "D1401", 1),))
    down = affinity("D1401", "A1101", relations=(Relation("A1101", "D1401", 1),))

    assert up == pytest.approx(STEP_UP * down)


def test_without_moves_or_words_only_the_family_makes_trades_near() -> None:
    assert affinity("A1101", "A1109") == pytest.approx(SAME_FAMILY)
    assert affinity("A1101", "B1201") == 0


def test_a_store_without_trades_is_no_fault() -> None:
    assert table(Rome("none", trades=(), titles=(), relations=())).shape == (0, 0)
