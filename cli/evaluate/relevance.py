"""The table of relevance: each way to order the same judged set, with ours by stage and by means of transport."""

from typing import Any

from cli.evaluate.judged import JudgedSet
from matching import load_weights
from matching.evaluate import (
    Measured,
    best_order,
    by_means,
    by_stage,
    figures,
    in_groups,
    measure,
    ours,
)


def relevance_of(judged: JudgedSet, *, seed: int) -> dict[str, Any]:
    """What is printed, as JSON."""
    trials = judged.trials
    own = measure("ours", ours, trials)
    best = measure("best possible", lambda trial: best_order(trial.grades), trials)
    return {
        "set": judged.folder.name,
        "people": len(trials),
        "opportunities": len(trials[0].grades),
        "judged_pairs": int(sum((trial.grades >= 0).sum() for trial in trials)),
        "weights": load_weights().version,
        "ours": _row(own, seed=seed),
        "best possible": _row(best, seed=seed),
        "by_stage": in_groups(own, trials, by_stage, seed=seed),
        "by_means": in_groups(own, trials, by_means, seed=seed),
    }


def _row(measured: Measured, *, seed: int) -> dict[str, Any]:
    return {
        **figures(measured, seed=seed),
        "gini_at_10": round(measured.gini, 4),
        "blocking_conditions": measured.blocked,
    }
