"""E-mails that wait to leave, and those that somebody wants no more."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, one_of

EMAIL_KINDS = (
    *("alerts", "suggestion", "meeting", "answer", "shortlist"),
    *("retention", "approved", "gave_link", "made_card", "taken_down"),
)


class EmailRow(Base):
    """One e-mail to one account, written with what it tells. Its words are made when it leaves: only ids wait here."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint(one_of("kind", EMAIL_KINDS), name="kind"),
        UniqueConstraint("user_id", "kind", "key"),
        Index("ix_outbox_due", "send_after", "id", postgresql_where="sent_at is null and given_up_at is null"),
        Index("ix_outbox_made_at", "made_at"),
    )

    id: Mapped[Key]
    message_id: Mapped[uuid.UUID] = mapped_column(unique=True)
    """The same at every attempt: a mailbox that gets an e-mail twice shows it once."""
    stop_code: Mapped[uuid.UUID] = mapped_column(unique=True)
    """What the e-mail's own link to receive no more is made of: by chance, and good for nothing else."""
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str]
    key: Mapped[str]
    """What it is about, so that nobody is told twice: an id, an hour, a week."""
    about: Mapped[int | None] = mapped_column(BigInteger)
    """The id of the opportunity, the opening or the meeting it tells of, where it tells of one."""
    made_at: Mapped[datetime]
    send_after: Mapped[datetime]
    """The next attempt."""
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    error: Mapped[str | None]
    """Why the last attempt failed: a name or a code, never what the server says, which may repeat an address."""


class EmailStopRow(Base):
    """A kind of e-mail that an account wants no more."""

    __tablename__ = "letter_stops"
    __table_args__ = (CheckConstraint(one_of("kind", EMAIL_KINDS), name="kind"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    stopped_at: Mapped[datetime]
