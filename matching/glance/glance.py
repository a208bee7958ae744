"""The first of two looks: all that may be in reach, counted and roughly ordered, so that the second scores a few rows.

What it orders by is the score without the parts that few people's questions touch (hours, schedule, level, limits,
licences wished for, skills), with words to 1 % and buses to the centre of the commune. Rows it puts first are scored in
full (`matching.rank.stand`); whoever is shown something is shown that order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from geo import Point
from matching.corpus import KINDS, vector_of
from matching.filters import Filter, mask_of
from matching.glance.kernel import FAR, OPEN, Rows, Seen, look
from matching.glance.question import Question, worth
from matching.index import Index, Segment
from matching.model import Kind, Person, Stage
from matching.score import stage_fit
from matching.weights import Weights

NEARLY, MET = 1, 2
"""How well a row answers the wishes, in `Seen.answers`."""


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """What was seen of m rows: their numbers in the index (int64), and the columns of `Seen`, shape (m,)."""

    index: Index
    rows: NDArray[np.int64]
    gate: NDArray[np.int8]
    answers: NDArray[np.int8]
    within: NDArray[np.bool_]
    bits: NDArray[np.uint8]
    kind: NDArray[np.int8]
    km: NDArray[np.float32]
    score: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.rows)

    def wanted(
        self,
        kinds: Iterable[Kind] | None,
        filters: Iterable[Filter] = (),
        *,
        without: Iterable[int] = (),
    ) -> NDArray[np.bool_]:
        """What no gate drops and the choices leave, shape (m,)."""
        kept = self.gate == OPEN
        if kinds is not None:
            kept &= _of_kinds(kinds)[self.kind]
        if mask := mask_of(filters):
            kept &= (self.bits & mask) == mask
        if ids := list(without):
            kept &= ~np.isin(self.rows, self.index.rows_of(np.array(sorted(ids), dtype=np.int64)))
        return np.asarray(kept)

    def best(self, where: NDArray[np.bool_], most: int) -> NDArray[np.int64]:
        """The rows of the index of those that score highest, best first."""
        places = np.flatnonzero(where)
        if len(places) > most:
            places = places[np.argpartition(-self.score[places], most - 1)[:most]]
        return self.rows[places[np.argsort(-self.score[places], kind="stable")]]

    def told_why_not(self, most: int) -> NDArray[np.int64]:
        """The rows of the index of the best of what the gates drop, but for what is out of anybody's reach."""
        near = self.best((self.gate != OPEN) & (self.gate != FAR), most)
        if len(near) == most:
            return near
        return np.concatenate([near, self.best(self.gate == FAR, most - len(near))])


def glance(index: Index, question: Question, *, weights: Weights) -> Glance:
    """What there is for a question, all of it."""
    found = [
        _seen(segment, alive, question, weights) for segment, alive in zip(index.segments, index.alive, strict=True)
    ]
    rows = [seen.row.astype(np.int64) + start for seen, start in zip(found, index.offsets, strict=False)]
    names = [one.name for one in fields(Glance)][2:]
    columns = {name: np.concatenate([getattr(seen, name) for seen in found]) for name in names}
    return Glance(index, np.concatenate(rows), **columns)


def _seen(segment: Segment, alive: NDArray[np.bool_], question: Question, weights: Weights) -> Seen:
    communes = question.communes
    room = int((segment.starts[communes + 2] - segment.starts[communes + 1]).sum())
    cosine = np.zeros(len(segment), dtype=np.float32)
    if question.profile.words:
        cosine = segment.postings.cosines(vector_of(question.profile.words, segment.columns.rarity), len(segment))
    rows = Rows(
        starts=segment.starts,
        facts=segment.facts,
        alive=alive,
        cosine=cosine,
        stage=_stage(segment, question.person.stage, weights),
        answers=_answering(segment, weights),
    )
    seen = Seen(
        row=np.empty(room, np.int32),
        gate=np.empty(room, np.int8),
        answers=np.empty(room, np.int8),
        within=np.empty(room, np.bool_),
        bits=np.empty(room, np.uint8),
        kind=np.empty(room, np.int8),
        km=np.empty(room, np.float32),
        score=np.empty(room, np.float32),
    )
    count = look(question.asked, question.tables, rows, communes, seen)
    return Seen._make(column[:count] for column in seen)


_KEPT: WeakKeyDictionary[Segment, dict[tuple[str, str], NDArray[np.float32]]] = WeakKeyDictionary()
"""What is the same for many people, by segment: gone with it."""


def _stage(segment: Segment, stage: Stage | None, weights: Weights) -> NDArray[np.float32]:
    """What a stage makes of each row of a segment, (n,): the same for all people of the stage."""
    kept = _KEPT.setdefault(segment, {})
    key = (f"stage {stage}", weights.version)
    if key not in kept:
        anybody = Person(key="", home=Point(0.0, 0.0), stage=stage)
        kept[key] = worth("stage", np.asarray(stage_fit(anybody, segment.columns, weights), dtype=np.float64), weights)
    return kept[key]


def _answering(segment: Segment, weights: Weights) -> NDArray[np.float32]:
    """What the employer's answers make of each row of a segment, (n,)."""
    kept = _KEPT.setdefault(segment, {})
    key = ("responsiveness", weights.version)
    if key not in kept:
        kept[key] = worth("responsiveness", segment.columns.responsiveness.astype(np.float64), weights)
    return kept[key]


def _of_kinds(kinds: Iterable[Kind]) -> NDArray[np.bool_]:
    chosen = frozenset(kinds)
    return np.array([kind in chosen for kind in KINDS])
