"""What each group of people is shown, and how good it is: with regard to what there is for them, and without.

Unconditional: what the group gets. Conditional: what it gets out of what could be had, in reach and through the gates;
a village has less around it than a town, and only the second tells whether the ranking adds to that.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.evaluate.interval import Values, apart, interval_of
from matching.evaluate.metrics import BEST_GRADE, FIRST, FIRST_FEW, GOOD, UNJUDGED, discounts, ndcg
from matching.evaluate.trial import Trial
from matching.scoring.corpus import KINDS
from matching.scoring.gates import PAID

FEW = 5
"""A group of fewer people tells nothing: resampling three alike gives no width at all."""

Mean = Callable[[Trial], float]


def measured(trials: Sequence[Trial]) -> dict[str, dict[str, Values]]:
    """Each measure of each person, float64 (people,), NaN where it says nothing, under its heading."""
    return {
        heading: {name: np.array([one(trial) for trial in trials]) for name, one in means.items()}
        for heading, means in MEASURES.items()
    }


def by_group(
    values: Mapping[str, Mapping[str, Values]], groups: Sequence[str], *, seed: int
) -> dict[str, dict[str, Any]]:
    """For each group, its size and each measure with how far the group stands from all others, as JSON.

    `groups` names that of each person. `apart` is true where the 95 % interval of the distance does not hold 0, and
    None where a side is too FEW to tell.
    """
    names = np.array(groups)
    told: dict[str, dict[str, Any]] = {}
    for name in sorted(set(groups)):
        mine = names == name
        told[name] = {"people": int(mine.sum())}
        for heading, columns in values.items():
            told[name][heading] = {one: _beside(column, mine, seed=seed) for one, column in columns.items()}
    return told


def _beside(column: Values, mine: NDArray[np.bool_], *, seed: int) -> dict[str, float | bool | None] | None:
    own = interval_of(column[mine], seed=seed)
    if own is None:
        return None
    distance = apart(column[mine], column[~mine], seed=seed)
    told: dict[str, float | bool | None] = {"mean": round(own.mean, 3)}
    if distance is not None:
        told |= {
            "minus_others": round(distance.mean, 3),
            "low": round(distance.low, 3),
            "high": round(distance.high, 3),
        }
        enough = min(mine.sum(), (~mine).sum()) >= FEW
        told["apart"] = not distance.low <= 0.0 <= distance.high if enough else None
    return told


def _gain(trial: Trial) -> float:
    """The discounted gain of the first ten, as a share of ten places of the best grade."""
    gains = np.exp2(np.maximum(trial.grades, 0)) - 1.0
    rows = trial.standing.open_rows()[:FIRST]
    return float(gains[rows] @ discounts(rows.size)) / float((2**BEST_GRADE - 1) * discounts(FIRST).sum())


def _success(trial: Trial) -> float:
    return float((trial.grades[trial.standing.open_rows()[:FIRST_FEW]] >= GOOD).any())


def _open(trial: Trial) -> float:
    return float((trial.standing.gate < 0).sum())


def _paid(trial: Trial) -> NDArray[np.bool_]:
    return np.isin(trial.standing.corpus.kind, [KINDS.index(kind) for kind in PAID])


def _paid_shown(trial: Trial) -> float:
    rows = trial.standing.open_rows()[:FIRST]
    return float(_paid(trial)[rows].mean()) if rows.size else np.nan


def _paid_beside_open(trial: Trial) -> float:
    """The share of paid work in the first ten, less its share in all that is open to the person."""
    rows = np.flatnonzero(trial.standing.gate < 0)
    return _paid_shown(trial) - float(_paid(trial)[rows].mean()) if rows.size else np.nan


def _minutes(trial: Trial) -> float:
    minutes = trial.standing.reach.minutes[trial.standing.open_rows()[:FIRST]]
    known = minutes[np.isfinite(minutes)]
    return float(known.mean()) if known.size else np.nan


def _ndcg(trial: Trial) -> float:
    value = ndcg(trial.standing.open_rows(), trial.grades)
    return np.nan if value is None else value


def _ndcg_of_open(trial: Trial) -> float:
    """nDCG@10 against the best order of what no gate drops."""
    among = np.where(trial.standing.gate < 0, trial.grades, UNJUDGED).astype(np.int8)
    value = ndcg(trial.standing.open_rows(), among)
    return np.nan if value is None else value


def _success_where_possible(trial: Trial) -> float:
    possible = ((trial.standing.gate < 0) & (trial.grades >= GOOD)).any()
    return _success(trial) if possible else np.nan


MEASURES: dict[str, dict[str, Mean]] = {
    "unconditional": {
        "open_to_them": _open,
        "gain_at_10": _gain,
        "success_at_3": _success,
        "paid_in_first_ten": _paid_shown,
        "minutes_of_first_ten": _minutes,
    },
    "conditional": {
        "ndcg_at_10": _ndcg,
        "ndcg_at_10_of_what_is_open": _ndcg_of_open,
        "success_at_3_where_possible": _success_where_possible,
        "paid_in_first_ten_minus_paid_open": _paid_beside_open,
    },
}
"""What each group gets, and what it gets out of what could be had."""
