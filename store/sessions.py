"""Sessions: open on the server, named to their owner by where and when, and ended there at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from store.accounts import Account, account_of_row, hashed, new_secret
from store.attempts import sweep_attempts
from store.tables import AddressLinkRow, ProviderVisitRow, SessionRow, SignInLinkRow, SpaceLinkRow, UserRow

_KEPT = timedelta(days=1)
"""How long a session or a link that has ended stays in the table, before a sign-in sweeps it away."""
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
    """The secret of a new session for the person's cookie. What has long ended is swept away."""
    session.execute(delete(SessionRow).where(SessionRow.expires_at < now - _KEPT))
    session.execute(delete(SignInLinkRow).where(SignInLinkRow.expires_at < now - _KEPT))
    session.execute(delete(ProviderVisitRow).where(ProviderVisitRow.expires_at < now - _KEPT))
    session.execute(delete(SpaceLinkRow).where(SpaceLinkRow.expires_at < now - _KEPT))
    session.execute(delete(AddressLinkRow).where(AddressLinkRow.expires_at < now - _KEPT))
    sweep_attempts(session, before=now - _KEPT)
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
    return secret


def account_of(session: Session, *, secret: str, now: datetime) -> Account | None:
    """The account whose open session has this secret; the session is noted as seen, every ten minutes at most."""
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
    return account_of_row(session, user)


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
