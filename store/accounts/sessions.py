"""Sessions: open on the server, named to their owner by where and when, and ended there at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from store.accounts.account import Account, account_of_row, hashed, new_secret
from store.tables import SessionRow, UserRow

_SEEN_EVERY = timedelta(minutes=10)
"""How old "last seen" may grow: a page need not write each time it is read."""
_MOST_SHOWN = 50


class Way(StrEnum):
    """How somebody signed in."""

    LINK = "link"
    CARD = "card"
    PASSWORD = "password"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session as its owner sees it."""

    id: int
    way: Way
    device: str
    """The kind of device and browser, in a few words; "" where it is not known."""
    created_at: datetime
    seen_at: datetime
    is_this_one: bool


def open_session(
    session: Session, *, user_id: int, now: datetime, hours: float, way: Way = Way.LINK, device: str = ""
) -> str:
    """The secret of a new session for the person's cookie; the account is noted as seen."""
    secret = new_secret()
    session.add(
        SessionRow(
            secret_hash=hashed(secret),
            user_id=user_id,
            way=way.value,
            device=device,
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(hours=hours),
        )
    )
    session.flush()
    _note_seen(session, user_id, now=now)
    return secret


def account_of(session: Session, *, secret: str, now: datetime) -> Account | None:
    """The account whose open session has this secret; both are noted as seen, every ten minutes at most."""
    found = session.execute(
        select(UserRow, SessionRow.seen_at)
        .join(SessionRow, SessionRow.user_id == UserRow.id)
        .where(SessionRow.secret_hash == hashed(secret), SessionRow.expires_at > now)
    ).one_or_none()
    if found is None:
        return None
    user, seen_at = found
    if now - seen_at >= _SEEN_EVERY:
        session.execute(update(SessionRow).where(SessionRow.secret_hash == hashed(secret)).values(seen_at=now))
        _note_seen(session, user.id, now=now)
    return account_of_row(session, user)


def _note_seen(session: Session, user_id: int, *, now: datetime) -> None:
    """Remembers the account as seen now, beyond its sessions: the file of a person lives by it."""
    session.execute(update(UserRow).where(UserRow.id == user_id).values(seen_at=now))


def sessions_of(session: Session, user_id: int, *, secret: str, now: datetime) -> tuple[OpenSession, ...]:
    """The open sessions of a user, this one first, then the one seen last; 50 at most."""
    found = session.scalars(
        select(SessionRow)
        .where(SessionRow.user_id == user_id, SessionRow.expires_at > now)
        .order_by(SessionRow.secret_hash != hashed(secret), SessionRow.seen_at.desc(), SessionRow.id)
        .limit(_MOST_SHOWN)
    )
    return tuple(
        OpenSession(
            id=row.id,
            way=Way(row.way),
            device=row.device,
            created_at=row.created_at,
            seen_at=row.seen_at,
            is_this_one=row.secret_hash == hashed(secret),
        )
        for row in found
    )


def is_session_of(session: Session, session_id: int, *, user_id: int, now: datetime) -> bool:
    """Whether it is an open session of this user."""
    chosen = select(SessionRow.id).where(
        SessionRow.id == session_id, SessionRow.user_id == user_id, SessionRow.expires_at > now
    )
    return session.scalar(chosen) is not None


def close_session(session: Session, *, secret: str) -> None:
    """Ends the session: its cookie opens nothing any more."""
    session.execute(delete(SessionRow).where(SessionRow.secret_hash == hashed(secret)))


def end_session(session: Session, session_id: int) -> None:
    """Ends the session that has this number."""
    session.execute(delete(SessionRow).where(SessionRow.id == session_id))


def end_sessions(session: Session, *, user_id: int, but: str | None = None, way: Way | None = None) -> int:
    """How many sessions of the user have ended now: all, but the one whose secret is `but`; those of one way only."""
    chosen = delete(SessionRow).where(SessionRow.user_id == user_id)
    if but is not None:
        chosen = chosen.where(SessionRow.secret_hash != hashed(but))
    if way is not None:
        chosen = chosen.where(SessionRow.way == way.value)
    return len(session.scalars(chosen.returning(SessionRow.id)).all())
