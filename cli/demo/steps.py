"""Tells what the demo is doing, step by step, with the seconds it took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console


class Steps:
    """The list of steps on the screen: a turning sign while one runs, a line when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def step(self, doing: str, *, done: str) -> Iterator[None]:
        """Shows `doing` during the block, then `done` and the seconds. Without a terminal, one line at each end."""
        began = monotonic()
        if self._console.is_terminal:
            with self._console.status(f"{doing}…"):
                yield
        else:
            self._console.print(f"  {doing}…")
            yield
        seconds = f"{monotonic() - began:.1f}".replace(".", ",")
        self._console.print(f"[green]✓[/green] {done} [dim]({seconds} s)[/dim]")
