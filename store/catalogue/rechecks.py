"""Wishes to know whether something is still offered: the site writes them, the schedule answers within seconds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from store.catalogue.opportunities import OPPORTUNITIES
from store.locks import lock_catalogue
from store.queries import queries
from store.tables import RecheckRow

SOURCES_ASKED = frozenset({"immersion-facilitee"})
"""The sources that can be asked about one record."""
FRESH = timedelta(minutes=15)
"""An answer is good for so long."""
PATIENCE = timedelta(seconds=30)
"""A wish that nobody answered is told as unknown after so long: what is shown never waits for a partner."""


class Answer(StrEnum):
    """What a source says of one record."""

    OFFERED = "offered"
    FULL = "full"
    """There, and taken for now."""
    GONE = "gone"
    UNKNOWN = "unknown"
    """The source does not answer, or not in time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish that waits: the record by its page at the source."""

    opportunity_id: int
    source: str
    url: str | None


def ask_again(session: Session, opportunity_id: int, *, now: datetime) -> None:
    """Writes the wish to know, unless one waits or was answered a moment ago."""
    asked = {"opportunity_id": opportunity_id, "now": now, "stale": now - FRESH, "patience": now - PATIENCE}
    session.execute(queries()["ask_recheck"], asked)


def answer_to(session: Session, opportunity_id: int, *, now: datetime) -> Answer | None:
    """What the source answered of late; None while it is being asked, UNKNOWN where nobody did or it takes too long."""
    row = session.get(RecheckRow, opportunity_id)
    if row is None:
        return Answer.UNKNOWN
    if row.checked_at is not None and row.answer is not None:
        return Answer(row.answer) if row.checked_at > now - FRESH else Answer.UNKNOWN
    return None if row.asked_at > now - PATIENCE else Answer.UNKNOWN


def waiting(session: Session, *, now: datetime, limit: int) -> list[Wish]:
    """The wishes that wait, the oldest first; none that nobody waits for any more."""
    asked = {"patience": now - PATIENCE, "limit": limit}
    return [Wish(**row) for row in session.execute(queries()["waiting_rechecks"], asked).mappings()]


def settle(session: Session, opportunity_id: int, answer: Answer, *, now: datetime) -> None:
    """Keeps the answer, and retires what is full or gone: the next pull brings it back when it is offered again."""
    row = session.get_one(RecheckRow, opportunity_id)
    row.checked_at, row.answer = now, answer.value
    if answer in (Answer.FULL, Answer.GONE):
        lock_catalogue(session.connection())
        session.execute(OPPORTUNITIES.query("retire_rows"), {"ids": [opportunity_id], "now": now})
