"""Requests take turns: no more at once than there are connections, and nobody is turned away."""

import asyncio

from starlette.types import Message, Receive, Scope, Send

from api.turns import AT_ONCE, Turns


def test_many_requests_are_all_answered_and_few_at_once() -> None:
    working, most, answered = 0, 0, 0

    async def slow(_scope: Scope, _receive: Receive, _send: Send) -> None:
        nonlocal working, most, answered
        working += 1
        most = max(most, working)
        await asyncio.sleep(0.001)
        working -= 1
        answered += 1

    async def nothing() -> Message:
        return {"type": "http.disconnect"}

    async def nowhere(_message: Message) -> None:
        return None

    async def everybody() -> None:
        turns = Turns(slow)
        await asyncio.gather(*(turns({"type": "http"}, nothing, nowhere) for _ in range(5 * AT_ONCE)))

    asyncio.run(everybody())

    assert (most, answered) == (AT_ONCE, 5 * AT_ONCE)
