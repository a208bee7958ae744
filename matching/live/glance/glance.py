"""The first of two looks: all that may be in reach, counted and roughly ordered, so that the second scores a few rows.

Its gates are those of `scoring.gates`, all of them. What it orders by is the score without the parts that few people's
questions touch (licences wished for, skills), in steps of a quarter of a minute, and with buses to the centre of the
commune. Rows it puts first are scored in full (`scoring.rank.stand`);
whoever is shown something is shown that order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from geo import Point
from matching.live.glance.columns import Asked, Rows, Seen
from matching.live.glance.groups import demands_worth, times_worth
from matching.live.glance.kernel import FAR, OPEN, SHUT, look
from matching.live.glance.question import WISH_MET, WISH_NEAR, WORDS_MET, Question, worth
from matching.live.index import Index, Segment
from matching.live.index.segment import HELP
from matching.model import Kind, Person, Stage
from matching.scoring.corpus import KINDS, vector_of
from matching.scoring.filters import Facets, Filter, chosen_too, mask_of
from matching.scoring.gates import GATES
from matching.scoring.shared_parts import stage_fit
from matching.scoring.standing import Standing
from matching.scoring.weights import Weights

OUT_OF_REACH = [gate.name for gate in GATES].index("out_of_reach")
NEARLY, MET = 1, 2
"""How well a row answers the wishes, in `Seen.answers`."""
FAR_APART = 2_000
"""So many rows between two communes end a run of rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """What was seen of m rows: their numbers in the index (int64), and the columns of `Seen`, shape (m,)."""

    index: Index
    rows: NDArray[np.int64]
    gate: NDArray[np.int8]
    answers: NDArray[np.int8]
    within: NDArray[np.bool_]
    bits: NDArray[np.uint16]
    kind: NDArray[np.int8]
    km: NDArray[np.float32]
    score: NDArray[np.floating]

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

    def facets(
        self, least: int, kinds: Iterable[Kind] | None, filters: Iterable[Filter], *, without: Iterable[int]
    ) -> Facets:
        """How many rows that answer the wishes at `least` so well each kind and each filter would leave."""
        chosen, answering = frozenset(filters), self.answers >= least
        of_any_kind = self.wanted(None, chosen, without=without) & answering
        counted = np.bincount(self.kind[of_any_kind], minlength=len(KINDS))
        of_these = self.wanted(kinds, (), without=without)
        beside = _counts(self.bits[of_these & answering], [chosen_too(chosen, one) for one in Filter])
        given_up = [chosen - {one} for one in chosen]
        met, unfiltered, *without_one = _counts(
            self.bits[of_these & (self.answers >= MET)], [chosen, frozenset(), *given_up]
        )
        return Facets(
            kinds={kind: int(count) for kind, count in zip(KINDS, counted, strict=True) if count},
            filters=dict(zip(Filter, beside, strict=True)),
            given_up=dict(zip(chosen, without_one, strict=True)),
            met=met,
            unfiltered=unfiltered,
            any_kind=int((of_any_kind & (self.answers >= MET)).sum()),
        )

    def kinds_of(self, where: NDArray[np.bool_]) -> frozenset[Kind]:
        """The kinds of some rows."""
        return frozenset(KINDS[code] for code in np.flatnonzero(np.bincount(self.kind[where])))

    def best(self, where: NDArray[np.bool_], most: int) -> NDArray[np.int64]:
        """The rows of the index of those that score highest, best first."""
        places = np.flatnonzero(where)
        if len(places) > most:
            places = places[np.argpartition(-self.score[places], most - 1)[:most]]
        return self.rows[places[np.argsort(-self.score[places], kind="stable")]]

    def nearest(self, where: NDArray[np.bool_], most: int) -> NDArray[np.int64]:
        """The rows of the index that are nearest, then newest; unsure places come last."""
        return self._first(where, self.km, most)

    def newest(self, where: NDArray[np.bool_], most: int) -> NDArray[np.int64]:
        """The rows of the index that were published last; those that do not say when come last."""
        places = np.flatnonzero(where)
        created = np.full(len(self), np.nan)
        created[places] = self.index.column("created", self.rows[places])
        return self._first(where, -created, most)

    def _first(self, where: NDArray[np.bool_], key: NDArray[np.floating], most: int) -> NDArray[np.int64]:
        """The rows with the least of `key`, the newest first among equals."""
        places = np.flatnonzero(where)
        least = np.nan_to_num(key[places].astype(np.float64), nan=np.inf)
        if len(places) > most:
            kept = np.flatnonzero(least <= np.partition(least, most - 1)[most - 1])[: 10 * most]
            places, least = places[kept], least[kept]
        created = np.nan_to_num(self.index.column("created", self.rows[places]).astype(np.float64), nan=0.0)
        return self.rows[places[np.lexsort((self.rows[places], -created, least))]][:most]

    def settled(self, standing: Standing) -> Glance:
        """The same where rows were scored in full: what the score and the gates say, instead of the first look."""
        ids = self.index.column("id", self.rows).astype(np.int64)
        place = np.searchsorted(standing.corpus.id, ids)
        parts = standing.scores.parts
        wish, words = (np.nan_to_num(parts[name][place]) for name in ("wish", "words"))
        met = (wish >= WISH_MET) | (words >= WORDS_MET)
        if not standing.profile.person.wishes:
            met[:] = True
        gate = standing.gate[place]
        return replace(
            self,
            gate=np.where(gate < 0, OPEN, np.where(gate == OUT_OF_REACH, FAR, SHUT)).astype(np.int8),
            answers=np.where(met, MET, np.where(wish >= WISH_NEAR, NEARLY, 0)).astype(np.int8),
            within=np.asarray(standing.reach.minutes[place] <= standing.reach.limit[place]),
            km=standing.reach.km[place].astype(np.float32),
            score=standing.scores.total[place],
        )

    def told_why_not(self, most: int) -> NDArray[np.int64]:
        """The rows of the index of the best of what the gates drop, but for what is out of anybody's reach."""
        near = self.best((self.gate != OPEN) & (self.gate != FAR), most)
        if len(near) == most:
            return near
        return np.concatenate([near, self.best(self.gate == FAR, most - len(near))])


