"""When somebody agreed to something and when they took it back, out of the audit log: for their own eyes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.audit.log import Action
from store.tables import AuditRow

_MOST_READ = 40


@dataclass(frozen=True, slots=True)
class Agreement:
    """A yes that was taken back; `given_at` is None where it was taken back before its day was written down too."""

    given_at: datetime | None
    ended_at: datetime


def shortlist_agreements(session: Session, *, subject: str) -> tuple[Agreement, ...]:
    """The times at which the person of this pseudonym took back being shown to employers without a name, the newest
    first."""
    entries = _entries(session, subject, Action.WITHDREW_CONSENT)
    given = (one.details.get("given_at") for one in entries)
    return tuple(
        Agreement(None if at is None else datetime.fromisoformat(str(at)), one.at)
        for at, one in zip(given, entries, strict=True)
    )


def agreed_to_meet_at(session: Session, *, subject: str) -> dict[int, datetime]:
    """By the number of a request to meet, when the person of this pseudonym said yes to it."""
    entries = _entries(session, subject, Action.AGREED_TO_MEET)
    return {int(one.details["meeting"]): one.at for one in entries}


def _entries(session: Session, subject: str, action: Action) -> list[AuditRow]:
    """What the log tells of this action, the newest first."""
    asked = select(AuditRow).where(AuditRow.subject == subject, AuditRow.action == action.value)
    return list(session.scalars(asked.order_by(AuditRow.at.desc(), AuditRow.id.desc()).limit(_MOST_READ)))
