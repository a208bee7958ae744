"""One person's list, looked at closely: what stands first with its grade, and the best that does not with its parts."""

from typing import Any

import numpy as np

from matching.evaluate.metrics import FIRST, GOOD, quality_of
from matching.evaluate.trial import Order, Trial
from matching.scoring.gates import GATES

MISSED = 8
"""How many of the best that do not stand in the first ten are told."""


def diagnosis_of(trial: Trial, order: Order) -> dict[str, Any]:
    """A person's measures, their first ten and the best missed, as JSON."""
    rows = order(trial)
    quality = quality_of(rows, trial.grades)
    place_of = {int(row): place for place, row in enumerate(rows, 1)}
    missed = [row for row in np.argsort(-trial.grades, kind="stable") if place_of.get(int(row), FIRST + 1) > FIRST]
    return {
        "persona": trial.person.key,
        "stage": trial.person.stage,
        "wishes": list(trial.person.wishes),
        "ndcg_at_10": None if quality.ndcg is None else round(quality.ndcg, 4),
        "success_at_3": quality.success,
        "grade_0_at_10": round(quality.grade_0, 2),
        "first": [_row(trial, int(row), place_of) for row in rows[:FIRST]],
        "missed": [_row(trial, int(row), place_of) for row in missed[:MISSED] if trial.grades[row] >= GOOD],
    }


def _row(trial: Trial, row: int, place_of: dict[int, int]) -> dict[str, Any]:
    standing = trial.standing
    opportunity = standing.corpus.opportunities[row]
    gate = int(standing.gate[row])
    grade = int(trial.grades[row])
    return {
        "place": place_of.get(row),
        "grade": grade if grade >= 0 else None,
        "key": opportunity.key,
        "kind": opportunity.kind.value,
        "title": opportunity.title,
        "rome": opportunity.rome,
        "minutes": _known(standing.reach.minutes[row], 0),
        "gate": GATES[gate].name if gate >= 0 else None,
        "score": round(float(standing.scores.total[row]), 4),
        "parts": {name: _known(column[row], 2) for name, column in standing.scores.parts.items()},
    }


def _known(value: float, digits: int) -> float | None:
    return round(float(value), digits) if np.isfinite(value) else None
