"""One person, several opportunities: what comes first, at which score, however far one goes."""

from dataclasses import replace

import numpy as np
import pytest

from geo import Means, Mode, Point
from matching import Kind, Rung, Stage, explained
from matching.scoring.score import combined
from tests.make.standing import WEIGHTS, keys, ranked, reasons, standing_of, told
from tests.make.values import AUBUSSON, BOURGANEUF, GUERET, NOON, some_opportunity, some_person


def test_the_trade_wished_for_comes_before_a_near_one_before_another() -> None:
    wished = some_opportunity("a:wished", rome="K1304", title="Employé de ménage")
    near = some_opportunity("a:near", rome="K1302", title="Aide à domicile")
    other = some_opportunity("a:other", rome="F1703", title="Maçon")

    assert keys(some_person(wishes=("employée de ménage",)), other, near, wished) == ["a:wished", "a:near", "a:other"]


def test_nearer_comes_first_at_equal_fit() -> None:
    here, there = some_opportunity("a:here"), some_opportunity("a:there", point=AUBUSSON)

    assert keys(some_person(means=(Means(Mode.CAR, 60),)), there, here) == ["a:here", "a:there"]


def test_far_from_work_a_mission_comes_before_a_full_time_job() -> None:
    mission = some_opportunity("a:mission", kind=Kind.VOLUNTEERING, rome=None, title="Aider à l'épicerie solidaire")
    job = some_opportunity("a:job", conditions={"hours_per_week": 35.0})

    assert keys(some_person(stage=Stage.REMOBILISATION), job, mission) == ["a:mission", "a:job"]
    assert keys(some_person(stage=Stage.EMPLOI), job, mission) == ["a:job", "a:mission"]


def test_the_score_recomputes_from_its_parts() -> None:
    one = ranked(some_person(wishes=("maçon",)), some_opportunity(point=BOURGANEUF))[0]

    told = {part.name: part.value for part in one.parts}
    parts = {name: np.array([told.get(name, np.nan)]) for name in WEIGHTS.parts}
    assert one.score == pytest.approx(float(combined(parts, WEIGHTS)[0]))
    assert all(0 <= part.value <= part.ceiling for part in one.parts)


def test_equal_scores_stand_in_the_order_of_their_keys() -> None:
    twins = [some_opportunity(f"a:{letter}") for letter in "cab"]

    assert keys(some_person(), *twins) == ["a:a", "a:b", "a:c"]


def test_home_is_the_only_place_that_counts() -> None:
    here, there = some_opportunity("a:here"), some_opportunity("a:there", point=AUBUSSON)
    moved = replace(some_person(means=(Means(Mode.CAR, 60),)), home=AUBUSSON)

    assert keys(moved, here, there) == ["a:there", "a:here"]
    assert keys(replace(moved, home=GUERET), here, there) == ["a:here", "a:there"]


def test_hours_read_in_a_wish_order_the_list_and_drop_nothing() -> None:
    few, many = (some_opportunity(f"a:{hours}", conditions={"hours_per_week": hours}) for hours in (2.0, 35.0))

    assert keys(some_person(wishes=("ménage 2 heures",)), many, few) == ["a:2.0", "a:35.0"]


@pytest.mark.parametrize("hours_max", [None, 10.0])
def test_whoever_writes_the_hours_they_want_sees_paid_hours_first(hours_max: float | None) -> None:
    trial = some_opportunity("a:trial", kind=Kind.IMMERSION)
    job = some_opportunity("b:job", conditions={"hours_per_week": 2.0})
    person = some_person(wishes=("ménage 2 heures",), stage=None, hours_max=hours_max)

    assert keys(person, trial, job) == ["b:job", "a:trial"]


def test_a_sure_place_near_home_comes_before_one_known_to_its_department() -> None:
    unsure = some_opportunity("a:unsure", rung=Rung.DEPARTMENT)
    sure = some_opportunity("b:sure", point=Point(46.1, 1.8))

    assert keys(some_person(), unsure, sure) == ["b:sure", "a:unsure"]
    assert "Le lieu exact n'est pas dit : à demander." in reasons(some_person(), unsure)


def test_going_farther_changes_neither_scores_nor_what_is_said_of_the_limit() -> None:
    walker = some_person(means=(Means(Mode.BIKE, 10),))
    standing = standing_of(walker, some_opportunity(point=Point(46.13, 1.82)))

    farther = standing.going_farther(times=2)

    assert standing.open_rows().size == 0
    (row,) = farther.open_rows()
    one = explained(farther, int(row), weights=WEIGHTS, as_of=NOON)
    assert one.way is not None
    assert one.way.limit == 10
    assert any("que les 10 min acceptées" in reason for reason in told(one))
