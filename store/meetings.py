"""Requests of employers to meet somebody of a shortlist: asked, answered, told, over (R3).

An employer never sees more than `MeetingOfEmployer`, and a name or a contact only through `contact_told`.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from kit import FRANCE
from store.accounts import Account
from store.audit import Action, record
from store.consent import Consent, ConsentEvent, ConsentState, asked_at
from store.errors import StoreError
from store.openings import Opening
from store.outbox import Letter, post, post_to_person
from store.queries import queries
from store.tables import EmployerRow, MeetingRow, PersonRow

SILENT_AFTER = timedelta(days=10)
"""From when on a request without an answer is spoken of, to both sides."""
LISTED_FOR = timedelta(days=30)
"""How long somebody seen in a shortlist may be asked for."""

_WRITTEN = {
    ConsentEvent.GIVE: Action.AGREED_TO_MEET,
    ConsentEvent.REFUSE: Action.REFUSED_TO_MEET,
    ConsentEvent.WITHDRAW: Action.WITHDREW_FROM_MEETING,
    ConsentEvent.EXPIRE: Action.MEETING_EXPIRED,
}


class MeetingRefused(StoreError):
    """An employer may not ask to meet somebody: the message says why, and what to do."""


class Progress(StrEnum):
    """All that an employer learns of an answer: somebody said no, took a yes back, never answered: it is alike."""

    WAITING = "waiting"
    AGREED = "agreed"
    OVER = "over"


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
    employer: str
    message: str | None
    state: ConsentState
    """As it stands now."""
    told: Contact | None
    """What the employer sees; None where they see nothing."""
    asked_at: datetime
    answered_at: datetime | None
    expires_at: datetime
    is_silent: bool
    """Whether it has waited for an answer so long that it is spoken of."""


@dataclass(frozen=True, slots=True)
class MeetingOfEmployer:
    """A request, for the eyes of the employer: nothing here names anybody."""

    id: int
    opening_id: int
    opening: str
    reference: str
    """As in the shortlist of the opening."""
    message: str | None
    """What the employer wrote to the person."""
    progress: Progress
    asked_at: datetime
    answered_at: datetime | None
    """When the person agreed; None otherwise."""
    expires_at: datetime
    is_silent: bool
    """Whether it has waited for an answer so long that it is spoken of."""


def reference_of(opening_key: str, pseudonym: UUID | str) -> str:
    """What names a person for one opening only: it cannot be followed from one opening to another."""
    return hashlib.sha256(f"{opening_key}:{pseudonym}".encode()).hexdigest()[:6].upper()


def ask_to_meet(
    session: Session, opening: Opening, reference: str, *, message: str | None, account: Account, now: datetime
) -> int:
    """The number of a new request to meet the person whom the shortlist of `opening` calls `reference`.

    Raises MeetingRefused where the employer may not ask: not approved, opening closed, nobody of that name in the
    shortlists of the last 30 days, asked already, or too many requests this month.
    """
    employer = session.get_one(EmployerRow, opening.employer_id, with_for_update=True)
    if employer.approved_at is None:
        raise MeetingRefused("Un conseiller doit d'abord valider votre entreprise. Appelez-le.")
    if opening.retired_at is not None:
        raise MeetingRefused("Cette offre est fermée. Rouvrez-la pour demander une rencontre.")
    expire_meetings(session, now=now)
    person_id, pseudonym = _person_listed(session, opening.id, reference, now=now)
    if _is_asked_already(session, opening.id, person_id):
        raise MeetingRefused("Vous avez déjà demandé à rencontrer cette personne pour cette offre.")
    if requests_left(session, opening.employer_id, now=now) <= 0:
        raise MeetingRefused(
            f"Vous ne pouvez plus demander de rencontre ce mois-ci (limite : {employer.requests_a_month}). "
            "Attendez le mois prochain, ou parlez-en à votre conseiller."
        )
    consent = asked_at(now)
    row = MeetingRow(
        opening_id=opening.id,
        person_id=person_id,
        employer_id=opening.employer_id,
        asked_by=account.user_id,
        message=message or None,
        state=consent.state.value,
        asked_at=now,
        expires_at=consent.expires_at,
    )
    session.add(row)
    session.flush()
    record(session, Action.ASKED_TO_MEET, account=account, now=now, subject=str(pseudonym), meeting=row.id)
    post_to_person(session, Letter.MEETING, person_id=person_id, key=str(row.id), about=row.id, now=now)
    return row.id


def requests_left(session: Session, employer_id: int, *, now: datetime) -> int:
    """How many people the employer may still ask to meet this month, as months go in France."""
    month = now.astimezone(FRANCE).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    made = select(func.count()).where(MeetingRow.employer_id == employer_id, MeetingRow.asked_at >= month)
    allowed = session.get_one(EmployerRow, employer_id).requests_a_month
    return max(0, allowed - (session.scalar(made) or 0))


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
    if given is not None and row.asked_by is not None:  # a no, or none at all, is told by no letter: they are alike
        post(session, Letter.ANSWER, user_id=row.asked_by, key=str(meeting_id), about=meeting_id, now=now)


def expire_meetings(session: Session, *, now: datetime) -> int:
    """How many requests ran out and are written down as over: what they told is forgotten; 1,000 at most a time."""
    over = session.execute(queries()["meetings_run_out"], {"now": now}).all()
    for meeting_id, pseudonym in over:
        record(session, Action.MEETING_EXPIRED, account=None, now=now, subject=str(pseudonym), meeting=meeting_id)
    forgotten = {"state": ConsentState.EXPIRED.value, "told_name": None, "told_contact": None}
    session.execute(update(MeetingRow).where(MeetingRow.id.in_([one.id for one in over])).values(**forgotten))
    return len(over)


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
    """Who asked to meet somebody whom this counsellor follows: what waits first, then the newest; 200 at most."""
    return _asked(session, person_id=None, counsellor_id=counsellor_id, now=now)


def meetings_of_employer(
    session: Session, employer_id: int, *, now: datetime, opening_id: int | None = None
) -> tuple[MeetingOfEmployer, ...]:
    """What this employer asked for, or for one opening of theirs, newest first; 200 at most."""
    asked = {"employer_id": employer_id, "opening_id": opening_id}
    found = []
    for row in session.execute(queries()["meetings_of_employer"], asked):
        state = Consent(ConsentState(row.state), row.expires_at).at(now).state
        agreed = state is ConsentState.GIVEN
        found.append(
            MeetingOfEmployer(
                id=row.id,
                opening_id=row.opening_id,
                opening=row.opening,
                reference=reference_of(row.opening_key, row.pseudonym),
                message=row.message,
                progress=_progress(state),
                asked_at=row.asked_at,
                answered_at=row.answered_at if agreed else None,
                expires_at=row.expires_at,
                is_silent=_is_silent(state, row.asked_at, now),
            )
        )
    return tuple(found)


def _progress(state: ConsentState) -> Progress:
    told = {ConsentState.ASKED: Progress.WAITING, ConsentState.GIVEN: Progress.AGREED}
    return told.get(state, Progress.OVER)


def _is_silent(state: ConsentState, asked_since: datetime, now: datetime) -> bool:
    return state is ConsentState.ASKED and now - asked_since >= SILENT_AFTER


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
        silent = _is_silent(state, row["asked_at"], now)
        found.append(MeetingOfPerson(**facts, state=state, told=told, is_silent=silent))
    return tuple(found)


def _person_listed(session: Session, opening_id: int, reference: str, *, now: datetime) -> tuple[int, UUID]:
    wanted = reference.strip().upper()
    for row in session.execute(queries()["people_listed"], {"opening_id": opening_id, "since": now - LISTED_FOR}):
        if reference_of(row.opening_key, row.pseudonym) == wanted:
            return row.person_id, row.pseudonym
    raise MeetingRefused("Cette personne n'est plus dans la liste. Ouvrez la liste à nouveau.")


def _is_asked_already(session: Session, opening_id: int, person_id: int) -> bool:
    asked = select(MeetingRow.id).where(
        MeetingRow.opening_id == opening_id,
        MeetingRow.person_id == person_id,
        MeetingRow.state != ConsentState.EXPIRED.value,
    )
    return session.scalar(asked) is not None
