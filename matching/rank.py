"""Ranks a corpus for one person: the one path that the service, the night's batch and the command all take.

person + knowledge → profile → gates, score → the best rows, explained
"""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from geo import MODES, Mode, Reach, TravelTimes, reach
from matching.corpus import Corpus
from matching.explain import commute, reasons
from matching.gates import GATES, Case, Gated, first_gate
from matching.model import Opportunity, Person
from matching.profile import Knowledge, Profile, build_profile
from matching.score import Scores, score
from matching.weights import Weights
from matching.wishes import with_hours_said


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
    minutes: float | None
    limit: float | None
    mode: Mode | None
    km: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a whole corpus stands for one person, before anything is cut or explained; arrays of shape (n,)."""

    profile: Profile
    corpus: Corpus
    reach: Reach
    gate: NDArray[np.int8]
    """Index in `GATES` of the gate that drops the row, -1 for none."""
    scores: Scores

    def open_rows(self) -> NDArray[np.intp]:
        """The rows that no gate drops, best first; equal scores stand in the order of their keys."""
        rows = np.flatnonzero(self.gate < 0)
        order = sorted(rows, key=lambda row: (-self.scores.total[row], self.corpus.opportunities[row].key))
        return np.array(order, dtype=np.intp)


def stand(
    person: Person,
    corpus: Corpus,
    *,
    knowledge: Knowledge,
    travel_times: TravelTimes,
    weights: Weights,
    as_of: datetime,
) -> Standing:
    """Where every opportunity of the corpus stands for the person."""
    person = with_hours_said(person)
    profile = build_profile(person, knowledge, weights)
    by = reach(person.home, person.means, travel_times, lat=corpus.lat, lon=corpus.lon)
    return Standing(
        profile=profile,
        corpus=corpus,
        reach=by,
        gate=first_gate(Case(corpus, person, by, weights)),
        scores=score(profile, corpus, by, as_of=as_of.timestamp(), weights=weights),
    )


def explained(standing: Standing, row: int, *, weights: Weights, as_of: datetime) -> Ranked:
    """One row of a standing with its parts and reasons."""
    by = standing.reach
    mode = MODES[by.mode[row]] if by.mode[row] >= 0 else None
    minutes = float(by.minutes[row]) if np.isfinite(by.minutes[row]) else None
    limit = float(by.limit[row]) if np.isfinite(by.limit[row]) else None
    km = float(by.km[row]) if np.isfinite(by.km[row]) else None
    parts = tuple(
        Part(name=name, value=float(column[row]), ceiling=1.0, weight=weights.parts[name])
        for name, column in standing.scores.parts.items()
        if not np.isnan(column[row])
    )
    return Ranked(
        opportunity=standing.corpus.opportunities[row],
        score=float(standing.scores.total[row]),
        parts=parts,
        reasons=reasons(
            row,
            standing.profile,
            standing.corpus,
            standing.scores,
            as_of=as_of,
            travel=commute(minutes, limit, mode, km),
        ),
        minutes=minutes,
        limit=limit,
        mode=mode,
        km=km,
    )


def why_not(standing: Standing, *, limit: int) -> tuple[Gated, ...]:
    """The best of what the gates dropped, each with its gate: what would stand highest if it could be."""
    dropped = np.flatnonzero(standing.gate >= 0)
    order = sorted(dropped, key=lambda row: (-standing.scores.total[row], standing.corpus.opportunities[row].key))
    told = []
    for row in order[:limit]:
        gate = GATES[standing.gate[row]]
        opportunity = standing.corpus.opportunities[row]
        told.append(Gated(opportunity, gate.name, gate.reason(opportunity, standing.profile.person)))
    return tuple(told)
