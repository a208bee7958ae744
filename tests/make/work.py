"""Work for executors: at the top of a module, as other processes must find it."""

import os
import signal
import time
from pathlib import Path


def squared(number: int) -> int:
    return number * number


def squared_by(number: int) -> tuple[int, int]:
    """The square, and the process that made it; slow enough for another to be started."""
    time.sleep(0.2)
    return number * number, os.getpid()


def squared_once_killed(task: tuple[int, Path]) -> int:
    """The square; the first to come to this number is killed as the system kills, without a word."""
    number, mark = task
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return squared(number)


def killed(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused(number: int) -> int:
    raise ValueError(f"{number} ne convient pas")
