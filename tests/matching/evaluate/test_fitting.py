"""Weights found on some people and tried on others."""

import numpy as np
import pytest

from matching.evaluate.boosting import folds
from matching.evaluate.fitting import best_penalty, cross_validate, fit
from matching.evaluate.lesson import Lesson, Vector, lesson_of
from tests.make.judged import some_trials
from tests.make.standing import WEIGHTS

EQUAL = np.ones(3)


def lesson(seed: int) -> Lesson:
    """Forty rows whose grade follows the second of three parts; the others are noise."""
    parts = np.random.default_rng(seed).uniform(0.1, 1.0, size=(40, 3))
    grades = np.digitize(parts[:, 1], [0.4, 0.7, 0.9]).astype(np.int8)
    return Lesson(rows=np.arange(40), columns=np.log(parts), gains=np.exp2(grades) - 1.0, grades=grades)


def mean_ndcg(lessons: list[Lesson], weights: Vector) -> float:
    """The mean nDCG@10 over people who have something to find."""
    return float(np.nanmean([one.ndcg(weights) for one in lessons]))


LESSONS = [lesson(seed) for seed in range(12)]


def test_a_fit_finds_the_part_that_tells_and_keeps_the_sum() -> None:
    weights = fit(LESSONS, EQUAL, penalty=0.001)
    assert weights.argmax() == 1
    assert weights.sum() == pytest.approx(3.0)
    assert (weights >= 0).all()
    assert mean_ndcg(LESSONS, weights) > mean_ndcg(LESSONS, EQUAL) + 0.1


def test_a_strong_penalty_hardly_moves() -> None:
    assert fit(LESSONS, EQUAL, penalty=1e6) == pytest.approx(EQUAL, abs=1e-3)


def test_nobody_has_a_say_in_the_weights_that_rank_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """One person with other grades changes what others are ranked by, never their own weights."""
    monkeypatch.setattr("matching.evaluate.fitting.PENALTIES", (0.1,))
    people = LESSONS[:6]
    odd = Lesson(people[0].rows, people[0].columns, people[0].gains[::-1], people[0].grades)
    plain = cross_validate(people, EQUAL, count=3, seed=3)
    changed = cross_validate([odd, *people[1:]], EQUAL, count=3, seed=3)
    assert plain.ndcg[0] == changed.ndcg[0]
    assert plain.ndcg.shape == (6,)
    assert len(plain.penalties) == 3


def test_a_penalty_is_chosen_for_people_who_had_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.evaluate.fitting.PENALTIES", (0.1, 10.0))
    assert best_penalty(LESSONS[:6], EQUAL, seed=3) == 0.1


def test_folds_hold_everybody_once() -> None:
    parts = folds(7, count=10, seed=1)
    assert sorted(person for part in parts for person in part) == list(range(7))
    assert all(parts)


def test_a_lesson_orders_as_the_ranking_does() -> None:
    for trial in some_trials():
        one = lesson_of(trial, WEIGHTS)
        weights = np.array([WEIGHTS.parts[name] for name in trial.standing.scores.parts])
        worth = one.columns @ weights
        assert one.rows[np.argsort(-worth, kind="stable")].tolist() == trial.standing.open_rows().tolist()
