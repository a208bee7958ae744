"""Accounts: who signs in, and one-time links, whose secrets are stored as their SHA-256 only."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from store.tables import PersonRow, SignInLinkRow, UserRow

_SECRET_BYTES = 32


class Role(StrEnum):
    """What an account may be: each sees its own and nothing else."""

    BENEFICIARY = "beneficiary"
    COUNSELLOR = "counsellor"
    TEAM_LEAD = "team_lead"
    RECRUITER = "recruiter"
    OPERATOR = "operator"


STAFF = (Role.COUNSELLOR, Role.TEAM_LEAD, Role.OPERATOR)
"""Those who work here for others: they may have a password."""


class NeverByEmail(Exception):
    """The account of an operator, whom an identity provider names by an e-mail address alone."""


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
    secret = new_secret()
    session.add(
        SignInLinkRow(
            secret_hash=hashed(secret), user_id=user_id, created_at=now, expires_at=now + timedelta(minutes=minutes)
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
    row = session.get(SignInLinkRow, hashed(secret))
    return row is not None and row.used_at is None and row.expires_at > now


def use_link(session: Session, *, secret: str, now: datetime) -> int | None:
    """The user that the link signs in, and the link is used up; None where it is unknown, used or too old.

    One statement decides: of two requests at the same instant, one alone gets the user.
    """
    return session.scalar(
        update(SignInLinkRow)
        .where(
            SignInLinkRow.secret_hash == hashed(secret),
            SignInLinkRow.used_at.is_(None),
            SignInLinkRow.expires_at > now,
        )
        .values(used_at=now)
        .returning(SignInLinkRow.user_id)
    )


def account_of_user(session: Session, user_id: int) -> Account | None:
    """The account of a user."""
    user = session.get(UserRow, user_id)
    return None if user is None else account_of_row(session, user)


def user_of_person(session: Session, person_id: int) -> int | None:
    """The user that a person followed signs in as; None where they have no account."""
    return session.scalar(select(PersonRow.user_id).where(PersonRow.id == person_id))


def user_email(session: Session, user_id: int) -> str | None:
    """The e-mail address of a user."""
    return session.scalar(select(UserRow.email).where(UserRow.id == user_id))


def note_language(session: Session, user_id: int, language: str) -> None:
    """The user is written to in `language` from now on, one of those of the site."""
    session.execute(update(UserRow).where(UserRow.id == user_id).values(language=language))


def account_of_person(session: Session, person_id: int, *, now: datetime) -> Account:
    """The account of a person followed, made without an e-mail address where they have none yet."""
    person = session.get_one(PersonRow, person_id)
    if person.user_id is None:
        user = UserRow(
            pseudonym=uuid4(), email=None, name=person.first_name, role=Role.BENEFICIARY.value, created_at=now
        )
        session.add(user)
        session.flush()
        person.user_id = user.id
        session.flush()
    return account_of_row(session, session.get_one(UserRow, person.user_id))


def user_by_email(session: Session, email: str) -> UserRow | None:
    """The user who signs in with this e-mail address, whatever its case."""
    return session.scalar(select(UserRow).where(func.lower(UserRow.email) == email.strip().lower()))


def account_of_provider(session: Session, *, subject: str, email: str) -> Account | None:
    """The account of a professional whom the identity provider names `subject`; None where there is none.

    The first time, the one that signs in with this e-mail address and that nobody else has claimed: it is theirs from
    then on, whatever becomes of the address. Raises NeverByEmail for an operator's: an address alone does not open it.
    """
    user = session.scalar(select(UserRow).where(UserRow.provider_subject == subject))
    if user is None:
        user = user_by_email(session, email)
        if user is None or user.role == Role.BENEFICIARY or user.provider_subject is not None:
            return None
        if user.role == Role.OPERATOR:
            raise NeverByEmail
        user.provider_subject = subject
        session.flush()
    return account_of_row(session, user)


def account_of_row(session: Session, user: UserRow) -> Account:
    """The account that the row tells."""
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


def hashed(secret: str) -> str:
    """The SHA-256 of a secret of `new_secret`: 256 bits of chance are not guessed, a plain digest is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    """A secret of 256 bits, as it travels in an address or a cookie."""
    return secrets.token_urlsafe(_SECRET_BYTES)
