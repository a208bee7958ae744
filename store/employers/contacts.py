"""Whom a counsellor calls about an offer published here: the employer's own people, told to counsellors alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from store.queries import queries


@dataclass(frozen=True, slots=True)
class EmployerContact:
    """An employer with an account, who recruits for it and its telephone, where they are known."""

    employer_id: int
    employer: str
    recruiter: str | None
    phone: str | None


def employer_contacts(session: Session, opportunity_ids: Sequence[int]) -> dict[int, EmployerContact]:
    """Those of these opportunities whose employer has an account, each with whom to call."""
    rows = session.execute(queries()["employer_contacts"], {"ids": list(opportunity_ids)}).mappings()
    return {
        row["opportunity_id"]: EmployerContact(row["employer_id"], row["employer"], row["recruiter"], row["phone"])
        for row in rows
    }
