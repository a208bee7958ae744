"""The ranking without one of its parts: what each of them brings, or does not."""

from dataclasses import replace

import numpy as np

from matching.evaluate.metrics import Rows
from matching.evaluate.trial import Order, Trial
from matching.scoring.gates import GATES
from matching.scoring.score import combined
from matching.scoring.weights import Weights


def ablations(weights: Weights, part_names: tuple[str, ...]) -> dict[str, Order]:
    """By name, ours without each part of the score, then without each gate alone, then without any gate."""
    without: dict[str, Order] = {f"ours without {name}": _without_part(name, weights) for name in part_names}
    gates: dict[str, Order] = {
        f"ours without the gate {gate.name}": _without_gates(index) for index, gate in enumerate(GATES)
    }
    return without | gates | {"ours without any gate": _without_gates(*range(len(GATES)))}


def _without_part(name: str, weights: Weights) -> Order:
    def order(trial: Trial) -> Rows:
        scores = trial.standing.scores
        parts = {part: column for part, column in scores.parts.items() if part != name}
        total = combined(parts, weights)
        return replace(trial.standing, scores=replace(scores, parts=parts, total=total)).open_rows()

    return order


def _without_gates(*dropped: int) -> Order:
    def order(trial: Trial) -> Rows:
        kept = [gate.shut(trial.standing.case) for index, gate in enumerate(GATES) if index not in dropped]
        shut = np.any(kept, axis=0) if kept else np.zeros(trial.grades.size, dtype=bool)
        return replace(trial.standing, gate=np.where(shut, 0, -1).astype(np.int8)).open_rows()

    return order
