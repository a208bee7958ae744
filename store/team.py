"""The counsellors as their team lead sees them: how many people each follows and has something for; nobody's data."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from store.queries import queries


@dataclass(frozen=True, slots=True)
class Desk:
    """A counsellor and their people, counted."""

    counsellor: str
    people: int
    with_news: int
    """People for whom something new that suits them well waits for a decision."""
    silent: int
    """People of whom nothing was heard for long."""


def desks(
    session: Session, *, lead_id: int, fresh_since: datetime, good_score: float, silent_since: datetime
) -> tuple[Desk, ...]:
    """Each counsellor of this team lead, those with the most people first; 200 at most."""
    asked = {"lead_id": lead_id, "fresh_since": fresh_since, "good_score": good_score, "silent_since": silent_since}
    return tuple(Desk(**row) for row in session.execute(queries()["desks"], asked).mappings())
