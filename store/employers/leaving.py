"""Somebody who recruits leaves, and the employer with the last of them: what ends, what is forgotten, what stays.

account   ──► gone: name, e-mail address, sessions, letters
employer  ──► its offers closed, its drafts, number and SIRET forgotten; requests over, names told to it forgotten
its name  ──► stays with the requests, for the people whom it asked; then it goes too
"""

from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from store.accounts.account import Account
from store.audit.log import Action, record
from store.employers.publishing import close_openings
from store.meetings.consent import OPEN_STATES, Consent, ConsentEvent, ConsentState
from store.tables import EmployerLinkRow, EmployerRow, MeetingRow, OpeningSheetRow, UserRow

_AT_ONCE = 200


def is_last_recruiter(session: Session, account: Account) -> bool:
    """Whether nobody else signs in for the employer of this account, so that it leaves with them."""
    others = select(UserRow.id).where(UserRow.employer_id == account.employer_id, UserRow.id != account.user_id)
    return account.employer_id is not None and session.scalar(others.limit(1)) is None


def leave(session: Session, account: Account, *, now: datetime) -> None:
    """The account of somebody who recruits is gone, and its employer closed where nobody else signs in for it."""
    closes = is_last_recruiter(session, account)
    user = session.get_one(UserRow, account.user_id)
    record(session, Action.CLOSED_ACCOUNT, account=account, now=now, subject=str(account.pseudonym))
    if user.email is not None:
        session.execute(delete(EmployerLinkRow).where(EmployerLinkRow.email == user.email))
    session.delete(user)
    session.flush()
    if closes and account.employer_id is not None:
        _close(session, account.employer_id, account=account, now=now)


def forget_closed_employers(session: Session) -> int:
    """How many employers that left are gone for good, for nobody whom they asked to meet is here any more."""
    asked = exists().where(MeetingRow.employer_id == EmployerRow.id)
    chosen = select(EmployerRow.id).where(EmployerRow.closed_at.is_not(None), ~asked).limit(_AT_ONCE)
    return len(session.scalars(delete(EmployerRow).where(EmployerRow.id.in_(chosen)).returning(EmployerRow.id)).all())


def _close(session: Session, employer_id: int, *, account: Account, now: datetime) -> None:
    row = session.get_one(EmployerRow, employer_id, with_for_update={"key_share": True})
    close_openings(session, employer_id, now=now)
    session.execute(delete(OpeningSheetRow).where(OpeningSheetRow.employer_id == employer_id))
    _end_requests(session, employer_id, now=now)
    row.siret = row.insee = row.phone = row.approved_at = row.approved_by = row.nature = None
    row.closed_at = now
    session.flush()
    record(session, Action.CLOSED_EMPLOYER, account=account, now=now, subject=f"employer:{employer_id}")


def _end_requests(session: Session, employer_id: int, *, now: datetime) -> None:
    """What waits, and every yes, is over: the person reads that the employer cancelled; a name told is forgotten."""
    still = [state.value for state in OPEN_STATES]
    rows = select(MeetingRow).where(MeetingRow.employer_id == employer_id, MeetingRow.state.in_(still))
    for row in session.scalars(rows.with_for_update()):
        consent = Consent(ConsentState(row.state), row.expires_at).at(now)
        row.told_name = row.told_contact = None
        if consent.state in OPEN_STATES:
            consent = consent.after(ConsentEvent.CANCEL, now=now)
            row.cancelled_at = now
        row.state = consent.state.value
    session.execute(update(MeetingRow).where(MeetingRow.employer_id == employer_id).values(message=None))
