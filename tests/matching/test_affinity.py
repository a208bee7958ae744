"""Which trades are near which: a known move, a move of a move, rare skills in common, the same field."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Relation, Rome, Skill, Trade
from matching.affinity import MOVE_LEAST, SAME_FIELD, TWO_MOVES, affinities

CODES = ("A1101", "B1201", "C1301", "D1401", "A1109")
"""Of four fields; the last is of the field of the first."""
ROME = Rome("some", trades=tuple(Trade(code, code) for code in CODES), titles=(), relations=())


def affinity(wanted: str, offered: str, *, relations: tuple[Relation, ...] = (), skills: str = "") -> float:
    """`skills` lists what each trade takes, "A1101:sweep,iron B1201:sweep"; a capital makes a skill a core one."""
    taken = tuple(
        Skill(code, skill.lower(), skill, core=skill[0].isupper())
        for code, _, listed in (one.partition(":") for one in skills.split())
        for skill in listed.split(",")
    )
    table = affinities(replace(ROME, relations=relations, skills=taken))
    return float(table[CODES.index(wanted), CODES.index(offered)])


moves = st.lists(st.builds(Relation, st.sampled_from(CODES), st.sampled_from(CODES), st.integers(1, 30)), max_size=12)


@given(relations=moves)
@settings(deadline=None)
def test_an_affinity_lies_between_nothing_and_the_trade_itself(relations: list[Relation]) -> None:
    table = affinities(replace(ROME, relations=tuple(relations)))

    assert np.array_equal(np.diag(table), np.ones(len(CODES)))
    assert 0 <= table.min() <= table.max() <= 1


@given(relations=moves)
@settings(deadline=None)
def test_the_way_back_of_a_known_move_counts_nearly_as_much(relations: list[Relation]) -> None:
    table = affinities(replace(ROME, relations=tuple(relations)))

    for move in relations:
        there, back = CODES.index(move.target), CODES.index(move.rome)
        assert table[there, back] >= 0.9 * MOVE_LEAST - 1e-6


def test_a_move_ranked_first_is_nearer_than_one_ranked_fifth_or_twentieth() -> None:
    first, fifth, twentieth = (
        affinity("A1101", "B1201", relations=(Relation("A1101", "B1201", rank),)) for rank in (1, 5, 20)
    )

    assert 1 > first > fifth > twentieth == MOVE_LEAST


def test_a_move_of_a_move_counts_less_than_either() -> None:
    chain = (Relation("A1101", "B1201", 1), Relation("B1201", "C1301", 2))

    two = affinity("A1101", "C1301", relations=chain)

    one, other = affinity("A1101", "B1201", relations=chain), affinity("B1201", "C1301", relations=chain)
    assert two == pytest.approx(TWO_MOVES * one * other)
    assert affinity("A1101", "D1401", relations=(*chain, Relation("C1301", "D1401", 1))) == 0, "three are too many"


def test_a_rare_skill_in_common_counts_more_than_one_that_everybody_needs() -> None:
    skills = "A1101:listen,graft B1201:graft,count C1301:listen,weld D1401:listen,sing"

    assert affinity("A1101", "B1201", skills=skills) > affinity("A1101", "C1301", skills=skills) > 0
    assert affinity("C1301", "A1101", skills=skills) == affinity("A1101", "C1301", skills=skills)


def test_a_skill_that_makes_both_trades_counts_more_than_one_beside() -> None:
    core = affinity("A1101", "B1201", skills="A1101:Graft,count B1201:Graft,sing")
    beside = affinity("A1101", "B1201", skills="A1101:graft,count B1201:graft,sing")

    assert core > beside


def test_all_skills_in_common_count_less_than_the_first_move() -> None:
    shared = affinity("A1101", "B1201", skills="A1101:graft B1201:graft")

    assert shared < affinity("A1101", "B1201", relations=(Relation("A1101", "B1201", 1),))


def test_without_moves_or_skills_only_the_field_makes_trades_near() -> None:
    assert affinity("A1101", "A1109") == pytest.approx(SAME_FIELD)
    assert affinity("A1101", "B1201") == 0


def test_a_store_without_trades_is_no_fault() -> None:
    assert affinities(Rome("none", trades=(), titles=(), relations=())).shape == (0, 0)
