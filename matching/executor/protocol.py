"""What anybody who does tasks promises: every result, in the order of the tasks, whatever happens to a worker.

The work is a function at the top of a module (or a `partial` of one); it and its task can be pickled. It depends on
nothing but its task, and may be done twice.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol


class Executor(Protocol):
    """Does tasks."""

    def gather[Task, Result](self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The result of each task, in their order. Tasks are asked for a few at a time, as they are done."""
        ...
