"""What a page leaves for later: done in threads, a few at once."""

import asyncio
import threading
import time

from fastapi import BackgroundTasks

from api.deps import LeftForLater


def test_what_many_pages_leave_for_later_takes_few_threads_and_all_of_it_is_done() -> None:
    at_work, most, done = 0, 0, 0
    counting = threading.Lock()

    def slow() -> None:
        nonlocal at_work, most, done
        with counting:
            at_work += 1
            most = max(most, at_work)
        time.sleep(0.02)
        with counting:
            at_work -= 1
            done += 1

    async def pages() -> None:
        few = asyncio.Semaphore(2)
        left = [BackgroundTasks() for _ in range(12)]
        for tasks in left:
            LeftForLater(tasks, few).add(slow)
        await asyncio.gather(*(tasks() for tasks in left))

    asyncio.run(pages())

    assert (most, done) == (2, 12)
