"""In which language a request is answered: the one chosen, else one that the browser asks for, else French.

The choice is kept in a cookie of this site alone, which says a language and nothing of who reads. Programs are
answered in French, whatever they ask for: what they read is a contract.
"""

from collections.abc import Sequence

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.wording.languages import FRENCH, LANGUAGES, Language, speaking

LANGUAGE_COOKIE = "alentour_langue"


class Tongue:
    """Answers each request in its language, and says in which."""

    def __init__(self, app: ASGIApp, *, always_french: tuple[str, ...] = ()) -> None:
        """Addresses that begin like one of `always_french` have no other language."""
        self._app = app
        self._always_french = always_french

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(self._always_french):
            await self._app(scope, receive, send)
            return
        chosen = language_of(Request(scope))

        async def send_with_language(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Language"] = chosen.code
                headers.add_vary_header("Accept-Language")
                headers.add_vary_header("Cookie")
            await send(message)

        with speaking(chosen):
            await self._app(scope, receive, send_with_language)


def language_of(request: Request) -> Language:
    """The language of a request."""
    kept = LANGUAGES.get(request.cookies.get(LANGUAGE_COOKIE, ""))
    return kept or _wished(request.headers.get("accept-language", "")) or FRENCH


def _wished(accepted: str) -> Language | None:
    """The first of our languages in an `Accept-Language`, the most wished first; None where there is none."""
    wishes = [_wish(part) for part in accepted[:200].split(",")]
    best: Sequence[tuple[float, str]] = sorted((one for one in wishes if one[0] > 0), key=lambda one: -one[0])
    return next((LANGUAGES[code] for _, code in best if code in LANGUAGES), None)


def _wish(part: str) -> tuple[float, str]:
    """How much a language is wished, and its code: "uk-UA;q=0.8" is (0.8, "uk"). What cannot be read is not wished."""
    tag, _, weight = part.partition(";")
    code = tag.strip().partition("-")[0].lower()
    try:
        return float(weight.strip().removeprefix("q=") or 1), code
    except ValueError:
        return 0.0, code
