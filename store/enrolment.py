"""Employers' accounts, opened by themselves or by a counsellor on the phone; approved by others (`store.employers`).

EmployerFault
├── SiretKnown      an employer of this SIRET has an account already
└── AddressInUse    the e-mail address has an account already
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kit import marked
from store.accounts import Account, Role, account_of_row, user_by_email
from store.audit import Action, record
from store.errors import ToldError
from store.tables import EmployerRow, UserRow

USUAL_REQUESTS = 10
"""How many requests to meet a month an employer has unless somebody says otherwise."""


class EmployerFault(ToldError):
    """The root of the tree."""


class SiretKnown(EmployerFault):
    """An employer of this SIRET has an account already."""


class AddressInUse(EmployerFault):
    """The e-mail address has an account already."""


@dataclass(frozen=True, slots=True)
class EnrolledEmployer:
    """An employer with an account, as they see themselves."""

    id: int
    name: str
    siret: str | None
    insee: str | None
    phone: str | None
    approved_at: datetime | None
    """When somebody approved it; None where it waits."""


@dataclass(frozen=True, slots=True)
class NewEmployer:
    """What opens an account; `siret` has 14 digits, None for an association without one; `phone` may be empty."""

    name: str
    siret: str | None
    insee: str
    phone: str


@dataclass(frozen=True, slots=True)
class Recruiter:
    """Somebody who signs in for an employer."""

    user_id: int
    name: str
    email: str | None


def open_employer(session: Session, new: NewEmployer, *, account: Account | None, now: datetime) -> int:
    """The number of a new employer that waits for an approval; `account` is the counsellor who opens it for them.

    Raises SiretKnown.
    """
    known = select(EmployerRow.id).where(EmployerRow.siret == new.siret)
    if new.siret is not None and session.scalar(known) is not None:
        raise SiretKnown(marked("Cette entreprise a déjà un compte ici. Connectez-vous, ou appelez un conseiller."))
    row = EmployerRow(
        name=new.name,
        siret=new.siret,
        insee=new.insee,
        phone=new.phone or None,
        opened_by=None if account is None else account.user_id,
        opened_at=now,
    )
    session.add(row)
    session.flush()
    record(session, Action.OPENED_EMPLOYER, account=account, now=now, subject=f"employer:{row.id}")
    return row.id


def open_recruiter(session: Session, employer_id: int, *, email: str, name: str, now: datetime) -> Account:
    """The account of somebody who recruits for an employer and signs in with `email`. Raises AddressInUse."""
    if user_by_email(session, email) is not None:
        raise AddressInUse(marked("Cette adresse a déjà un compte. Connectez-vous avec elle, ou donnez-en une autre."))
    row = UserRow(
        pseudonym=uuid4(),
        email=email.strip().lower(),
        name=name,
        role=Role.RECRUITER.value,
        employer_id=employer_id,
        created_at=now,
    )
    session.add(row)
    session.flush()
    account = account_of_row(session, row)
    record(session, Action.OPENED_ACCOUNT, account=account, now=now, subject=str(row.pseudonym), role=row.role)
    return account


def recruiters_of(session: Session, employer_id: int) -> tuple[Recruiter, ...]:
    """Who signs in for the employer, who came first before; 20 at most."""
    rows = select(UserRow).where(UserRow.employer_id == employer_id).order_by(UserRow.id).limit(20)
    return tuple(Recruiter(one.id, one.name, one.email) for one in session.scalars(rows))


def employer_of(session: Session, employer_id: int) -> EnrolledEmployer | None:
    """The employer of this number."""
    row = session.get(EmployerRow, employer_id)
    if row is None:
        return None
    return EnrolledEmployer(
        id=row.id, name=row.name, siret=row.siret, insee=row.insee, phone=row.phone, approved_at=row.approved_at
    )