def _counts(bits: NDArray[np.uint16], choices: Sequence[frozenset[Filter]]) -> list[int]:
    """How many rows pass all filters of each of the choices: every combination that occurs is counted once."""
    tally = np.bincount(bits, minlength=1)
    values = np.flatnonzero(tally)
    masks = np.array([mask_of(chosen) for chosen in choices])[:, np.newaxis]
    counts: list[int] = (((values & masks) == masks) @ tally[values]).tolist()
    return counts


def glance(index: Index, question: Question, *, weights: Weights) -> Glance:
    """What there is for a question, all of it."""
    return _glance(index, question, question.asked, weights)


def glance_met(index: Index, question: Question, *, weights: Weights) -> Glance:
    """What there is that meets the wishes: the rows of `glance` where `answers` is MET, and no others."""
    return _glance(index, question, question.asked._replace(met_only=True), weights)


def kinds_open(
    index: Index, question: Question, *, weights: Weights, known: frozenset[Kind] = frozenset()
) -> frozenset[Kind]:
    """The kinds of what no gate drops, whatever it answers: those of `glance`, without looking at all of it.

    `known`: kinds of which something was seen that no gate drops; the others are looked for.
    """
    sought = sum(1 << code for code, kind in enumerate(KINDS) if kind not in known)
    if not sought:
        return known
    found = _seen_in_each(index, question, question.asked._replace(sought=sought), weights)
    return known | {KINDS[code] for seen in found for code in seen.kind.tolist()}


def _glance(index: Index, question: Question, asked: Asked, weights: Weights) -> Glance:
    found = _seen_in_each(index, question, asked, weights)
    rows = [seen.row.astype(np.int64) + start for seen, start in zip(found, index.offsets, strict=False)]
    names = [one.name for one in fields(Glance)][2:]
    columns = {name: np.concatenate([getattr(seen, name) for seen in found]) for name in names}
    return Glance(index, np.concatenate(rows), **columns)


