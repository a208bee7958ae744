"""Everybody's list at once: who could be shown what, what exposure costs, and the lists, written in blocks.

    people by home → a score for each, in processes → prices of exposure → the lists at these prices, in processes

A process is a copy of this one (fork): what is prepared is shared, and it computes only: no database, no log. Blocks
stand alone and go always to the same process, which so knows the profiles of its people.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import batched
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from geo import on_foot_too
from matching.corpus import Corpus
from matching.exposure import Candidates, Prices
from matching.ground import Ground
from matching.lists import ListEntry, Versions, item_values, list_block, question_of
from matching.page import page_of, rows_for
from matching.people import Followed
from matching.profile import Knowledge, Profile, build_profile
from matching.rank import Standing, stand
from matching.weights import Weights

LENGTH = 30
"""Rows kept of each person's list."""
CANDIDATES = 128
"""Rows of each person that prices are made with: four times the list."""
BLOCK = 120
"""People ranked in one task."""


@dataclass(frozen=True, slots=True, eq=False)
class Night:
    """What is ranked for whom, and with what: all that a process needs. `people` are best in the order of homes."""

    people: Sequence[Followed]
    list_ids: Sequence[int]
    """The id of each one's list."""
    corpus: Corpus
    ground: Ground
    knowledge: Knowledge
    weights: Weights
    versions: Versions
    now: datetime
    ends: Mapping[int, float] = field(default_factory=dict)
    """By person, the least value that the list holds into which something new may come."""
    profiles: dict[int, Profile] = field(default_factory=dict)
    """Those that were made already, by the person's id."""

    def standing(self, followed: Followed, corpus: Corpus, ground: Ground) -> Standing:
        """Where a corpus stands for somebody."""
        profile = self.profiles.get(followed.id)
        if profile is None:
            walking = replace(followed.person, means=on_foot_too(followed.person.means))
            profile = build_profile(walking, self.knowledge, self.weights)
            self.profiles[followed.id] = profile
        return stand(
            followed.person,
            corpus,
            knowledge=self.knowledge,
            travel=ground.travel,
            weights=self.weights,
            as_of=self.now,
            ground=ground,
            profile=profile,
        )


@dataclass(frozen=True, slots=True)
class Block:
    """Some people of the night, by their places."""

    places: range
    prices: Prices | None = None


def candidates_in(night: Night, block: Block) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The best rows of each person of a block that wants a ranking, and their scores, as `Candidates` holds them."""
    rows = np.full((len(block.places), CANDIDATES), -1, dtype=np.int32)
    scores = np.full((len(block.places), CANDIDATES), -np.inf, dtype=np.float32)
    for line, place in enumerate(block.places):
        followed = night.people[place]
        if followed.ranked:
            standing = night.standing(followed, night.corpus, night.ground)
            mine = rows_for(standing, followed)
            total = standing.scores.total[mine]
            best = np.argsort(-total, kind="stable")[:CANDIDATES]
            rows[line, : len(best)], scores[line, : len(best)] = mine[best], total[best]
    return rows, scores


def lists_in(night: Night, block: Block) -> tuple[bytes, bytes, int]:
    """The lists of the people of a block and their rows, as `store.lists.copy_lists` takes them; how many rows."""
    entries = []
    for place in block.places:
        followed = night.people[place]
        standing = night.standing(followed, night.corpus, night.ground)
        page = page_of(
            standing,
            rows_for(standing, followed),
            followed,
            prices=block.prices,
            weights=night.weights,
            now=night.now,
            limit=LENGTH,
        )
        entries.append((night.list_ids[place], entry_of(followed, [item_values(one) for one in page])))
    lists, items = list_block(entries, versions=night.versions, now=night.now)
    return lists, items, sum(len(entry.items) for _, entry in entries)


def entry_of(followed: Followed, items: list[dict[str, object]]) -> ListEntry:
    """The list of somebody, with what was asked: enough to make it again."""
    question = question_of(followed, limit=LENGTH)
    return ListEntry("batch", items, person_id=followed.id, question=question, person=followed.person)


def candidates_of(blocks: Sequence[tuple[NDArray[np.int32], NDArray[np.float32]]], *, count: int) -> Candidates:
    """All the candidates of `candidates_in`, one block after the other, among `count` opportunities."""
    rows = [block[0] for block in blocks] or [np.empty((0, CANDIDATES), np.int32)]
    scores = [block[1] for block in blocks] or [np.empty((0, CANDIDATES), np.float32)]
    return Candidates(np.concatenate(rows), np.concatenate(scores), count)


class NightWorkers:
    """Copies of this process, each for its share of the blocks; without any (`count` 0), the work is done here."""

    def __init__(self, night: Night, *, count: int) -> None:
        global _night
        self.night = night
        _night = night
        fork = get_context("fork")
        gc.freeze()  # what is shared is not walked through, and so not copied
        self._pools = [ProcessPoolExecutor(1, mp_context=fork, initializer=gc.disable) for _ in range(count)]
        for pool in self._pools:
            pool.submit(int)

    def __enter__(self) -> "NightWorkers":
        return self

    def __exit__(self, *_: object) -> None:
        global _night
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)
        gc.unfreeze()
        _night = None

    def each[Result](self, work: Callable[[Night, Block], Result], *, prices: Prices | None = None) -> Iterator[Result]:
        """The result of `work` for each block, in their order."""
        blocks = [
            Block(range(places[0], places[-1] + 1), prices) for places in batched(range(len(self.night.people)), BLOCK)
        ]
        if not self._pools:
            for block in blocks:
                yield work(self.night, block)
            return
        waiting: list[Future[Result]] = [
            self._pools[number % len(self._pools)].submit(_done, work, block) for number, block in enumerate(blocks)
        ]
        for one in waiting:
            yield one.result()


_night: Night | None = None
"""The night of a worker process, as it was when it began."""


def _done[Result](work: Callable[[Night, Block], Result], block: Block) -> Result:
    assert _night is not None, "the process was made for a night"
    return work(_night, block)
