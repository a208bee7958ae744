"""What a person keeps to look at again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.queries import queries
from store.tables import OpportunityRow, SavedRow

MOST_SAVED = 200
"""More would be a list that nobody reads again."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An opportunity kept by a person, as a list shows it."""

    opportunity_id: int
    saved_at: datetime
    title: str
    kind: str
    employer: str | None
    place: str | None
    is_gone: bool


def save(session: Session, person_id: int, opportunity_ids: Iterable[int], *, now: datetime) -> int:
    """How many of these opportunities are kept now and were not before.

    What does not exist is left out, and so is what would be more than 200. Serves too when somebody signs in whose
    browser had kept some.
    """
    kept = saved_ids(session, person_id)
    wanted = [one for one in dict.fromkeys(opportunity_ids) if one not in kept][: MOST_SAVED - len(kept)]
    known = session.scalars(select(OpportunityRow.id).where(OpportunityRow.id.in_(wanted)).order_by(OpportunityRow.id))
    rows = [{"person_id": person_id, "opportunity_id": one, "saved_at": now} for one in known]
    if not rows:
        return 0
    added = insert(SavedRow).on_conflict_do_nothing().returning(SavedRow.opportunity_id)
    return len(session.scalars(added, rows).all())


def unsave(session: Session, person_id: int, opportunity_id: int) -> bool:
    """Whether the person kept the opportunity, and does no longer."""
    gone = delete(SavedRow).where(SavedRow.person_id == person_id, SavedRow.opportunity_id == opportunity_id)
    return session.scalar(gone.returning(SavedRow.opportunity_id)) is not None


def saved_ids(session: Session, person_id: int) -> frozenset[int]:
    """The ids of what the person keeps."""
    chosen = select(SavedRow.opportunity_id).where(SavedRow.person_id == person_id).limit(MOST_SAVED)
    return frozenset(session.scalars(chosen))


def saved_of(session: Session, person_id: int) -> tuple[Saved, ...]:
    """What the person keeps, the last kept first, what is gone included; 200 at most."""
    rows = session.execute(queries()["saved_of"], {"person_id": person_id, "limit": MOST_SAVED}).mappings()
    return tuple(Saved(**row) for row in rows)
