"""The people a counsellor follows, as shown to the counsellor: what is known, and the changes made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from geo import Means, Mode
from store.queries import queries
from store.tables import MeansRow, PersonRow


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as their counsellor sees them in a list."""

    id: int
    pseudonym: UUID
    first_name: str
    counsellor_id: int | None
    insee: str
    place: str
    stage: str | None
    means: tuple[Means, ...]
    wishes: tuple[str, ...]
    ranked: bool
    shortlist_consent_at: datetime | None
    last_contact_at: datetime | None


def people_of(session: Session, counsellor_id: int) -> tuple[PersonCard, ...]:
    """The people this counsellor follows, by first name; 500 at most."""
    return _cards(session, {"ids": [], "counsellor_id": counsellor_id})


def person_card(session: Session, person_id: int) -> PersonCard | None:
    """One person, whoever follows them."""
    found = _cards(session, {"ids": [person_id], "counsellor_id": None})
    return found[0] if found else None


def change_means(session: Session, person_id: int, means: Sequence[Means]) -> None:
    """The person's means are these and no others."""
    session.execute(delete(MeansRow).where(MeansRow.person_id == person_id))
    rows = [{"person_id": person_id, "mode": one.mode.value, "max_minutes": one.max_minutes} for one in means]
    if rows:
        session.execute(insert(MeansRow), rows)


def change_stage(session: Session, person_id: int, stage: str | None) -> None:
    """The person's stage is this one; None is "not said"."""
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(stage=stage))


def change_shortlist_consent(session: Session, person_id: int, *, since: datetime | None) -> None:
    """The person agrees to appear in shortlists without a name since then; None where they do not, or no longer."""
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(shortlist_consent_at=since))


def change_ranking(session: Session, person_id: int, *, ranked: bool) -> None:
    """The person's list is ranked, or goes by distance."""
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(ranked=ranked))


def _cards(session: Session, asked: dict[str, Any]) -> tuple[PersonCard, ...]:
    rows = session.execute(queries()["people_cards"], asked).mappings()
    return tuple(
        PersonCard(
            **{
                **row,
                "means": tuple(Means(Mode(one["mode"]), one["max_minutes"]) for one in row["means"]),
                "wishes": tuple(row["wishes"]),
            }
        )
        for row in rows
    )
