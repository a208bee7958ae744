"""Everybody's list at once: who could be shown what, what exposure costs, and the lists, written in blocks.

    people by home → a score for each, in processes → prices of exposure → the lists at these prices, in processes

A process is a copy of this one (fork): what is prepared is shared, and it computes only: no database, no log. Other
threads may run meanwhile: the locks that a copy may take are `kit.forking`'s. Blocks stand alone and go always to the
same process, which so knows the profiles of its people.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from matching.lists.exposure import Candidates, Prices
from matching.lists.logged import ListEntry, Versions, copied_lists, question_of
from matching.lists.page import Best, chosen, page_of, rows_for, rows_to_choose
from matching.lists.rows import rows_of, rows_of_pages
from matching.people import Followed
from matching.scoring.corpus import Corpus
from matching.scoring.ground import Ground
from matching.scoring.knowledge import Knowledge
from matching.scoring.rank import Shown
from matching.scoring.standing import Few, Unscored, unscored
from matching.scoring.weights import Weights
from store.lists.lists import ListedRows

LENGTH = 30
"""Rows kept of each person's list."""
CANDIDATES = 100
"""Rows of each person that prices are made with: three times the list."""
MOST_KEPT = 4_000
"""People of whom a process keeps where their candidates stand, some 200 KB each; others are scored again."""
BLOCK = 120
"""The most people ranked in one task."""
PATIENCE_SECONDS = 600.0
"""How long a block is waited for, which takes a second or two: who is silent for so long will never answer."""


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
    kept: dict[int, Best] = field(default_factory=dict)
    """Where the candidates of each person stand, from their scores to their list."""

    def unscored(self, followed: Followed) -> Unscored:
        """Somebody before the corpus, nothing scored yet."""
        return unscored(followed.person, self.ground, knowledge=self.knowledge, weights=self.weights, as_of=self.now)


@dataclass(frozen=True, slots=True)
class Block:
    """Some people of the night, by their places."""

    places: range
    prices: Prices | None = None
    gone: frozenset[int] = frozenset()
    """People of the night who were erased meanwhile."""


Found = tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.bool_]]
"""The best rows of each person and their scores, as `Candidates` holds them; what is open to anybody, bool (n,)."""


Written = tuple[bytes, int]
"""Some lists, as `store.lists.lists.copy_lists` takes them; how many rows they hold."""


def candidates_in(night: Night, block: Block) -> Found:
    """What is found for the people of a block who want a ranking."""
    open_to_any = np.zeros(len(night.corpus), dtype=np.bool_)
    rows = np.full((len(block.places), CANDIDATES), -1, dtype=np.int32)
    scores = np.full((len(block.places), CANDIDATES), -np.inf, dtype=np.float32)
    for line, place in enumerate(block.places):
        followed = night.people[place]
        if followed.ranked:
            before = night.unscored(followed)
            mine = rows_for(before, followed)
            open_to_any[mine] = True
            kept = Best(*before.best(mine, most=CANDIDATES))
            rows[line, : len(kept.few.rows)], scores[line, : len(kept.few.rows)] = kept.few.rows, kept.few.total
            if len(night.kept) < MOST_KEPT:
                night.kept[followed.id] = kept
    return rows, scores, open_to_any


def lists_in(night: Night, block: Block) -> Written:
    """The lists of the people of a block who are still here."""
    here = [(place, one) for place in block.places if (one := night.people[place]).id not in block.gone]
    pages = [_chosen(night, followed, block) for _, followed in here if followed.ranked]
    told = iter(rows_of_pages(pages, now=night.now))
    entries = [
        (
            night.list_ids[place],
            entry_of(followed, next(told) if followed.ranked else _by_distance(night, followed)),
        )
        for place, followed in here
    ]
    return copied_lists(entries, versions=night.versions, now=night.now), sum(len(one.rows) for _, one in entries)


def _chosen(night: Night, followed: Followed, block: Block) -> tuple[Few, list[Shown]]:
    """The rows of somebody's list; out of what was kept of them where no other row can come into it."""
    kept = night.kept.pop(followed.id, None)
    if kept is not None and kept.holds(LENGTH, prices=block.prices):
        few = kept.few
    else:
        before = night.unscored(followed)
        few = rows_to_choose(before, rows_for(before, followed), prices=block.prices, count=LENGTH)
    return chosen(few, followed, prices=block.prices, now=night.now, limit=LENGTH)


