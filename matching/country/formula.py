"""The live score, read for columns: which of its parts depend on what, and what each makes of a code.

All of the mapping from `scoring.score` to a country's night stands here, under the same names of parts. The logarithm
of the score is a sum over parts; those of the first tier make it separable, what is unknown being a constant:

    first    gain(wish: person, trade) + gain(reach: minutes, limit) + [stage, freshness, responsiveness: static]
    second   hours, schedule, experience, level, limits, french, regulated, licence, skills

and the price of exposure is taken off at the end. All parts but `words` are here, and all gates: words are texts, which
columns have no room for, and count as not known. Skills are codes of the ROME, where the live score reads them in texts
too. A test holds the rest to the live score.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo import NOWHERE
from matching.country.columns import ANY_DAY, NOT_SAID, STAGES, Opportunities, People
from matching.model import Kind, Level, Stage
from matching.scoring.corpus import KINDS
from matching.scoring.gates import IMPOSSIBLE_HOURS_MARGIN, PAID
from matching.scoring.score import reach_decay
from matching.scoring.shared_parts import FULL_TIME_HOURS, SOME_EXPERIENCE_MONTHS
from matching.scoring.weights import Weights

FIRST = ("wish", "reach", "stage", "freshness", "responsiveness")
SECOND = ("hours", "schedule", "experience", "level", "limits", "french", "regulated", "licence", "skills")
"""In the order of `Gains.parts`."""
RELATED = 0.3
"""From which affinity a trade is proposed to whoever wishes for another: the same field, a move, shared skills."""
OUT_OF_REACH = np.float32(-1)

UNPAID, PART_TIME = -1.0, -2.0
"""In place of the hours of what is unpaid, and of part-time work that does not say how long."""
GENTLE, DEMANDING, NEITHER = range(3)
"""Paces of paid work: part-time; full-time or asking for experience; else."""

WEEKEND = 0b110_0000
"""Saturday and Sunday among days."""
_KIND, _LICENCE, _VEHICLE, _NIGHTS, _WEEKENDS, _LEVEL = 0, 8, 24, 25, 26, 27
"""First bits of what an opportunity needs, uint32: its kind (8), licences (16), a vehicle, nights, weekends, level."""

Floats = NDArray[np.float32]
Masks = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """The weights as arrays, each part as its *gain*: weight * log(1 + (1 / floor - 1) * value), 0 for a value of 0.

    `constant` and `weight`: the score is exp((constant + gains) / weight). `wish` float64 (2,): weight, 1 / floor - 1;
    `reach` float32 (256, 256), by the limit and the minutes: the gain of a way, `OUT_OF_REACH` beyond the gate;
    `stage` float64 (stages, kinds, paces): the gains of fits; `named` float32 (stages, kinds): what a kind gains more
    that somebody names among few; `most`: what no first tier exceeds.
    """

    version: str
    constant: float
    weight: float
    wish: NDArray[np.float64]
    reach: Floats
    stage: NDArray[np.float64]
    named: Floats
    most: float
    weights: Weights

    def static(self, opportunities: Opportunities) -> Floats:
        """The gains that depend on no more of the person than their stage, shape (stages, n)."""
        one = opportunities
        age = np.maximum(one.age_days.astype(np.float64), 0.0)
        fresh = gain("freshness", 0.5 ** (age / self.weights.freshness["half_every_days"]), self.weights)
        answered = gain("responsiveness", one.responsiveness.astype(np.float64), self.weights)
        return (self.stage[:, one.kind, paces(one)] + (fresh + answered)).astype(np.float32)


def gain(part: str, value: NDArray[np.float64], weights: Weights) -> NDArray[np.float64]:
    """What a part brings above the least it can be worth, in the logarithm of `matching.scoring.score.combined`."""
    floor, known = weights.floor[part], np.where(np.isnan(value), weights.unknown[part], value)
    return np.asarray(weights.parts[part] * np.log1p((1.0 / floor - 1.0) * known))


def formula_of(weights: Weights) -> Formula:
    """The formula that these weights make."""
    limit, minutes = np.meshgrid(np.arange(256.0), np.arange(256.0), indexing="ij")
    worth = gain("reach", reach_decay(minutes, np.maximum(limit, 1.0), weights), weights)
    shut = (minutes > weights.reach["times_limit"] * limit) | (minutes >= NOWHERE)
    unknown = {part: float(gain(part, np.array(np.nan), weights)) for part in weights.parts}
    least = sum(weight * np.log(weights.floor[part]) for part, weight in weights.parts.items())
    fits = _stage_fits(weights)
    stage = gain("stage", fits, weights)
    named = gain("stage", 1.0 - (1.0 - fits[:, :, NEITHER]) * (1.0 - weights.stage_work["named"]), weights)
    paid = np.isin(range(len(KINDS)), [KINDS.index(kind) for kind in PAID])
    return Formula(
        version=weights.version,
        constant=float(least) + sum(unknown[part] for part in weights.parts if part not in FIRST + SECOND),
        weight=sum(weights.parts.values()),
        wish=np.array([weights.parts["wish"], 1.0 / weights.floor["wish"] - 1.0]),
        reach=np.where(shut, OUT_OF_REACH, worth).astype(np.float32),
        stage=stage,
        named=np.where(paid, 0.0, named - stage[:, :, NEITHER]).astype(np.float32),
        most=sum(float(gain(part, np.array(1.0), weights)) for part in FIRST),
        weights=weights,
    )


def _stage_fits(weights: Weights) -> NDArray[np.float64]:
    """How well each kind, at each pace, fits each stage, shape (stages, kinds, paces), as in `scoring.score`."""
    fits = np.empty((len(STAGES), len(KINDS), 3))
    for here, stage in enumerate(STAGES):
        for there, kind in enumerate(KINDS):
            fits[here, there] = weights.stage[stage][kind]
            if kind in PAID and stage not in (None, Stage.EMPLOI):
                fits[here, there, GENTLE] *= weights.stage_work[f"{stage.value}_gentle"]
                fits[here, there, DEMANDING] *= weights.stage_work[f"{stage.value}_demanding"]
    return np.minimum(fits, 1.0)


def is_paid(opportunities: Opportunities) -> NDArray[np.bool_]:
    """Which are paid work, shape (n,)."""
    return np.isin(opportunities.kind, [KINDS.index(kind) for kind in PAID])


def is_tried(opportunities: Opportunities) -> NDArray[np.bool_]:
    """In which the trade is done as one does it for pay, or to try it, shape (n,)."""
    return np.isin(opportunities.kind, [KINDS.index(kind) for kind in (*PAID, Kind.IMMERSION)])


def paces(opportunities: Opportunities) -> NDArray[np.int8]:
    """The pace of each, shape (n,)."""
    one = opportunities
    part_time = (one.hours < 30) | (one.full_time == 0)
    silent = np.isnan(one.experience_months) & (one.experience_required == 1)
    demanding = (one.hours >= FULL_TIME_HOURS) | (one.full_time == 1) | (one.experience_months >= 12) | silent
    return np.where(part_time, GENTLE, np.where(demanding, DEMANDING, NEITHER)).astype(np.int8)


def needs(opportunities: Opportunities) -> Masks:
    """What each opportunity cannot do without, a bit each, uint32 (n,): gates but for reach, hours, and what `picky`
    people say besides."""
    one = opportunities
    mask = np.uint32(1) << (_KIND + one.kind.astype(np.uint32))
    mask |= one.licences_required.astype(np.uint32) << _LICENCE
    mask |= (one.vehicle == 1).astype(np.uint32) << _VEHICLE
    mask |= (one.nights == 1).astype(np.uint32) << _NIGHTS
    mask |= ((one.weekends == 1) & is_paid(one)).astype(np.uint32) << _WEEKENDS
    asked = (one.level_required == 1) & (one.level > 0)
    level = np.uint32(1) << (_LEVEL + np.maximum(one.level, 1).astype(np.uint32) - 1)
    return np.asarray(mask | np.where(asked, level, np.uint32(0)), dtype=np.uint32)


def lacks(people: People, *, car: int) -> Masks:
    """What each person cannot bring, in the bits of `needs`, uint32 (n,); `car` is its column of `People.limits`."""
    refused = ~people.kinds.astype(np.uint32) & 0xFF
    too_old = (people.young == 0).astype(np.uint32) << KINDS.index(Kind.CIVIC_SERVICE)
    mask = (refused | too_old) << _KIND
    missing = np.where(people.licences_said, ~people.licences.astype(np.uint32) & 0xFFFF, 0)
    mask |= missing.astype(np.uint32) << _LICENCE
    mask |= (people.limits[:, car] == 0).astype(np.uint32) << _VEHICLE
    mask |= (people.nights == 0).astype(np.uint32) << _NIGHTS
    neither = (people.weekends == 0) & ((people.days == ANY_DAY) | (people.days & WEEKEND == 0))
    mask |= neither.astype(np.uint32) << _WEEKENDS
    for rank in range(1, len(Level)):
        above = (people.level != NOT_SAID) & (people.level < rank)
        mask |= above.astype(np.uint32) << (_LEVEL + rank - 1)
    return np.asarray(mask, dtype=np.uint32)


def paid_hours(opportunities: Opportunities) -> Floats:
    """Hours a week of paid work, full time being 35, float32 (n,): `UNPAID`, `PART_TIME` of unsaid length, else NaN."""
    hours, unsaid = opportunities.hours, np.isnan(opportunities.hours)
    hours = np.where(unsaid & (opportunities.full_time == 1), FULL_TIME_HOURS, hours)
    hours = np.where(unsaid & (opportunities.full_time == 0), PART_TIME, hours)
    return np.where(is_paid(opportunities), hours, UNPAID).astype(np.float32)


def gate_hours(opportunities: Opportunities) -> Floats:
    """Hours a week that the gate looks at, float32 (n,): those said of paid work, 0 else."""
    said = is_paid(opportunities) & ~np.isnan(opportunities.hours)
    return np.where(said, opportunities.hours, 0.0).astype(np.float32)


def hours_ceiling(people: People) -> Floats:
    """The hours a week from which a job cannot be, float32 (n,); inf where none were said but in wishes."""
    ceiling = people.hours_most + np.float32(IMPOSSIBLE_HOURS_MARGIN)
    return np.where(np.isnan(ceiling) | people.hours_read, np.float32(np.inf), ceiling).astype(np.float32)


def picky(people: People) -> NDArray[np.bool_]:
    """Whose days, hours of the day or limits may shut something out, shape (n,)."""
    restricted = (people.days != ANY_DAY) | (people.starts >= 0) | (people.ends >= 0) | (people.refused != 0)
    return np.asarray(restricted, dtype=np.bool_)


def asked_months(opportunities: Opportunities) -> Floats:
    """Months of experience asked, float32 (n,): some where it is required and not said, NaN where nothing is said."""
    some = np.where(opportunities.experience_required == 1, SOME_EXPERIENCE_MONTHS, np.nan)
    months = opportunities.experience_months
    return np.where(np.isnan(months), some, months).astype(np.float32)


def rarity_of(counts: NDArray[np.int64]) -> Floats:
    """What sharing each skill is worth, float32 (skills,): the rarer among trades, the more (idf)."""
    return np.log1p(counts.sum() / np.maximum(counts, 1)).astype(np.float32)
