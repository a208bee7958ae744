"""Accounts: who signs in, by one-time links and sessions whose secrets are stored as their SHA-256 only."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from store.tables import PersonRow, SessionRow, SignInLinkRow, UserRow

_SECRET_BYTES = 32
_SESSIONS_KEPT = timedelta(days=1)
"""How long a session or a link that has ended stays in the table, before a sign-in sweeps it away."""


class Role(StrEnum):
    """What an account may be: each sees its own and nothing else."""

    BENEFICIARY = "beneficiary"
    COUNSELLOR = "counsellor"
    TEAM_LEAD = "team_lead"
    RECRUITER = "recruiter"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who is signed in. `person_id` is set for a beneficiary, `employer_id` for a recruiter."""

    user_id: int
    pseudonym: UUID
    name: str
    role: Role
    employer_id: int | None = None
    person_id: int | None = None


def create_link(session: Session, *, user_id: int, now: datetime, minutes: int) -> str:
    """The secret of a new link that signs `user_id` in, once, within `minutes`; only its hash is stored."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    session.add(
        SignInLinkRow(
            secret_hash=_hash(secret), user_id=user_id, created_at=now, expires_at=now + timedelta(minutes=minutes)
        )
    )
    session.flush()
    return secret


def links_since(session: Session, *, user_id: int, since: datetime) -> int:
    """How many links were made for `user_id` since then."""
    rows = select(func.count()).where(SignInLinkRow.user_id == user_id, SignInLinkRow.created_at >= since)
    return session.scalar(rows) or 0


def link_is_open(session: Session, *, secret: str, now: datetime) -> bool:
    """Whether the link can still sign somebody in. Looking does not use it up."""
    row = session.get(SignInLinkRow, _hash(secret))
    return row is not None and row.used_at is None and row.expires_at > now


def use_link(session: Session, *, secret: str, now: datetime) -> int | None:
    """The user that the link signs in, and the link is used up; None where it is unknown, used or too old.

    One statement decides: of two requests at the same instant, one alone gets the user.
    """
    return session.scalar(
        update(SignInLinkRow)
        .where(
            SignInLinkRow.secret_hash == _hash(secret),
            SignInLinkRow.used_at.is_(None),
            SignInLinkRow.expires_at > now,
        )
        .values(used_at=now)
        .returning(SignInLinkRow.user_id)
    )


def open_session(session: Session, *, user_id: int, now: datetime, hours: float) -> str:
    """The secret of a new session for the person's cookie. Sessions and links long ended are swept away."""
    session.execute(delete(SessionRow).where(SessionRow.expires_at < now - _SESSIONS_KEPT))
    session.execute(delete(SignInLinkRow).where(SignInLinkRow.expires_at < now - _SESSIONS_KEPT))
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    session.add(
        SessionRow(secret_hash=_hash(secret), user_id=user_id, created_at=now, expires_at=now + timedelta(hours=hours))
    )
    session.flush()
    return secret


def close_session(session: Session, *, secret: str) -> None:
    """Ends the session: its cookie opens nothing any more."""
    session.execute(delete(SessionRow).where(SessionRow.secret_hash == _hash(secret)))


def account_of(session: Session, *, secret: str, now: datetime) -> Account | None:
    """The account whose open session has this secret."""
    user = session.scalar(
        select(UserRow)
        .join(SessionRow, SessionRow.user_id == UserRow.id)
        .where(SessionRow.secret_hash == _hash(secret), SessionRow.expires_at > now)
    )
    return None if user is None else _account(session, user)


def account_of_user(session: Session, user_id: int) -> Account | None:
    """The account of a user."""
    user = session.get(UserRow, user_id)
    return None if user is None else _account(session, user)


def user_by_email(session: Session, email: str) -> UserRow | None:
    """The user who signs in with this e-mail address, whatever its case."""
    return session.scalar(select(UserRow).where(func.lower(UserRow.email) == email.strip().lower()))


def first_user(session: Session, role: Role) -> UserRow | None:
    """The oldest account of this role, for the demo's links."""
    return session.scalar(select(UserRow).where(UserRow.role == role).order_by(UserRow.id).limit(1))


def _account(session: Session, user: UserRow) -> Account:
    person_id = None
    if user.role == Role.BENEFICIARY:
        person_id = session.scalar(select(PersonRow.id).where(PersonRow.user_id == user.id))
    return Account(
        user_id=user.id,
        pseudonym=user.pseudonym,
        name=user.name,
        role=Role(user.role),
        employer_id=user.employer_id,
        person_id=person_id,
    )


def _hash(secret: str) -> str:
    """The secret has 256 bits of chance: a plain digest is enough, there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
