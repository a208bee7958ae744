"""Accounts of staff, as whoever runs the service keeps them: opened, put under a team lead, listed, closed.

StaffFault
├── AddressTaken    the e-mail address has an account already
├── NoSuchAccount   no account of staff has this e-mail address
├── NoTeamLead      the account given as a team lead is none
└── StillFollows    somebody is still followed by the account to close
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, aliased

from kit import marked
from store.accounts.account import STAFF, Account, Role, user_by_email
from store.audit.log import Action, record
from store.errors import ToldError
from store.only_one import write_unless_taken
from store.tables import PersonRow, UserRow

_MOST = 1_000


class StaffFault(ToldError):
    """The root of the tree."""


class AddressTaken(StaffFault):
    """The e-mail address has an account already."""


class NoSuchAccount(StaffFault):
    """No account of staff has this e-mail address."""


class NoTeamLead(StaffFault):
    """The account given as a team lead is none."""


class StillFollows(StaffFault):
    """Somebody is still followed by the account to close."""


@dataclass(frozen=True, slots=True)
class Member:
    """An account of staff."""

    name: str
    email: str
    role: Role
    lead: str | None
    """The e-mail address of a counsellor's team lead."""
    people: int
    """How many people they follow."""
    seen_at: datetime | None
    """When they were last here; None where they never were."""


def open_account(
    session: Session,
    *,
    email: str,
    name: str,
    role: Role,
    lead: str | None,
    now: datetime,
    by: Account | None = None,
) -> None:
    """Opens an account that signs in with `email`. Raises AddressTaken, NoSuchAccount, NoTeamLead.

    `by` is who opens it; None for what is typed on the server itself.
    """
    row = UserRow(pseudonym=uuid4(), email=email.strip().lower(), name=name, role=role.value, created_at=now)
    row.lead_id = None if lead is None else _team_lead(session, lead).id
    if user_by_email(session, email) is not None or not write_unless_taken(session, row):
        raise AddressTaken(
            marked("%(email)s a déjà un compte. Donnez une autre adresse, ou gardez ce compte."), email=email
        )
    record(session, Action.OPENED_ACCOUNT, account=by, now=now, subject=str(row.pseudonym), role=role.value)


def put_under(session: Session, *, email: str, lead: str) -> None:
    """The account is in the team of `lead` from now on. Raises NoSuchAccount, NoTeamLead."""
    _member(session, email).lead_id = _team_lead(session, lead).id


def close_account(session: Session, *, email: str, now: datetime, by: Account | None = None) -> None:
    """The account is gone, with its sessions and all its ways in. Raises NoSuchAccount, StillFollows."""
    row = _member(session, email)
    session.refresh(row, with_for_update=True)  # nobody is handed over to the account from here on
    people = session.scalar(select(func.count()).where(PersonRow.counsellor_id == row.id)) or 0
    if people:
        raise StillFollows(
            marked("Personnes que suit encore %(name)s : %(count)s. Confiez-les d'abord à quelqu'un d'autre."),
            name=row.name,
            count=people,
        )
    record(session, Action.CLOSED_ACCOUNT, account=by, now=now, subject=str(row.pseudonym))
    session.execute(delete(UserRow).where(UserRow.id == row.id))


def staff(session: Session) -> tuple[Member, ...]:
    """The accounts of staff by role and name; 1,000 at most."""
    lead = aliased(UserRow)
    people = select(func.count()).where(PersonRow.counsellor_id == UserRow.id).scalar_subquery()
    rows = session.execute(
        select(UserRow.name, UserRow.email, UserRow.role, lead.email, people, UserRow.seen_at)
        .outerjoin(lead, lead.id == UserRow.lead_id)
        .where(UserRow.role.in_(STAFF), UserRow.email.is_not(None))
        .order_by(UserRow.role, UserRow.name, UserRow.id)
        .limit(_MOST)
    )
    return tuple(
        Member(name=name, email=email, role=Role(role), lead=lead_email, people=count, seen_at=seen_at)
        for name, email, role, lead_email, count, seen_at in rows
    )


def _member(session: Session, email: str) -> UserRow:
    row = user_by_email(session, email)
    if row is None or row.role not in STAFF:
        raise NoSuchAccount(marked("Personne ne travaille ici avec l'adresse %(email)s. Vérifiez-la."), email=email)
    return row


def _team_lead(session: Session, email: str) -> UserRow:
    row = _member(session, email)
    if row.role != Role.TEAM_LEAD:
        raise NoTeamLead(
            marked("%(name)s n'est pas responsable d'équipe. Donnez l'adresse de quelqu'un qui l'est."), name=row.name
        )
    return row
