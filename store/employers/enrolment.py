"""Employers' accounts, opened by themselves or by a counsellor on the phone; approved by others (`employer`).

EmployerFault
├── SiretKnown       an employer of this SIRET has an account already
├── AddressInUse     the e-mail address has an account already
└── NoSuchRecruiter  nobody recruits with this e-mail address
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from kit import fold, marked
from store.accounts.account import Account, Role, account_of_row, user_by_email
from store.audit.log import Action, record
from store.employers.publishing import close_openings, rename_openings, renumber_openings
from store.errors import ToldError
from store.only_one import write_unless_taken
from store.tables import EmployerRow, OpeningSheetRow, UserRow

USUAL_REQUESTS = 10
"""How many requests to meet a month an employer has unless somebody says otherwise."""
UNUSED_FOR = timedelta(days=60)
"""How long an account waits that nobody approves and in which nothing is written."""
_CLOSED_AT_ONCE = 200


class EmployerFault(ToldError):
    """The root of the tree."""


class SiretKnown(EmployerFault):
    """An employer of this SIRET has an account already."""


class AddressInUse(EmployerFault):
    """The e-mail address has an account already."""


class NoSuchRecruiter(EmployerFault):
    """Nobody recruits with this e-mail address."""


_OF_PUBLIC_BODIES = ("1", "2")
"""What the SIRET of a public body begins with."""


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
    takes_volunteers: bool
    """Whether who approved it marked it as an association or a commune, or its SIRET tells a public body."""
    says_association: bool
    """Whether it says that it is one, and nobody has called it yet."""


class Nature(StrEnum):
    """What an employer says it is."""

    COMPANY = "company"
    ASSOCIATION = "association"
    COMMUNE = "commune"
    """Or another public body."""


@dataclass(frozen=True, slots=True)
class NewEmployer:
    """What opens an account; `siret` has 14 digits, None for an association without one; `phone` may be empty."""

    name: str
    siret: str | None
    insee: str
    phone: str
    nature: Nature | None = None
    """What it says it is; None where nobody said."""


@dataclass(frozen=True, slots=True)
class Recruiter:
    """Somebody who signs in for an employer."""

    user_id: int
    name: str
    email: str | None


def check_siret(session: Session, siret: str | None) -> None:
    """Raises SiretKnown where an employer of this SIRET has an account."""
    known = select(EmployerRow.id).where(EmployerRow.siret == siret)
    if siret is not None and session.scalar(known) is not None:
        raise SiretKnown(marked("Cette entreprise a déjà un compte ici. Connectez-vous, ou appelez un conseiller."))


def open_employer(session: Session, new: NewEmployer, *, account: Account | None, now: datetime) -> int:
    """The number of a new employer that waits for an approval; `account` is the counsellor who opens it for them.

    Raises SiretKnown.
    """
    check_siret(session, new.siret)
    row = EmployerRow(
        name=new.name,
        siret=new.siret,
        insee=new.insee,
        phone=new.phone or None,
        nature=new.nature,
        opened_by=None if account is None else account.user_id,
        opened_at=now,
    )
    if not write_unless_taken(session, row):
        raise SiretKnown(marked("Cette entreprise a déjà un compte ici. Connectez-vous, ou appelez un conseiller."))
    record(session, Action.OPENED_EMPLOYER, account=account, now=now, subject=f"employer:{row.id}")
    return row.id


def open_recruiter(session: Session, employer_id: int, *, email: str, name: str, now: datetime) -> Account:
    """The account of somebody who recruits for an employer and signs in with `email`. Raises AddressInUse."""
    row = UserRow(
        pseudonym=uuid4(),
        email=email.strip().lower(),
        name=name,
        role=Role.RECRUITER.value,
        employer_id=employer_id,
        created_at=now,
    )
    if user_by_email(session, email) is not None or not write_unless_taken(session, row):
        raise AddressInUse(marked("Cette adresse a déjà un compte. Connectez-vous avec elle, ou donnez-en une autre."))
    account = account_of_row(session, row)
    record(session, Action.OPENED_ACCOUNT, account=account, now=now, subject=str(row.pseudonym), role=row.role)
    return account


def close_recruiter(session: Session, *, email: str, now: datetime, by: Account) -> None:
    """Nobody recruits with `email` any more. With the last account of an employer, all that it published is taken off,
    and it goes too where it was never of use. Raises NoSuchRecruiter and CatalogueBusy."""
    user = user_by_email(session, email)
    if user is None or user.employer_id is None:
        raise NoSuchRecruiter(marked("Aucun employeur n'entre ici avec cette adresse."))
    employer_id = user.employer_id
    record(session, Action.CLOSED_ACCOUNT, account=by, now=now, subject=str(user.pseudonym))
    session.delete(user)
    session.flush()
    is_left = session.scalar(select(UserRow.id).where(UserRow.employer_id == employer_id).limit(1)) is not None
    if not is_left:
        close_openings(session, employer_id, now=now)
        _close_employers(session, _unused().where(EmployerRow.id == employer_id), by=by, now=now)


def close_unused_employers(session: Session, *, now: datetime) -> int:
    """How many employers that nobody approved, and that wrote nothing in 60 days, are gone with who recruits there."""
    unused = _unused().where(EmployerRow.opened_at < now - UNUSED_FOR, EmployerRow.closed_at.is_(None))
    return _close_employers(session, unused, by=None, now=now)


def _unused() -> Select[int]:
    """Employers that opened an account by themselves, that nobody approved and for whom no opening was written."""
    wrote = select(OpeningSheetRow.id).where(OpeningSheetRow.employer_id == EmployerRow.id)
    return (
        select(EmployerRow.id)
        .where(EmployerRow.approved_at.is_(None), EmployerRow.opened_by.is_(None), ~wrote.exists())
        .order_by(EmployerRow.id)
        .limit(_CLOSED_AT_ONCE)
        .with_for_update(of=EmployerRow)
    )


def _close_employers(session: Session, chosen: Select[int], *, by: Account | None, now: datetime) -> int:
    closed = session.scalars(chosen).all()
    for employer_id in closed:
        record(session, Action.CLOSED_EMPLOYER, account=by, now=now, subject=f"employer:{employer_id}")
    session.execute(delete(EmployerRow).where(EmployerRow.id.in_(closed)))
    return len(closed)


def change_employer(
    session: Session, account: Account, *, person: str, name: str, insee: str, phone: str, now: datetime
) -> bool:
    """Whether the employer of a recruiter, changed so, has to be called again: it has another name than was approved.

    Its offers follow the name, and the number where they show it; accents and capitals make no other name. Raises
    LookupError where it is gone, and CatalogueBusy.
    """
    row = session.get(EmployerRow, account.employer_id, with_for_update={"key_share": True})
    if row is None or row.closed_at is not None:
        raise LookupError(f"no employer {account.employer_id}")
    is_another = fold(name) != fold(row.name)
    calls_again = is_another and row.approved_at is not None
    if calls_again:
        row.approved_at = row.approved_by = None
    if name != row.name:
        row.name = name
        rename_openings(session, row.id, name, now=now)
    if row.phone and phone and phone != row.phone:
        renumber_openings(session, row.id, old=row.phone, new=phone)
    row.insee, row.phone = insee, phone
    session.get_one(UserRow, account.user_id).name = person
    record(session, Action.CHANGED_EMPLOYER, account=account, now=now, subject=f"employer:{row.id}", named=is_another)
    return calls_again


def recruiters_of(session: Session, employer_id: int) -> tuple[Recruiter, ...]:
    """Who signs in for the employer, who came first before; 20 at most."""
    rows = select(UserRow).where(UserRow.employer_id == employer_id).order_by(UserRow.id).limit(20)
    return tuple(Recruiter(one.id, one.name, one.email) for one in session.scalars(rows))


def employer_of(session: Session, employer_id: int) -> EnrolledEmployer | None:
    """The employer of this number, unless it left."""
    row = session.get(EmployerRow, employer_id)
    if row is None or row.closed_at is not None:
        return None
    return EnrolledEmployer(
        id=row.id,
        name=row.name,
        siret=row.siret,
        insee=row.insee,
        phone=row.phone,
        approved_at=row.approved_at,
        takes_volunteers=row.takes_volunteers or (row.siret or "").startswith(_OF_PUBLIC_BODIES),
        says_association=row.approved_at is None and row.nature in (Nature.ASSOCIATION, Nature.COMMUNE),
    )
