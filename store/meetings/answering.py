"""Requests to meet, on the side of who is asked: read, answered, recalled once, told, over (R3).

How employers ask, and what little they learn: `asking`. A name or a contact leaves through `contact_told` alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from store.accounts.account import Account
from store.audit.log import Action, record
from store.mail.outbox import EmailKind, post, post_to_employer, post_to_person
from store.meetings.consent import LASTS, Consent, ConsentEvent, ConsentState
from store.queries import queries
from store.tables import EmployerRow, MeetingRow, PersonRow

SILENT_AFTER = timedelta(days=10)
"""From when on a request without an answer is spoken of, to both sides."""

_WRITTEN = {
    ConsentEvent.GIVE: Action.AGREED_TO_MEET,
    ConsentEvent.REFUSE: Action.REFUSED_TO_MEET,
    ConsentEvent.WITHDRAW: Action.WITHDREW_FROM_MEETING,
    ConsentEvent.EXPIRE: Action.MEETING_EXPIRED,
}


@dataclass(frozen=True, slots=True)
class Contact:
    """What a person lets an employer know of them: how to call them, how to reach them."""

    name: str
    contact: str


@dataclass(frozen=True, slots=True)
class MeetingOfPerson:
    """A request, for the eyes of the person and of whoever follows them."""

    id: int
    person_id: int
    pseudonym: UUID
    first_name: str
    opening_id: int
    opening: str
    place: str | None
    is_gone: bool
    """Whether the opening was taken off since, be it for a while."""
    is_filled: bool
    """Whether its employer took it off because they found somebody."""
    employer: str
    employer_phone: str | None
    """For whoever follows the person alone."""
    employer_signs_in: bool
    """Whether anybody there reads what is told here; a counsellor has to call the others."""
    message: str | None
    state: ConsentState
    """As it stands now."""
    told: Contact | None
    """What the employer sees; None where they see nothing."""
    asked_at: datetime
    answered_at: datetime | None
    cancelled_at: datetime | None
    """When the employer took it back."""
    expires_at: datetime
    is_silent: bool
    """Whether it has waited for an answer so long that it is spoken of."""


def settle_meeting(
    session: Session,
    meeting_id: int,
    event: ConsentEvent,
    *,
    account: Account,
    now: datetime,
    told: Contact | None = None,
) -> None:
    """Writes down what the person decided, and what they let the employer know where they say yes.

    Raises ConsentSettled where the consent cannot change that way, ValueError for a yes that tells nothing.
    """
    row = session.get_one(MeetingRow, meeting_id, with_for_update=True)
    consent = Consent(ConsentState(row.state), row.expires_at).after(event, now=now)
    if consent.state is ConsentState.GIVEN and told is None:
        raise ValueError("a yes tells a name and a contact")
    pseudonym = session.get_one(PersonRow, row.person_id).pseudonym
    row.state, row.expires_at, row.answered_at = consent.state.value, consent.expires_at, now
    given = told if consent.state is ConsentState.GIVEN else None
    row.told_name = given.name if given else None
    row.told_contact = given.contact if given else None
    session.flush()
    record(session, _WRITTEN[event], account=account, now=now, subject=str(pseudonym), meeting=meeting_id)
    if given is not None:
        _write_to_employer(session, row, key=str(meeting_id), now=now)


def expire_meetings(session: Session, *, now: datetime) -> int:
    """How many requests ran out and are written down as over: what they told is forgotten; 1,000 at most a time."""
    over = session.execute(queries()["meetings_run_out"], {"now": now}).all()
    for meeting_id, pseudonym in over:
        record(session, Action.MEETING_EXPIRED, account=None, now=now, subject=str(pseudonym), meeting=meeting_id)
    forgotten = {"state": ConsentState.EXPIRED.value, "told_name": None, "told_contact": None}
    session.execute(update(MeetingRow).where(MeetingRow.id.in_([one.id for one in over])).values(**forgotten))
    return len(over)


def recall_meetings(session: Session, *, now: datetime) -> int:
    """Speaks once of requests that no yes has answered for ten days; how many, 1,000 at most a time.

    Who has not answered is reminded by letter. The employer reads the same words at the same time, whatever the answer.
    """
    asked = {"since": now - SILENT_AFTER, "until": now - LASTS}
    rows = session.execute(queries()["meetings_to_recall"], asked).all()
    for meeting_id in [one.id for one in rows]:
        row = session.get_one(MeetingRow, meeting_id)
        row.recalled_at = now
        if row.state == ConsentState.ASKED:
            post_to_person(
                session, EmailKind.MEETING, person_id=row.person_id, key=f"{row.id} again", about=row.id, now=now
            )
        _write_to_employer(session, row, key=f"{row.id} waiting", now=now)
    session.flush()
    return len(rows)


def contact_told(session: Session, meeting_id: int, *, account: Account, now: datetime) -> Contact | None:
    """What the person lets this employer know; None without their yes, or no longer. The reading is written down.

    None too where the employer is approved no longer. The only way by which a name or a contact reaches an employer.
    """
    row = session.get(MeetingRow, meeting_id)
    if row is None or account.employer_id is None or row.employer_id != account.employer_id:
        return None
    if row.told_name is None or row.told_contact is None:
        return None
    if session.get_one(EmployerRow, row.employer_id).approved_at is None:
        return None
    if not Consent(ConsentState(row.state), row.expires_at).lets_tell(now):
        return None
    pseudonym = session.get_one(PersonRow, row.person_id).pseudonym
    record(session, Action.READ_CONTACT, account=account, now=now, subject=str(pseudonym), meeting=meeting_id)
    return Contact(row.told_name, row.told_contact)


def meetings_of_person(session: Session, person_id: int, *, now: datetime) -> tuple[MeetingOfPerson, ...]:
    """Who asked to meet this person: what waits for an answer first, then the newest; 200 at most."""
    return _asked(session, person_id=person_id, counsellor_id=None, now=now)


def meetings_waiting(session: Session, person_id: int, *, now: datetime) -> tuple[MeetingOfPerson, ...]:
    """Those that wait for an answer of the person."""
    meetings = meetings_of_person(session, person_id, now=now)
    return tuple(one for one in meetings if one.state is ConsentState.ASKED)


def meetings_of_portfolio(session: Session, counsellor_id: int, *, now: datetime) -> tuple[MeetingOfPerson, ...]:
    """Who asked to meet somebody whom this counsellor follows: what waits first, the oldest first; 200 at most."""
    return _asked(session, person_id=None, counsellor_id=counsellor_id, now=now)


def _asked(
    session: Session, *, person_id: int | None, counsellor_id: int | None, now: datetime
) -> tuple[MeetingOfPerson, ...]:
    asked = {"person_id": person_id, "counsellor_id": counsellor_id, "now": now}
    found = []
    for row in session.execute(queries()["meetings_asked"], asked).mappings():
        facts = dict(row)
        name, contact = facts.pop("told_name"), facts.pop("told_contact")
        state = Consent(ConsentState(facts.pop("state")), row["expires_at"]).at(now).state
        told = Contact(name, contact) if state is ConsentState.GIVEN else None
        silent = state is ConsentState.ASKED and now - row["asked_at"] >= SILENT_AFTER
        found.append(MeetingOfPerson(**facts, state=state, told=told, is_silent=silent))
    return tuple(found)


def _write_to_employer(session: Session, row: MeetingRow, *, key: str, now: datetime) -> None:
    """A letter on where the request stands waits for each account of the employer, and for the counsellor who asked."""
    post_to_employer(session, EmailKind.ANSWER, employer_id=row.employer_id, key=key, about=row.id, now=now)
    if row.asked_by is not None:
        post(session, EmailKind.ANSWER, user_id=row.asked_by, key=key, about=row.id, now=now)
