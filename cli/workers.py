"""Several processes that serve one socket: forked from a parent that has everything in memory, watched, replaced.

What the parent holds at the fork (index, machine code, models) is shared by all until one of them writes to it; a
worker is there within milliseconds. The parent answers nobody: it waits.
"""

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from multiprocessing.context import ForkProcess
from threading import Thread

from kit import logger

MOST_USUAL = 8
"""Workers that a machine of many cores starts by itself: each opens connections of its own to the database."""
_PAUSE_SECONDS = 1.0
"""Before a dead worker is replaced, so that one that dies at once does not keep the machine busy."""
_PATIENCE_SECONDS = 5.0
"""How long a worker that finishes its requests is waited for beyond what it was given."""

_STOPS = frozenset({signal.SIGINT, signal.SIGTERM})

_log = logger("serve")

Serve = Callable[[int], None]
"""Serves as the worker of a number, until a signal ends it."""


def settle_in_memory() -> None:
    """What is in memory now stays: the garbage collector walks through it no more, which would stop an answer for a
    tenth of a second now and then, and copy it into each worker."""
    gc.collect()
    gc.freeze()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Has a signal that stops wait for the end of the block: raised within a fork or a finalizer, it would be lost.

    For the main thread. Its mask serves whoever is forked; another thread may still take the signal, and have this
    one handle it in the middle of the block.
    """
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    came: list[int] = []
    handlers = {one: signal.signal(one, lambda number, _frame: came.append(number)) for one in _STOPS}
    try:
        yield
    finally:
        for one, handler in handlers.items():
            signal.signal(one, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if came:
            signal.raise_signal(came[0])


def usual_workers() -> int:
    """One a core."""
    return max(1, min(os.cpu_count() or 1, MOST_USUAL))


def run_workers(serve: Serve, count: int, *, goodbye_seconds: float) -> None:
    """Runs `count` workers until an exception (a signal's) ends it; those that die by themselves are replaced.

    At the end all are asked to stop, given `goodbye_seconds` to finish, then killed.
    """
    workers: dict[int, ForkProcess] = {}
    try:
        for number in range(count):
            with undisturbed():
                workers[number] = _started(serve, number)
        while True:
            connection.wait([one.sentinel for one in workers.values()])
            for number, worker in workers.items():
                if not worker.is_alive():
                    _log.warning("worker_died", worker=number, code=worker.exitcode)
                    time.sleep(_PAUSE_SECONDS)
                    with undisturbed():
                        workers[number] = _started(serve, number)
    finally:
        _stop(list(workers.values()), patience_seconds=goodbye_seconds + _PATIENCE_SECONDS)


def when_orphaned(stop: Callable[[], None]) -> None:
    """Calls `stop` from a thread of its own once the parent of this worker has died."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        stop()

    Thread(target=watch, daemon=True).start()


def _started(serve: Serve, number: int) -> ForkProcess:
    worker = get_context("fork").Process(target=_work, args=(serve, number), name=f"worker-{number}", daemon=True)
    worker.start()
    _log.info("worker_started", worker=number, process=worker.pid)
    return worker


def _work(serve: Serve, number: int) -> None:
    # The parent decides: a terminal's Ctrl-C reaches all of them, and the parent passes on what ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
    serve(number)


def _stop(workers: list[ForkProcess], *, patience_seconds: float) -> None:
    for worker in workers:
        worker.terminate()
    until = time.monotonic() + patience_seconds
    for worker in workers:
        worker.join(max(0.0, until - time.monotonic()))
        if worker.is_alive():
            worker.kill()
            worker.join()
