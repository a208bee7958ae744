"""The contacts with somebody followed: when, how, and a word on what was agreed, which the person may read too."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import case, delete, func, select, update
from sqlalchemy.orm import Session

from store.tables import ContactRow, PersonRow

MOST_KEPT = 10
"""Contacts of a person that keep their word: an older one goes when another is noted."""


class Medium(StrEnum):
    """How somebody was met or spoken to."""

    PHONE = "phone"
    VISIT = "visit"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as it was noted; neither how nor a word where only the day was."""

    id: int
    at: datetime
    medium: Medium | None
    words: str | None


def note_contact(
    session: Session, person_id: int, *, at: datetime, medium: Medium | None = None, words: str | None = None
) -> int:
    """The number of the contact, which is now noted. The last contact of the person is the latest one known."""
    row = ContactRow(person_id=person_id, at=at, medium=medium.value if medium else None, words=words)
    session.add(row)
    session.flush()
    session.execute(
        update(PersonRow)
        .where(PersonRow.id == person_id)
        .values(last_contact_at=func.greatest(PersonRow.last_contact_at, at))
    )
    kept = (
        select(ContactRow.id)
        .where(ContactRow.person_id == person_id)
        .order_by(ContactRow.at.desc(), ContactRow.id.desc())
        .limit(MOST_KEPT)
    )
    session.execute(delete(ContactRow).where(ContactRow.person_id == person_id, ContactRow.id.not_in(kept)))
    return row.id


def take_back_contact(session: Session, person_id: int, contact_id: int) -> bool:
    """Whether it was a contact of this person; it is gone, and the last one is the latest that is left.

    Who opened their space by themself was heard of that day; of all others, None is left where no contact is.
    """
    gone = delete(ContactRow).where(ContactRow.id == contact_id, ContactRow.person_id == person_id)
    if session.scalar(gone.returning(ContactRow.id)) is None:
        return False
    latest = select(func.max(ContactRow.at)).where(ContactRow.person_id == person_id).scalar_subquery()
    opened = case((PersonRow.file_consent_at.is_not(None), PersonRow.created_at))
    session.execute(
        update(PersonRow).where(PersonRow.id == person_id).values(last_contact_at=func.greatest(latest, opened))
    )
    return True


def contacts_of(session: Session, person_id: int) -> tuple[Contact, ...]:
    """The contacts noted of the person, the latest first."""
    rows = session.scalars(
        select(ContactRow)
        .where(ContactRow.person_id == person_id)
        .order_by(ContactRow.at.desc(), ContactRow.id.desc())
        .limit(MOST_KEPT)
    )
    return tuple(Contact(row.id, row.at, Medium(row.medium) if row.medium else None, row.words) for row in rows)
