"""Processes of this machine. One that dies takes the pool with it: another pool does again what was not done."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from kit import logger
from matching.executor.errors import WorkersLost

WAITING = 1
"""Tasks that wait beside those in work, so that no worker does: each weighs some megabytes."""
MOST_LOSSES = 3
"""Pools lost one after the other, with no result between, before it is said that there is no more point."""


class LocalProcesses:
    """An `Executor` of `workers` processes, kept from one piece of work to the next. Closed at the end of its block."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def gather[Task, Result](self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """As `Executor.gather`. Raises `WorkersLost` where workers die again and again."""
        source, losses = iter(tasks), 0
        waiting: deque[tuple[Task, Future[Result]]] = deque()
        for task in islice(source, self._workers + WAITING):
            waiting.append((task, self._sent(work, task)))
        while waiting:
            try:
                result = waiting[0][1].result()
            except BrokenProcessPool:
                losses += 1
                logger("matching").warning("workers_lost", times=losses, tasks=len(waiting))
                if losses == MOST_LOSSES:
                    raise WorkersLost(losses) from None
                self._pool.shutdown(cancel_futures=True)
                self._pool = self._new_pool()
                waiting = deque((task, done if _is_done(done) else self._sent(work, task)) for task, done in waiting)
                continue
            losses = 0
            waiting.popleft()
            for task in islice(source, 1):
                waiting.append((task, self._sent(work, task)))
            yield result

    def _sent[Task, Result](self, work: Callable[[Task], Result], task: Task) -> Future[Result]:
        try:
            return self._pool.submit(work, task)
        except BrokenProcessPool as fault:  # found out when its turn comes
            lost: Future[Result] = Future()
            lost.set_exception(fault)
            return lost

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))


def _is_done[Result](future: Future[Result]) -> bool:
    """Whether it has a result, or a fault of its own."""
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)
