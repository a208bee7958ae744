"""The second tier for one person and one opportunity, compiled: parts that may be unknown, as in `matching.score`."""

from math import exp, isnan, log1p

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.country.formula import PART_TIME, UNPAID, Floats
from matching.country.walkers import Record


@compiled
def second_score(
    first: np.float32,
    detail: Record,
    person: Record,
    constant: float,
    weight: float,
    second: NDArray[np.float64],
    near: Floats,
    held: Floats,
) -> np.float32:
    """The score, 0 to 1, less the price of exposure.

    `first`: the gains of the first tier; `constant`, `weight`, `second` as in `Formula`; `near` as in `Trades`; `held`
    float32 (skills,), the rarity of what the person can do, 0 else.
    """
    parts = (
        _hours(detail, person),
        _schedule(detail, person),
        _experience(detail, person, near),
        _level(detail, person),
        1.0 - detail.heavy if person.no_loads and detail.heavy >= 0 else np.nan,
        _licence(detail, person),
        _skills(detail, person, held),
    )
    total = constant + np.float64(first)
    for at in range(len(parts)):
        if isnan(parts[at]):
            total += second[at, 2]
        elif parts[at] == 1.0:
            total += second[at, 3]
        elif parts[at] > 0:
            total += second[at, 0] * log1p(second[at, 1] * parts[at])
    return np.float32(exp(total / weight) - detail.price)


@compiled
def _hours(detail: Record, person: Record) -> float:
    if detail.hours == UNPAID or (isnan(person.hours_least) and isnan(person.hours_most)):
        return np.nan
    if detail.hours == PART_TIME:
        return 1.0
    if isnan(detail.hours):
        return np.float64(person.hours_unsaid)
    hours, fit = np.float64(detail.hours), 1.0
    if not isnan(person.hours_most):
        fit -= max(hours - person.hours_most, 0.0) / 10.0
    if not isnan(person.hours_least):
        fit -= max(person.hours_least - hours, 0.0) / 20.0
    return max(0.0, fit)


@compiled
def _schedule(detail: Record, person: Record) -> float:
    fit = np.nan
    if person.nights >= 0 and detail.nights >= 0:
        fit = 1.0 if detail.nights == 0 else np.float64(person.nights)
    if person.weekends >= 0 and detail.weekends >= 0:
        met = 1.0 if detail.weekends == 0 else np.float64(person.weekends)
        fit = met if isnan(fit) else min(fit, met)
    return fit


@compiled
def _experience(detail: Record, person: Record, near: Floats) -> float:
    if isnan(detail.months):
        return np.nan
    if detail.months == 0:
        return 1.0
    had = 0.0
    for at in range(person.past.size):
        if person.past[at] >= 0:
            had = max(had, np.float64(person.past_months[at]) * near[person.past[at], detail.trade])
    met = min(1.0, had / max(np.float64(detail.months), 1.0))
    return met if detail.strict == 1 else 0.5 + 0.5 * met


@compiled
def _level(detail: Record, person: Record) -> float:
    if person.level < 0 or detail.level < 0:
        return np.nan
    missing = float(max(np.float64(detail.level) - person.level, 0.0))
    return max(0.0, 1.0 - missing / 3.0)


@compiled
def _licence(detail: Record, person: Record) -> float:
    if not person.licences_said or detail.licences == 0:
        return np.nan
    return 1.0 if detail.licences & ~person.licences == 0 else 0.0


@compiled
def _skills(detail: Record, person: Record, held: Floats) -> float:
    said = False
    for at in range(person.skills.size):
        said |= person.skills[at] >= 0
    if not said or detail.asked_rarity == 0:
        return np.nan
    met = np.float64(0.0)
    for at in range(detail.skills.size):
        if detail.skills[at] >= 0:
            met += held[detail.skills[at]]
    return float(min(1.0, met / detail.asked_rarity))
