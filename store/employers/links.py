"""Employers who open their account by themselves: what they typed waits in a link, and is opened where it is followed.

    form → link → employer and recruiter

Until then no address is anybody's and no SIRET is taken: whoever types those of others opens nothing.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from store.accounts.account import Account, account_of_row, hashed, new_secret, user_by_email
from store.employers.enrolment import Nature, NewEmployer, open_employer, open_recruiter
from store.tables import EmployerLinkRow

EMPLOYER_MINUTES = 60
"""How long a link opens the account: one has to find the message."""


def create_employer_link(session: Session, new: NewEmployer, *, email: str, person: str, now: datetime) -> str:
    """The secret of a link that opens the employer's account for `person`; only its hash is stored."""
    secret = new_secret()
    session.add(
        EmployerLinkRow(
            secret_hash=hashed(secret),
            email=email.lower(),
            person=person,
            name=new.name,
            siret=new.siret,
            insee=new.insee,
            phone=new.phone,
            nature=new.nature,
            created_at=now,
            expires_at=now + timedelta(minutes=EMPLOYER_MINUTES),
        )
    )
    session.flush()
    return secret


def employer_links_since(session: Session, *, email: str, since: datetime) -> int:
    """How many links were made for the address since then."""
    counted = select(func.count()).where(EmployerLinkRow.email == email.lower(), EmployerLinkRow.created_at >= since)
    return session.scalar(counted) or 0


def employer_to_open(session: Session, *, secret: str, now: datetime) -> str | None:
    """The name of the employer that the link would open; None where it opens none. Looking uses nothing up."""
    row = session.get(EmployerLinkRow, hashed(secret))
    return row.name if row is not None and row.expires_at > now else None


def open_by_link(session: Session, *, secret: str, now: datetime) -> Account | None:
    """The account of who recruits for the employer open now, and the link is used up; None where it opens nothing.

    Where the address has an account by now, it is that one. Raises SiretKnown where the employer has another by now.
    """
    used = delete(EmployerLinkRow).where(
        EmployerLinkRow.secret_hash == hashed(secret), EmployerLinkRow.expires_at > now
    )
    link = session.execute(
        used.returning(
            EmployerLinkRow.email,
            EmployerLinkRow.person,
            EmployerLinkRow.name,
            EmployerLinkRow.siret,
            EmployerLinkRow.insee,
            EmployerLinkRow.phone,
            EmployerLinkRow.nature,
        )
    ).one_or_none()
    if link is None:
        return None
    known = user_by_email(session, link.email)
    if known is not None:
        return account_of_row(session, known)
    nature = None if link.nature is None else Nature(link.nature)
    new = NewEmployer(name=link.name, siret=link.siret, insee=link.insee, phone=link.phone, nature=nature)
    employer_id = open_employer(session, new, account=None, now=now)
    return open_recruiter(session, employer_id, email=link.email, name=link.person, now=now)
