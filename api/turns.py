"""So many requests are worked on at once; the others wait for their turn, which costs nothing.

A request holds a connection to the database until a thread closes its session. Were there more requests than
connections, those at work could wait for a connection, and those that are done for a thread: for each other.
"""

import asyncio

from starlette.types import ASGIApp, Receive, Scope, Send

AT_ONCE = 16
"""Fewer than the connections that an engine may open (`store.create_store`: 20)."""


class Turns:
    """Gives requests their turn, in the order in which they came."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        async with self._turns:
            await self._app(scope, receive, send)
