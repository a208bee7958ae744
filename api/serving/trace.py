"""Around each request: a number that names it, a log event, the metrics, and an answer whatever happens inside.

The event holds the route's template and never the address: addresses carry one-time secrets and what people look for.
"""

from time import perf_counter
from uuid import uuid4

import structlog
from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import respond
from api.serving.tally import NO_ROUTE, Tally
from kit import logger

_log = logger("api")


class Trace:
    """Names, times, logs and counts each request; answers 500 where an error was not foreseen."""

    def __init__(self, app: ASGIApp, *, tally: Tally) -> None:
        self._app = app
        self._tally = tally

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = str(uuid4())
        scope.setdefault("state", {})["request_id"] = request_id
        status = 0

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        began = perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, send_named)
            except Exception as error:
                if status:
                    raise
                await respond(Request(scope), error)(scope, receive, send_named)
            finally:
                seconds = perf_counter() - began
                route = getattr(scope.get("route"), "path", NO_ROUTE)
                self._tally.count(method=scope["method"], route=route, status=status, seconds=seconds)
                _log.info(
                    "request", method=scope["method"], route=route, status=status, milliseconds=round(seconds * 1000)
                )
