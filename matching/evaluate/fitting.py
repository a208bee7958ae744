"""Weights found on some people and tried on others, who had no say in them.

The loss of a person is ListNet's (Cao et al. 2007): the cross-entropy between the shares of gain of their judged rows
and the softmax of the score. A penalty keeps each weight near a starting point, in proportion to it; it is what few
people need. Both are convex: there is one best vector, whatever the way to it.

How strong the penalty is, is itself chosen without the person scored: folds within the other folds (nested).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from matching.evaluate.boosting import folds
from matching.evaluate.interval import Values
from matching.evaluate.lesson import Lesson, Vector

PENALTIES = (0.001, 0.003, 0.01, 0.1, 1.0, 10.0)
"""From nearly free to hardly moving."""
INNER_FOLDS = 4
SHARPNESS = (5.0, 10.0, 20.0, 40.0, 80.0)
"""How much the score is multiplied before the softmax: a scale, which no order depends on."""

MOST_STEPS = 100
"""Of the descent; it ends sooner, but where a few people let a weight grow without end."""


@dataclass(frozen=True, slots=True, eq=False)
class CrossValidated:
    """nDCG@10 of each person under weights in which they had no say, float64 (people,), and the penalties chosen."""

    ndcg: Values
    penalties: tuple[float, ...]


def cross_validate(lessons: Sequence[Lesson], start: Vector, *, count: int, seed: int) -> CrossValidated:
    """Each person ranked by weights fitted on the other folds only, from `start`."""
    values = np.full(len(lessons), np.nan)
    chosen = []
    for fold in folds(len(lessons), count=count, seed=seed):
        others = [lesson for place, lesson in enumerate(lessons) if place not in fold]
        penalty = best_penalty(others, start, seed=seed)
        weights = fit(others, start, penalty=penalty)
        values[fold] = [lessons[place].ndcg(weights) for place in fold]
        chosen.append(penalty)
    return CrossValidated(values, tuple(chosen))


def best_penalty(lessons: Sequence[Lesson], start: Vector, *, seed: int) -> float:
    """The penalty under which people who had no say are ranked best; the strongest of those that tie."""
    parts = folds(len(lessons), count=INNER_FOLDS, seed=seed)
    means = {}
    for penalty in sorted(PENALTIES, reverse=True):
        values = []
        for part in parts:
            weights = fit([one for at, one in enumerate(lessons) if at not in part], start, penalty=penalty)
            values += [lessons[at].ndcg(weights) for at in part]
        means[penalty] = float(np.nanmean(values))
    return max(means, key=lambda penalty: means[penalty])


def fit(lessons: Sequence[Lesson], start: Vector, *, penalty: float) -> Vector:
    """The weights of the least loss and penalty, none below 0, in the scale of `start` (the same sum).

    They are those of `start` where nobody has anything to find.
    """
    told = [lesson for lesson in lessons if lesson.gains.any()]
    if not told:
        return start
    shares = [lesson.gains / lesson.gains.sum() for lesson in told]
    bare = start / start.sum()
    sharp = min(SHARPNESS, key=lambda times: _loss(told, shares, times * bare)[0])

    def objective(relative: Vector) -> tuple[float, Vector]:
        """Of the weights as shares of the starting ones."""
        loss, slope = _loss(told, shares, sharp * bare * relative)
        away = relative - 1.0
        return loss + penalty * float(away @ away), sharp * bare * slope + 2.0 * penalty * away

    found = minimize(
        objective,
        np.ones_like(start),
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0, None)] * len(start),
        options={"maxiter": MOST_STEPS},
    )
    weights = bare * found.x
    return np.asarray(weights / weights.sum() * start.sum())


def _loss(lessons: Sequence[Lesson], shares: Sequence[Vector], weights: Vector) -> tuple[float, Vector]:
    """The mean cross-entropy over people, and its slope by weight."""
    total, slope = 0.0, np.zeros_like(weights)
    for lesson, share in zip(lessons, shares, strict=True):
        worth = lesson.columns @ weights
        log_chance = worth - logsumexp(worth)
        total -= float(share @ log_chance)
        slope += lesson.columns.T @ (np.exp(log_chance) - share)
    return total / len(lessons), slope / len(lessons)
