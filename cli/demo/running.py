"""The demo that runs in this checkout: one at a time, for two would share a database and spoil each other's.

A small file, kept locked while the demo runs, holds its address for `alentour demo link` and for a second demo. The
kernel drops the lock of a killed process, so what such a process left in the file counts for nothing.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cli.demo.faults import AlreadyRunning, NotRunning

STATE = Path(__file__).resolve().parents[2] / ".alentour/demo.lock"


@contextmanager
def only_demo(*, state: Path = STATE) -> Iterator[Callable[[str], object]]:
    """No other demo starts during the block; yields what tells others the address, once it is open.

    Raises AlreadyRunning.
    """
    state.parent.mkdir(parents=True, exist_ok=True)
    with state.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(_address(state)) from None
        file.truncate(0)
        try:
            yield lambda address: print(address, file=file, flush=True)
        finally:
            file.truncate(0)


def running_address(*, state: Path = STATE) -> str:
    """Where the demo that runs now is open. Raises NotRunning where none is."""
    try:
        with state.open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        raise NotRunning from None
    except BlockingIOError:
        if address := _address(state):
            return address
    raise NotRunning


def _address(state: Path) -> str:
    """What the demo told; empty while it starts."""
    return state.read_text(encoding="utf-8").strip()
