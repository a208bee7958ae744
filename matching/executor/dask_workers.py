"""Workers of Dask, on as many machines as its scheduler knows; it does again what a lost worker had not handed back."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Any, Self

from matching.executor.errors import DaskMissing, NoWorkers

WAITING = 1
"""Tasks that wait beside those in work."""
FIRST_WORKER_SECONDS = 60
"""So long a first worker is waited for: those of a machine that starts come one after the other."""
LARGEST_TASK = "1GiB"
"""A task carries its columns, so that it stands alone: Dask would warn from 10 MB on."""


class DaskWorkers:
    """An `Executor` of a cluster of Dask, by the address of its scheduler. Let go at the end of its block.

    Workers that come in the middle are given their share. Raises NoWorkers where none comes within `patience` seconds.
    """

    def __init__(self, address: str, *, patience: float = FIRST_WORKER_SECONDS) -> None:
        try:
            from dask import config
            from distributed import Client
        except ImportError:
            raise DaskMissing from None
        config.set({"distributed.admin.large-graph-warning-threshold": LARGEST_TASK})
        connect: Any = Client
        self._client = connect(address)
        try:
            self._client.wait_for_workers(1, timeout=patience)
        except TimeoutError:
            self._client.close()
            raise NoWorkers(address) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def gather[Task, Result](self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """As `Executor.gather`."""
        source = iter(tasks)
        waiting: deque[Any] = deque()
        while True:
            at_once = len(self._client.nthreads()) + WAITING
            waiting.extend(self._sent(work, task) for task in islice(source, max(at_once - len(waiting), 0)))
            if not waiting:
                return
            done = waiting.popleft()
            result: Result = done.result()
            done.release()
            yield result

    def _sent[Task, Result](self, work: Callable[[Task], Result], task: Task) -> Any:
        return self._client.submit(work, task, pure=False)
