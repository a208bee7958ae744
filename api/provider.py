"""The identity provider of professionals, as ProConnect speaks OpenID Connect: code flow, PKCE, signed answers.

ProviderFault
├── ProviderSilent    it does not answer, or not now
├── ProviderRefused   it says no, or what it says cannot be trusted: signature, issuer, audience, nonce, age, subject
└── ProviderUnsure    it knows the person less surely than we ask: by a lower level, by an address that it did not check
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import compare_digest
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.settings import WebSettings
from kit import Client, HttpFailure, Refused, Unreadable
from store.accounts.visits import Visit

_SCOPE = "openid email"
"""No name, no organisation, no SIRET: the account has what it needs already (DESIGN R7)."""
_ASSURANCE = "eidas1"
_ASSURED = (_ASSURANCE, "eidas1-mfa", "eidas2", "eidas3")
"""What is asked for, and what is more: with a second factor, or a higher level. At "eidas0", nobody but the person says
where they work."""
_SIGNED_BY = ("RS256", "ES256")
"""With keys that the provider publishes; a token "signed" by nothing, or by a shared word, is refused."""
_LEEWAY_SECONDS = 60
_SILENCE_SECONDS = 5.0
_EXCHANGE_SECONDS = 10.0
"""For all that one request asks the provider: somebody waits for it, and others behind them."""
_KNOWN_FOR = timedelta(hours=1)
"""How long its doors and its keys are taken to be as they were; a token that does not fit them has them asked again."""
_DISCOVERY = "/.well-known/openid-configuration"


class ProviderFault(Exception):
    """The root of the tree: for the log; people are told to try again or to come in otherwise."""


class ProviderSilent(ProviderFault):
    """It does not answer, or not now."""


class ProviderRefused(ProviderFault):
    """It says no, or what it says cannot be trusted."""


class ProviderUnsure(ProviderFault):
    """It knows the person less surely than we ask."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the provider says it is. `id_token` is handed back to it when they sign out."""

    subject: str
    email: str
    id_token: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the provider publishes: where its doors are, and the keys it signs with."""

    places: dict[str, Any]
    keys: KeySet
    read_at: datetime


class _Exchange:
    """What one request asks the provider; all of it ends together. Nothing of an answer is told but what is returned.

    Each question raises a ProviderFault.
    """

    def __init__(self) -> None:
        self._ends = monotonic() + _EXCHANGE_SECONDS

    def json(self, address: str) -> Any:
        """What is published there."""
        return self._asked(lambda client: client.get(address).json())

    def posted(self, address: str, form: dict[str, str]) -> Any:
        """The JSON that answers a form."""
        return self._asked(lambda client: client.post_form(address, form).json())

    def text(self, address: str, *, bearer: str) -> str:
        """What is told there to whoever has the token."""
        return self._asked(lambda client: client.get(address).text(), headers={"authorization": f"Bearer {bearer}"})

    def _asked[Told](self, ask: Callable[[Client], Told], *, headers: dict[str, str] | None = None) -> Told:
        left = self._ends - monotonic()
        if left <= 0:
            raise ProviderSilent("it takes too long")
        silence = min(_SILENCE_SECONDS, left)
        try:
            with Client(
                "", headers=headers, timeout_seconds=silence, longest_answer_seconds=left, attempts=1
            ) as client:
                return ask(client)
        except (Refused, Unreadable) as error:
            raise ProviderRefused(str(error)) from error
        except HttpFailure as error:
            raise ProviderSilent(str(error)) from error


class Provider:
    """One provider, known by its issuer. Lives as long as the process, which keeps for an hour what it publishes.

    Each question ends some 10 seconds after it was asked, whatever the provider does.
    """

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._issuer = (settings.provider_issuer or "").rstrip("/")
        self._client_id = settings.provider_client_id or ""
        self._redirect = f"{settings.public_url.rstrip('/')}/proconnect/retour"
        self._known: _Known | None = None

    def door(self, visit: Visit, *, now: datetime) -> str:
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
        known = self._published(_Exchange(), now=now)
        return f"{_named(known.places, 'authorization_endpoint')}?{urlencode(asked)}"

    def identity(self, code: str, visit: Visit, *, now: datetime) -> Identity:
        """Who came back with `code`. Raises a ProviderFault where that is not sure."""
        exchange = _Exchange()
        known = self._published(exchange, now=now)
        secret = self._settings.provider_client_secret
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect,
            "client_id": self._client_id,
            "client_secret": secret.get_secret_value() if secret else "",
            "code_verifier": visit.verifier,
        }
        tokens = exchange.posted(_named(known.places, "token_endpoint"), form)
        id_token = _named(tokens, "id_token")
        try:
            claims = self._read(id_token, known.keys, now=now, ends=True)
        except ProviderRefused:
            if known.read_at == now:
                raise
            known = self._publish(exchange, now=now)  # it may sign with new keys
            claims = self._read(id_token, known.keys, now=now, ends=True)
        if not compare_digest(str(claims.get("nonce", "")).encode(), visit.nonce.encode()):
            raise ProviderRefused("the token is of another visit")
        if claims.get("acr") not in _ASSURED:
            raise ProviderUnsure("a lower level")
        told = exchange.text(_named(known.places, "userinfo_endpoint"), bearer=_named(tokens, "access_token"))
        person = self._read(told, known.keys, now=now)
        if person.get("sub") != claims.get("sub"):
            raise ProviderRefused("the identity is of somebody else")
        if person.get("email_verified", True) is not True:  # ProConnect does not say it of the addresses that it checks
            raise ProviderUnsure("an address not checked")
        return Identity(subject=_named(claims, "sub"), email=_named(person, "email"), id_token=id_token)

    def way_out(self, id_token: str, *, now: datetime) -> str:
        """The address where somebody signs out of the provider too. Raises a ProviderFault."""
        told = {"id_token_hint": id_token, "post_logout_redirect_uri": f"{self._settings.public_url.rstrip('/')}/"}
        known = self._published(_Exchange(), now=now)
        return f"{_named(known.places, 'end_session_endpoint')}?{urlencode(told)}"

    def _read(self, token: str, keys: KeySet, *, now: datetime, ends: bool = False) -> dict[str, Any]:
        """The claims of a token that the provider signed for us and that is not too old. Raises ProviderRefused.

        `ends`: it has to say until when it may be believed, as a token that signs in does.
        """
        try:
            read = jwt.decode(token, keys, algorithms=list(_SIGNED_BY))
            jwt.JWTClaimsRegistry(
                now=int(now.timestamp()),
                leeway=_LEEWAY_SECONDS,
                iss={"essential": True, "value": self._issuer},
                aud={"essential": True, "value": self._client_id},
                sub={"essential": True},
                exp={"essential": ends},
            ).validate(read.claims)
        except (JoseError, ValueError) as error:
            raise ProviderRefused(f"a token is not right: {type(error).__name__}") from error
        return dict(read.claims)

    def _published(self, exchange: _Exchange, *, now: datetime) -> _Known:
        """What it publishes, asked within the hour. Raises a ProviderFault."""
        known = self._known
        return known if known is not None and now - known.read_at < _KNOWN_FOR else self._publish(exchange, now=now)

    def _publish(self, exchange: _Exchange, *, now: datetime) -> _Known:
        """What it publishes, asked now and kept. Raises a ProviderFault."""
        places = exchange.json(self._issuer + _DISCOVERY)
        if not isinstance(places, dict) or str(places.get("issuer", "")).rstrip("/") != self._issuer:
            raise ProviderRefused("the issuer is another one")
        keys = _keys(exchange.json(_named(places, "jwks_uri")))
        self._known = _Known(places, keys, read_at=now)
        return self._known


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
