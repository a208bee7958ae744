"""What is new or changed and not told yet, whom it was told to, and which people changed."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key


class NewsRow(Base):
    """An opportunity, new or changed, of which nobody was told yet: written with it, taken away with its alerts."""

    __tablename__ = "opportunity_news"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"), primary_key=True)
    is_new: Mapped[bool]
    """False where it was known before, and may have been shown."""
    noted_at: Mapped[datetime]


class PersonAlertRow(Base):
    """Somebody who should hear of an opportunity, once, with the reasons and the versions that say so."""

    __tablename__ = "person_alerts"
    __table_args__ = (
        UniqueConstraint("person_id", "opportunity_id"),
        Index("ix_person_alerts_opportunity_id", "opportunity_id"),
        Index("ix_person_alerts_unsent", "made_at", postgresql_where="sent_at is null"),
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    score: Mapped[float]
    reasons: Mapped[list[str]]
    weights_version: Mapped[str]
    data_version: Mapped[str]
    travel_version: Mapped[str]
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    """When it left for the person; null until then."""


class PersonChangeRow(Base):
    """The last transaction that changed a person, or what belongs to them: triggers note it (migration 0010).

    Kept for people who are gone until lists were made without them, so that whoever holds them in memory learns of it.
    A reader who remembers the oldest transaction still open at its last look (`pg_snapshot_xmin`) misses none: what
    changed since has that number or a greater one.
    """

    __tablename__ = "person_changes"
    __table_args__ = (Index("ix_person_changes_changed_in", "changed_in"),)

    person_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    changed_in: Mapped[int] = mapped_column(BigInteger)
