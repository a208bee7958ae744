"""Rows of a standing with their score, their parts and their reasons: the one path that the service, the night's batch
and the command all take.

a standing (`matching.scoring.standing`) → the best rows, explained
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import accumulate
from math import isfinite, isnan
from typing import NamedTuple

import numpy as np

from geo import Mode, farthest_km
from matching.model import Conditions, Opportunity
from matching.reasons import Reason
from matching.scoring.commute import HOPELESS, Away, Way, commute, ways_of
from matching.scoring.explain import Rows, reasons
from matching.scoring.explain.wish import wish
from matching.scoring.gates import GATES, Gated, ride_told
from matching.scoring.own_hours import at_own_hours
from matching.scoring.standing import Before, Few, Standing
from matching.scoring.weights import Weights


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
    def conditions(self) -> Conditions:
        """What the opportunity asks and offers."""
        return self.opportunity.conditions

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


def explained(
    standing: Standing, row: int, *, weights: Weights, as_of: datetime, shown: Shown = NOT_IN_A_LIST
) -> Ranked:
    """One row of a standing with its score, its parts and its reasons."""
    return explained_few(standing.some(np.array([row])), [shown], weights=weights, as_of=as_of)[0]


def explained_few(few: Few, shown: Sequence[Shown], *, weights: Weights, as_of: datetime) -> list[Ranked]:
    """Some rows with their scores, their parts and their reasons, in their order; `shown` is as long."""
    worth = [weights.parts[name] for name in few.parts]
    roads = [_way_there(few, place) for place in range(len(few.rows))]
    said = _explained(few, roads, as_of=as_of)
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


def reasons_of(
    pages: Sequence[Few], travel: Sequence[Reason | None], *, as_of: datetime, away: Sequence[Away | None] = ()
) -> list[tuple[Reason, ...]]:
    """What is said of the rows of some people, one's after the other's; `travel` of the way to each, `away` as in
    `Rows`."""
    helps = [said for few in pages for said in few.helps.said(few.rows.tolist())]
    return reasons(replace(_rows(pages, as_of=as_of), travel=travel, helps=helps, away=away))


def _explained(few: Few, roads: Sequence["_Road"], *, as_of: datetime) -> list[tuple[Reason, ...]]:
    """What is said of some rows, in their order, to which these roads lead."""
    best = [ways[0] if ways else None for _, ways in roads]
    works = [few.corpus.opportunities[row].conditions for row in few.rows.tolist()]
    travel = [commute(way, km, work) for way, (km, _), work in zip(best, roads, works, strict=True)]
    return reasons_of([few], travel, as_of=as_of, away=[None if way is None else way.away for way in best])


def _are_linked(few: Few, *, as_of: datetime) -> list[bool]:
    """Whether what the person said speaks for some rows, in their order: as `is_linked` of all their reasons."""
    said = wish(_rows([few], as_of=as_of))
    return [place in said and said[place].quotes for place in range(len(few.rows))]


def _rows(pages: Sequence[Few], *, as_of: datetime) -> Rows:
    """What reasons of some rows are made of, without the way there; all are rows of one corpus."""
    ground, corpus = pages[0].ground, pages[0].corpus
    places = np.concatenate([few.rows for few in pages])
    rows, values = places.tolist(), np.concatenate([few.values for few in pages])
    return Rows(
        profiles=[few.profile for few in pages],
        starts=[0, *accumulate(len(few.rows) for few in pages)],
        corpus=corpus,
        rows=rows,
        trades=corpus.rome[places].tolist(),
        told=ground.told(rows),
        alike=ground.alike,
        values=dict(zip(pages[0].parts, values.T, strict=True)),
        as_of=as_of,
    )


def unranked(few: Few, *, as_of: datetime) -> list[Ranked]:
    """Some rows for somebody who wants no ranking: all that is said of each, and nothing of a score."""
    roads = [_way_there(few, place) for place in range(len(few.rows))]
    said = _explained(few, roads, as_of=as_of)
    return [
        Ranked(few.corpus.opportunities[row], 0.0, (), told, ways, km)
        for row, told, (km, ways) in zip(few.rows.tolist(), said, roads, strict=True)
    ]


_Road = tuple[float | None, tuple[Way, ...]]
"""Kilometres and ways to a place."""


def _way_there(few: Few, place: int) -> _Road:
    """Kilometres and ways to one of some rows; None and none where its place is not known well enough."""
    by = few.reach
    km = float(by.km[place])
    told_km = km if isfinite(km) else None
    if not isfinite(by.minutes[place]):
        return told_km, ()
    ways = ways_of(by, place, few.person.means, few.ground.travel)
    return told_km, at_own_hours(few.person, few.corpus.opportunities[few.rows[place]], ways, few.ground.travel)


def why_not(standing: Before, *, limit: int) -> tuple[Gated, ...]:
    """The best of what the gates dropped, each with its gate: what would stand highest if it could be.

    What lies so far that no search would be widened to it comes last.
    """
    case = standing.case
    hopeless = case.nearest_km > farthest_km(case.person.means, times=HOPELESS)
    dropped = np.flatnonzero(standing.gate >= 0)
    if np.count_nonzero(~hopeless[dropped]) >= limit:  # then no other one is told, nor has to be scored
        dropped = dropped[~hopeless[dropped]]
    order = np.lexsort((standing.corpus.order[dropped], -standing.totals(dropped), hopeless[dropped]))
    first = dropped[order[:limit]]
    standing.corpus.opportunities.ready(first)
    told = []
    are_linked = _are_linked(standing.some(first), as_of=datetime.fromtimestamp(case.as_of, UTC))
    for row, linked in zip(first.tolist(), are_linked, strict=True):
        gate = GATES[standing.gate[row]]
        opportunity = standing.corpus.opportunities[row]
        ride = ride_told(case, row) if gate.name == "out_of_reach" else None
        reason = ride or gate.reason(opportunity, standing.profile.person)
        told.append(Gated(opportunity, gate.name, reason, linked))
    return tuple(told)
