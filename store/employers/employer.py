"""Employers with an account, and their approval by somebody who knows them: no shortlist and no name before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.employers.enrolment import Nature
from store.employers.publishing import close_openings, show_approval
from store.mail.outbox import EmailKind, post, post_to_employer
from store.queries import queries
from store.tables import EmployerRow, UserRow

MOST_REQUESTS = 100
"""How many requests to meet a month may be allowed at most."""


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer as whoever approves it sees it."""

    id: int
    name: str
    siret: str | None
    phone: str | None
    place: str | None
    approved_at: datetime | None
    requests_a_month: int
    takes_volunteers: bool
    """Whether it is marked as an association or a commune, which alone may ask for volunteers."""
    nature: Nature | None
    """What it said it is, to be asked on the phone; None where nobody said."""
    recruiters: tuple[str, ...]
    """The people who recruit for it: name and e-mail address."""
    openings: tuple[str, ...]
    """The titles of its newest live openings, 5 at most."""


def employers(session: Session, *, name: str = "") -> tuple[Employer, ...]:
    """Employers whose name holds `name`: those that wait for approval first; 200 at most."""
    rows = session.execute(queries()["employers_to_approve"], {"name": name}).mappings()
    return tuple(_employer(dict(row)) for row in rows)


def _employer(row: dict[str, Any]) -> Employer:
    nature = None if row["nature"] is None else Nature(row["nature"])
    return Employer(
        **{**row, "nature": nature, "recruiters": tuple(row["recruiters"]), "openings": tuple(row["openings"])}
    )


def approve_employer(
    session: Session,
    employer_id: int,
    *,
    requests_a_month: int,
    takes_volunteers: bool = False,
    account: Account,
    now: datetime,
) -> bool:
    """Whether there is such an employer: it is approved from now on, for so many requests to meet a month, and told so.
    What it publishes says no longer that nobody checked it, and is told of as news. Raises CatalogueBusy.

    Where it is approved already, only its limits change: who approved it stays. `takes_volunteers`: it is an
    association or a commune, and may ask for volunteers.
    """
    row = session.get(EmployerRow, employer_id, with_for_update={"key_share": True})
    if row is None or row.closed_at is not None:
        return False
    is_new = row.approved_at is None
    if is_new:
        row.approved_at, row.approved_by = now, account.user_id
        show_approval(session, employer_id)
        post_to_employer(
            session, EmailKind.APPROVED, employer_id=employer_id, key=now.isoformat(), about=employer_id, now=now
        )
    row.requests_a_month = requests_a_month
    row.takes_volunteers = takes_volunteers
    record(
        session,
        Action.APPROVED_EMPLOYER if is_new else Action.CHANGED_LIMIT,
        account=account,
        now=now,
        subject=f"employer:{employer_id}",
        requests_a_month=requests_a_month,
        takes_volunteers=takes_volunteers,
    )
    return True


def knows_employer(session: Session, employer_id: int, *, account: Account) -> bool:
    """Whether the account opened the employer's, or gave it the approval that it has now."""
    row = session.get(EmployerRow, employer_id)
    return row is not None and account.user_id in (row.opened_by, row.approved_by)


def approver_of(session: Session, employer_id: int) -> str | None:
    """The counsellor who gave the employer the approval that it has; None where none did, or they left."""
    found = select(UserRow.name).join(EmployerRow, EmployerRow.approved_by == UserRow.id)
    return session.scalar(found.where(EmployerRow.id == employer_id, UserRow.role == Role.COUNSELLOR))


def note_link(session: Session, employer_id: int, *, recruiter: int, account: Account, now: datetime) -> None:
    """Writes down that the account was shown a link that signs in as a recruiter, and lets a letter tell them of it."""
    record(session, Action.GAVE_LINK, account=account, now=now, subject=f"employer:{employer_id}")
    post(session, EmailKind.GAVE_LINK, user_id=recruiter, key=now.isoformat(), about=account.user_id, now=now)


def end_approval(session: Session, employer_id: int, *, closes_openings: bool, account: Account, now: datetime) -> bool:
    """Whether there is such an employer: it sees no shortlist and no name from now on. Its openings are taken off where
    that is asked; else they say that nobody checked it, and are news to nobody. Raises CatalogueBusy."""
    row = session.get(EmployerRow, employer_id, with_for_update={"key_share": True})
    if row is None:
        return False
    row.approved_at = row.approved_by = None
    session.flush()
    if closes_openings:
        close_openings(session, employer_id, now=now)
    else:
        show_approval(session, employer_id)
    record(
        session,
        Action.ENDED_APPROVAL,
        account=account,
        now=now,
        subject=f"employer:{employer_id}",
        closed_openings=closes_openings,
    )
    return True
