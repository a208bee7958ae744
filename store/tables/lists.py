"""What was shown to whom, where, why, and what was decided: each list with what it takes to make it again."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from store.tables.base import Base, Key, one_of

AUDIENCES = ("batch", "search", "beneficiary", "counsellor", "shortlist")


class ShownListRow(Base):
    """A list: of opportunities for a person or an anonymous search, or of people for an opening ("shortlist")."""

    __tablename__ = "lists"
    __table_args__ = (
        CheckConstraint(one_of("audience", AUDIENCES), name="audience"),
        Index("ix_lists_person_id_made_at", "person_id", "made_at"),
        Index("ix_lists_audience_made_at", "audience", "made_at"),
        Index("ix_lists_made_at", "made_at"),
        Index("ix_lists_opening_id", "opening_id", postgresql_where="opening_id is not null"),
        Index(
            "ix_lists_opportunity_ids",
            "opportunity_ids",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "on", "gin_pending_list_limit": "256"},
        ),
        Index("ix_lists_person_ids", "person_ids", postgresql_using="gin", postgresql_where="person_ids is not null"),
        CheckConstraint("0 < all (chances) and 1 >= all (chances)", name="chances"),
        CheckConstraint("person_ids is null or part_values = '{}'", name="people_without_parts"),
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
    rows_before: Mapped[int] = mapped_column(server_default="0")
    """How many rows stand before its first one: those of earlier pages."""
    opportunity_ids: Mapped[list[int | None] | None] = mapped_column(ARRAY(BigInteger))
    """Its rows in the order shown, one column after the other, here and below: `list_items` reads them row by row.

    What it shows is known, and a row goes with what it shows: triggers see to it (migration 0027).
    """
    person_ids: Mapped[list[int | None] | None] = mapped_column(ARRAY(BigInteger))
    """Of a shortlist: rows are people, of whom nothing but a score is kept."""
    positions_by_score: Mapped[list[int | None]] = mapped_column(ARRAY(Integer), server_default="{}")
    """Where each would have stood without chance, from 1; null where no score made the order."""
    chances: Mapped[list[float | None]] = mapped_column(ARRAY(Float), server_default="{}")
    """How probable it was that it stood where it stood (`matching.lists.swaps`); null for lists of before."""
    scores: Mapped[list[float]] = mapped_column(ARRAY(Float), server_default="{}")
    minutes: Mapped[list[int | None]] = mapped_column(ARRAY(SmallInteger), server_default="{}")
    """How long the best way takes; null where none leads there."""
    modes: Mapped[list[str | None]] = mapped_column(ARRAY(Text), server_default="{}")
    prices: Mapped[list[float]] = mapped_column(ARRAY(Float), server_default="{}")
    """What exposure took from each score, or added to it."""
    part_names: Mapped[list[str]] = mapped_column(server_default="{}")
    """The parts of the score."""
    part_values: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger), server_default="{}")
    """The parts of the first row, then of the next, in ten-thousandths; -1 where unknown."""
    reasons: Mapped[list[str]] = mapped_column(server_default="{}")
    """Of each row, a line a reason: code and values in JSON, or the sentence that a list of before kept."""


class Views(DeclarativeBase):
    """What is read as a table and is none."""


class ShownItemRow(Views):
    """One row of a list: an opportunity, or a person in a shortlist, with its score, its parts and its reasons.

    A view, to be read only: rows are written with their list, column by column.
    """

    __tablename__ = "list_items"
    __table__ = Table(
        __tablename__,
        Views.metadata,
        Column("list_id", BigInteger, primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("position_by_score", Integer),
        Column("chance", Float),
        Column("opportunity_id", BigInteger),
        Column("person_id", BigInteger),
        Column("score", Float),
        Column("minutes", SmallInteger),
        Column("mode", Text),
        Column("price", Float),
        Column("parts", JSONB),
        Column("reasons", ARRAY(Text)),
    )
    list_id: Mapped[int]
    position: Mapped[int]
    """Where it stood as shown, from 1."""
    position_by_score: Mapped[int | None]
    chance: Mapped[float | None]
    opportunity_id: Mapped[int | None]
    person_id: Mapped[int | None]
    score: Mapped[float]
    minutes: Mapped[int | None]
    mode: Mapped[str | None]
    price: Mapped[float]
    parts: Mapped[dict[str, Any]]
    reasons: Mapped[list[str]]


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


class AbsenceRow(Base):
    """When an opportunity could not be had: linked to another, or retired before it came back. A trigger keeps it
    (migration 0043)."""

    __tablename__ = "opportunity_absences"
    __table_args__ = (Index("ix_opportunity_absences_opportunity_id_since", "opportunity_id", "since"),)

    id: Mapped[Key]
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    """Null while it is linked."""


class SuggestionRow(Base):
    """What a counsellor, or the person, decided about an opportunity: suggested, dismissed, with a reason."""

    __tablename__ = "suggestions"
    __table_args__ = (
        UniqueConstraint("person_id", "opportunity_id", "by_person"),
        Index("ix_suggestions_opportunity_id", "opportunity_id"),
        Index("ix_suggestions_made_by", "made_by"),
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
