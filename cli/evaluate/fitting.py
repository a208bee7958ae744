"""Weights of the parts, fitted and cross-validated over the people of some judged sets, and written as a file."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from cli.evaluate.judged import JudgedSet
from matching import load_weights
from matching.evaluate import (
    Lesson,
    Vector,
    best_penalty,
    cross_validate,
    fit,
    interval_of,
    lesson_of,
)

FOLDS = 10
_WEIGHT = re.compile(r"^(?P<part>\w+) = \{ weight = [\d.]+", re.MULTILINE)


def weights_of(sets: Sequence[JudgedSet], *, seed: int) -> tuple[dict[str, Any], dict[str, float]]:
    """What is printed, as JSON, and the weights fitted on everybody from the present ones."""
    weights = load_weights()
    taught = [[lesson_of(trial, weights) for trial in judged.trials] for judged in sets]
    lessons = [lesson for some in taught for lesson in some]
    parts = tuple(sets[0].trials[0].standing.scores.parts)
    present = np.array([weights.parts[part] for part in parts])
    starts = {"present_weights": present, "equal_weights": np.full(len(parts), present.mean())}
    fitted = {}
    told: dict[str, Any] = {
        "sets": [judged.folder.name for judged in sets],
        "people": len(lessons),
        "folds": FOLDS,
        "seed": seed,
        "present": {"weights": _rounded(parts, present), "ndcg_at_10": _interval(lessons, present, seed=seed)},
    }
    for name, start in starts.items():
        held_out = cross_validate(lessons, start, count=FOLDS, seed=seed)
        penalty = best_penalty(lessons, start, seed=seed)
        fitted[name] = fit(lessons, start, penalty=penalty)
        interval = interval_of(held_out.ndcg, seed=seed)
        told[f"from_{name}"] = {
            "ndcg_at_10_before": _interval(lessons, start, seed=seed),
            "ndcg_at_10_cross_validated": None if interval is None else interval.as_json(),
            "ndcg_at_10_in_sample": _interval(lessons, fitted[name], seed=seed),
            "penalty": penalty,
            "penalties_by_fold": list(held_out.penalties),
            "weights": _rounded(parts, fitted[name]),
        }
        if len(sets) > 1:
            told[f"from_{name}"]["ndcg_at_10_fitted_on_the_other_sets"] = {
                judged.folder.name: _interval(some, _fitted_without(some, taught, start, seed=seed), seed=seed)
                for judged, some in zip(sets, taught, strict=True)
            }
    return told, _rounded(parts, fitted["present_weights"])


def rewritten(toml: str, weights: dict[str, float]) -> str:
    """The text of a file of weights with other weights of the parts; every reason and every other number stays."""
    return _WEIGHT.sub(
        lambda found: (
            f"{found['part']} = {{ weight = {weights[found['part']]}" if found["part"] in weights else found[0]
        ),
        toml,
    )


def _fitted_without(left_out: list[Lesson], taught: Sequence[list[Lesson]], start: Vector, *, seed: int) -> Vector:
    """The weights found on the people of all sets but one: another department, other people, other words."""
    others = [lesson for some in taught if some is not left_out for lesson in some]
    return fit(others, start, penalty=best_penalty(others, start, seed=seed))


def _interval(lessons: Sequence[Lesson], weights: Vector, *, seed: int) -> dict[str, float | int] | None:
    interval = interval_of(np.array([lesson.ndcg(weights) for lesson in lessons]), seed=seed)
    return None if interval is None else interval.as_json()


def _rounded(parts: Sequence[str], weights: Vector) -> dict[str, float]:
    return {part: round(float(weight), 2) for part, weight in zip(parts, weights, strict=True)}
