"""Who may sign in, by which ways, and the sessions that are open. Secrets are stored hashed."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, one_of

ROLES = ("beneficiary", "counsellor", "team_lead", "recruiter", "operator")
LANGUAGES = ("fr", "en", "uk", "ar")
WAYS = ("link", "card", "password", "provider")
NATURES = ("company", "association", "commune")
"""What an employer may be."""


class UserRow(Base):
    """Someone who signs in. A beneficiary is the account of a person (`people.user_id`), a recruiter of an employer."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint(one_of("role", ROLES), name="role"),
        CheckConstraint(one_of("language", LANGUAGES), name="language"),
        Index("ix_users_lead_id", "lead_id"),
        Index("ix_users_employer_id", "employer_id"),
        Index("uq_users_lower_email", text("lower(email)"), unique=True),
    )

    id: Mapped[Key]
    pseudonym: Mapped[uuid.UUID] = mapped_column(unique=True)
    email: Mapped[str | None]
    """One account an address, whatever its case."""
    name: Mapped[str]
    role: Mapped[str]
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employers.id", ondelete="CASCADE"))
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    """The team lead of a counsellor."""
    provider_subject: Mapped[str | None] = mapped_column(unique=True)
    """How the identity provider names them, once they came through it."""
    language: Mapped[str] = mapped_column(server_default="fr")
    """In which they are written to."""
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    """When they were last signed in, to ten minutes; kept when their sessions are gone (`keeping.retention`)."""


class SignInLinkRow(Base):
    """A link that signs in once, by the SHA-256 of its secret."""

    __tablename__ = "sign_in_links"
    __table_args__ = (Index("ix_sign_in_links_user_id", "user_id"),)

    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class AddressLinkRow(Base):
    """An e-mail address that an account would add, by the SHA-256 of the secret in the link sent to it."""

    __tablename__ = "address_links"
    __table_args__ = (
        Index("ix_address_links_user_id", "user_id"),
        Index("ix_address_links_email", "email"),
        Index("ix_address_links_expires_at", "expires_at"),
    )

    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    email: Mapped[str]
    """In lower case."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class EmployerLinkRow(Base):
    """An employer about to open an account, by the SHA-256 of the secret in the link sent to who recruits there."""

    __tablename__ = "employer_links"
    __table_args__ = (
        CheckConstraint(one_of("nature", NATURES), name="nature"),
        Index("ix_employer_links_email", "email"),
        Index("ix_employer_links_expires_at", "expires_at"),
    )

    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    """In lower case."""
    person: Mapped[str]
    name: Mapped[str]
    siret: Mapped[str | None]
    insee: Mapped[str]
    phone: Mapped[str]
    nature: Mapped[str | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class SessionRow(Base):
    """An open session, by the SHA-256 of the secret in the person's cookie. `id` names it to the person."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_user_id", "user_id"), CheckConstraint(one_of("way", WAYS), name="way"))

    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    way: Mapped[str] = mapped_column(server_default="link")
    device: Mapped[str] = mapped_column(server_default="")
    """A few words for the person, "Téléphone Android, Firefox"; no address, no version."""
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class CardRow(Base):
    """The printed card of an account, one at a time: its number in clear, the Argon2 hash of its code."""

    __tablename__ = "cards"
    __table_args__ = (Index("ix_cards_number", "number"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[str]
    code_hash: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class PasswordRow(Base):
    """A password and the key of the codes that go with it, once a first code has confirmed them."""

    __tablename__ = "passwords"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    password_hash: Mapped[str]
    sealed_key: Mapped[str]
    """The key of the codes, encrypted with the site's own key, which is not in the database."""
    made_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int | None] = mapped_column(BigInteger)
    """The half-minute of the last code taken: a code serves once."""


class NewPasswordRow(Base):
    """A password and a key that wait for their first code; what they would replace serves until then."""

    __tablename__ = "new_passwords"
    __table_args__ = (Index("ix_new_passwords_expires_at", "expires_at"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    password_hash: Mapped[str]
    sealed_key: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class AttemptsRow(Base):
    """How often somebody tried something in a window of time; who is a hash, forgotten the next night."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_window_start", "window_start"),)

    what: Mapped[str] = mapped_column(primary_key=True)
    who_hash: Mapped[str] = mapped_column(primary_key=True)
    window_start: Mapped[datetime] = mapped_column(primary_key=True)
    count: Mapped[int]


class ProviderVisitRow(Base):
    """Somebody who was sent to the identity provider and is expected back, by the SHA-256 of the state."""

    __tablename__ = "provider_visits"

    state_hash: Mapped[str] = mapped_column(primary_key=True)
    nonce: Mapped[str]
    verifier: Mapped[str]
    next_path: Mapped[str]
    expires_at: Mapped[datetime]
