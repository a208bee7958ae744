"""Requests of employers to meet somebody of a shortlist, and the person's consent to each (R3)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from store.meetings.consent import ConsentState
from store.tables.base import Base, Key, one_of

_STATES = tuple(state.value for state in ConsentState)


class MeetingRow(Base):
    """An employer asked to meet somebody for an opening: where the consent stands (`consent`), what it tells."""

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint(one_of("state", _STATES), name="state"),
        CheckConstraint(
            "case when state = 'given' then told_name is not null and told_contact is not null "
            "else told_name is null and told_contact is null end",
            name="told",
        ),
        Index("ix_meetings_person_id", "person_id"),
        Index("ix_meetings_opening_id", "opening_id"),
        Index("ix_meetings_asked_by", "asked_by"),
        Index("ix_meetings_employer_id_asked_at", "employer_id", "asked_at"),
        Index("ix_meetings_expires_at", "expires_at", postgresql_where="state in ('asked', 'given')"),
        Index(
            "uq_meetings_opening_id_person_id",
            "opening_id",
            "person_id",
            unique=True,
            postgresql_where="state in ('asked', 'given')",
        ),
        Index("ix_meetings_to_recall", "asked_at", postgresql_where="recalled_at is null"),
    )

    id: Mapped[Key]
    opening_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employers.id", ondelete="CASCADE"))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    message: Mapped[str | None]
    """The employer's own words to the person."""
    state: Mapped[str]
    told_name: Mapped[str | None]
    """What the employer may call the person: there while the consent is given, and in no other state."""
    told_contact: Mapped[str | None]
    """How the employer may reach them, in the person's words; likewise."""
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    """When the person said yes or no."""
    expires_at: Mapped[datetime]
    """When the question, or the yes, is over by itself."""
    recalled_at: Mapped[datetime | None]
    """When it was spoken of once more, to both sides, for no yes had come."""
    cancelled_at: Mapped[datetime | None]
    """When the employer took it back; the state says so too where nobody had answered yet."""
