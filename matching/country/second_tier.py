"""The second tier for one person, compiled: what few codes decide is looked up, the rest is computed where it counts.

Each part is that of `matching.scoring.score` of the same name.
"""

from math import exp, isnan, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.country.columns import SHOWN
from matching.country.formula import SECOND, Floats, Formula
from matching.country.gains import Gains
from matching.country.index import NO_WORD, WELCOME, WISHED
from matching.country.keys import A_LITTLE, BUCKETS, Counts, Keys, key_of, ordered, row_of, sort_nearly, value_of
from matching.country.trades import Rows
from matching.country.walkers import Record
from matching.model import Strain
from matching.scoring.fits import EVIDENCE, NO_EVIDENCE
from matching.scoring.profile import ANOTHER_TRADE, SAME_WORK
from matching.scoring.shared_parts import MINUTES_OUTSIDE
from matching.words.trades.demands import STRAINS

_SCHEDULE, _EXPERIENCE, _LEVEL, _LIMITS, _FRENCH, _REGULATED, _LICENCE, _SKILLS = (
    SECOND.index(one)
    for one in ("schedule", "experience", "level", "limits", "french", "regulated", "licence", "skills")
)
_WEIGHT, _SLOPE, _UNKNOWN, _HALF, _FULL = range(5)
"""Columns of `Gains.parts`."""
_A_LITTLE = 1e-4
"""More than rounding takes."""
_LOADS = 1 << STRAINS.index(Strain.LOADS)


class Written(NamedTuple):
    """What a person's second tier writes on, 0 before and after, float32: `months` (trades,) of experience, `shown`
    (trades,), how surely what was done is that trade, `held` (skills + 1,), the rarity of what the person can do; and
    `gained` float64 (`KEPT`,), whatever it was, the first tier and the hours of each candidate."""

    months: Floats
    shown: Floats
    held: Floats
    gained: NDArray[np.float64]


def bars_of(formula: Formula, cheapest: float) -> tuple[np.float32, NDArray[np.float64]]:
    """How many buckets a score of 1 is, and by bucket what both tiers gain at least where a score reaches it.

    `cheapest`: the least price of exposure, 0 at most.
    """
    scale = np.float32((BUCKETS - 2) / (1.0 - cheapest))
    least = np.maximum((np.arange(BUCKETS) - A_LITTLE) / scale + cheapest, 0.0)
    with np.errstate(divide="ignore"):  # -inf: nothing is left out
        return scale, formula.weight * np.log(least) - formula.constant - _A_LITTLE


@compiled
def score_again(
    kept: int,
    person: Record,
    detail: NDArray[np.void],
    constant: float,
    weight: float,
    scale: np.float32,
    bars: NDArray[np.float64],
    gains: Gains,
    done: Rows,
    rarity: Floats,
    written: Written,
    met: Counts,
    keys: Keys,
    again: Keys,
    into: Keys,
) -> int:
    """Scores the first `kept` keys by both tiers, less the price of exposure, into `into`, best first; how many.

    `constant` and `weight` as in `Formula`, `done` as in `Trades`; `scale` and `bars` of `bars_of`; `met` and `again`
    are written on. Those of the best first tier come first; whatever could not exceed the least of the best `SHOWN` met
    so far is left out as soon as this is known: before what takes logarithms, or before the score itself.
    """
    _remember(person, done, rarity, written)
    months, shown, held = written.months, written.shown, written.held
    hours, parts = gains.hours[person.hours], gains.parts[0]
    last, gained = _most_computed(person, parts), written.gained
    for at in range(kept):  # apart from what follows: details are waited for together
        gained[at] = value_of(keys[at]) + hours[detail[row_of(keys[at])].hours]
    most = _most_said(person, parts) + last
    bar, scored, above, lowest, top = -np.inf, 0, 0, 0, 0
    met[:] = 0
    for at in range(kept):
        first = gained[at]
        if first + most < bar:
            continue
        row = row_of(keys[at])
        one = detail[row]
        said = _said(one, person, parts)
        if first + said + last < bar:
            continue
        able = np.float32(0)
        for skill in range(one.skills.size):
            able += held[one.skills[skill]]
        computed = _experience(one, months[one.trade], parts) + _regulated(one, shown[one.trade], parts)
        computed += _skills(one, able, parts) if person.able else parts.parts[_SKILLS, _UNKNOWN]
        if first + said + computed < bar:
            continue
        score = max(np.float32(exp((constant + first + said + computed) / weight) - one.price), np.float32(0))
        again[scored] = key_of(score, row)
        scored += 1
        bucket = int(score * scale)
        if bucket >= lowest:
            top = max(top, bucket)
            met[bucket] += 1
            above += 1
            if above - met[lowest] >= SHOWN:
                while above - met[lowest] >= SHOWN:
                    above -= met[lowest]
                    lowest += 1
                bar = bars[lowest]
    _forget(person, done, written)
    count = ordered(again, scored, met, lowest, top, scale, into)
    sort_nearly(into, count)
    return min(count, SHOWN)


