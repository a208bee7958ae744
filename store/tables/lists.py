"""What was shown to whom, why, and what was decided: every list with the versions that made it."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, one_of

AUDIENCES = ("batch", "search", "beneficiary", "counsellor", "shortlist")


class ShownListRow(Base):
    """A list: of opportunities for a person or an anonymous search, or of people for an opening ("shortlist")."""

    __tablename__ = "lists"
    __table_args__ = (
        CheckConstraint(one_of("audience", AUDIENCES), name="audience"),
        Index("ix_lists_person_id_made_at", "person_id", "made_at"),
        Index("ix_lists_audience_made_at", "audience", "made_at"),
        Index("ix_lists_opening_id", "opening_id", postgresql_where="opening_id is not null"),
    )

    id: Mapped[Key]
    audience: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    question: Mapped[dict[str, Any]]
    """What was asked: commune, means, words. Empty for a batch, where the person is the question."""
    made_at: Mapped[datetime]
    weights_version: Mapped[str]
    data_version: Mapped[str]
    travel_version: Mapped[str]


class ShownItemRow(Base):
    """One row of a list: an opportunity, or a person in a shortlist, with its score, its parts and its reasons."""

    __tablename__ = "list_items"
    __table_args__ = (
        Index("ix_list_items_opportunity_id", "opportunity_id"),
        Index("ix_list_items_person_id", "person_id", postgresql_where="person_id is not null"),
    )

    list_id: Mapped[int] = mapped_column(ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    score: Mapped[float]
    parts: Mapped[dict[str, Any]]
    reasons: Mapped[list[str]]


class SuggestionRow(Base):
    """What a counsellor, or the person, decided about an opportunity: suggested, dismissed, with a reason."""

    __tablename__ = "suggestions"
    __table_args__ = (
        UniqueConstraint("person_id", "opportunity_id", "by_person"),
        Index("ix_suggestions_opportunity_id", "opportunity_id"),
        CheckConstraint(one_of("decision", ("suggested", "dismissed")), name="decision"),
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    by_person: Mapped[bool]
    """Whether the person decided, or somebody who follows them: neither undoes the other's decision."""
    decision: Mapped[str]
    reason: Mapped[str | None]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
