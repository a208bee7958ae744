"""What was shown to whom, where, why, and what was decided: each list with what it takes to make it again."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, func
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
    program_version: Mapped[str | None]
    """Which reading of the score made it (`matching.lists.snapshot`); null where the list cannot be made again."""
    person: Mapped[dict[str, Any] | None]
    """The person as ranked, without a name; null for searches and shortlists."""


class ShownItemRow(Base):
    """One row of a list: an opportunity, or a person in a shortlist, with its score, its parts and its reasons."""

    __tablename__ = "list_items"
    __table_args__ = (
        CheckConstraint("chance > 0 and chance <= 1", name="chance"),
        Index("ix_list_items_opportunity_id", "opportunity_id"),
        Index("ix_list_items_person_id", "person_id", postgresql_where="person_id is not null"),
    )

    list_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """The list; it and the opportunity are known and outlive the row: triggers see to it (migration 0016)."""
    position: Mapped[int] = mapped_column(primary_key=True)
    """Where it stood as shown, from 1."""
    position_by_score: Mapped[int | None]
    """Where it would have stood without chance; null where no score made the order."""
    chance: Mapped[float | None]
    """How probable it was that it stood where it stood (`matching.lists.swaps`); null for lists of before."""
    opportunity_id: Mapped[int | None] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    score: Mapped[float]
    parts: Mapped[dict[str, Any]]
    reasons: Mapped[list[str]]
    """Each as code and values in JSON, or the sentence that a list of before kept (`matching.reasons`)."""


class WeightsVersionRow(Base):
    """The weights behind a version named by lists."""

    __tablename__ = "weights_versions"

    version: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    first_used_at: Mapped[datetime]


class ReplacedOpportunityRow(Base):
    """What an opportunity that had been shown was before its content changed: a trigger keeps it (migration 0010)."""

    __tablename__ = "replaced_opportunities"
    __table_args__ = (Index("ix_replaced_opportunities_opportunity_id_replaced_at", "opportunity_id", "replaced_at"),)

    id: Mapped[Key]
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    content_hash: Mapped[str]
    replaced_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    content: Mapped[dict[str, Any]]


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
