"""What every answer promises to the browser, and what no request may do, whatever the route.

Against requests forged by another site, two simple locks: the session's cookie is `SameSite=Lax`, and an unsafe
request (anything but GET, HEAD, OPTIONS) is refused when the browser says that it comes from elsewhere
(`Sec-Fetch-Site`, else `Origin`). A program that sends neither header carries nobody's cookie by accident.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import NotAllowed, TooLarge, respond
from api.wording.languages import gettext

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_FROM_HERE = frozenset({"same-origin", "none"})
"""`none` is the person's own gesture: a typed address, a bookmark."""

_CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "worker-src 'self' blob:",  # the map draws in a worker that it builds itself
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

_HEADERS = {
    "Content-Security-Policy": _CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=()",
    "Referrer-Policy": "same-origin",  # "no-referrer" would send forms with "Origin: null"
    "X-Content-Type-Options": "nosniff",
}


class SecurityHeaders:
    """Adds the promises to every answer; what a signed-in person sees is kept by no cache, whatever the route says,
    but the files of the `public` folder, which are the same for all.

    Nor is what stands at addresses that begin like one of `secret`, where the route says nothing: they sign in, or
    show what does.
    """

    def __init__(self, app: ASGIApp, *, session_cookie: str, https: bool, secret: tuple[str, ...], public: str) -> None:
        self._app = app
        self._session_cookie = session_cookie
        self._secret = secret
        self._public = public
        self._headers = _HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_public = scope["path"].startswith(self._public)
        is_own = not is_public and self._session_cookie in Request(scope).cookies

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if is_own:
                    headers["Cache-Control"] = "no-store"
                elif scope["path"].startswith(self._secret):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Guard:
    """Refuses what comes from another site and what is too large, before any route sees it."""

    def __init__(self, app: ASGIApp, *, max_body_bytes: int, larger: Mapping[str, int]) -> None:
        """`larger` gives the limit of the addresses that begin so, where it is another one."""
        self._app = app
        self._max_body_bytes = max_body_bytes
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] not in _SAFE_METHODS and not _from_here(headers):
            refusal = NotAllowed(
                gettext("Cette action doit partir du site lui-même. Revenez à la page et recommencez.")
            )
            await respond(Request(scope), refusal)(scope, receive, send)
            return
        length = headers.get("content-length", "")
        most = self._most(scope["path"])
        if length.isdigit() and int(length) > most:
            await respond(Request(scope), TooLarge())(scope, receive, send)
            return
        await self._app(scope, self._counted(receive, most), send)

    def _most(self, path: str) -> int:
        return next((most for start, most in self._larger.items() if path.startswith(start)), self._max_body_bytes)

    def _counted(self, receive: Receive, most: int) -> Receive:
        """`receive`, that raises a 413 where a body without a declared length goes beyond the limit."""
        total = 0

        async def receive_counted() -> Message:
            nonlocal total
            message = await receive()
            total += len(message.get("body", b""))
            if total > most:
                raise HTTPException(TooLarge.status)  # the one error that survives FastAPI's reading of the body
            return message

        return receive_counted


def _from_here(headers: Headers) -> bool:
    """Whether the browser says that the request comes from our own pages, or says nothing at all."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _FROM_HERE
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
