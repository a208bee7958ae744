"""What e-mails tell, as it stands when they leave: None, or nothing, where there is nothing left to tell."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from store.catalogue.reports import Fault
from store.keeping.retention import WARNED
from store.mail.outbox import ALERTS_SINCE
from store.meetings.answering import SILENT_AFTER
from store.queries import queries
from store.tables import EmployerRow, PersonRow, UserRow

_MOST_ALERTS = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """An opportunity in a line."""

    id: int
    kind: str
    title: str
    employer: str | None
    place: str | None
    unchecked: bool = False
    """Whether an employer published it here whom nobody has approved yet."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What somebody's counsellor proposes, by whom, with which words."""

    shown: Shown
    by: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class Requested:
    """Who asks to meet somebody, for what, until when; `is_again` where it has waited so long that it is recalled."""

    employer: str
    title: str
    expires_at: datetime
    is_again: bool


@dataclass(frozen=True, slots=True)
class Stands:
    """Where the request of an employer stands: its opening, and whether the person agreed."""

    opening_id: int
    title: str
    is_agreed: bool
    to_call: str | None
    """The employer and its telephone where nobody there signs in: the counsellor who asked is alone to read this."""


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What an employer had published and was taken down: the titles, and what was wrong."""

    titles: tuple[str, ...]
    fault: Fault


def alerts_to_tell(session: Session, person_id: int, *, now: datetime) -> tuple[Shown, ...]:
    """What is new to a person who chose to hear of it, best first; 50 at most."""
    asked = {"person_id": person_id, "now": now, "since": now - ALERTS_SINCE, "limit": _MOST_ALERTS}
    rows = session.execute(queries()["unsent_alerts"], asked)
    return tuple(Shown(row.opportunity_id, row.kind, row.title, row.employer_name, row.place) for row in rows)


def suggestion_to_tell(session: Session, person_id: int, opportunity_id: int) -> Suggested | None:
    """What staff suggest to a person, while it stands and is live."""
    asked = {"person_id": person_id, "opportunity_id": opportunity_id}
    row = session.execute(queries()["told_suggestion"], asked).first()
    if row is None:
        return None
    shown = Shown(row.id, row.kind, row.title, row.employer_name, row.place, unchecked=row.unchecked)
    return Suggested(shown, row.made_by, row.reason)


def meeting_to_tell(session: Session, meeting_id: int, *, now: datetime) -> Requested | None:
    """A request to meet, while it waits for an answer."""
    row = session.execute(queries()["told_meeting"], {"meeting_id": meeting_id, "now": now}).first()
    if row is None:
        return None
    return Requested(row.employer, row.title, row.expires_at, is_again=now - row.asked_at >= SILENT_AFTER)


def answer_to_tell(session: Session, meeting_id: int, *, now: datetime) -> Stands | None:
    """Where a request stands for its employer: a yes at once, anything else once it is ten days old, all alike."""
    row = session.execute(queries()["told_answer"], {"meeting_id": meeting_id, "now": now}).first()
    if row is None or not (row.is_agreed or now - row.asked_at >= SILENT_AFTER):
        return None
    to_call = None if row.signs_in else ", ".join(one for one in (row.employer, row.phone) if one)
    return Stands(row.opening_id, row.title, is_agreed=row.is_agreed, to_call=to_call)


def opening_to_tell(session: Session, opening_id: int) -> str | None:
    """The title of an opening, while it is live."""
    row = session.execute(queries()["told_opening"], {"opening_id": opening_id}).first()
    return None if row is None else row.title


def approval_to_tell(session: Session, employer_id: int) -> str | None:
    """The name of an employer, while it is approved."""
    employer = session.get(EmployerRow, employer_id)
    return None if employer is None or employer.approved_at is None else employer.name


def taken_down_to_tell(session: Session, employer_id: int, *, at: datetime) -> TakenDown | None:
    """What of an employer was taken down at once, and why; None where the employer is gone with it."""
    rows = session.execute(queries()["told_taken_down"], {"employer_id": employer_id, "at": at}).all()
    return TakenDown(tuple(row.title for row in rows), Fault(rows[0].taken_down_for)) if rows else None


def counsellor_to_tell(session: Session, user_id: int) -> str | None:
    """The name of who gave a link or made a card, while they have an account."""
    counsellor = session.get(UserRow, user_id)
    return None if counsellor is None else counsellor.name


def end_to_tell(session: Session, person_id: int) -> datetime | None:
    """When a person's file will be erased, where they were warned of it."""
    person = session.get(PersonRow, person_id)
    return None if person is None or person.warned_at is None else person.warned_at + WARNED
