"""Faults on demand: the next requests to a path go wrong in one named way, as partners do on bad days.

A fault is armed in the process (`faults.arm(Fault(...))`) or over HTTP (`POST /_sandbox/faults`), and used up request
by request. It acts between the server and the application, so that a cut body or a slow answer is a real one.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTROL_PATH = "/_sandbox"
"""Requests below this path are never faulted: they are how a fault is taken back."""


class FaultKind(StrEnum):
    """The ways in which a partner fails."""

    TOO_MANY_REQUESTS = "too_many_requests"
    SERVER_ERROR = "server_error"
    HTML_ERROR = "html_error"
    NO_CONTENT = "no_content"
    TRUNCATED_JSON = "truncated_json"
    CUT_CONNECTION = "cut_connection"
    SLOW = "slow"
    EXPIRED_TOKENS = "expired_tokens"


@dataclass(frozen=True, slots=True)
class Fault:
    """`kind` for the next `times` requests whose path contains `path`, once `after` of them have passed unharmed."""

    kind: FaultKind
    path: str = ""
    times: int = 1
    after: int = 0
    retry_after_seconds: int | None = None
    delay_seconds: float = 0.0


class Faults:
    """The faults still to come. Safe to use from several threads."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self._lock = Lock()

    def arm(self, *faults: Fault) -> None:
        """Add `faults`; where several fit a request, the first armed acts and the others wait their turn."""
        with self._lock:
            self._armed.extend(faults)

    def clear(self) -> None:
        """Forget every fault still to come."""
        with self._lock:
            self._armed.clear()

    def armed(self) -> tuple[Fault, ...]:
        """The faults still to come, in the order in which they act."""
        with self._lock:
            return tuple(self._armed)

    def take(self, path: str) -> Fault | None:
        """The fault that acts on a request to `path`, used up by one; None where the request goes well."""
        with self._lock:
            for position, fault in enumerate(self._armed):
                if fault.path not in path:
                    continue
                if fault.after > 0:
                    self._armed[position] = replace(fault, after=fault.after - 1)
                    return None
                if fault.times > 1:
                    self._armed[position] = replace(fault, times=fault.times - 1)
                else:
                    del self._armed[position]
                return fault
        return None


class FaultMiddleware:
    """The ASGI layer that plays the faults in front of `app`."""

    def __init__(self, app: ASGIApp, faults: Faults, revoke_tokens: Callable[[], None]) -> None:
        self._app = app
        self._faults = faults
        self._revoke_tokens = revoke_tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, wrongly where a fault is armed for its path."""
        path = scope.get("path", "")
        fault = None
        if scope["type"] == "http" and not path.startswith(CONTROL_PATH):
            fault = self._faults.take(path)
        match fault:
            case None:
                await self._app(scope, receive, send)
            case Fault(kind=FaultKind.SLOW):
                await asyncio.sleep(fault.delay_seconds)
                await self._app(scope, receive, send)
            case Fault(kind=FaultKind.EXPIRED_TOKENS):
                self._revoke_tokens()
                await self._app(scope, receive, send)
            case Fault(kind=FaultKind.TRUNCATED_JSON):
                await self._app(scope, receive, _Half(send, announce_whole=False))
            case Fault(kind=FaultKind.CUT_CONNECTION):
                await self._app(scope, receive, _Half(send, announce_whole=True))
            case _:
                await _answer(send, *_refusal(fault, path))


class _Half:
    """A `send` that lets only the first half of the body through.

    With `announce_whole` the length announced is that of the whole body and the message never ends, so that the
    server closes the connection under the reader; without, the half is a complete answer whose JSON is broken.
    """

    def __init__(self, send: Send, *, announce_whole: bool) -> None:
        self._send = send
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
        half = self._body[: len(self._body) // 2]
        length = len(self._body if self._announce_whole else half)
        headers = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
        headers.append((b"content-length", str(length).encode()))
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": half, "more_body": self._announce_whole})


type _Refusal = tuple[int, dict[str, str], str]

_HTML = "<!DOCTYPE html><html><head><title>Erreur</title></head><body><h1>Service indisponible</h1></body></html>"


def _refusal(fault: Fault, path: str) -> _Refusal:
    if fault.kind is FaultKind.NO_CONTENT:
        return 204, {"Content-Range": "*/0"}, ""
    if fault.kind is FaultKind.HTML_ERROR:
        return 503, {"Content-Type": "text/html; charset=utf-8"}, _HTML
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


async def _answer(send: Send, status: int, headers: dict[str, str], body: str) -> None:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    if status != 204:
        raw.append((b"content-length", str(len(body.encode())).encode()))
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body.encode()})
