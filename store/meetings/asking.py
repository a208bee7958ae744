"""An employer asks to meet somebody of a shortlist: how often they may, whom, and all that they learn of it (R3, R4).

An employer never sees more than `MeetingOfEmployer`. A no, a yes taken back and no answer read the same, day after
day, and leave the same to do (ADR 40): only a yes that stands shows. A name or a contact leaves through
`store.meetings.answering.contact_told` alone.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kit import marked, month_in_france
from store.accounts.account import Account
from store.audit.log import Action, record
from store.employers.openings import Opening
from store.errors import ToldError
from store.mail.outbox import EmailKind, post_to_person
from store.meetings.answering import SILENT_AFTER, expire_meetings
from store.meetings.consent import LASTS, Consent, ConsentEvent, ConsentState, asked_at
from store.people.decisions import SECOND_THOUGHTS
from store.queries import queries
from store.tables import EmployerRow, MeetingRow, OpportunityRow, PersonRow

LISTED_FOR = timedelta(days=30)
"""How long somebody seen in a shortlist may be asked for."""
ASKED_ONCE_IN = timedelta(days=60)
"""An employer asks somebody once in so long, for whichever opening and whatever became of it."""
COUNTED_FOR = timedelta(days=30)
MOST_COMMUNES = 3
"""In so many communes an employer may be told in so long who can come: out of more one could tell where they live."""
MOST_ASKED = 2
"""So many times what an employer may ask a month, with what they cancelled: each was there to be read by somebody."""


class MeetingRefused(ToldError):
    """An employer may not ask to meet somebody: the message says why, and what to do."""


class Progress(StrEnum):
    """All that an employer learns of a request."""

    WAITING = "waiting"
    AGREED = "agreed"
    CANCELLED = "cancelled"
    """By the employer."""
    OVER = "over"
    """Thirty days went by without a yes that stands."""


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
    """When the question is over, or the yes where there is one."""
    again_at: datetime
    """From when on the person may be asked once more."""
    is_silent: bool
    """Whether no yes has come for so long that it is spoken of."""


def reference_of(opening_key: str, pseudonym: UUID | str) -> str:
    """What names a person for one opening only: it cannot be followed from one opening to another."""
    return hashlib.sha256(f"{opening_key}:{pseudonym}".encode()).hexdigest()[:6].upper()


def tells_who_can_come(session: Session, opening_id: int, *, now: datetime) -> bool:
    """Whether the employer may be told who can come to the opening: its lists of 30 days, with this one, lie in three
    communes at most. Beyond, for none of them. Lists of one employer are made one after the other from here on."""
    theirs = select(OpportunityRow.employer_id).where(OpportunityRow.id == opening_id).scalar_subquery()
    session.execute(select(EmployerRow.id).where(EmployerRow.id == theirs).with_for_update(key_share=True))
    asked = {"opening_id": opening_id, "since": now - COUNTED_FOR}
    communes: int = session.execute(queries()["communes_of_shortlists"], asked).scalar_one()
    return communes <= MOST_COMMUNES


def ask_to_meet(
    session: Session, opening: Opening, reference: str, *, message: str | None, account: Account, now: datetime
) -> int:
    """The number of a new request to meet the person whom the shortlist of `opening` calls `reference`.

    Raises MeetingRefused where the employer may not ask: not approved, opening closed, nobody of that name in the
    shortlists of the last 30 days, asked in the last 60 days, or too many requests this month.
    """
    employer = session.get_one(EmployerRow, opening.employer_id, with_for_update=True)
    if employer.approved_at is None:
        raise MeetingRefused(marked("Un conseiller doit d'abord valider votre entreprise. Appelez-le."))
    if opening.retired_at is not None:
        raise MeetingRefused(marked("Cette offre est fermée. Ouvrez-la de nouveau pour demander une rencontre."))
    expire_meetings(session, now=now)
    person_id, pseudonym = _person_listed(session, opening.id, reference, now=now)
    _hold_once(session, opening, person_id, now=now)
    if requests_left(session, opening.employer_id, now=now) <= 0:
        raise MeetingRefused(
            marked(
                "Vous ne pouvez plus demander de rencontre ce mois-ci (limite : %(limit)s). "
                "Attendez le mois prochain, ou appelez un conseiller."
            ),
            limit=employer.requests_a_month,
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
    soon = now + SECOND_THOUGHTS  # a request that is cancelled at once reaches nobody
    post_to_person(
        session, EmailKind.MEETING, person_id=person_id, key=str(row.id), about=row.id, now=now, send_after=soon
    )
    return row.id


def cancel_request(session: Session, opening: Opening, meeting_id: int, *, account: Account, now: datetime) -> None:
    """Takes back a request of the opening: it is given back, and nobody can answer it any more.

    Whether it was answered with a no does not show. Raises MeetingRefused where it is over, or the answer was yes.
    """
    row = session.get(MeetingRow, meeting_id, with_for_update=True)
    if row is None or row.opening_id != opening.id:
        raise MeetingRefused(marked("Cette demande n'est pas dans votre liste."))
    consent = Consent(ConsentState(row.state), row.expires_at).at(now)
    progress = _progress(consent.state, row.asked_at, row.cancelled_at, now)
    if progress is Progress.AGREED:
        raise MeetingRefused(marked("La personne vient de dire oui : appelez-la, ou appelez son conseiller."))
    if progress is not Progress.WAITING:
        raise MeetingRefused(marked("Cette demande est déjà finie. Il n'y a plus rien à annuler."))
    if consent.state is ConsentState.ASKED:
        row.state = consent.after(ConsentEvent.CANCEL, now=now).state.value
    row.cancelled_at = now
    session.flush()
    subject = str(session.get_one(PersonRow, row.person_id).pseudonym)
    record(session, Action.CANCELLED_REQUEST, account=account, now=now, subject=subject, meeting=meeting_id)


def requests_left(session: Session, employer_id: int, *, now: datetime) -> int:
    """How many people the employer may still ask to meet this month, as months go in France."""
    month = month_in_france(now)
    counted = select(func.count(), func.count(MeetingRow.cancelled_at)).where(
        MeetingRow.employer_id == employer_id, MeetingRow.asked_at >= month
    )
    asked, cancelled = session.execute(counted).one()
    allowed = session.get_one(EmployerRow, employer_id).requests_a_month
    return max(0, min(allowed - (asked - cancelled), MOST_ASKED * allowed - asked))


def meetings_of_employer(
    session: Session, employer_id: int, *, now: datetime, opening_id: int | None = None
) -> tuple[MeetingOfEmployer, ...]:
    """What this employer asked for, or for one opening of theirs, newest first; 200 at most."""
    asked = {"employer_id": employer_id, "opening_id": opening_id}
    found = []
    for row in session.execute(queries()["meetings_of_employer"], asked):
        state = Consent(ConsentState(row.state), row.expires_at).at(now).state
        progress = _progress(state, row.asked_at, row.cancelled_at, now)
        agreed = progress is Progress.AGREED
        found.append(
            MeetingOfEmployer(
                id=row.id,
                opening_id=row.opening_id,
                opening=row.opening,
                reference=reference_of(row.opening_key, row.pseudonym),
                message=row.message,
                progress=progress,
                asked_at=row.asked_at,
                answered_at=row.answered_at if agreed else None,
                expires_at=row.expires_at if agreed else row.asked_at + LASTS,
                again_at=row.asked_at + ASKED_ONCE_IN,
                is_silent=progress is Progress.WAITING and now - row.asked_at >= SILENT_AFTER,
            )
        )
    return tuple(found)


def _progress(state: ConsentState, asked_since: datetime, cancelled_at: datetime | None, now: datetime) -> Progress:
    """Out of the state as it stands at `now`: whatever is no yes that stands is told by the days alone."""
    if state is ConsentState.GIVEN:
        return Progress.AGREED
    if cancelled_at is not None:
        return Progress.CANCELLED
    return Progress.OVER if now >= asked_since + LASTS else Progress.WAITING


def _person_listed(session: Session, opening_id: int, reference: str, *, now: datetime) -> tuple[int, UUID]:
    wanted = reference.strip().upper()
    for row in session.execute(queries()["people_listed"], {"opening_id": opening_id, "since": now - LISTED_FOR}):
        if reference_of(row.opening_key, row.pseudonym) == wanted:
            return row.person_id, row.pseudonym
    raise MeetingRefused(marked("Cette personne n'est plus dans la liste. Ouvrez la liste à nouveau."))


def _hold_once(session: Session, opening: Opening, person_id: int, *, now: datetime) -> None:
    """Raises MeetingRefused where the employer asked the person a short while ago, whatever the answer."""
    asked = select(MeetingRow.opening_id).where(
        MeetingRow.employer_id == opening.employer_id,
        MeetingRow.person_id == person_id,
        MeetingRow.asked_at > now - ASKED_ONCE_IN,
    )
    openings = set(session.scalars(asked))
    if opening.id in openings:
        raise MeetingRefused(
            marked("Vous avez déjà demandé à rencontrer cette personne. Attendez %(days)s jours entre deux demandes."),
            days=ASKED_ONCE_IN.days,
        )
    if openings:
        raise MeetingRefused(
            marked(
                "Vous avez déjà demandé à rencontrer cette personne, pour une autre de vos offres. "
                "Rien n'est parti, et rien n'est compté."
            )
        )
