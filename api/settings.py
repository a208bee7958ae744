"""Settings of the web server, from the environment (`WEB_*`, `FORWARDED_ALLOW_IPS`) and `.env` when it is started."""

from enum import StrEnum
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class PublisherSettings(BaseSettings):
    """Who answers for this site, as its legal pages must say; None is told as not said (`PUBLISHER_*`)."""

    model_config = SettingsConfigDict(
        env_prefix="PUBLISHER_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    name: str | None = None
    """The body that publishes the site: "Département de …"."""
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    """Where people write: questions, and what they could not use."""
    director: str | None = None
    """Who is responsible for what is published."""
    host: str | None = None
    """Who runs the machines: name, address, phone."""
    data_protection_email: str | None = None
    """Where the data protection officer is written to."""


class MailTls(StrEnum):
    """How a connection to a mail server is enciphered; its certificate is looked at in both cases."""

    STARTTLS = "starttls"
    """It begins in clear and changes over, on port 25 or 587."""
    IMPLICIT = "implicit"
    """From the first byte, on port 465."""
    NONE = "none"


LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class WebSettings(BaseSettings):
    """How the site is served and how it writes to people."""

    model_config = SettingsConfigDict(
        env_prefix="WEB_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    public_url: str = "http://127.0.0.1:8000"
    """The address people type: it opens the links sent by e-mail; with https, cookies travel over https only."""
    link_minutes: int = Field(default=15, ge=1, le=24 * 60)
    """How long a sign-in link works."""
    session_hours: float = Field(default=12, gt=0, le=24 * 30)
    """How long somebody stays signed in."""
    secret_key: SecretStr | None = Field(default=None, min_length=32)
    """What encrypts the keys of codes that staff have on their phones. Without it nobody signs in with a password."""
    trusted_proxies: str = Field(default="127.0.0.1,::1", validation_alias="FORWARDED_ALLOW_IPS")
    """Whose word is taken for the address of a visitor: addresses and networks, separated by commas."""
    max_body_bytes: int = Field(default=64_000, ge=1_000)
    """The largest request accepted; every form here is far smaller."""
    provider_issuer: str | None = None
    """The identity provider of professionals, ProConnect: its issuer. Without it nobody signs in that way."""
    provider_client_id: str | None = None
    provider_client_secret: SecretStr | None = None
    smtp_host: str | None = None
    """The mail server. Without it no link is sent: `alentour demo link` gives them."""
    smtp_port: int = 25
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_tls: MailTls = MailTls.STARTTLS
    """How the connection to it is enciphered. Letters hold the keys of accounts: only a server on this machine, or one
    that asks for no password, is written to in clear."""
    smtp_from: str = "Alentour <ne-pas-repondre@alentour.example>"

    @model_validator(mode="after")
    def _no_password_in_clear(self) -> Self:
        is_here = self.smtp_host in LOOPBACK
        if self.smtp_user and self.smtp_tls is MailTls.NONE and not is_here:
            raise ValueError("WEB_SMTP_TLS=none would give the password in clear: choose starttls or implicit")
        return self

    @property
    def secure_cookies(self) -> bool:
        """Whether the browser sends the session's cookie over https only."""
        return self.public_url.startswith("https://")

    @property
    def sends_mail(self) -> bool:
        """Whether this site has a mail server."""
        return self.smtp_host is not None
