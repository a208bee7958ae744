"""Passwords of staff: an Argon2 hash, with the sealed key of the codes of their phone. One alone opens nothing.

    begun → confirmed by a first code → ended

One that is begun stands apart: what it would replace serves until it is confirmed, and it is soon forgotten.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from kit import hash_slowly, matches_slowly
from store.tables import NewPasswordRow, PasswordRow

CONFIRM_MINUTES = 60
"""How long a password waits for its first code."""


@dataclass(frozen=True, slots=True)
class Password:
    """What is known of somebody's password: never the password."""

    sealed_key: str
    made_at: datetime


def begin_password(session: Session, password: str, *, user_id: int, sealed_key: str, now: datetime) -> None:
    """Keeps a password and a key apart until a first code confirms them."""
    values = {
        "password_hash": hash_slowly(password),
        "sealed_key": sealed_key,
        "made_at": now,
        "expires_at": now + timedelta(minutes=CONFIRM_MINUTES),
    }
    made = insert(NewPasswordRow).values(user_id=user_id, **values)
    session.execute(made.on_conflict_do_update(index_elements=["user_id"], set_=values))


def begun_password(session: Session, user_id: int, *, now: datetime) -> Password | None:
    """The password of the user that waits for its first code."""
    chosen = select(NewPasswordRow).where(NewPasswordRow.user_id == user_id, NewPasswordRow.expires_at > now)
    row = session.scalar(chosen.execution_options(populate_existing=True))
    return None if row is None else Password(sealed_key=row.sealed_key, made_at=row.made_at)


def password_of(session: Session, user_id: int) -> Password | None:
    """What is known of the user's password that serves."""
    row = session.get(PasswordRow, user_id, populate_existing=True)
    return None if row is None else Password(sealed_key=row.sealed_key, made_at=row.made_at)


def is_password(session: Session, password: str, *, user_id: int | None) -> bool:
    """Whether it is the user's confirmed password; takes as long where there is no such user."""
    row = None if user_id is None else session.get(PasswordRow, user_id)
    return matches_slowly(password, row.password_hash if row and row.confirmed_at else None)


def confirm_password(session: Session, *, user_id: int, step: int, now: datetime) -> None:
    """What was begun serves from now on, in place of what was there: its owner gave the code of `step`."""
    begun = delete(NewPasswordRow).where(NewPasswordRow.user_id == user_id, NewPasswordRow.expires_at > now)
    chosen = begun.returning(NewPasswordRow.password_hash, NewPasswordRow.sealed_key, NewPasswordRow.made_at)
    row = session.execute(chosen).one()
    values = {**row._mapping, "confirmed_at": now, "last_step": step}
    made = insert(PasswordRow).values(user_id=user_id, **values)
    session.execute(made.on_conflict_do_update(index_elements=["user_id"], set_=values))


def take_step(session: Session, *, user_id: int, step: int) -> bool:
    """Whether no code of `step` or later was taken before; it is taken now. One statement: a code serves once."""
    taken = (
        update(PasswordRow)
        .where(PasswordRow.user_id == user_id, or_(PasswordRow.last_step.is_(None), PasswordRow.last_step < step))
        .values(last_step=step)
        .returning(PasswordRow.user_id)
    )
    return session.scalar(taken) is not None


def end_password(session: Session, *, user_id: int) -> bool:
    """Whether the user had a password; it opens nothing any more."""
    ended = delete(PasswordRow).where(PasswordRow.user_id == user_id).returning(PasswordRow.user_id)
    return session.scalar(ended) is not None
