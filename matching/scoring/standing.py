"""Where a corpus stands for one person, before anything is cut or explained: all of it scored, or only what is asked.

person + knowledge → profile → gates, score
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from geo import Reach, Travel, on_foot_too
from matching.model import Person
from matching.scoring.corpus import Corpus
from matching.scoring.gates import Case, first_gate
from matching.scoring.ground import Ground
from matching.scoring.knowledge import Knowledge
from matching.scoring.own_parts import PARTS
from matching.scoring.profile import Profile, build_profile
from matching.scoring.score import Scores, Scoring, scoring
from matching.scoring.weights import Weights
from matching.scoring.without_car import Helps


@dataclass(frozen=True, slots=True, eq=False)
class Before(ABC):
    """Somebody before a whole corpus, gates closed, nothing cut or explained; arrays of shape (n,)."""

    profile: Profile
    case: Case
    gate: NDArray[np.int8]
    """Index in `GATES` of the gate that drops the row, -1 for none."""
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

    @abstractmethod
    def totals(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """The scores of m rows, in their order."""

    @abstractmethod
    def parts(self, rows: NDArray[np.intp]) -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.float64]]:
        """Names of the parts, what m rows have of each, shape (m, parts), and their scores."""

    def some(self, rows: NDArray[np.intp]) -> "Few":
        """What is told of some rows, in their order, without the others: no other is scored."""
        reach, (parts, values, total) = self.reach.take(rows), self.parts(rows)
        return Few(
            rows=rows,
            profile=self.profile,
            person=self.case.person,
            ground=self.ground,
            parts=parts,
            values=values,
            total=total,
            reach=reach,
            helps=self.helps.take(rows, reach=reach),
        )

    def best(self, rows: NDArray[np.intp], *, most: int) -> "tuple[Few, float]":
        """So many of some rows (ascending), best first, and the score that no other of them exceeds, -inf for none."""
        first, beyond = _first(rows, self.totals(rows), most=most)
        return self.some(first), beyond


@dataclass(frozen=True, slots=True, eq=False)
class Standing(Before):
    """Where a whole corpus stands for one person: all of it scored."""

    scores: Scores

    @property
    def travel(self) -> Travel:
        """The travel times by which it is reached."""
        return self.ground.travel

    def open_rows(self) -> NDArray[np.intp]:
        """The rows that no gate drops, best first; equal scores stand in the order of their keys."""
        rows = np.flatnonzero(self.gate < 0)
        return rows[np.lexsort((self.corpus.order[rows], -self.scores.total[rows]))]

    def totals(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """As `Before.totals`: nothing is scored again."""
        return self.scores.total[rows]

    def parts(self, rows: NDArray[np.intp]) -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.float64]]:
        """As `Before.parts`: nothing is scored again."""
        values = np.stack([column[rows] for column in self.scores.parts.values()], axis=1)
        return tuple(self.scores.parts), values, self.totals(rows)

    def going_farther(self, *, times: float) -> "Standing":
        """The same standing where places count as in reach up to `times` as far; scores and limits do not change."""
        case = replace(self.case, times_limit=times * self.case.times_limit)
        return replace(self, case=case, gate=first_gate(case))


@dataclass(frozen=True, slots=True, eq=False)
class Unscored(Before):
    """Somebody before a corpus, and what scores are made of: only rows that are asked for are scored."""

    scoring: Scoring

    def scored(self) -> Standing:
        """The same with all rows scored."""
        return Standing(
            profile=self.profile,
            case=self.case,
            gate=self.gate,
            ground=self.ground,
            helps=self.helps,
            scores=self.scoring.of(np.arange(len(self.corpus))),
        )

    def totals(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """As `Before.totals`: these rows only are scored."""
        return self.scoring.totals(rows)

    def parts(self, rows: NDArray[np.intp]) -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.float64]]:
        """As `Before.parts`: these rows only are scored."""
        values, total = self.scoring.parts_and_totals(rows)
        return PARTS, values.T, total


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
    means = on_foot_too(person.means)
    if means != person.means:
        person = replace(person, means=means)
    approach = ground.approach(person)
    case = Case(
        ground.corpus,
        person,
        approach.reach,
        weights,
        nearest_km=approach.nearest_km,
        times_limit=weights.reach["times_limit"],
        as_of=as_of.timestamp(),
        opened=approach.opened,
    )
    return case, approach.helps
