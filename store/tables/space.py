"""What a person keeps and does in their own space, and how a space is opened without a counsellor."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, one_of

STEPS = (
    "interested",
    "called",
    "applied",
    "interview",
    "taken",
    "started",
    "stopped",
    "refused",
    "no_answer",
    "missed",
)
MEDIA = ("phone", "visit", "message")


class SavedRow(Base):
    """An opportunity that a person keeps to look at again."""

    __tablename__ = "saved_opportunities"
    __table_args__ = (Index("ix_saved_opportunities_opportunity_id", "opportunity_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"), primary_key=True)
    saved_at: Mapped[datetime]


class StepRow(Base):
    """Something a person says they did about an opportunity: called, applied… The older steps stay."""

    __tablename__ = "person_steps"
    __table_args__ = (
        CheckConstraint(one_of("step", STEPS), name="step"),
        CheckConstraint("starts_at is null or (starts_at between 0 and 1439 and on_day is not null)", name="starts_at"),
        Index("ix_person_steps_person_id_made_at", "person_id", "made_at"),
        Index("ix_person_steps_opportunity_id", "opportunity_id"),
        Index("ix_person_steps_taken", "opportunity_id", postgresql_where="step in ('taken', 'started')"),
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    step: Mapped[str]
    made_at: Mapped[datetime]
    on_day: Mapped[date | None]
    """Of an interview or a first day, when it is; null where nobody said."""
    starts_at: Mapped[int | None] = mapped_column(SmallInteger)
    """The hour of that day, in minutes after midnight, France time; null where nobody said."""
    words: Mapped[str | None]
    """What the person wants to remember of it, in their words; whoever follows them reads it too."""
    confirmed: Mapped[bool] = mapped_column(server_default="false")
    """Whether the counsellor noted it: of a place, only then does it count as taken for everybody."""
    by_person: Mapped[bool] = mapped_column(server_default="true")
    """Whether the person said it themselves: no counsellor takes that back."""


class ContactRow(Base):
    """A contact with somebody followed: when, how, and a word that they may read too."""

    __tablename__ = "contacts"
    __table_args__ = (
        CheckConstraint(one_of("medium", MEDIA), name="medium"),
        Index("ix_contacts_person_id_at", "person_id", "at"),
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    medium: Mapped[str | None]
    words: Mapped[str | None]


class PostedCodeRow(Base):
    """A code sent by post to somebody not yet known here: its number in clear, the Argon2 hash of its code.

    When a space is opened with it, the letter becomes the card of the new account and leaves this table.
    """

    __tablename__ = "letters"
    __table_args__ = (Index("ix_letters_number", "number"), Index("ix_letters_expires_at", "expires_at"))

    id: Mapped[Key]
    number: Mapped[str]
    code_hash: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class SpaceLinkRow(Base):
    """Somebody about to open a space, by the SHA-256 of the secret in their link; forgotten the night after it ends."""

    __tablename__ = "space_links"
    __table_args__ = (
        CheckConstraint("(email is null) <> (letter_id is null)", name="way"),
        Index("ix_space_links_email", "email"),
        Index("ix_space_links_letter_id", "letter_id"),
        Index("ix_space_links_expires_at", "expires_at"),
    )

    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str | None]
    """Where the link went, in lower case; null where a letter's code was typed."""
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
