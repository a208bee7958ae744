"""A nation in columns, drawn from a seed: people and opportunities where people live, trades by Zipf's law.

What is drawn looks like what is known of job-seekers and of offers: one in four has no car, half of the offers ask
experience, one in six is part-time, one in four works at weekends.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo import MODES, Communes, Estimate, Means, Mode
from ingest.reference import References
from matching import Kind, Strain
from matching.country import (
    ANY_DAY,
    MOST_ASKED_SKILLS,
    MOST_PAST,
    MOST_SKILLS,
    MOST_WISHES,
    RARELY,
    Minutes,
    Opportunities,
    People,
    minutes_from,
    rarity_of,
)
from matching.country.seekers import licence_bits
from matching.scoring.corpus import KINDS
from matching.words.conditions import may_drive
from matching.words.trades.demands import mask_of

ZIPF = 0.9
"""The trade of rank k is offered as often as 1 / k ** 0.9: the first hundred of 1,584 make half of all."""
DRAWN_TOWARDS_TOWNS = 1.1
"""Work stands where people live, a little more in towns: population ** 1.1."""
MEANS: tuple[tuple[float, tuple[Means, ...]], ...] = (
    (0.30, (Means(Mode.CAR, 30),)),
    (0.14, (Means(Mode.CAR, 45), Means(Mode.WALK, 20))),
    (0.08, (Means(Mode.CAR, 20), Means(Mode.BIKE, 20))),
    (0.15, (Means(Mode.CAR, 30), Means(Mode.BUS, 45), Means(Mode.WALK, 30))),
    (0.08, (Means(Mode.MOPED, 30),)),
    (0.12, (Means(Mode.BUS, 45), Means(Mode.WALK, 30))),
    (0.05, (Means(Mode.BUS, 60), Means(Mode.BIKE, 30), Means(Mode.WALK, 30))),
    (0.03, (Means(Mode.EBIKE, 40),)),
    (0.05, (Means(Mode.WALK, 45),)),
)
"""How people move, and how many of each."""
MOST_MINUTES = {
    mode: max((2 * one.max_minutes for _, mix in MEANS for one in mix if one.mode is mode), default=0) for mode in MODES
}
"""Twice the most that anybody accepts: nobody goes farther."""
KIND_SHARES = {
    Kind.JOB: 0.72,
    Kind.INCLUSION_JOB: 0.05,
    Kind.IMMERSION: 0.08,
    Kind.VOLUNTEERING: 0.06,
    Kind.CIVIC_SERVICE: 0.02,
    Kind.TRAINING: 0.05,
    Kind.WORKSHOP: 0.01,
    Kind.EVENT: 0.01,
}
LIMITS = tuple(
    mask_of(some)
    for some in (
        (),
        (Strain.LOADS,),
        (Strain.LOADS, Strain.STANDING),
        (Strain.POSTURE,),
        (Strain.PUBLIC,),
        (Strain.WRITING,),
    )
)
LIMIT_SHARES = (0.8, 0.09, 0.04, 0.03, 0.02, 0.02)
"""Strains that functional limits speak of."""
NAMED = tuple(mask_of(one.split()) for one in ("", "standing", "posture", "public pressure"))
NAMED_SHARES = (0.85, 0.05, 0.04, 0.06)
"""Strains that texts name besides loads."""
DAYS, DAY_SHARES = (0, 0b1_1111, 0b11_1111, 0b111_1111, 0b10_0000), (0.78, 0.12, 0.05, 0.03, 0.02)
"""Days of work: not said, the week, Saturdays too, any day, Saturdays alone."""
STAGE_SHARES = (0.05, 0.45, 0.3, 0.2)
"""Not said, emploi, socio-pro, remobilisation."""
_NAN = np.float32(np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Nation:
    """What is drawn from: the communes, and by trade the skills that it takes (int16, each of any length)."""

    communes: Communes
    trade_skills: tuple[NDArray[np.int16], ...]

    @property
    def rarity(self) -> NDArray[np.float32]:
        """What sharing each skill is worth, shape (skills,)."""
        return rarity_of(np.bincount(np.concatenate(self.trade_skills).astype(np.int64)))

    def people(self, count: int, *, seed: int) -> People:
        """`count` people."""
        rng = np.random.default_rng((seed, 1))
        trades = len(self.trade_skills)
        wished = rng.choice([1, 2, 3], count, p=[0.45, 0.35, 0.2])
        wishes = self._trades(rng, count * MOST_WISHES).reshape(count, MOST_WISHES)
        wishes = np.where(np.arange(MOST_WISHES) < wished[:, None], wishes, -1).astype(np.int16)
        done = rng.choice([0, 1, 2], count, p=[0.3, 0.45, 0.25])
        past = np.where(
            rng.random((count, MOST_PAST)) < 0.5, wishes[:, :MOST_PAST], rng.integers(0, trades, (count, MOST_PAST))
        )
        past = np.where(np.arange(MOST_PAST) < done[:, None], past, -1).astype(np.int16)
        months = np.where(past >= 0, rng.choice([3, 6, 12, 24, 60, 120], (count, MOST_PAST)), 0)
        limits = np.zeros((len(MEANS), len(MODES)), np.uint8)
        for row, (_, mix) in enumerate(MEANS):
            for one in mix:
                limits[row, MODES.index(one.mode)] = one.max_minutes
        hours = rng.choice([np.nan, 20, 24, 30, 35, 39], count, p=[0.5, 0.1, 0.08, 0.07, 0.2, 0.05])
        kinds = np.where(rng.random(count) < 0.75, 255, _bits(rng, count, 0.7) | 1).astype(np.uint8)
        spoken = np.array(LIMITS, np.uint16)[rng.choice(len(LIMITS), count, p=LIMIT_SHARES)]
        return People(
            id=np.arange(1, count + 1, dtype=np.int64),
            home=self._communes(rng, count, power=1.0),
            limits=limits[rng.choice(len(MEANS), count, p=[share for share, _ in MEANS])],
            stage=rng.choice(4, count, p=STAGE_SHARES).astype(np.int8),
            wishes=wishes,
            worths=rng.choice(np.array([1, 0.9, 0.7, 0.35], np.float32), (count, MOST_WISHES), p=[0.5, 0.2, 0.2, 0.1]),
            past=past,
            past_months=months.astype(np.float32),
            past_sure=rng.choice(np.array([1, 0.9, 0.7], np.float32), (count, MOST_PAST), p=[0.6, 0.25, 0.15]),
            skills=self._skills(rng, np.where(past[:, 0] >= 0, past[:, 0], wishes[:, 0]), MOST_SKILLS, share=0.7),
            level=rng.choice([-1, 0, 1, 2, 3, 4, 5], count, p=[0.1, 0.25, 0.3, 0.2, 0.08, 0.05, 0.02]).astype(np.int8),
            licences=_held("B", rng.random(count) < 0.62) | _held("C", rng.random(count) < 0.04),
            licences_said=rng.random(count) < 0.9,
            hours_least=np.where(rng.random(count) < 0.3, np.minimum(hours, 15), _NAN).astype(np.float32),
            hours_most=hours.astype(np.float32),
            hours_read=(read := ~np.isnan(hours) & (rng.random(count) < 0.2)),
            hours_written=read,
            nights=rng.choice([-1, 0, 1], count, p=[0.4, 0.35, 0.25]).astype(np.int8),
            weekends=rng.choice([-1, 0, 1], count, p=[0.4, 0.25, 0.35]).astype(np.int8),
            days=rng.choice([ANY_DAY, 0b1_1111, 0b1_1011, 0b110_1111], count, p=[0.8, 0.12, 0.05, 0.03]).astype(
                np.uint8
            ),
            starts=rng.choice([-1, 510, 540], count, p=[0.85, 0.1, 0.05]).astype(np.int16),
            ends=rng.choice([-1, 990, 1_080], count, p=[0.85, 0.1, 0.05]).astype(np.int16),
            kinds=kinds,
            named=np.where(kinds == 255, 0, kinds).astype(np.uint8),
            strains=spoken,
            refused=np.where(rng.random(count) < 0.7, spoken, 0).astype(np.uint16),
            french=rng.choice([-1, 1, 2, 3, 5], count, p=[0.82, 0.04, 0.06, 0.05, 0.03]).astype(np.int8),
            young=rng.choice([-1, 0, 1], count, p=[0.3, 0.55, 0.15]).astype(np.int8),
        )

    def opportunities(self, count: int, *, seed: int) -> Opportunities:
        """`count` opportunities."""
        rng = np.random.default_rng((seed, 2))
        kind = rng.choice([KINDS.index(one) for one in KIND_SHARES], count, p=list(KIND_SHARES.values()))
        paid = np.isin(kind, [KINDS.index(Kind.JOB), KINDS.index(Kind.INCLUSION_JOB)])
        trade = self._trades(rng, count)
        hours = rng.choice([np.nan, 10, 20, 24, 28, 30, 35, 39], count, p=[0.3, 0.03, 0.05, 0.05, 0.03, 0.04, 0.4, 0.1])
        months = rng.choice([np.nan, 0, 6, 12, 24, 36, 60], count, p=[0.2, 0.4, 0.08, 0.14, 0.1, 0.05, 0.03])
        level = rng.choice([-1, 1, 2, 3, 4, 5], count, p=[0.6, 0.16, 0.1, 0.08, 0.03, 0.03])
        heavy = rng.choice([-1, 0, 1], count, p=[0.8, 0.02, 0.18]).astype(np.int8)
        commune = self._communes(rng, count, power=DRAWN_TOWARDS_TOWNS)
        drawn = Opportunities(
            id=np.arange(1, count + 1, dtype=np.int64),
            commune=commune,
            trade=trade,
            kind=kind.astype(np.int8),
            age_days=rng.exponential(25.0, count).astype(np.float32),
            hours=np.where(paid, hours, np.nan).astype(np.float32),
            full_time=np.where(paid, np.where(np.isnan(hours), rng.integers(-1, 2, count), hours >= 35), -1).astype(
                np.int8
            ),
            nights=rng.choice([-1, 0, 1], count, p=[0.7, 0.22, 0.08]).astype(np.int8),
            weekends=rng.choice([-1, 0, 1, RARELY], count, p=[0.55, 0.2, 0.23, 0.02]).astype(np.int8),
            days=np.where(paid, rng.choice(DAYS, count, p=DAY_SHARES), 0).astype(np.uint8),
            starts_at=rng.choice([-1, 300, 360, 480, 540], count, p=[0.8, 0.03, 0.05, 0.08, 0.04]).astype(np.int16),
            ends_at=rng.choice([-1, 780, 1_020, 1_110, 1_320], count, p=[0.8, 0.04, 0.08, 0.04, 0.04]).astype(np.int16),
            heavy=heavy,
            strains=np.where(heavy == 1, mask_of([Strain.LOADS]), 0).astype(np.uint16)
            | np.array(NAMED, np.uint16)[rng.choice(len(NAMED), count, p=NAMED_SHARES)],
            french=rng.choice([-1, 3, 4], count, p=[0.9, 0.06, 0.04]).astype(np.int8),
            vehicle=np.where(rng.random(count) < 0.06, 1, -1).astype(np.int8),
            experience_months=np.where(paid, months, np.nan).astype(np.float32),
            experience_required=np.where(paid & (months != 0), rng.integers(-1, 2, count), -1).astype(np.int8),
            level=level.astype(np.int8),
            level_required=np.where(level >= 0, rng.integers(0, 2, count), -1).astype(np.int8),
            licences_required=_bit("B", rng.random(count) < 0.12) | _bit("C", rng.random(count) < 0.03),
            licences_wished=_bit("B", rng.random(count) < 0.1),
            skills=self._skills(rng, trade, MOST_ASKED_SKILLS, share=0.6),
            responsiveness=np.where(rng.random(count) < 0.3, rng.random(count), np.nan).astype(np.float32),
            posts=np.minimum(rng.geometric(0.75, count), 20).astype(np.int16),
            price=np.zeros(count, np.float32),
        )
        return drawn.at(np.lexsort((trade, commune)))

    def _communes(self, rng: np.random.Generator, count: int, *, power: float) -> NDArray[np.int32]:
        """Communes with a centre, by their population."""
        weight = np.array([one.population for one in self.communes], np.float64) ** power
        weight[np.isnan(self.communes.lat)] = 0
        return rng.choice(len(weight), count, p=weight / weight.sum()).astype(np.int32)

    def _trades(self, rng: np.random.Generator, count: int) -> NDArray[np.int16]:
        """Trades by Zipf's law, the ranks dealt out once for all."""
        trades = len(self.trade_skills)
        dealt = np.random.default_rng(0).permutation(trades)
        share = np.arange(1, trades + 1) ** -ZIPF
        return dealt[rng.choice(trades, count, p=share / share.sum())].astype(np.int16)

    def _skills(
        self, rng: np.random.Generator, trade: NDArray[np.int16], most: int, *, share: float
    ) -> NDArray[np.int16]:
        """Some skills of each trade, int16 (n, most), each once, -1 where there is no more; none for one in eight."""
        lengths = np.array([len(one) for one in self.trade_skills])
        table = np.full((len(lengths), max(int(lengths.max(initial=0)), 1)), -1, np.int16)
        for row, skills in enumerate(self.trade_skills):
            table[row, : len(skills)] = skills
        begin = rng.integers(0, np.maximum(lengths, 1)[trade])
        at = (begin[:, None] + np.arange(most)) % np.maximum(lengths, 1)[trade][:, None]
        chosen = table[trade[:, None], at]
        kept = (rng.random(chosen.shape) < share) & (np.arange(most) < lengths[trade][:, None])
        kept &= (rng.random(len(trade)) < 0.875)[:, None]
        return np.where(kept, chosen, -1).astype(np.int16)


