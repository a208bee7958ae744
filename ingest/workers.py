"""Processes that read records beside the pull, where there are enough of them to be worth it.

What they read comes back in the order in which it was given; a few batches wait at the most, so memory stays bounded.
"""

import fcntl
import gc
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from types import TracebackType
from typing import BinaryIO, Self

from ingest.reading import Read, Reader, Record

MOST_WORKERS = 2
WAITING_A_WORKER = 3
"""Batches given to each worker ahead of its work."""

_FOLDERS = "alentour-readers-"
"""How folders of readers begin, among those of temporary files."""
_HANDED = "reader.pickle"

_reader: Reader | None = None
"""The reader of a worker process."""


class Workers:
    """Worker processes with a copy of one reader each; started with the first batch."""

    def __init__(self, reader: Reader, *, count: int | None = None) -> None:
        self._count = min(MOST_WORKERS, os.cpu_count() or 1) if count is None else count
        _sweep()
        self._folder = TemporaryDirectory(prefix=_FOLDERS)
        # In a file: a worker that dies as it begins would leave us writing a large argument to nobody, for ever.
        handed = Path(self._folder.name) / _HANDED
        self._lock = _written(handed, pickle.dumps(reader))
        self._pool = ProcessPoolExecutor(
            self._count, mp_context=get_context("spawn"), initializer=_begin, initargs=(handed, os.getpid())
        )
        self._waiting: deque[Future[Read]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()
        self._lock.close()

    def read(self, records: Sequence[Record]) -> Iterator[Read]:
        """Gives a batch to the workers; what they finished meanwhile, waiting where too much is on its way."""
        self._waiting.append(self._pool.submit(_read, records))
        while len(self._waiting) > self._count * WAITING_A_WORKER or (self._waiting and self._waiting[0].done()):
            yield self._waiting.popleft().result()

    def rest(self) -> Iterator[Read]:
        """All that is still on its way."""
        while self._waiting:
            yield self._waiting.popleft().result()


def _sweep() -> None:
    """Removes the folders of pulls that were killed: the kernel let go of their locks."""
    for handed in Path(gettempdir()).glob(f"{_FOLDERS}*/{_HANDED}"):
        with suppress(OSError), handed.open("rb") as left:  # taken: its pull goes on; of somebody else: theirs to sweep
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            rmtree(handed.parent)


def _written(handed: Path, content: bytes) -> BinaryIO:
    """A new file of this content, locked from the moment it has its name, for as long as what is returned is open."""
    file = handed.with_suffix(".new").open("wb")
    fcntl.flock(file, fcntl.LOCK_EX)
    file.write(content)
    file.flush()
    Path(file.name).rename(handed)
    return file


def _begin(handed: Path, parent: int) -> None:
    """Prepares a worker: Ctrl-C is for the process that pulls, and without it a worker has nothing to do."""
    global _reader
    _reader = pickle.loads(handed.read_bytes())  # written by the process that started this one
    gc.freeze()  # the reader stays: it need not be walked through again and again
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """Ends this worker when the process that pulls was killed: nothing else tells it."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _read(records: Sequence[Record]) -> Read:
    assert _reader is not None, "the worker has begun"
    return _reader.read(records)