def _seen_in_each(index: Index, question: Question, asked: Asked, weights: Weights) -> list[Seen]:
    return [
        _seen(segment, alive, question, asked, weights)
        for segment, alive in zip(index.segments, index.alive, strict=True)
    ]


def _seen(segment: Segment, alive: NDArray[np.bool_], question: Question, asked: Asked, weights: Weights) -> Seen:
    communes, bag = question.communes, {} if asked.sought else question.profile.words
    first, end = segment.starts[communes + 1], segment.starts[communes + 2]
    room = int((end - first).sum())
    if asked.sought:
        room, asked = len(KINDS), asked._replace(sought=asked.sought & _kinds_in(segment, communes))
        communes = np.roll(communes, -1) if asked.sought else communes[:0]  # sure places first: they are nearer
    seen = Seen(
        row=np.empty(room, np.int32),
        gate=np.empty(room, np.int8),
        answers=np.empty(room, np.int8),
        within=np.empty(room, np.bool_),
        bits=np.empty(room, np.uint16),
        kind=np.empty(room, np.int8),
        km=np.empty(room, np.float32),
        score=np.empty(room, np.float32),
    )
    asked = question.before([code for code, _, _ in segment.columns.licences], asked)
    words, runs = vector_of(bag, segment.columns.rarity), _runs(first, end) if bag else _NO_RUNS
    with segment.postings.cosines(words, len(segment), runs) as cosine:
        rows = Rows(
            starts=segment.starts,
            trades=segment.trades,
            kinds=segment.kinds,
            facts=segment.facts,
            alive=alive,
            cosine=cosine,
            settled=_settled(segment, question.person.stage, weights),
            helping=_helping(segment),
            times=segment.times.group,
            times_worth=_NOTHING if asked.sought else times_worth(segment, question.profile, weights),
            demands=segment.demands.group,
            demands_worth=_NOTHING if asked.sought else demands_worth(segment, question.profile, weights),
        )
        count = look(asked, question.tables, rows, communes, seen)
    return Seen._make(column[:count] for column in seen)


def _runs(first: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int32]:
    """Runs of rows that hold those from each `first` to its `end`, ascending, and little else; (k, 2)."""
    apart = np.flatnonzero(first[1:] - end[:-1] > FAR_APART)
    return np.stack([first[np.append(0, apart + 1)], end[np.append(apart, -1)]], axis=1).astype(np.int32)


_NO_RUNS = np.empty((0, 2), dtype=np.int32)
_NOTHING = np.empty(0, dtype=np.float32)


_KEPT: WeakKeyDictionary[Segment, dict[tuple[Stage | None, str], NDArray[np.float32]]] = WeakKeyDictionary()
"""What is the same for many people, by segment: gone with it."""


def _settled(segment: Segment, stage: Stage | None, weights: Weights) -> NDArray[np.float32]:
    """What a stage and the employer's answers make of each row of a segment, (n,): alike for all people of a stage."""
    kept = _KEPT.setdefault(segment, {})
    key = (stage, weights.version)
    if key not in kept:
        anybody = Person(key="", home=Point(0.0, 0.0), stage=stage)
        fit = np.asarray(stage_fit(anybody, segment.columns, weights), dtype=np.float64)
        answers = segment.columns.responsiveness.astype(np.float64)
        kept[key] = worth("stage", fit, weights) + worth("responsiveness", answers, weights)
    return kept[key]


_HELPING: WeakKeyDictionary[Segment, NDArray[np.bool_]] = WeakKeyDictionary()


def _helping(segment: Segment) -> NDArray[np.bool_]:
    """Which rows offer a room or work from home, (n,): in one piece, for people to whom the others are too far."""
    found = _HELPING.get(segment)
    if found is None:
        _HELPING[segment] = found = segment.facts["said"] & HELP != 0
    return found


def _kinds_in(segment: Segment, communes: NDArray[np.int32]) -> int:
    """The bits of the kinds of the rows of some communes."""
    return int(np.bitwise_or.reduce(segment.kinds[communes + 1]))


def _of_kinds(kinds: Iterable[Kind]) -> NDArray[np.bool_]:
    chosen = frozenset(kinds)
    return np.array([kind in chosen for kind in KINDS])
