"""A few requests are worked on at once; the others wait, in the order in which they came, which costs nothing.

Python computes in one thread at a time. Two at once keep it busy, as one of them asks the database; more would only
make each of them later. A request takes its turn once it has wholly arrived and leaves it as its answer does, so that a
slow line holds up nobody. Who has left is not worked for, and who would wait too long is told so.
"""

import asyncio
from collections import deque

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import Crowded, respond

AT_ONCE = 2
"""Requests worked on at once, by one process."""
APART_AT_ONCE = 4
"""Requests worked on at once that stand apart."""
ELSEWHERE_AT_ONCE = 2
"""Requests at once that wait for another server. All three together are fewer than the connections that an engine may
open (`store.create_store`: 20): were there more, they would wait for one another."""
MOST_WAITING = 200
"""Requests that may wait in one process: some seconds of work."""
PATIENCE_SECONDS = 10.0
"""How long one of them may wait."""


class Queue:
    """A queue of requests, of which `at_once` are worked on."""

    def __init__(self, at_once: int, *, most_waiting: int, patience_seconds: float) -> None:
        self._free = at_once
        self._waiting: deque[asyncio.Future[bool]] = deque()
        self._most_waiting = most_waiting
        self._patience_seconds = patience_seconds

    async def enter(self, receive: Receive) -> bool:
        """True when it is this one's turn, to `leave` later; False once `receive` tells that it has left.

        Raises Crowded where too many wait already, or this one has for too long.
        """
        if self._free:
            self._free -= 1
            return True
        if len(self._waiting) >= self._most_waiting:
            raise Crowded
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        watching = asyncio.ensure_future(_watch(receive, turn))
        try:
            async with asyncio.timeout(self._patience_seconds):
                return await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled() and turn.result():
                self.leave()  # its turn came at the very same time
            if isinstance(error, TimeoutError):
                raise Crowded from error
            raise
        finally:
            watching.cancel()
            if turn in self._waiting:
                self._waiting.remove(turn)

    def leave(self) -> None:
        """Gives the turn to the first who waits."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(True)
                return
        self._free += 1


class Turns:
    """Gives requests their turn. Addresses that begin like one of `unqueued` need none. Those that begin like one of
    `apart` stand in a queue of their own, where nobody waits for a body: large files are judged before they arrive.
    Those that begin like one of `elsewhere` have a queue too: while another server is slow, nobody else waits."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        unqueued: tuple[str, ...] = (),
        apart: tuple[str, ...] = (),
        elsewhere: tuple[str, ...] = (),
        at_once: int = AT_ONCE,
        most_waiting: int = MOST_WAITING,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self._app = app
        self._unqueued, self._apart, self._elsewhere = unqueued, apart, elsewhere
        self._queue = Queue(at_once, most_waiting=most_waiting, patience_seconds=patience_seconds)
        self._queue_apart = Queue(APART_AT_ONCE, most_waiting=most_waiting, patience_seconds=patience_seconds)
        self._queue_elsewhere = Queue(ELSEWHERE_AT_ONCE, most_waiting=most_waiting, patience_seconds=patience_seconds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(self._unqueued):
            await self._app(scope, receive, send)
        elif scope["path"].startswith(self._apart):
            await self._in_turn(self._queue_apart, _nothing, scope, receive, send)
        else:
            queue = self._queue_elsewhere if scope["path"].startswith(self._elsewhere) else self._queue
            arrived = await _arrived(receive)
            if arrived is not None:
                await self._in_turn(queue, receive, scope, _again(arrived, receive), send)

    async def _in_turn(self, queue: Queue, watched: Receive, scope: Scope, receive: Receive, send: Send) -> None:
        """Works on a request when its turn has come, and not where `watched` tells that it has left."""
        try:
            if not await queue.enter(watched):
                return
        except Crowded as crowded:
            await respond(Request(scope), crowded)(scope, receive, send)
            return
        working = True

        def leave() -> None:
            nonlocal working
            if working:
                working = False
                queue.leave()

        async def send_and_leave(message: Message) -> None:
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                leave()
            await send(message)

        try:
            await self._app(scope, receive, send_and_leave)
        finally:
            leave()


async def _watch(receive: Receive, turn: asyncio.Future[bool]) -> None:
    """Ends the wait of who leaves."""
    message = await receive()
    if message["type"] == "http.disconnect" and not turn.done():
        turn.set_result(False)


async def _nothing() -> Message:
    """Never anything: what is being sent is not to be read yet."""
    return await asyncio.Future[Message]()


async def _arrived(receive: Receive) -> bytes | None:
    """The whole body of a request; None where its sender has left before the end."""
    pieces = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(pieces)


def _again(body: bytes, receive: Receive) -> Receive:
    """What gives a body that has arrived, then whatever `receive` does."""
    message: Message | None = {"type": "http.request", "body": body, "more_body": False}

    async def receive_again() -> Message:
        nonlocal message
        given, message = message, None
        return await receive() if given is None else given

    return receive_again
