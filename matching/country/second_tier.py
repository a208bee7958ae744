"""The second tier for one person, compiled: what few codes decide is looked up, the rest is computed where it counts.

Each part is that of `matching.score` of the same name.
"""

from math import exp, isnan, log1p

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.country.formula import SECOND, Floats
from matching.country.gains import Gains
from matching.country.index import NO_WORD, WELCOME, WISHED
from matching.country.keys import Keys, key_of, row_of, value_of
from matching.country.trades import Rows
from matching.country.walkers import Record
from matching.demands import STRAINS
from matching.fits import EVIDENCE, NO_EVIDENCE
from matching.model import Strain
from matching.profile import ANOTHER_TRADE, SAME_WORK
from matching.score import MINUTES_OUTSIDE

_SCHEDULE, _EXPERIENCE, _LIMITS, _REGULATED, _LICENCE, _SKILLS = (
    SECOND.index(one) for one in ("schedule", "experience", "limits", "regulated", "licence", "skills")
)
_WEIGHT, _SLOPE, _UNKNOWN, _HALF, _FULL = range(5)
"""Columns of `Gains.parts`."""
_LOADS = 1 << STRAINS.index(Strain.LOADS)


@compiled
def score_again(
    kept: int,
    person: Record,
    detail: NDArray[np.void],
    constant: float,
    weight: float,
    gains: Gains,
    done: Rows,
    rarity: Floats,
    months: Floats,
    shown: Floats,
    held: Floats,
    keys: Keys,
) -> None:
    """Scores the first `kept` keys again, by both tiers, less the price of exposure.

    `constant` and `weight` as in `Formula`, `done` as in `Trades`. Written on, 0 before and after: `months` float32
    (trades,) of experience, `shown` float32 (trades,), how surely what was done is that trade, `held` float32
    (skills + 1,), the rarity of what the person can do.
    """
    _remember(person, done, rarity, months, shown, held)
    hours, schedule = gains.hours[person.hours], gains.schedule[person.schedule]
    level, french = gains.level[person.level], gains.french[person.french]
    for at in range(kept):
        row = row_of(keys[at])
        one = detail[row]
        total = constant + np.float64(value_of(keys[at]))
        total += hours[one.hours] + level[one.level] + french[one.french]
        total += _schedule(one, person, gains) if person.clock else schedule[one.schedule]
        total += _experience(one, months, gains.parts)
        total += _limits(one, person, gains)
        total += _regulated(one, shown, gains.parts)
        total += _licence(one, person, gains)
        total += _skills(one, held, gains.parts) if person.able else gains.parts[_SKILLS, _UNKNOWN]
        keys[at] = key_of(max(np.float32(exp(total / weight) - one.price), np.float32(0)), row)
    _forget(person, done, months, shown, held)


@compiled
def _part(parts: NDArray[np.float64], part: int, value: float) -> float:
    """The gain of a part that is worth `value`, at least 0 and known."""
    if value <= 0.0:
        return 0.0
    if value >= 1.0:
        return float(parts[part, _FULL])
    return float(parts[part, _WEIGHT] * log1p(parts[part, _SLOPE] * value))


@compiled
def _schedule(one: Record, person: Record, gains: Gains) -> float:
    """For whoever says days, or hours of the day."""
    fit = gains.fits[person.schedule, one.schedule]
    if person.days <= 127 and one.days != 0:
        worked, missed = _bits(one.days), _bits(one.days & ~person.days & 127)
        met = max(0.0, 1.0 - 2.0 * missed / worked)
        fit = met if isnan(fit) else min(fit, met)
    outside = np.nan
    if person.starts >= 0 and one.starts_at >= 0:
        outside = np.float64(person.starts) - one.starts_at
    if person.ends >= 0 and one.ends_at >= 0:
        late = np.float64(one.ends_at) - person.ends
        outside = late if isnan(outside) else max(outside, late)
    if not isnan(outside):
        met = 1.0 - min(max(outside / MINUTES_OUTSIDE, 0.0), 1.0)
        fit = met if isnan(fit) else min(fit, met)
    return float(gains.parts[_SCHEDULE, _UNKNOWN]) if isnan(fit) else _part(gains.parts, _SCHEDULE, fit)


