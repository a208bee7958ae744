"""Ranks a corpus for one person: the one path that the service, the night's batch and the command all take.

person + knowledge → profile → gates, score → the best rows, explained
"""

from dataclasses import dataclass, replace
from datetime import datetime
from math import isnan

import numpy as np
from numpy.typing import NDArray

from geo import Mode, Reach, Travel, farthest_km, on_foot_too
from kit import sentence
from matching.commute import HOPELESS, Way, commute, trip_of, ways_of
from matching.corpus import Corpus
from matching.explain import reasons
from matching.gates import GATES, Case, Gated, first_gate
from matching.ground import Ground
from matching.model import Opportunity, Person
from matching.profile import Knowledge, Profile, build_profile
from matching.score import Scores, score
from matching.weights import Weights
from matching.without_car import Helps, helps_for


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: how much of its ceiling is reached, and what the part weighs in the mean."""

    name: str
    value: float
    ceiling: float
    weight: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """An opportunity with its place in a list: score 0 to 1, the parts that make it, the sentences that tell it."""

    opportunity: Opportunity
    score: float
    parts: tuple[Part, ...]
    reasons: tuple[str, ...]
    ways: tuple[Way, ...]
    """The best way there, then the others; empty where no declared means leads there or the place is unknown."""
    km: float | None
    position_by_score: int | None = None
    """Where it stands in the order of scores, from 1; None where no score makes the order."""
    chance: float = 1.0
    """How probable it was that it stands where it is shown (`matching.swaps`)."""
    price: float = 0.0
    """What exposure took from its score for its place in the list, or added to it (`matching.exposure`)."""

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


@dataclass(frozen=True, slots=True)
class Shown:
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
    travel: Travel
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

    def some(self, rows: NDArray[np.intp], corpus: Corpus) -> "Standing":
        """The standing of some rows only, of which `corpus` is made, in their order: nothing is scored again."""
        case, helps = self.case, self.helps
        reach = self.reach.take(rows)
        return replace(
            self,
            case=replace(case, corpus=corpus, reach=reach, nearest_km=case.nearest_km[rows], opened=case.opened[rows]),
            gate=self.gate[rows],
            scores=Scores(
                parts={name: column[rows] for name, column in self.scores.parts.items()},
                total=self.scores.total[rows],
            ),
            helps=helps.take(rows, corpus=corpus, reach=reach),
        )

    def going_farther(self, *, times: float) -> "Standing":
        """The same standing where places count as in reach up to `times` as far; scores and limits do not change."""
        case = replace(self.case, times_limit=times * self.case.times_limit)
        return replace(self, case=case, gate=first_gate(case))


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
    person = replace(person, means=on_foot_too(person.means))
    profile = build_profile(person, knowledge, weights) if profile is None else profile
    ground = Ground(corpus, travel) if ground is None else ground
    origin, trip = ground.origin(person), trip_of(person)
    by = ground.reach(origin, person, trip=trip)
    helps = helps_for(corpus, person, origin=origin, reach=by, travel=travel, trip=trip)
    nearest_km = ground.nearest_km(by)
    by = replace(by, minutes=np.where(ground.sure, by.minutes, np.nan), km=np.where(ground.sure, by.km, np.nan))
    case = Case(
        corpus,
        person,
        by,
        weights,
        nearest_km=nearest_km,
        times_limit=weights.reach["times_limit"],
        as_of=as_of.timestamp(),
        opened=helps.opened,
    )
    scores = score(profile, corpus, by, opened=case.opened, as_of=case.as_of, weights=weights, shared=ground.shared)
    gate = first_gate(case, shut=ground.shut)
    return Standing(profile=profile, case=case, gate=gate, scores=scores, travel=travel, helps=helps)


def explained(
    standing: Standing, row: int, *, weights: Weights, as_of: datetime, shown: Shown = NOT_IN_A_LIST
) -> Ranked:
    """One row of a standing with its score, its parts and its reasons."""
    km, ways = _way_there(standing, row)
    value = {name: float(column[row]) for name, column in standing.scores.parts.items()}
    said = reasons(
        row,
        standing.profile,
        standing.corpus,
        standing.scores,
        as_of=as_of,
        travel=commute(ways[0] if ways else None, km),
        helps=standing.helps.said(row),
    )
    return Ranked(
        opportunity=standing.corpus.opportunities[row],
        score=float(standing.scores.total[row]),
        parts=tuple(Part(name, known, 1.0, weights.parts[name]) for name, known in value.items() if not isnan(known)),
        reasons=said,
        ways=ways,
        km=km,
        position_by_score=shown.position_by_score,
        chance=shown.chance,
        price=shown.price,
    )


def unranked(standing: Standing, row: int) -> Ranked:
    """One row of a standing for somebody who wants no ranking: how to get there, and nothing of a score."""
    km, ways = _way_there(standing, row)
    travel = commute(ways[0] if ways else None, km)
    return Ranked(
        opportunity=standing.corpus.opportunities[row],
        score=0.0,
        parts=(),
        reasons=(sentence(travel),) if travel else (),
        ways=ways,
        km=km,
    )


def _way_there(standing: Standing, row: int) -> tuple[float | None, tuple[Way, ...]]:
    """Kilometres and ways to one row; None and none where its place is not known well enough."""
    by = standing.reach
    km = float(by.km[row]) if np.isfinite(by.km[row]) else None
    if not np.isfinite(by.minutes[row]):
        return km, ()
    return km, ways_of(by, row, standing.case.person.means, standing.travel)


def why_not(standing: Standing, *, limit: int) -> tuple[Gated, ...]:
    """The best of what the gates dropped, each with its gate: what would stand highest if it could be.

    What lies so far that no search would be widened to it comes last.
    """
    case = standing.case
    hopeless = case.nearest_km > farthest_km(case.person.means, times=HOPELESS)
    dropped = np.flatnonzero(standing.gate >= 0)
    order = np.lexsort((standing.corpus.order[dropped], -standing.scores.total[dropped], hopeless[dropped]))
    first = dropped[order[:limit]]
    standing.corpus.opportunities.ready(first)
    told = []
    for row in first:
        gate = GATES[standing.gate[row]]
        opportunity = standing.corpus.opportunities[row]
        told.append(Gated(opportunity, gate.name, gate.reason(opportunity, standing.profile.person)))
    return tuple(told)
