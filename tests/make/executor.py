"""An executor that is slow and simple: what the others do elsewhere is done here."""

from collections.abc import Callable, Iterable, Iterator


class ThisProcess:
    """Does tasks here, one after the other."""

    def gather[Task, Result](self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """As `Executor.gather`."""
        return map(work, tasks)
