"""Faults on the wire: a layer between the server and the application, so that a cut body or a slow answer is real."""

import asyncio
import json
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ingest.sandbox.bus_calendar import calendar_of, events_of
from ingest.sandbox.faults import Fault, FaultKind, Faults, Rewriting

CONTROL_PATH = "/_sandbox"
"""Requests below this path are never faulted: they are how a fault is taken back."""

_ENDLESS_PIECE = b" " * 1_000_000
_ACCENT, _NOT_UTF8 = "é".encode(), "é".encode("latin-1")


class FaultMiddleware:
    """The ASGI layer that plays the faults in front of `app`."""

    def __init__(self, app: ASGIApp, faults: Faults, revoke_tokens: Callable[[], None]) -> None:
        self._app = app
        self._faults = faults
        self._revoke_tokens = revoke_tokens
        self._asked_before: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, wrongly where a fault is armed for its path."""
        path = scope.get("path", "")
        if scope["type"] != "http" or path.startswith(CONTROL_PATH):
            await self._app(scope, receive, send)
            return
        self._faults.happen(path)
        fault = self._faults.take(path)
        if fault is not None and fault.kind is FaultKind.REPEATED_PAGE:
            scope = {**scope, "query_string": self._asked_before.get(path, scope["query_string"])}
        self._asked_before[path] = scope["query_string"]
        if (rewriting := self._faults.rewriting(path)) is not None:
            send = _Altered(send, lambda body: _rewritten(body, rewriting))
        await self._answer(fault, scope, receive, send)

    async def _answer(self, fault: Fault | None, scope: Scope, receive: Receive, send: Send) -> None:
        match fault:
            case None | Fault(kind=FaultKind.REPEATED_PAGE):
                await self._app(scope, receive, send)
            case Fault(kind=FaultKind.SLOW):
                await asyncio.sleep(fault.delay_seconds)
                await self._app(scope, receive, send)
            case Fault(kind=FaultKind.EXPIRED_TOKENS):
                self._revoke_tokens()
                await self._app(scope, receive, send)
            case Fault(kind=FaultKind.TRUNCATED_JSON):
                await self._app(scope, receive, _Altered(send, _first_half))
            case Fault(kind=FaultKind.CUT_CONNECTION):
                await self._app(scope, receive, _Altered(send, _first_half, announce_whole=True))
            case Fault(kind=FaultKind.BROKEN_TEXT):
                await self._app(scope, receive, _Altered(send, lambda body: body.replace(_ACCENT, _NOT_UTF8)))
            case Fault(kind=FaultKind.ENDLESS):
                await _go_on(receive, send, pause_seconds=fault.delay_seconds)
            case _:
                await _refuse(send, *_refusal(fault, scope["path"]))


class _Altered:
    """A `send` that lets an altered body through.

    With `announce_whole` the length announced is that of the whole body and the message never ends, so that the
    server closes the connection under the reader; without, what is left is a complete answer.
    """

    def __init__(self, send: Send, alter: Callable[[bytes], bytes], *, announce_whole: bool = False) -> None:
        self._send = send
        self._alter = alter
        self._announce_whole = announce_whole
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body", False):
            return
        altered = self._alter(self._body)
        length = len(self._body if self._announce_whole else altered)
        headers = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
        headers.append((b"content-length", str(length).encode()))
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": altered, "more_body": self._announce_whole})


def _rewritten(body: bytes, rewriting: Rewriting) -> bytes:
    """A JSON answer whose records, its first list, are others, or a calendar whose events are.

    Half a surrogate and NaN go through, as they do.
    """
    if not body:
        return body
    if body.startswith(b"BEGIN:VCALENDAR"):
        return calendar_of(rewriting.write(event) for event in events_of(body))
    answer = json.loads(body)
    listed = next((name for name, value in answer.items() if isinstance(value, list)), None)
    if listed is not None:
        answer[listed] = [rewriting.write(record) for record in answer[listed]]
    return json.dumps(answer).encode()


def _first_half(body: bytes) -> bytes:
    return body[: len(body) // 2]


async def _go_on(receive: Receive, send: Send, *, pause_seconds: float) -> None:
    """Sends spaces until the reader hangs up, a few at a time where there is a pause between them."""
    hung_up = asyncio.create_task(_hang_up(receive))
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    piece = b" " if pause_seconds else _ENDLESS_PIECE
    while not hung_up.done():
        await send({"type": "http.response.body", "body": piece, "more_body": True})
        await asyncio.sleep(pause_seconds)


async def _hang_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


type _Refusal = tuple[int, dict[str, str], str]

_HTML = "<!DOCTYPE html><html><head><title>Erreur</title></head><body><h1>Service indisponible</h1></body></html>"


def _refusal(fault: Fault, path: str) -> _Refusal:
    if fault.kind is FaultKind.NO_CONTENT:
        return 204, {"Content-Range": "*/0"}, ""
    if fault.kind is FaultKind.HTML_ERROR:
        return fault.status, {"Content-Type": "text/html; charset=utf-8"}, _HTML
    if fault.kind is FaultKind.SERVER_ERROR:
        return 500, {"Content-Type": "application/json"}, _server_error(path)
    headers = {} if fault.retry_after_seconds is None else {"Retry-After": str(fault.retry_after_seconds)}
    content_type, body = _too_many(path)
    if content_type == "text/plain":
        headers["X-Ratelimit-Burst-Capacity-Clientidlimiter"] = "10"
        headers["X-Ratelimit-Remaining-Clientidlimiter"] = "0"
    return 429, {"Content-Type": content_type, **headers}, body


def _server_error(path: str) -> str:
    if path.startswith("/api/"):
        return '{"status":500,"message":"Erreur interne"}'
    if path.startswith("/v0/"):
        return '{"ok":false,"code":"SERVER_ERROR","message":"Erreur interne"}'
    return '{"codeErreur":"500","codeHttp":500,"message":"Erreur interne"}'


def _too_many(path: str) -> tuple[str, str]:
    if path.startswith("/api/"):
        return "application/json", '{"status":429,"message":"Too many requests, please try again later."}'
    if path.startswith("/v0/"):
        return "application/json", '{"ok":false,"code":"TOO_MANY_REQUESTS","message":"Trop de demandes."}'
    return "text/plain", "Too many requests"


async def _refuse(send: Send, status: int, headers: dict[str, str], body: str) -> None:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    if status != 204:
        raw.append((b"content-length", str(len(body.encode())).encode()))
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body.encode()})
