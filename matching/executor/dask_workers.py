"""Workers of Dask, on as many machines as its scheduler knows; it does again what a lost worker had not handed back."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Any, Self

from matching.executor.errors import DaskMissing

WAITING = 1
"""Tasks that wait beside those in work."""
LARGEST_TASK = "1GiB"
"""A task carries its columns, so that it stands alone: Dask would warn from 10 MB on."""


class DaskWorkers:
    """An `Executor` of a cluster of Dask, by the address of its scheduler. Let go at the end of its block."""

    def __init__(self, address: str) -> None:
        try:
            from dask import config
            from distributed import Client
        except ImportError:
            raise DaskMissing from None
        config.set({"distributed.admin.large-graph-warning-threshold": LARGEST_TASK})
        connect: Any = Client
        self._client = connect(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def gather[Task, Result](self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """As `Executor.gather`."""
        source = iter(tasks)
        at_once = len(self._client.nthreads()) + WAITING
        waiting: deque[Any] = deque(self._sent(work, task) for task in islice(source, at_once))
        while waiting:
            done = waiting.popleft()
            result: Result = done.result()
            done.release()
            waiting.extend(self._sent(work, task) for task in islice(source, 1))
            yield result

    def _sent[Task, Result](self, work: Callable[[Task], Result], task: Task) -> Any:
        return self._client.submit(work, task, pure=False)
