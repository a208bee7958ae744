"""The identity provider of professionals, as ProConnect speaks OpenID Connect: code flow, PKCE, signed answers.

ProviderFault
├── ProviderSilent    it does not answer, or not now
└── ProviderRefused   it says no, or what it says cannot be trusted: signature, issuer, audience, nonce, age, subject
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import compare_digest
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.settings import WebSettings
from kit import Client, HttpFailure, Refused, Unreadable
from store.visits import Visit

_SCOPE = "openid email"
"""No name, no organisation, no SIRET: the account has what it needs already (DESIGN R7)."""
_ASSURANCE = "eidas1"
_SIGNED_BY = ("RS256", "ES256")
"""With keys that the provider publishes; a token "signed" by nothing, or by a shared word, is refused."""
_LEEWAY_SECONDS = 60
_PATIENCE_SECONDS = 8.0
_ATTEMPTS = 2
_DISCOVERY = "/.well-known/openid-configuration"


class ProviderFault(Exception):
    """The root of the tree: for the log; people are told to try again or to come in otherwise."""


class ProviderSilent(ProviderFault):
    """It does not answer, or not now."""


class ProviderRefused(ProviderFault):
    """It says no, or what it says cannot be trusted."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the provider says it is. `id_token` is handed back to it when they sign out."""

    subject: str
    email: str
    id_token: str


class Provider:
    """One provider, known by its issuer; where its doors are is asked each time, so that it may move them."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._issuer = (settings.provider_issuer or "").rstrip("/")
        self._client_id = settings.provider_client_id or ""
        self._redirect = f"{settings.public_url.rstrip('/')}/proconnect/retour"

    def door(self, visit: Visit) -> str:
        """The address where somebody signs in for `visit`. Raises a ProviderFault."""
        challenge = urlsafe_b64encode(sha256(visit.verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self._redirect,
            "scope": _SCOPE,
            "acr_values": _ASSURANCE,
            "state": visit.state,
            "nonce": visit.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return f"{self._place('authorization_endpoint')}?{urlencode(asked)}"

    def identity(self, code: str, visit: Visit, *, now: datetime) -> Identity:
        """Who came back with `code`. Raises a ProviderFault where that is not sure."""
        places = self._places()
        secret = self._settings.provider_client_secret
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect,
            "client_id": self._client_id,
            "client_secret": secret.get_secret_value() if secret else "",
            "code_verifier": visit.verifier,
        }
        with _client() as client:
            tokens = _asked(lambda: client.post_form(_named(places, "token_endpoint"), form).json())
            keys = _keys(_asked(lambda: client.get(_named(places, "jwks_uri")).json()))
        id_token = _named(tokens, "id_token")
        claims = self._read(id_token, keys, now=now)
        if not compare_digest(str(claims.get("nonce", "")), visit.nonce):
            raise ProviderRefused("the token is of another visit")
        with _client(bearer=_named(tokens, "access_token")) as client:
            told = _asked(lambda: client.get(_named(places, "userinfo_endpoint")).text())
        person = self._read(told, keys, now=now)
        if person.get("sub") != claims.get("sub"):
            raise ProviderRefused("the identity is of somebody else")
        return Identity(subject=_named(claims, "sub"), email=_named(person, "email"), id_token=id_token)

    def way_out(self, id_token: str) -> str:
        """The address where somebody signs out of the provider too. Raises a ProviderFault."""
        told = {"id_token_hint": id_token, "post_logout_redirect_uri": f"{self._settings.public_url.rstrip('/')}/"}
        return f"{self._place('end_session_endpoint')}?{urlencode(told)}"

    def _read(self, token: str, keys: KeySet, *, now: datetime) -> dict[str, Any]:
        """The claims of a token that the provider signed for us and that is not too old. Raises ProviderRefused."""
        try:
            read = jwt.decode(token, keys, algorithms=list(_SIGNED_BY))
            jwt.JWTClaimsRegistry(
                now=int(now.timestamp()),
                leeway=_LEEWAY_SECONDS,
                iss={"essential": True, "value": self._issuer},
                aud={"essential": True, "value": self._client_id},
                sub={"essential": True},
            ).validate(read.claims)
        except (JoseError, ValueError) as error:
            raise ProviderRefused(f"a token is not right: {type(error).__name__}") from error
        return dict(read.claims)

    def _place(self, name: str) -> str:
        return _named(self._places(), name)

    def _places(self) -> dict[str, Any]:
        with _client() as client:
            places = _asked(lambda: client.get(self._issuer + _DISCOVERY).json())
        if not isinstance(places, dict) or str(places.get("issuer", "")).rstrip("/") != self._issuer:
            raise ProviderRefused("the issuer is another one")
        return places


def _client(*, bearer: str | None = None) -> Client:
    headers = {"authorization": f"Bearer {bearer}"} if bearer else None
    return Client("", headers=headers, timeout_seconds=_PATIENCE_SECONDS, attempts=_ATTEMPTS)


def _asked(ask: Any) -> Any:
    """What was asked. Raises a ProviderFault: nothing of the answer is told."""
    try:
        return ask()
    except (Refused, Unreadable) as error:
        raise ProviderRefused(str(error)) from error
    except HttpFailure as error:
        raise ProviderSilent(str(error)) from error


def _keys(published: Any) -> KeySet:
    try:
        return KeySet.import_key_set(published)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise ProviderRefused("no keys") from error


def _named(told: Any, name: str) -> str:
    value = told.get(name) if isinstance(told, dict) else None
    if not isinstance(value, str) or not value:
        raise ProviderRefused(f"no {name}")
    return value