@compiled
def _experience(one: Record, months: Floats, parts: NDArray[np.float64]) -> float:
    if one.experience == NO_WORD:
        return float(parts[_EXPERIENCE, _UNKNOWN])
    if one.experience == WELCOME:
        return float(parts[_EXPERIENCE, _FULL])
    had = np.float64(months[one.trade])
    if one.experience == WISHED:
        met = 0.5 + 0.5 * (had / one.months)
        return float(parts[_EXPERIENCE, _HALF]) if had == 0 else _part(parts, _EXPERIENCE, met)
    return _part(parts, _EXPERIENCE, had / one.months)


@compiled
def _limits(one: Record, person: Record, gains: Gains) -> float:
    if person.strains == 0:
        return float(gains.parts[_LIMITS, _UNKNOWN])
    if one.strains & person.strains:
        return 0.0
    if one.light and person.strains == _LOADS:
        return float(gains.parts[_LIMITS, _FULL])
    return float(gains.limits[_bits(one.usual_strains & person.strains)])


@compiled
def _licence(one: Record, person: Record, gains: Gains) -> float:
    """What is asked, else what the trade takes."""
    parts = gains.parts
    if person.licences_said:
        spoken = one.licences if one.licences != 0 else one.usual_licences
        if spoken & ~person.licences & 255:
            return 0.0
        if one.licences != 0:
            return float(parts[_LICENCE, _FULL])
    if one.rounds and person.on_foot:
        return gains.wheels
    usual = person.licences_said and one.usual_licences != 0
    return float(parts[_LICENCE, _FULL if usual else _UNKNOWN])


@compiled
def _skills(one: Record, held: Floats, parts: NDArray[np.float64]) -> float:
    if one.asked_rarity == 0:
        return float(parts[_SKILLS, _UNKNOWN])
    met = np.float64(0.0)
    for at in range(one.skills.size):
        met += held[one.skills[at]]
    return _part(parts, _SKILLS, met / one.asked_rarity)


@compiled
def _regulated(one: Record, shown: Floats, parts: NDArray[np.float64]) -> float:
    if not one.regulated:
        return float(parts[_REGULATED, _UNKNOWN])
    evident = (np.float64(shown[one.trade]) - NO_EVIDENCE) / (EVIDENCE - NO_EVIDENCE)
    return _part(parts, _REGULATED, evident)


@compiled
def _bits(mask: int) -> int:
    left, count = np.int64(mask), 0
    while left:
        left &= left - 1
        count += 1
    return count


@compiled
def _remember(person: Record, done: Rows, rarity: Floats, months: Floats, shown: Floats, held: Floats) -> None:
    """Notes what was done, by trade, and what can be done, by skill."""
    for at in range(person.past.size):
        past, lasted, sure = person.past[at], person.past_months[at], person.past_sure[at]
        if past < 0:
            continue
        for here in range(done.starts[past], done.starts[past + 1]):
            trade, near = done.trade[here], sure * done.affinity[here]
            shown[trade] = max(shown[trade], near)
            counts = min(max((near - ANOTHER_TRADE) / (SAME_WORK - ANOTHER_TRADE), 0.0), 1.0)
            months[trade] = max(months[trade], np.float32(lasted * counts))
    for at in range(person.skills.size):
        if person.skills[at] >= 0:
            held[person.skills[at]] = rarity[person.skills[at]]


@compiled
def _forget(person: Record, done: Rows, months: Floats, shown: Floats, held: Floats) -> None:
    for at in range(person.past.size):
        past = person.past[at]
        if past < 0:
            continue
        for here in range(done.starts[past], done.starts[past + 1]):
            months[done.trade[here]], shown[done.trade[here]] = 0, 0
    for at in range(person.skills.size):
        if person.skills[at] >= 0:
            held[person.skills[at]] = 0
