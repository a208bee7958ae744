"""Ranks a corpus for one person: the one path that the service, the night's batch and the command all take.

person + knowledge → profile → gates, score → the best rows, explained
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import isfinite, isnan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo import Mode, Reach, Travel, farthest_km, on_foot_too
from matching.model import Opportunity, Person
from matching.reasons import Reason
from matching.scoring.commute import HOPELESS, Way, commute, trip_of, ways_of
from matching.scoring.corpus import Corpus
from matching.scoring.explain import Rows, reasons
from matching.scoring.gates import GATES, Case, Gated, first_gate
from matching.scoring.ground import Ground
from matching.scoring.own_parts import PARTS
from matching.scoring.profile import Knowledge, Profile, build_profile
from matching.scoring.score import Scores, Scoring, scoring
from matching.scoring.weights import Weights
from matching.scoring.without_car import Helps, helps_for


class Part(NamedTuple):
    """One part of a score: how much of its ceiling is reached, and what the part weighs in the mean."""

    name: str
    value: float
    ceiling: float
    weight: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """An opportunity with its place in a list: score 0 to 1, the parts that make it, the reasons that tell it."""

    opportunity: Opportunity
    score: float
    parts: tuple[Part, ...]
    reasons: tuple[Reason, ...]
    ways: tuple[Way, ...]
    """The best way there, then the others; empty where no declared means leads there or the place is unknown."""
    km: float | None
    position_by_score: int | None = None
    """Where it stands in the order of scores, from 1; None where no score makes the order."""
    chance: float = 1.0
    """How probable it was that it stands where it is shown (`matching.lists.swaps`)."""
    price: float = 0.0
    """What exposure took from its score for its place in the list, or added to it (`matching.lists.exposure`)."""

    @property
    def way(self) -> Way | None:
        """The best way there."""
        return self.ways[0] if self.ways else None

    @property
    def minutes(self) -> float | None:
        """How long the best way takes."""
        return self.ways[0].minutes if self.ways else None

    @property
    def mode(self) -> Mode | None:
        """By which means."""
        return self.ways[0].mode if self.ways else None


class Shown(NamedTuple):
    """How an opportunity came to its place in a list: the last three of `Ranked`."""

    position_by_score: int | None = None
    chance: float = 1.0
    price: float = 0.0


NOT_IN_A_LIST = Shown()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a whole corpus stands for one person, before anything is cut or explained; arrays of shape (n,)."""

    profile: Profile
    case: Case
    gate: NDArray[np.int8]
    """Index in `GATES` of the gate that drops the row, -1 for none."""
    scores: Scores
    ground: Ground
    helps: Helps

    @property
    def corpus(self) -> Corpus:
        """What stands."""
        return self.case.corpus

    @property
    def reach(self) -> Reach:
        """How each row is reached."""
        return self.case.reach

    def open_rows(self) -> NDArray[np.intp]:
        """The rows that no gate drops, best first; equal scores stand in the order of their keys."""
        rows = np.flatnonzero(self.gate < 0)
        return rows[np.lexsort((self.corpus.order[rows], -self.scores.total[rows]))]

    @property
    def travel(self) -> Travel:
        """The travel times by which it is reached."""
        return self.ground.travel

    def some(self, rows: NDArray[np.intp]) -> "Few":
        """What is told of some rows, in their order, without the others: nothing is scored again."""
        reach = self.reach.take(rows)
        return Few(
            rows=rows,
            profile=self.profile,
            person=self.case.person,
            ground=self.ground,
            parts=tuple(self.scores.parts),
            values=np.stack([column[rows] for column in self.scores.parts.values()], axis=1),
            total=self.scores.total[rows],
            reach=reach,
            helps=self.helps.take(rows, reach=reach),
        )

    def totals(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """The scores of some rows, in their order."""
        return self.scores.total[rows]

    def best(self, rows: NDArray[np.intp], *, most: int) -> "tuple[Few, float]":
        """As `Unscored.best`."""
        first, beyond = _first(rows, self.totals(rows), most=most)
        return self.some(first), beyond

    def going_farther(self, *, times: float) -> "Standing":
        """The same standing where places count as in reach up to `times` as far; scores and limits do not change."""
        case = replace(self.case, times_limit=times * self.case.times_limit)
        return replace(self, case=case, gate=first_gate(case))


@dataclass(frozen=True, slots=True, eq=False)
class Few:
    """Where m rows of a corpus stand for one person: what their places in a list and their sentences are made of."""

    rows: NDArray[np.intp]
    """Their places in the corpus of `ground`, shape (m,)."""
    profile: Profile
    person: Person
    """With the means that were looked at."""
    ground: Ground
    parts: tuple[str, ...]
    values: NDArray[np.float64]
    """Of each part, shape (m, parts)."""
    total: NDArray[np.float64]
    reach: Reach
    helps: Helps

    @property
    def corpus(self) -> Corpus:
        """Of which they are some rows."""
        return self.ground.corpus

    def take(self, places: NDArray[np.intp]) -> "Few":
        """Fewer of them, in that order."""
        reach = self.reach.take(places)
        return replace(
            self,
            rows=self.rows[places],
            values=self.values[places],
            total=self.total[places],
            reach=reach,
            helps=self.helps.take(places, reach=reach),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Unscored:
    """Somebody before a whole corpus, gates closed, and what scores are made of: only some rows need be scored."""

    profile: Profile
    case: Case
    gate: NDArray[np.int8]
    """As in `Standing`."""
    scoring: Scoring
    ground: Ground
    helps: Helps

    @property
    def corpus(self) -> Corpus:
        """What they stand before."""
        return self.case.corpus

    @property
    def reach(self) -> Reach:
        """How each row is reached."""
        return self.case.reach

    def scored(self) -> Standing:
        """The same with all rows scored."""
        return Standing(
            profile=self.profile,
            case=self.case,
            gate=self.gate,
            scores=self.scoring.of(np.arange(len(self.corpus))),
            ground=self.ground,
            helps=self.helps,
        )

    def best(self, rows: NDArray[np.intp], *, most: int) -> tuple[Few, float]:
        """So many of some rows (ascending), best first, and the score that no other of them exceeds, -inf for none."""
        first, beyond = _first(rows, self.totals(rows), most=most)
        return self.some(first), beyond

    def totals(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """As `Standing.totals`: these rows only are scored."""
        return self.scoring.totals(rows)

    def some(self, rows: NDArray[np.intp]) -> Few:
        """As `Standing.some`: these rows only are scored."""
        reach, (parts, total) = self.case.reach.take(rows), self.scoring.parts_and_totals(rows)
        return Few(
            rows=rows,
            profile=self.profile,
            person=self.case.person,
            ground=self.ground,
            parts=PARTS,
            values=parts.T,
            total=total,
            reach=reach,
            helps=self.helps.take(rows, reach=reach),
        )


def _first(rows: NDArray[np.intp], total: NDArray[np.float64], *, most: int) -> tuple[NDArray[np.intp], float]:
    """So many of some rows (ascending) of these scores, best first, and the score that no other of them exceeds."""
    beyond = -np.inf
    if most < len(rows):
        beyond = float(np.partition(total, len(rows) - most)[len(rows) - most])
        rows, total = rows[total >= beyond], total[total >= beyond]
    return rows[np.argsort(-total, kind="stable")[:most]], beyond


def stand(
    person: Person,
    corpus: Corpus,
    *,
    knowledge: Knowledge,
    travel: Travel,
    weights: Weights,
    as_of: datetime,
    ground: Ground | None = None,
    profile: Profile | None = None,
) -> Standing:
    """Where every opportunity of the corpus stands for the person, who walks where that is sooner than a bus.

    `ground` is that of the corpus and the travel times, `profile` that of the person, where they were made before.
    """
    ground = Ground(corpus, travel) if ground is None else ground
    return unscored(person, ground, knowledge=knowledge, weights=weights, as_of=as_of, profile=profile).scored()


def unscored(
    person: Person,
    ground: Ground,
    *,
    knowledge: Knowledge,
    weights: Weights,
    as_of: datetime,
    profile: Profile | None = None,
) -> Unscored:
    """As `stand`, before anything is scored."""
    case, helps = case_of(person, ground, weights=weights, as_of=as_of)
    profile = build_profile(case.person, knowledge, weights) if profile is None else profile
    return Unscored(
        profile=profile,
        case=case,
        gate=first_gate(case, shut=ground.shut),
        scoring=scoring(
            profile,
            ground.corpus,
            case.reach,
            opened=case.opened,
            as_of=case.as_of,
            weights=weights,
            shared=ground.shared,
        ),
        ground=ground,
        helps=helps,
    )


def case_of(person: Person, ground: Ground, *, weights: Weights, as_of: datetime) -> tuple[Case, Helps]:
    """How the person reaches every opportunity of a ground, on foot too, and what makes up for a car: all that gates
    look at."""
    person = replace(person, means=on_foot_too(person.means))
    origin, trip = ground.origin(person), trip_of(person)
    by = ground.reach(origin, person, trip=trip)
    helps = helps_for(ground.corpus, person, origin=origin, reach=by, travel=ground.travel, trip=trip)
    nearest_km = ground.nearest_km(by)
    by = replace(by, minutes=np.where(ground.sure, by.minutes, np.nan), km=np.where(ground.sure, by.km, np.nan))
    case = Case(
        ground.corpus,
        person,
        by,
        weights,
        nearest_km=nearest_km,
        times_limit=weights.reach["times_limit"],
        as_of=as_of.timestamp(),
        opened=helps.opened,
    )
    return case, helps


def explained(
    standing: Standing, row: int, *, weights: Weights, as_of: datetime, shown: Shown = NOT_IN_A_LIST
) -> Ranked:
    """One row of a standing with its score, its parts and its reasons."""
    return explained_few(standing.some(np.array([row])), [shown], weights=weights, as_of=as_of)[0]


def explained_few(few: Few, shown: Sequence[Shown], *, weights: Weights, as_of: datetime) -> list[Ranked]:
    """Some rows with their scores, their parts and their reasons, in their order; `shown` is as long."""
    worth = [weights.parts[name] for name in few.parts]
    roads = [_way_there(few, place) for place in range(len(few.rows))]
    said = reasons_of(few, [ways[0] if ways else None for _, ways in roads], as_of=as_of)
    return [
        Ranked(
            few.corpus.opportunities[row],
            score,
            tuple(
                [
                    Part(name, value, 1.0, weight)
                    for name, value, weight in zip(few.parts, values, worth, strict=True)
                    if not isnan(value)
                ]
            ),
            told,
            ways,
            km,
            how.position_by_score,
            how.chance,
            how.price,
        )
        for row, score, values, told, (km, ways), how in zip(
            few.rows.tolist(), few.total.tolist(), few.values.tolist(), said, roads, shown, strict=True
        )
    ]


def reasons_of(few: Few, best: Sequence[Way | None], *, as_of: datetime) -> list[tuple[Reason, ...]]:
    """What is said of some rows, in their order; `best` is the best way to each."""
    rows = few.rows.tolist()
    known_km = [km if isfinite(km) else None for km in few.reach.km.tolist()]
    return reasons(
        Rows(
            profile=few.profile,
            corpus=few.corpus,
            rows=rows,
            told=[few.ground.told(row) for row in rows],
            values=dict(zip(few.parts, few.values.T.tolist(), strict=True)),
            as_of=as_of,
            travel=[commute(way, km) for way, km in zip(best, known_km, strict=True)],
            helps=few.helps.said(rows),
        )
    )


def unranked(few: Few) -> list[Ranked]:
    """Some rows for somebody who wants no ranking: how to get there, and nothing of a score."""
    told = []
    for place, row in enumerate(few.rows.tolist()):
        km, ways = _way_there(few, place)
        travel = commute(ways[0] if ways else None, km)
        told.append(Ranked(few.corpus.opportunities[row], 0.0, (), (travel,) if travel else (), ways, km))
    return told


def _way_there(few: Few, place: int) -> tuple[float | None, tuple[Way, ...]]:
    """Kilometres and ways to one of some rows; None and none where its place is not known well enough."""
    by = few.reach
    km = float(by.km[place])
    told_km = km if isfinite(km) else None
    if not isfinite(by.minutes[place]):
        return told_km, ()
    return told_km, ways_of(by, place, few.person.means, few.ground.travel)


def why_not(standing: Standing | Unscored, *, limit: int) -> tuple[Gated, ...]:
    """The best of what the gates dropped, each with its gate: what would stand highest if it could be.

    What lies so far that no search would be widened to it comes last.
    """
    case = standing.case
    hopeless = case.nearest_km > farthest_km(case.person.means, times=HOPELESS)
    dropped = np.flatnonzero(standing.gate >= 0)
    order = np.lexsort((standing.corpus.order[dropped], -standing.totals(dropped), hopeless[dropped]))
    first = dropped[order[:limit]]
    standing.corpus.opportunities.ready(first)
    told = []
    for row in first:
        gate = GATES[standing.gate[row]]
        opportunity = standing.corpus.opportunities[row]
        told.append(Gated(opportunity, gate.name, gate.reason(opportunity, standing.profile.person)))
    return tuple(told)