def _by_distance(night: Night, followed: Followed) -> ListedRows:
    """The rows of somebody who wants no ranking."""
    before = night.unscored(followed)
    page = page_of(
        before,
        rows_for(before, followed),
        followed,
        prices=None,
        weights=night.weights,
        now=night.now,
        limit=LENGTH,
    )
    return rows_of(page)


def entry_of(followed: Followed, rows: ListedRows) -> ListEntry:
    """The list of somebody, with what was asked: enough to make it again."""
    question = question_of(followed, limit=LENGTH)
    return ListEntry("batch", rows, person_id=followed.id, question=question, person=followed.person)


def candidates_of(blocks: Sequence[Found], *, count: int) -> Candidates:
    """All that was found, one block after the other, among `count` opportunities."""
    rows = [block[0] for block in blocks] or [np.empty((0, CANDIDATES), np.int32)]
    scores = [block[1] for block in blocks] or [np.empty((0, CANDIDATES), np.float32)]
    return Candidates(np.concatenate(rows), np.concatenate(scores), count)


def block_size(people: int, *, among: int) -> int:
    """How many people a block holds so that each of some processes, none for this one, has as many of them."""
    shares = max(among, 1)
    turns = max(ceil(people / (shares * BLOCK)), 1)
    return max(ceil(people / (shares * turns)), 1)


class NightWorkers:
    """Copies of this process, each for its share of the blocks; without any (`count` 0), the work is done here."""

    def __init__(self, night: Night, *, count: int) -> None:
        self.night = night
        fork = get_context("fork")
        if count:
            night.ground.ready()
            few = Block(range(min(3, len(night.people))))
            for work in (candidates_in, lists_in):
                work(night, few)  # machine code is loaded once, not by each copy
            gc.freeze()  # what is shared is not walked through, and so not copied
        self._pools = [
            ProcessPoolExecutor(1, mp_context=fork, initializer=_begin, initargs=(night,)) for _ in range(count)
        ]
        for pool in self._pools:
            pool.submit(int)

    @property
    def is_here(self) -> bool:
        """Whether the work is done by this process."""
        return not self._pools

    def __enter__(self) -> "NightWorkers":
        return self

    def __exit__(self, fault: type[BaseException] | None, *_: object) -> None:
        for pool in self._pools:  # to take a large process down takes a while: only who failed waits for it
            pool.shutdown(wait=fault is not None, cancel_futures=True)
        if self._pools:
            gc.unfreeze()

    def each[Result](
        self,
        work: Callable[[Night, Block], Result],
        *,
        prices: Prices | None = None,
        gone: frozenset[int] = frozenset(),
    ) -> Iterator[Result]:
        """The result of `work` for each block, in their order; other processes begin at once.

        Raises TimeoutError where one of them does not answer: then all are killed.
        """
        people = range(len(self.night.people))
        size = block_size(len(people), among=len(self._pools))
        blocks = [Block(people[start : start + size], prices, gone) for start in people[::size]]
        if self.is_here:
            return (work(self.night, block) for block in blocks)
        waiting: list[Future[Result]] = [
            self._pools[number % len(self._pools)].submit(_done, work, block) for number, block in enumerate(blocks)
        ]
        return (self._answer(one) for one in waiting)

    def _answer[Result](self, waiting: Future[Result]) -> Result:
        try:
            return waiting.result(timeout=PATIENCE_SECONDS)
        except TimeoutError:
            for pool in self._pools:
                for process in [*(pool._processes or {}).values()]:  # `pool.kill_workers()` from Python 3.14 on
                    process.kill()
            raise TimeoutError(f"A process of the night is silent for {PATIENCE_SECONDS:.0f} s; rank again.") from None


_night: Night | None = None
"""The night of a worker process; nobody's in the process that made it."""


def _begin(night: Night) -> None:
    """Makes a copy of the process a worker of `night`, which it was born with: nothing is sent."""
    global _night
    _night = night
    gc.disable()


def _done[Result](work: Callable[[Night, Block], Result], block: Block) -> Result:
    assert _night is not None, "the process was made for a night"
    return work(_night, block)
