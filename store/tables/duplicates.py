"""Why an opportunity is told to be the same as another, and what a person said is not."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Float, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base


class DuplicateLinkRow(Base):
    """The link of an opportunity to the one that is shown in its place: the score, and each part of it."""

    __tablename__ = "duplicate_links"
    __table_args__ = (Index("ix_duplicate_links_canonical_id", "canonical_id"),)

    opportunity_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("opportunities.id", ondelete="CASCADE"), primary_key=True
    )
    canonical_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("opportunities.id", ondelete="CASCADE"))
    score: Mapped[float] = mapped_column(Float)
    parts: Mapped[dict[str, Any]]
    linked_at: Mapped[datetime]


class DuplicateRefusalRow(Base):
    """Two opportunities that a person said are not the same: never linked again. The smaller id comes first."""

    __tablename__ = "duplicate_refusals"
    __table_args__ = (
        CheckConstraint("one_id < other_id", name="ordered"),
        Index("ix_duplicate_refusals_other_id", "other_id"),
    )

    one_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("opportunities.id", ondelete="CASCADE"), primary_key=True
    )
    other_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("opportunities.id", ondelete="CASCADE"), primary_key=True
    )
    refused_at: Mapped[datetime]
    refused_by: Mapped[str]
