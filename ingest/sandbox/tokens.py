"""The access tokens of France Travail: given for 1,499 seconds, refused afterwards."""

import secrets
from collections.abc import Callable
from threading import Lock

LIFETIME_SECONDS = 1499
"""What `expires_in` says in the documentation of France Travail."""


class Tokens:
    """The tokens given and still good. `clock` counts seconds and never goes back. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._expiry: dict[str, float] = {}
        self._lock = Lock()

    def issue(self) -> str:
        """A new token, good for LIFETIME_SECONDS."""
        token = secrets.token_urlsafe(20)
        with self._lock:
            self._expiry[token] = self._clock() + LIFETIME_SECONDS
        return token

    def is_good(self, token: str) -> bool:
        """Whether `token` was given here and has not expired."""
        with self._lock:
            return self._clock() < self._expiry.get(token, float("-inf"))

    def revoke_all(self) -> None:
        """Make every token given so far expire now."""
        with self._lock:
            self._expiry.clear()
