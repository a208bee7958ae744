"""The six figures that a phone shows (RFC 6238): their key, sealed before it is stored, and whether one is right."""

from base64 import urlsafe_b64encode
from datetime import datetime
from hashlib import sha256
from secrets import compare_digest

import pyotp
from cryptography.fernet import Fernet, InvalidToken

_STEP_SECONDS = 30
_STEPS_AROUND = (0, -1, 1)
"""A phone may be half a minute early or late."""
_ISSUER = "Alentour"


class Codes:
    """Keys of codes, sealed with the site's own key."""

    def __init__(self, secret_key: str) -> None:
        self._fernet = Fernet(urlsafe_b64encode(sha256(secret_key.encode()).digest()))

    def new_key(self) -> str:
        """A sealed key of 160 bits."""
        return self._fernet.encrypt(pyotp.random_base32().encode()).decode()

    def told(self, sealed_key: str, *, name: str) -> tuple[str, str]:
        """The key to type into a phone, by fours, and the address that its QR code holds."""
        key = self._open(sealed_key) or ""
        spaced = " ".join(key[start : start + 4] for start in range(0, len(key), 4))
        return spaced, pyotp.TOTP(key).provisioning_uri(name=name, issuer_name=_ISSUER)

    def step_of(self, code: str, sealed_key: str, *, now: datetime) -> int | None:
        """The half-minute whose code this is, about now; None where it is none of them, or the site's key changed."""
        key = self._open(sealed_key)
        typed = "".join(code.split())
        if key is None or not (typed.isascii() and typed.isdigit()):
            return None
        this = int(now.timestamp()) // _STEP_SECONDS
        shown = pyotp.HOTP(key)
        return next((this + by for by in _STEPS_AROUND if compare_digest(shown.at(this + by), typed)), None)

    def _open(self, sealed_key: str) -> str | None:
        try:
            return self._fernet.decrypt(sealed_key).decode()
        except InvalidToken:
            return None
