"""How often somebody may try: counted in the database, so that all web servers count together.

Who tries is stored as a digest only, and forgotten the next night (`store.keeping.forgetting`).
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.tables import AttemptsRow

_KEY = ("what", "who_hash", "window_start")
_COUNT = select(AttemptsRow.count).where(*(getattr(AttemptsRow, name) == bindparam(name) for name in _KEY))
"""Each search asks it: made once, it costs half."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many attempts at something within windows of so many minutes."""

    what: str
    most: int
    minutes: int


def take_attempt(session: Session, limit: Limit, who: str, *, now: datetime) -> bool:
    """Counts an attempt; whether it may be made. One statement decides, however many servers ask at once."""
    key = _key(limit, who, now)
    counted = insert(AttemptsRow).values(**key, count=1)
    count = session.scalar(
        counted.on_conflict_do_update(index_elements=_KEY, set_={"count": AttemptsRow.count + 1}).returning(
            AttemptsRow.count
        )
    )
    return (count or 0) <= limit.most


def is_spent(session: Session, limit: Limit, who: str, *, now: datetime) -> bool:
    """Whether no attempt is left. Asking counts nothing, and waits for nobody who counts at this instant."""
    count = session.scalar(_COUNT, _key(limit, who, now))
    return count is not None and count >= limit.most


def give_back(session: Session, limit: Limit, who: str, *, now: datetime) -> None:
    """Takes an attempt out of the count: it succeeded. Those of others who share the address stay counted."""
    session.execute(update(AttemptsRow).filter_by(**_key(limit, who, now)).values(count=AttemptsRow.count - 1))


def _key(limit: Limit, who: str, now: datetime) -> dict[str, object]:
    window = timedelta(minutes=limit.minutes)
    began = datetime.min.replace(tzinfo=UTC)
    return {
        "what": limit.what,
        "who_hash": hashlib.sha256(f"{limit.what}:{who}".encode()).hexdigest(),
        "window_start": now - (now - began) % window,
    }
