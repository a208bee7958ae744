"""The table of relevance: each way to order the same judged set, ours without each part, ours by group of people."""

from typing import Any

from cli.evaluate.judged import JudgedSet
from matching import load_weights
from matching.evaluate import (
    Measured,
    ablations,
    best_of,
    best_order,
    boosted,
    by_means,
    by_stage,
    can_learn,
    figures,
    gain,
    in_groups,
    measure,
    ours,
    read_texts,
)


def relevance_of(judged: JudgedSet, *, seed: int) -> dict[str, Any]:
    """What is printed, as JSON. A paired interval above 0 tells that ours is better, person by person."""
    trials, weights = judged.trials, load_weights()
    own = measure("ours", ours, trials)
    texts = read_texts(trials, judged.rome)
    baselines = [measure(name, order, trials) for name, order in texts.orders(seed=seed).items()]
    hints = [
        measure("best possible", lambda trial: best_order(trial.grades), trials),
        measure("equal-weight sum behind a gate on kinds, with our reading of trades", texts.informed(), trials),
    ]
    if can_learn(len(trials)):
        learnt = boosted(trials, texts, seed=seed)
        hints.append(measure("gradient boosting, cross-validated by person", learnt, trials))
    part_names = tuple(trials[0].standing.scores.parts)
    without = [measure(name, order, trials) for name, order in ablations(weights, part_names).items()]
    best = best_of(baselines)
    return {
        "set": judged.folder.name,
        "people": len(trials),
        "opportunities": len(trials[0].grades),
        "judged_pairs": int(sum((trial.grades >= 0).sum() for trial in trials)),
        "weights": weights.version,
        "ours": _row(own, seed=seed),
        "baselines": {one.name: _row(one, seed=seed) | _beside(own, one, seed=seed) for one in baselines},
        "best_baseline": best.name,
        "ours_minus_best_baseline": _beside(own, best, seed=seed)["ours_minus_this"],
        "hints": {one.name: _row(one, seed=seed) | _beside(own, one, seed=seed) for one in hints},
        "ablations": {one.name: _row(one, seed=seed) | _beside(own, one, seed=seed) for one in without},
        "by_stage": in_groups(own, trials, by_stage, seed=seed),
        "by_means": in_groups(own, trials, by_means, seed=seed),
    }


def _row(measured: Measured, *, seed: int) -> dict[str, Any]:
    return {
        **figures(measured, seed=seed),
        "gini_at_10": round(measured.gini, 4),
        "blocking_conditions": measured.blocked,
    }


def _beside(own: Measured, other: Measured, *, seed: int) -> dict[str, Any]:
    interval = gain(own, other, seed=seed)
    return {"ours_minus_this": None if interval is None else interval.as_json()}
