"""Tells what the demo is doing, step by step, with the seconds it took."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from rich.console import Console


@dataclass(slots=True)
class Step:
    """A step under way; `done` is what will be said at its end, and may be changed until then."""

    done: str


class Steps:
    """The list of steps on the screen: a turning sign while one runs, a line when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def step(self, doing: str, *, done: str) -> Iterator[Step]:
        """Shows `doing` during the block, then `done` and the seconds. Without a terminal, one line at each end."""
        began = monotonic()
        step = Step(done)
        if self._console.is_terminal:
            with self._console.status(f"{doing}…"):
                yield step
        else:
            self._console.print(f"  {doing}…")
            yield step
        seconds = f"{monotonic() - began:.1f}".replace(".", ",")
        self._console.print(f"[green]✓[/green] {step.done} [dim]({seconds} s)[/dim]")
