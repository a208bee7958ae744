"""Locks that a copy of the process (fork) finds free, whatever other threads held when it was made.

A copy has one thread: what another one held at that instant, nobody would ever release there. So the thread that forks
takes these locks first, and both processes release them. None of them may be held by who forks, nor while another is
taken.
"""

import os
from threading import Lock
from typing import Protocol


class Held(Protocol):
    """What is held by one thread at a time."""

    def acquire(self) -> object: ...

    def release(self) -> None: ...


def lock_for_copies() -> Lock:
    """A new lock, free in every copy. One a module: it is never given back."""
    lock = Lock()
    free_in_copies(lock)
    return lock


def free_in_copies(lock: Held) -> None:
    """Sees to it that a lock that is there already is free in every copy."""
    os.register_at_fork(before=lock.acquire, after_in_parent=lock.release, after_in_child=lock.release)
