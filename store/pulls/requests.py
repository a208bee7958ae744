"""Pulls that people ask for on a page: written here by the site, answered within seconds by the scheduler."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.tables import PullRequestRow


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A pull asked for and not done yet; `taken_at` is None until it begins."""

    source: str
    asked_at: datetime
    taken_at: datetime | None


def ask_pull(session: Session, source: str, *, by: int, now: datetime) -> bool:
    """Asks for a pull of a source; False where somebody already has, and it is not done."""
    asked = insert(PullRequestRow).values(source=source, asked_by=by, asked_at=now)
    done = session.execute(asked.on_conflict_do_nothing().returning(PullRequestRow.id))
    return done.first() is not None


def open_requests(session: Session) -> dict[str, PullRequest]:
    """What was asked for and is not done, by source: one at most each."""
    rows = session.scalars(select(PullRequestRow).where(PullRequestRow.done_at.is_(None)).limit(100))
    return {row.source: PullRequest(row.source, row.asked_at, row.taken_at) for row in rows}


def take_request(session: Session, source: str, *, now: datetime) -> int | None:
    """The id of the pull of a source that is asked for, marked as begun; None where there is none."""
    wanted = select(PullRequestRow).where(PullRequestRow.source == source, PullRequestRow.done_at.is_(None))
    row = session.scalars(wanted).one_or_none()
    if row is None:
        return None
    row.taken_at = now
    return row.id


def settle_request(session: Session, request_id: int, *, now: datetime) -> None:
    """A pull that somebody asked for is over, well or not: its runs tell."""
    session.get_one(PullRequestRow, request_id).done_at = now
