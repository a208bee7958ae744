"""How sure a mean over few people is: the percentile bootstrap over people (Efron 1979), and its paired form."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

DRAWS = 5_000
SURENESS = 95.0
"""Percent of the draws that lie within an interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over `people`, and between which values it lies with 95 % of the draws."""

    mean: float
    low: float
    high: float
    people: int

    def as_json(self) -> dict[str, float | int]:
        """For a table."""
        return {
            "mean": round(self.mean, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
            "people": self.people,
        }


def interval_of(values: Values, *, seed: int) -> Interval | None:
    """The mean of what is known of `values` (shape (people,), NaN where a measure says nothing), with its interval."""
    known = values[~np.isnan(values)]
    if not known.size:
        return None
    draws = np.random.default_rng(seed).integers(known.size, size=(DRAWS, known.size))
    low, high = np.percentile(known[draws].mean(axis=1), [(100 - SURENESS) / 2, (100 + SURENESS) / 2])
    return Interval(float(known.mean()), float(low), float(high), int(known.size))


def paired(one: Values, other: Values, *, seed: int) -> Interval | None:
    """The mean of one − other person by person, with its interval: what both owe to the same people cancels out."""
    return interval_of(one - other, seed=seed)


def apart(one: Values, other: Values, *, seed: int) -> Interval | None:
    """The mean of one group of people minus that of another, with its interval; None where a group says nothing."""
    left, right = one[~np.isnan(one)], other[~np.isnan(other)]
    if not left.size or not right.size:
        return None
    dice = np.random.default_rng(seed)
    means = [values[dice.integers(values.size, size=(DRAWS, values.size))].mean(axis=1) for values in (left, right)]
    low, high = np.percentile(means[0] - means[1], [(100 - SURENESS) / 2, (100 + SURENESS) / 2])
    return Interval(float(left.mean() - right.mean()), float(low), float(high), int(left.size))