def nation_of(references: References) -> Nation:
    """The nation of these communes and trades."""
    rome = references.rome
    codes = {code: index for index, code in enumerate(sorted({skill.code for skill in rome.skills}))}
    taken: dict[str, set[int]] = {trade.code: set() for trade in rome.trades}
    for skill in rome.skills:
        taken[skill.rome].add(codes[skill.code])
    return Nation(references.communes, tuple(np.array(sorted(one), np.int16) for one in taken.values()))


def estimated_minutes(homes: NDArray[np.int32], *, communes: Communes) -> Minutes:
    """The ways from some homes, as far as anybody who is drawn goes."""
    estimate = Estimate(communes)

    def row(mode: Mode, home: int) -> NDArray[np.uint8]:
        return estimate.row_within(MOST_MINUTES[mode], mode=mode, origin=home).minutes

    return minutes_from(homes, row=row, most_minutes=list(MOST_MINUTES.values()), version=estimate.version)


def _bit(licence: str, where: NDArray[np.bool_]) -> NDArray[np.uint16]:
    """The bit of a licence where it is asked for."""
    return np.where(where, licence_bits([licence]), 0).astype(np.uint16)


def _held(licence: str, where: NDArray[np.bool_]) -> NDArray[np.uint16]:
    """The bits of a licence and of what it opens, where it is held."""
    return np.where(where, licence_bits(may_drive(frozenset({licence})) or ()), 0).astype(np.uint16)


def _bits(rng: np.random.Generator, count: int, share: float) -> NDArray[np.int64]:
    """Eight bits, each set with this probability."""
    return ((rng.random((count, 8)) < share) << np.arange(8)).sum(axis=1)
