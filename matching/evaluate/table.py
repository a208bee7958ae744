"""Several ways to order the same judged set, measured side by side: one row of figures each."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from matching.evaluate.blocking import blocked_in
from matching.evaluate.interval import Interval, Values, interval_of, paired
from matching.evaluate.metrics import FIRST, Quality, Rows, quality_of
from matching.evaluate.trial import Order, Trial
from matching.lists.exposure import exposure, gini

Group = Callable[[Trial], str]

NAMES = {
    "ndcg": "ndcg_at_10",
    "ndcg_condensed": "ndcg_at_10_condensed",
    "recall": "recall_at_50",
    "success": "success_at_3",
    "grade_0": "grade_0_at_10",
    "grade_0_of_ten": "grade_0_at_10_unjudged_is_none",
    "judged": "judged_at_10",
}
"""What each measure of `Quality` is called in the table."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One order on all people: `values` float64 (people,) by measure, NaN where it says nothing of a person."""

    name: str
    values: dict[str, Values]
    gini: float
    """Of the exposure that the first ten places give to all that somebody could reach: 0 alike, 1 all to one."""
    blocked: dict[str, int]
    """How many of all first tens hold a blocking condition, by condition."""


def measure(name: str, order: Order, trials: Sequence[Trial]) -> Measured:
    """What an order is worth on a judged set."""
    lists = [order(trial) for trial in trials]
    qualities = [quality_of(rows, trial.grades) for rows, trial in zip(lists, trials, strict=True)]
    blocked = Counter(
        condition
        for rows, trial in zip(lists, trials, strict=True)
        for row in rows[:FIRST]
        for condition in blocked_in(trial, int(row))
    )
    return Measured(
        name=name,
        values={
            one.name: np.array([getattr(quality, one.name) for quality in qualities], dtype=np.float64)
            for one in fields(Quality)
        },
        gini=gini(exposure(first_tens(lists), count=trials[0].grades.size)[could_be_shown(trials)]),
        blocked=dict(blocked),
    )


def first_tens(lists: Sequence[Rows]) -> NDArray[np.int32]:
    """The first ten rows of each list, shape (people, FIRST), -1 where a list is shorter."""
    shown = np.full((len(lists), FIRST), -1, dtype=np.int32)
    for place, rows in enumerate(lists):
        shown[place, : rows[:FIRST].size] = rows[:FIRST]
    return shown


def could_be_shown(trials: Sequence[Trial]) -> NDArray[np.bool_]:
    """What no gate drops for at least one of the people, shape (n,)."""
    return np.any([trial.standing.gate < 0 for trial in trials], axis=0)


def in_groups(measured: Measured, trials: Sequence[Trial], group: Group, *, seed: int) -> dict[str, dict[str, object]]:
    """The measures of each group of people, by its name."""
    names = [group(trial) for trial in trials]
    return {
        name: figures(measured, seed=seed, among=np.array([one == name for one in names]))
        for name in sorted(set(names))
    }


def figures(measured: Measured, *, seed: int, among: NDArray[np.bool_] | None = None) -> dict[str, object]:
    """The mean and the interval of each measure, over all people or `among` some (bool, (people,)), as JSON."""
    told: dict[str, object] = {}
    for name, label in NAMES.items():
        values = measured.values[name] if among is None else measured.values[name][among]
        interval = interval_of(values, seed=seed)
        told[label] = None if interval is None else interval.as_json()
    return told


def best_of(table: Sequence[Measured]) -> Measured:
    """The order of the highest mean nDCG@10."""
    return max(table, key=lambda one: float(np.nanmean(one.values["ndcg"])))


def gain(one: Measured, other: Measured, *, seed: int) -> Interval | None:
    """How much more nDCG@10 one order has than another, paired by person."""
    return paired(one.values["ndcg"], other.values["ndcg"], seed=seed)
