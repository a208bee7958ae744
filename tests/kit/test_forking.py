"""A copy of the process finds the locks free that another thread held as it was made."""

import time
from multiprocessing import get_context
from threading import Event, Thread
from typing import Any

import pytest
from numba.core.compiler_lock import global_compiler_lock

import geo.transit.times
import geo.travel

KEPT_SECONDS = 0.3
LOCKS = [geo.travel._KEEPING, geo.transit.times._KEEPING, global_compiler_lock]
"""All that a night's processes may take."""


def take(lock: Any) -> None:
    with lock:
        pass


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.parametrize("lock", LOCKS, ids=["ways", "timetables", "compiler"])
def test_a_copy_takes_a_lock_that_another_thread_held_when_it_was_made(lock: Any) -> None:
    held = Event()

    def hold() -> None:
        with lock:
            held.set()
            time.sleep(KEPT_SECONDS)

    holder = Thread(target=hold)
    holder.start()
    held.wait()
    copy = get_context("fork").Process(target=take, args=(lock,))
    copy.start()
    holder.join()
    copy.join(timeout=20)
    answered = copy.exitcode
    copy.kill()
    copy.join()

    assert answered == 0
