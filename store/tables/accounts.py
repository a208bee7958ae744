"""Who may sign in, by which one-time link, and the sessions that are open. Secrets are stored hashed."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, one_of

ROLES = ("beneficiary", "counsellor", "team_lead", "recruiter", "operator")


class UserRow(Base):
    """Someone who signs in. A beneficiary is the account of a person (`people.user_id`), a recruiter of an employer."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint(one_of("role", ROLES), name="role"),)

    id: Mapped[Key]
    pseudonym: Mapped[uuid.UUID] = mapped_column(unique=True)
    email: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employers.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]


class SignInLinkRow(Base):
    """A link that signs in once, by the SHA-256 of its secret."""

    __tablename__ = "sign_in_links"

    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SessionRow(Base):
    """An open session, by the SHA-256 of the secret in the person's cookie."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_user_id", "user_id"),)

    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
