"""Files are kept 24 months after the last sign of somebody, and no longer; 30 days before, a warning (R9).

Nobody is erased who was not warned 30 days earlier. One sign of life, and the file stays: a contact with the
counsellor, a sign-in, a decision or a step of the person.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store.audit.log import Action, record
from store.keeping.erasure import erase_person
from store.mail.outbox import EmailKind, post_to_person
from store.queries import queries
from store.tables import PersonRow, UserRow

KEPT = timedelta(days=730)
"""24 months after the last sign of life."""
WARNED = timedelta(days=30)
"""How long before its end a file is warned of it."""
AT_ONCE = 200
"""Files warned, and files erased, in one transaction: the rest waits for the next."""


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody of whom nothing was heard for long."""

    id: int
    pseudonym: UUID
    first_name: str
    counsellor_id: int | None
    user_id: int | None
    warned_at: datetime | None
    heard_at: datetime
    """The last sign of life."""

    @property
    def ends_at(self) -> datetime:
        """When the file is erased, where nothing is heard until then."""
        silent_until = self.heard_at + KEPT
        return silent_until if self.warned_at is None else max(silent_until, self.warned_at + WARNED)


@dataclass(frozen=True, slots=True)
class Retained:
    """What a round of retention does, or would do."""

    warned: tuple[Silent, ...]
    erased: tuple[Silent, ...]
    heard_again: int
    """How many were warned and are heard of again."""


def retention_due(session: Session, *, now: datetime) -> Retained:
    """What a round would do at `now`; nothing is written."""
    return Retained(
        warned=_silent(session, heard_before=now - KEPT + WARNED, warned_until=None),
        erased=_ended(session, now=now),
        heard_again=len(_heard_again(session, now=now)),
    )


def retain(session: Session, *, now: datetime) -> Retained:
    """Warns those whose file ends in 30 days, erases those warned 30 days ago, forgets the warning of those heard."""
    again = _heard_again(session, now=now)
    session.execute(update(PersonRow).where(PersonRow.id.in_(again)).values(warned_at=None))
    due = retention_due(session, now=now)
    for one in due.warned:
        session.execute(update(PersonRow).where(PersonRow.id == one.id).values(warned_at=now))
        record(session, Action.WARNED_PERSON, account=None, now=now, subject=str(one.pseudonym))
        post_to_person(session, EmailKind.RETENTION, person_id=one.id, key=now.date().isoformat(), now=now)
    erased = _silent_still(session, due.erased, now=now)
    for one in erased:
        erase_person(session, one.id, account=None, now=now, why="silent")
    return replace(due, erased=erased, heard_again=len(again))


def warned_people(session: Session, *, now: datetime, counsellor_id: int | None = None) -> tuple[Silent, ...]:
    """Those whose file will be erased, whom this counsellor follows, or all; the first to go first; 200 at most."""
    return _silent(session, heard_before=now - KEPT + WARNED, warned_until=now, counsellor_id=counsellor_id)


def _silent(
    session: Session, *, heard_before: datetime, warned_until: datetime | None, counsellor_id: int | None = None
) -> tuple[Silent, ...]:
    """Those last heard of before, and warned until then; None for those not warned yet; the first to go first."""
    asked = {
        "heard_before": heard_before,
        "warned_until": warned_until,
        "counsellor_id": counsellor_id,
        "kept": KEPT,
        "warned": WARNED,
        "most": AT_ONCE,
    }
    return tuple(Silent(**row) for row in session.execute(queries()["silent_people"], asked).mappings())


def _ended(session: Session, *, now: datetime) -> tuple[Silent, ...]:
    """Those whose file is to be erased."""
    return _silent(session, heard_before=now - KEPT, warned_until=now - WARNED)


def _silent_still(session: Session, silent: tuple[Silent, ...], *, now: datetime) -> tuple[Silent, ...]:
    """Those to erase of whom nothing was heard since they were looked for either: asked again once their rows are held,
    where a sign-in or a step of theirs waits. In the order of ids, as whoever else locks several people."""
    people = sorted(one.id for one in silent)
    users = sorted(one.user_id for one in silent if one.user_id is not None)
    session.execute(select(PersonRow.id).where(PersonRow.id.in_(people)).order_by(PersonRow.id).with_for_update())
    session.execute(select(UserRow.id).where(UserRow.id.in_(users)).order_by(UserRow.id).with_for_update())
    still = {one.id for one in _ended(session, now=now)}
    return tuple(sorted((one for one in silent if one.id in still), key=lambda one: one.id))


def _heard_again(session: Session, *, now: datetime) -> list[int]:
    return list(session.execute(queries()["heard_again"], {"since": now - KEPT + WARNED}).scalars())