@compiled
def _said(one: Record, person: Record, gains: Record) -> float:
    """The gains of what both sides said in so many codes."""
    total = gains.level[person.level, one.level] + gains.french[person.french, one.french]
    total += _schedule(one, person, gains) if person.clock else gains.schedule[person.schedule, one.schedule]
    return float(total + _limits(one, person, gains) + _licence(one, person, gains))


@compiled
def _most_said(person: Record, gains: Record) -> float:
    """What the gains of `_said` never exceed."""
    parts = gains.parts
    total = parts[_SCHEDULE, _FULL if person.clock or person.schedule else _UNKNOWN]
    total += parts[_LEVEL, _FULL if person.level else _UNKNOWN]
    total += parts[_FRENCH, _FULL if person.french else _UNKNOWN]
    total += parts[_LIMITS, _FULL if person.strains else _UNKNOWN]
    return float(total + parts[_LICENCE, _FULL if person.licences_said else _UNKNOWN])


@compiled
def _most_computed(person: Record, gains: Record) -> float:
    """What the gains of experience, regulated trades and skills never exceed."""
    parts = gains.parts
    total = parts[_EXPERIENCE, _FULL] + parts[_REGULATED, _FULL]
    return float(total + parts[_SKILLS, _FULL if person.able else _UNKNOWN])


@compiled
def _part(gains: Record, part: int, value: float) -> float:
    """The gain of a part that is worth `value`, at least 0 and known."""
    if value <= 0.0:
        return 0.0
    if value >= 1.0:
        return float(gains.parts[part, _FULL])
    return float(gains.parts[part, _WEIGHT] * log(1.0 + gains.parts[part, _SLOPE] * value))


@compiled
def _schedule(one: Record, person: Record, gains: Record) -> float:
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
    return float(gains.parts[_SCHEDULE, _UNKNOWN]) if isnan(fit) else _part(gains, _SCHEDULE, fit)


@compiled
def _experience(one: Record, months: np.float32, gains: Record) -> float:
    parts = gains.parts
    if one.experience == NO_WORD:
        return float(parts[_EXPERIENCE, _UNKNOWN])
    if one.experience == WELCOME:
        return float(parts[_EXPERIENCE, _FULL])
    had = np.float64(months)
    if one.experience == WISHED:
        met = 0.5 + 0.5 * (had / one.months)
        return float(parts[_EXPERIENCE, _HALF]) if had == 0 else _part(gains, _EXPERIENCE, met)
    return _part(gains, _EXPERIENCE, had / one.months)


@compiled
def _limits(one: Record, person: Record, gains: Record) -> float:
    if person.strains == 0:
        return float(gains.parts[_LIMITS, _UNKNOWN])
    if one.strains & person.strains:
        return 0.0
    if one.light and person.strains == _LOADS:
        return float(gains.parts[_LIMITS, _FULL])
    return float(gains.limits[_bits(one.usual_strains & person.strains)])


@compiled
def _licence(one: Record, person: Record, gains: Record) -> float:
    """What is asked, else what the trade takes."""
    parts = gains.parts
    if person.licences_said:
        spoken = one.licences if one.licences != 0 else one.usual_licences
        if spoken & ~person.licences & 0xFFFF:
            return 0.0
        if one.licences != 0:
            return float(parts[_LICENCE, _FULL])
    if one.rounds and person.on_foot:
        return float(gains.wheels)
    usual = person.licences_said and one.usual_licences != 0
    return float(parts[_LICENCE, _FULL if usual else _UNKNOWN])


@compiled
def _skills(one: Record, able: np.float32, gains: Record) -> float:
    if one.asked_rarity == 0:
        return float(gains.parts[_SKILLS, _UNKNOWN])
    return _part(gains, _SKILLS, np.float64(able) / one.asked_rarity)


@compiled
def _regulated(one: Record, shown: np.float32, gains: Record) -> float:
    if not one.regulated:
        return float(gains.parts[_REGULATED, _UNKNOWN])
    evident = (np.float64(shown) - NO_EVIDENCE) / (EVIDENCE - NO_EVIDENCE)
    return _part(gains, _REGULATED, evident)


@compiled
def _bits(mask: int) -> int:
    left, count = np.int64(mask), 0
    while left:
        left &= left - 1
        count += 1
    return count


@compiled
def _remember(person: Record, done: Rows, rarity: Floats, written: Written) -> None:
    """Notes what was done, by trade, and what can be done, by skill."""
    months, shown = written.months, written.shown
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
            written.held[person.skills[at]] = rarity[person.skills[at]]


@compiled
def _forget(person: Record, done: Rows, written: Written) -> None:
    for at in range(person.past.size):
        past = person.past[at]
        if past < 0:
            continue
        for here in range(done.starts[past], done.starts[past + 1]):
            written.months[done.trade[here]], written.shown[done.trade[here]] = 0, 0
    for at in range(person.skills.size):
        if person.skills[at] >= 0:
            written.held[person.skills[at]] = 0
