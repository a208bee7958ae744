"""The same lists, made by comparing a person with every opportunity of the country in numpy: the yardstick.

It goes by the columns as they are said, `geo.reach` and `scoring.score`, and takes nothing from the index or the walk.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo import MODES, NOWHERE, USUAL_TRIP, Communes, Means, Mode, Row, Travel, Trip, reach
from matching.country.columns import ANY_DAY, KEPT, RARELY, SHOWN, STAGES, Opportunities, People
from matching.country.formula import DEMANDING, FIRST, GENTLE, RELATED, SECOND, WEEKEND, gain, is_paid, is_tried, paces
from matching.country.minutes import Minutes
from matching.country.partition import Country
from matching.model import Kind, Stage, Strain
from matching.scoring.corpus import KINDS
from matching.scoring.fits import EVIDENCE, NO_EVIDENCE, USUAL_STRAIN, WITHOUT_A_CAR, french_worth
from matching.scoring.gates import IMPOSSIBLE_HOURS_MARGIN
from matching.scoring.profile import ANOTHER_TRADE, SAME_WORK
from matching.scoring.score import combined, reach_decay
from matching.scoring.shared_parts import (
    FULL_TIME_HOURS,
    MINUTES_OUTSIDE,
    SOME_EXPERIENCE_MONTHS,
    UNPAID_FOR_HOURS,
    USUALLY_FULL_TIME,
)
from matching.scoring.weights import Weights
from matching.words.trades.demands import mask_of

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class OnePerson:
    """A row of `People`: its values, by the name of the column."""

    people: People
    at: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.people, name)[self.at]


class _FromMinutes:
    """A layer of `geo.Travel` that knows what `Minutes` does."""

    def __init__(self, minutes: Minutes, communes: int) -> None:
        self._minutes, self._communes, self.version = minutes, communes, minutes.version

    def row(
        self,
        mode: Mode,
        origin: int,
        trip: Trip,  # noqa: ARG002 - the same at any hour
        *,
        within: int = NOWHERE,  # noqa: ARG002 - all is known
    ) -> Row | None:
        known = self._minutes
        at = MODES.index(mode) * len(known.homes) + int(np.searchsorted(known.homes, origin))
        span = slice(known.starts[at], known.starts[at + 1])
        row = np.full(self._communes, NOWHERE, np.uint8)
        row[known.commune[span]] = known.minutes[span]
        return Row(row, np.zeros(self._communes, np.uint8))


@dataclass(frozen=True, slots=True, eq=False)
class Brute:
    """A country, its communes, and the affinity float32 (trades, trades) that its trades were made of."""

    country: Country
    communes: Communes
    affinity: NDArray[np.float32]
    weights: Weights

    def best(self, at: int) -> tuple[NDArray[np.intp], Floats]:
        """The rows of the list of the person at this row, and their scores, best first."""
        person = OnePerson(self.country.people, at)
        means = tuple(Means(mode, int(limit)) for mode, limit in zip(MODES, person.limits, strict=True) if limit)
        travel = Travel(self.communes, (_FromMinutes(self.country.minutes, len(self.communes)),))
        ways = reach(int(person.home), means, travel, trip=USUAL_TRIP)
        limits = np.array([one.max_minutes for one in means], np.float64)[ways.means]
        minutes = np.where(ways.means >= 0, ways.minutes, np.inf)
        open_communes = minutes <= self.weights.reach["times_limit"] * limits
        rows = np.flatnonzero(open_communes[self.country.opportunities.commune])
        rows = rows[~self._shut(person, self.country.opportunities.at(rows))]
        offered = self.country.opportunities.at(rows)
        wish = (person.worths[:, None] * self.affinity[person.wishes][:, offered.trade])[person.wishes >= 0]
        related = (self.affinity[person.wishes][:, offered.trade] >= RELATED)[person.wishes >= 0]
        kept = related.any(axis=0) & (offered.trade >= 0)
        wish = np.where(related, wish, 0).max(axis=0, initial=0)[kept]
        rows, offered = rows[kept], offered.at(kept.nonzero()[0])
        there = offered.commune
        plain, named = self._stage(person, offered)
        parts = {
            "wish": wish.astype(np.float64),
            "reach": reach_decay(minutes[there], limits[there], self.weights),
            "stage": plain,
            "freshness": 0.5 ** (offered.age_days.astype(np.float64) / self.weights.freshness["half_every_days"]),
            "responsiveness": offered.responsiveness.astype(np.float64),
        }
        first = self._first(parts, named)
        parts["stage"] = named
        best = np.lexsort((rows, -first))[:KEPT]
        rows, offered = rows[best], offered.at(best)
        unknown = {name: np.full(len(rows), np.nan) for name in self.weights.parts}
        known = {name: parts[name][best] for name in FIRST} | self._second(person, offered)
        score = combined(unknown | known, self.weights) - offered.price
        score = np.maximum(score, 0).astype(np.float32)
        shown = np.lexsort((rows, -score))[:SHOWN]
        return rows[shown], score[shown].astype(np.float64)

    def said(self, at: int) -> tuple[NDArray[np.bool_], dict[str, Floats]]:
        """What the gates drop for the person at this row, but for reach, bool (n,), and the parts that need no way
        there, (n,) each, NaN where they are not known; of all opportunities."""
        person, offered = OnePerson(self.country.people, at), self.country.opportunities
        return self._shut(person, offered), {"stage": self._stage(person, offered)[1]} | self._second(person, offered)

    def _first(self, parts: dict[str, Floats], named: Floats) -> NDArray[np.float32]:
        """The first tier, each term rounded as columns hold it: equal scores are equal on both sides."""
        more = gain("stage", named, self.weights) - gain("stage", parts["stage"], self.weights)
        gains = {name: gain(name, value, self.weights) for name, value in parts.items()}
        static = gains["stage"] + (gains["freshness"] + gains["responsiveness"])
        first = gains["wish"].astype(np.float32) + gains["reach"].astype(np.float32) + static.astype(np.float32)
        return np.asarray(first + more.astype(np.float32))

    def _shut(self, person: OnePerson, one: Opportunities) -> NDArray[np.bool_]:
        """Which opportunities the gates drop, but for reach."""
        paid = is_paid(one)
        shut = ((1 << one.kind.astype(np.int64)) & int(person.kinds)) == 0
        if person.licences_said:
            shut |= (one.licences_required & ~person.licences) != 0
        if not person.limits[MODES.index(Mode.CAR)]:
            shut |= one.vehicle == 1
        if person.level >= 0:
            shut |= (one.level_required == 1) & (one.level > person.level)
        if person.young == 0:
            shut |= one.kind == KINDS.index(Kind.CIVIC_SERVICE)
        if not np.isnan(person.hours_most) and not person.hours_read:
            shut |= paid & (one.hours > person.hours_most + IMPOSSIBLE_HOURS_MARGIN)
        shut |= (one.strains & person.refused) != 0
        return np.asarray(shut | self._wrong_time(person, one), dtype=np.bool_)

    def _wrong_time(self, person: OnePerson, one: Opportunities) -> NDArray[np.bool_]:
        paid = is_paid(one)
        shut = (one.nights == 1) & (person.nights == 0)
        if person.weekends == 0 and (person.days == ANY_DAY or not person.days & WEEKEND):
            shut |= paid & (one.weekends == 1)
        if person.days != ANY_DAY:
            shut |= paid & (one.days != 0) & (one.days & person.days == 0)
        if person.starts >= 0:
            shut |= paid & (one.ends_at >= 0) & (one.ends_at <= person.starts)
        if person.ends >= 0:
            shut |= paid & (one.starts_at >= 0) & (one.starts_at >= person.ends)
        return np.asarray(shut, dtype=np.bool_)

    def _stage(self, person: OnePerson, one: Opportunities) -> tuple[Floats, Floats]:
        """How well each fits the stage, without regard to the kinds that the person names, and with it."""
        stage, paid = STAGES[int(person.stage)], is_paid(one)
        fit = np.array([self.weights.stage[stage][kind] for kind in KINDS])[one.kind]
        if stage not in (None, Stage.EMPLOI):
            pace = paces(one)
            gentle, demanding = (self.weights.stage_work[f"{stage}_{name}"] for name in ("gentle", "demanding"))
            times = np.where(pace == GENTLE, gentle, np.where(pace == DEMANDING, demanding, 1.0))
            fit = np.minimum(1.0, np.where(paid, fit * times, fit))
        named = ~paid & (int(person.named) >> one.kind.astype(np.int64) & 1 == 1)
        return fit, np.where(named, 1.0 - (1.0 - fit) * (1.0 - self.weights.stage_work["named"]), fit)

    def _second(self, person: OnePerson, one: Opportunities) -> dict[str, Floats]:
        """The parts of the second tier, NaN where they are not known."""
        silent = np.full(len(one), np.nan)
        most = np.nan_to_num(person.hours_most, nan=np.inf)
        least = np.nan_to_num(person.hours_least, nan=0.0)

        def met_hours(hours: Floats) -> Floats:
            outside = np.maximum(hours - most, 0) / 10 + np.maximum(least - hours, 0) / np.clip(least, 1, 20)
            return np.asarray(np.maximum(0.0, 1.0 - outside))

        hours = np.where(np.isnan(one.hours) & (one.full_time == 1), FULL_TIME_HOURS, one.hours.astype(np.float64))
        unsaid = USUALLY_FULL_TIME * met_hours(np.full(len(one), FULL_TIME_HOURS)) + (1.0 - USUALLY_FULL_TIME)
        fit = np.where(np.isnan(hours), np.where(one.full_time == 0, 1.0, unsaid), met_hours(hours))
        fit = np.where(is_paid(one), fit, UNPAID_FOR_HOURS if person.hours_written else np.nan)
        said_hours = not (np.isnan(person.hours_least) and np.isnan(person.hours_most))
        schedule = silent
        for asked, possible in ((one.nights, person.nights), (one.weekends, person.weekends)):
            if possible >= 0:
                takes = np.where(asked == RARELY, 0.5, np.where(asked < 0, np.nan, asked.astype(np.float64)))
                schedule = np.fmin(schedule, np.where(np.isnan(takes), np.nan, 1.0 if possible else 1.0 - takes))
        schedule = np.fmin(schedule, self._clock(person, one))
        near = self.affinity[person.past][:, one.trade] * person.past_sure[:, None]
        lasted = np.where(person.past >= 0, person.past_months, 0)[:, None]
        had = (np.clip((near - ANOTHER_TRADE) / (SAME_WORK - ANOTHER_TRADE), 0, 1) * lasted).max(axis=0)
        shown = np.where(person.past[:, None] >= 0, near, 0).max(axis=0)
        evident = np.clip((shown - NO_EVIDENCE) / (EVIDENCE - NO_EVIDENCE), 0, 1)
        some = np.where(one.experience_required == 1, SOME_EXPERIENCE_MONTHS, np.nan)
        asked_months = np.where(np.isnan(one.experience_months), some, one.experience_months)
        met = np.minimum(1.0, had / np.maximum(asked_months, 1.0))
        said = (one.experience_required == 1) & ~np.isnan(one.experience_months)
        met = np.where(said, met, 0.5 + 0.5 * met)
        above = np.maximum(one.level.astype(np.float64) - person.level, 0.0)
        trades = self.country.trades
        paid_trade = is_paid(one) & (one.trade >= 0)
        asked = np.where(one.skills >= 0, self.country.rarity[one.skills], 0)
        shared = np.where(np.isin(one.skills, person.skills[person.skills >= 0]), asked, 0)
        with np.errstate(invalid="ignore"):
            skills = np.where(asked.sum(axis=1) > 0, shared.sum(axis=1) / asked.sum(axis=1), np.nan)
        parts = (
            fit if said_hours else silent,
            schedule,
            np.where(one.experience_months == 0, 1.0, met),
            np.where((one.level >= 0) & (person.level >= 0), np.maximum(0.0, 1.0 - above / 3.0), np.nan),
            self._limits(person, one) if person.strains else silent,
            french_worth(
                np.fmax(np.where(one.trade >= 0, trades.french[one.trade], -1), one.french),
                int(person.french) if person.french >= 0 else None,
            ),
            np.where(paid_trade & trades.regulated[one.trade], evident, np.nan),
            self._licence(person, one),
            skills if (person.skills >= 0).any() else silent,
        )
        return dict(zip(SECOND, parts, strict=True))

    def _clock(self, person: OnePerson, one: Opportunities) -> Floats:
        """How far days and hours of the day suit, NaN where nothing is known."""
        fit = np.full(len(one), np.nan)
        if person.days != ANY_DAY:
            worked = np.bitwise_count(one.days).astype(np.float64)
            missed = np.bitwise_count(one.days & np.uint8(~person.days & 0x7F))
            fit = np.where(worked > 0, np.maximum(0.0, 1.0 - 2.0 * missed / np.maximum(worked, 1.0)), np.nan)
        silent = np.full(len(one), np.nan)
        early = person.starts - np.where(one.starts_at >= 0, one.starts_at, np.nan) if person.starts >= 0 else silent
        late = np.where(one.ends_at >= 0, one.ends_at, np.nan) - person.ends if person.ends >= 0 else silent
        outside = np.fmax(early, late)
        return np.asarray(np.fmin(fit, 1.0 - np.clip(outside / MINUTES_OUTSIDE, 0.0, 1.0)))

    def _limits(self, person: OnePerson, one: Opportunities) -> Floats:
        trades = self.country.trades
        usual = USUAL_STRAIN ** np.bitwise_count(trades.strains[one.trade] & person.strains).astype(np.float64)
        usual = np.where(one.trade >= 0, usual, np.nan)
        light = (one.heavy == 0) & (int(person.strains) == mask_of([Strain.LOADS]))
        return np.where((one.strains & person.strains) != 0, 0.0, np.where(light, 1.0, usual))

    def _licence(self, person: OnePerson, one: Opportunities) -> Floats:
        trades, known = self.country.trades, is_tried(one) & (one.trade >= 0)
        fit = np.full(len(one), np.nan)
        if person.licences_said:
            usual = trades.licences[one.trade]
            fit = np.where(known & (usual != 0), (usual & ~person.licences) == 0, fit)
        if person.limits.any() and not person.limits[MODES.index(Mode.CAR)]:
            fit = np.where(known & trades.rounds[one.trade], np.fmin(fit, WITHOUT_A_CAR), fit)
        if person.licences_said:
            asked = one.licences_required | one.licences_wished
            fit = np.where(asked > 0, (asked & ~person.licences) == 0, fit)
        return fit
