"""An e-mail address that somebody adds to their account: it is theirs once they followed the link sent to it.

The link serves in their own session only: whoever owns an address that was mistyped cannot come in by it. Who has no
session yet gets a code instead, and reads it to their counsellor: it serves in their file only.
"""

from datetime import datetime, timedelta
from enum import Enum, auto

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.accounts.account import hashed, new_secret, user_by_email
from store.accounts.characters import new_code
from store.tables import AddressLinkRow, UserRow

ADDRESS_MINUTES = 60
"""How long a link waits: one has to find the message, then to come back with it."""


class Added(Enum):
    """What became of an address."""

    YES = auto()
    TAKEN = auto()
    """Somebody else signs in with it."""
    TOO_LATE = auto()
    """The link is unknown, used or too old, somebody else's, or the account has an address by now."""


def create_address_link(session: Session, *, user_id: int, email: str, now: datetime) -> str:
    """The secret of a new link that adds the address to the account; only its hash is stored."""
    secret = new_secret()
    _write(session, secret, user_id=user_id, email=email, now=now)
    return secret


def create_address_code(session: Session, *, user_id: int, email: str, now: datetime) -> str:
    """Eight characters that add the address to the account of `user_id`, once: see `secret_of_code`."""
    code = new_code()
    _write(session, secret_of_code(code, user_id=user_id), user_id=user_id, email=email, now=now)
    return code


def secret_of_code(typed: str, *, user_id: int) -> str:
    """The secret that a code stands for in this account, typed with or without spaces and dashes."""
    return f"{user_id} {''.join(one for one in typed.upper() if one.isalnum())}"


def address_to_add(session: Session, *, secret: str, user_id: int, now: datetime) -> str | None:
    """The address that the link would add to this account; None where it adds none. Looking uses nothing up."""
    row = session.get(AddressLinkRow, hashed(secret))
    return row.email if row is not None and row.user_id == user_id and row.expires_at > now else None


def add_address(session: Session, *, secret: str, user_id: int, now: datetime) -> Added:
    """Adds the address to the account, and the link is used up. Two accounts never get the same one."""
    used = delete(AddressLinkRow).where(
        AddressLinkRow.secret_hash == hashed(secret),
        AddressLinkRow.user_id == user_id,
        AddressLinkRow.expires_at > now,
    )
    email = session.scalar(used.returning(AddressLinkRow.email))
    if email is None:
        return Added.TOO_LATE
    if user_by_email(session, email) is not None:
        return Added.TAKEN
    added = update(UserRow).where(UserRow.id == user_id, UserRow.email.is_(None)).values(email=email)
    try:
        with session.begin_nested():
            is_added = session.scalar(added.returning(UserRow.id)) is not None
    except IntegrityError:  # somebody took it at the same instant
        return Added.TAKEN
    return Added.YES if is_added else Added.TOO_LATE


def _write(session: Session, secret: str, *, user_id: int, email: str, now: datetime) -> None:
    """The address waits for its secret."""
    session.add(
        AddressLinkRow(
            secret_hash=hashed(secret),
            user_id=user_id,
            email=email.strip().lower(),
            created_at=now,
            expires_at=now + timedelta(minutes=ADDRESS_MINUTES),
        )
    )
    session.flush()
