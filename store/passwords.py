"""Passwords of staff: an Argon2 hash, with the sealed key of the codes of their phone. One alone opens nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from kit import hash_slowly, matches_slowly
from store.tables import PasswordRow


@dataclass(frozen=True, slots=True)
class Password:
    """What is known of somebody's password: never the password."""

    sealed_key: str
    made_at: datetime
    confirmed_at: datetime | None
    """When a first code was given; before it nothing is opened."""


def begin_password(session: Session, password: str, *, user_id: int, sealed_key: str, now: datetime) -> None:
    """Keeps a password and a key until a first code confirms them; what was there before serves no more."""
    values = {
        "password_hash": hash_slowly(password),
        "sealed_key": sealed_key,
        "made_at": now,
        "confirmed_at": None,
        "last_step": None,
    }
    made = insert(PasswordRow).values(user_id=user_id, **values)
    session.execute(made.on_conflict_do_update(index_elements=["user_id"], set_=values))


def password_of(session: Session, user_id: int) -> Password | None:
    """What is known of the user's password."""
    row = session.get(PasswordRow, user_id, populate_existing=True)
    if row is None:
        return None
    return Password(sealed_key=row.sealed_key, made_at=row.made_at, confirmed_at=row.confirmed_at)


def is_password(session: Session, password: str, *, user_id: int | None) -> bool:
    """Whether it is the user's confirmed password; takes as long where there is no such user."""
    row = None if user_id is None else session.get(PasswordRow, user_id)
    return matches_slowly(password, row.password_hash if row and row.confirmed_at else None)


def confirm_password(session: Session, *, user_id: int, step: int, now: datetime) -> None:
    """The password serves from now on: its owner gave the code of `step`."""
    chosen = update(PasswordRow).where(PasswordRow.user_id == user_id)
    session.execute(chosen.values(confirmed_at=now, last_step=step))


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
