"""An identity provider that speaks OpenID Connect over real HTTP, as ProConnect does: code, PKCE, signed answers.

It signs in whoever `person` is, without asking. What it must never accept raises 400, as the real one would answer.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from threading import Event
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import FastAPI, Header, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from joserfc import jwt
from joserfc.jwk import RSAKey

from cli.demo.web import WebServer, take_port

CLIENT_ID, CLIENT_SECRET = "alentour", "un secret de la fabrique"
_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


@dataclass(slots=True)
class FakeProvider:
    """The provider, and what it says of who signs in; a test changes `claims`, `person` or `key` to make it lie."""

    clock: Callable[[], datetime]
    address: str = ""
    person: dict[str, Any] = field(default_factory=lambda: {"sub": "agent-7", "email": "claire@creuse.example"})
    claims: dict[str, Any] = field(default_factory=dict)
    """Put over the claims of the token; None takes one away."""
    key: RSAKey = field(default_factory=lambda: _KEY)
    """What signs."""
    published: list[RSAKey] = field(default_factory=lambda: [_KEY])
    is_down: bool = False
    answers: Event = field(default_factory=Event)
    """While it is not set, nothing is answered to who asks where the doors are."""
    asked: list[str] = field(default_factory=list)
    """What was asked of what it publishes."""
    visits: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"{self.address}/api/v2"

    def sign_in(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to, with a code for what was `asked`."""
        if asked["client_id"] != CLIENT_ID or asked["response_type"] != "code" or "openid" not in asked["scope"]:
            raise HTTPException(400)
        code = f"code-{len(self.visits)}"
        self.visits[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def tokens(self, form: dict[str, str]) -> dict[str, str]:
        """The tokens for a code: once, to who has the secret and the verifier."""
        asked = self.visits.pop(form["code"], None)
        challenge = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if (
            asked is None
            or (form["client_id"], form["client_secret"]) != (CLIENT_ID, CLIENT_SECRET)
            or form["redirect_uri"] != asked["redirect_uri"]
            or challenge != asked["code_challenge"]
        ):
            raise HTTPException(400)
        told = {"sub": "agent-7", "nonce": asked["nonce"], "acr": "eidas1"} | self.claims
        return {"access_token": "open", "token_type": "Bearer", "id_token": self.signed(told)}

    def signed(self, claims: dict[str, Any]) -> str:
        now = int(self.clock().timestamp())
        told = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 60} | claims
        told = {name: value for name, value in told.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": self.key.kid or ""}, told, self.key)


@contextmanager
def serve_provider(clock: Callable[[], datetime]) -> Iterator[FakeProvider]:
    """The provider, listening on the loopback."""
    listener = take_port(0)
    provider = FakeProvider(clock=clock, address=f"http://127.0.0.1:{listener.getsockname()[1]}")
    provider.answers.set()
    with WebServer(_app(provider), listener=listener):
        yield provider
        provider.answers.set()
    listener.close()


def _app(provider: FakeProvider) -> FastAPI:
    app = FastAPI()

    @app.get("/api/v2/.well-known/openid-configuration")
    def discovery() -> dict[str, str]:
        provider.asked.append("doors")
        provider.answers.wait()
        if provider.is_down:
            raise HTTPException(503)
        places = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "userinfo_endpoint": "userinfo",
            "jwks_uri": "jwks",
            "end_session_endpoint": "session/end",
        }
        return {"issuer": provider.issuer} | {name: f"{provider.issuer}/{path}" for name, path in places.items()}

    @app.get("/api/v2/jwks")
    def keys() -> dict[str, Any]:
        provider.asked.append("keys")
        return {"keys": [key.as_dict(private=False) for key in provider.published]}

    @app.get("/api/v2/authorize")
    def authorize(request: Request) -> Response:
        return RedirectResponse(provider.sign_in(dict(request.query_params)), status_code=303)

    @app.post("/api/v2/token")
    async def token(request: Request) -> dict[str, str]:
        async with request.form() as form:
            return provider.tokens({name: str(value) for name, value in form.items()})

    @app.get("/api/v2/userinfo")
    def userinfo(authorization: Annotated[str, Header()]) -> Response:
        if authorization != "Bearer open":
            raise HTTPException(401)
        return Response(provider.signed(provider.person), media_type="application/jwt")

    return app
