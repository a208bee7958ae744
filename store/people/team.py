"""The counsellors as their team lead sees them: how many people each follows and has something for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.accounts.account import Role
from store.people.steps import claimed_places
from store.queries import queries
from store.tables import UserRow


@dataclass(frozen=True, slots=True)
class LedCounsellor:
    """A counsellor, for the one who leads their team."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A counsellor and their people, counted."""

    counsellor_id: int
    counsellor: str
    people: int
    with_news: int
    """People for whom something new that suits them well waits for a decision."""
    silent: int
    """People of whom nothing was heard for long."""
    without_stage: int
    """People whose stage is to be told."""


def desks(
    session: Session, *, lead_id: int, fresh_since: datetime, good_score: float, silent_since: datetime
) -> tuple[Desk, ...]:
    """Each counsellor of this team lead, those with the most people first; 200 at most."""
    asked = {
        "lead_id": lead_id,
        "fresh_since": fresh_since,
        "good_score": good_score,
        "silent_since": silent_since,
        "taken": sorted(claimed_places(session)),
    }
    return tuple(Desk(**row) for row in session.execute(queries()["desks"], asked).mappings())


def counsellor_led(session: Session, counsellor_id: int, *, lead_id: int) -> LedCounsellor | None:
    """The counsellor, where this team lead leads them."""
    chosen = select(UserRow.id, UserRow.name).where(
        UserRow.id == counsellor_id, UserRow.lead_id == lead_id, UserRow.role == Role.COUNSELLOR
    )
    found = session.execute(chosen).one_or_none()
    return None if found is None else LedCounsellor(id=found.id, name=found.name)
