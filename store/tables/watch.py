"""What people ask of the sources and say of their offers, and what the sources ask of people."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, one_of

FAULTS = ("gone", "false", "money", "unfair", "other")


class PullRequestRow(Base):
    """A complete pull of a source that somebody asked for on a page; the scheduler answers it within seconds."""

    __tablename__ = "pull_requests"
    __table_args__ = (
        Index("uq_pull_requests_source", "source", unique=True, postgresql_where="done_at is null"),
        Index("ix_pull_requests_asked_by", "asked_by"),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug", ondelete="CASCADE"))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]


class AlertRow(Base):
    """Something about a source that a person has to look at, from when it was first seen to when it was over."""

    __tablename__ = "alerts"
    __table_args__ = (
        Index("uq_alerts_source_kind", "source", "kind", unique=True, postgresql_where="closed_at is null"),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug", ondelete="CASCADE"))
    kind: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class ReportRow(Base):
    """Somebody says that something is wrong with an offer. Who does is not kept; contacts are out of `words`."""

    __tablename__ = "reports"
    __table_args__ = (
        CheckConstraint(one_of("fault", FAULTS), name="fault"),
        Index("ix_reports_opportunity_id", "opportunity_id"),
        Index("ix_reports_waiting", "made_at", postgresql_where="looked_at is null"),
    )

    id: Mapped[Key]
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"))
    fault: Mapped[str]
    words: Mapped[str]
    made_at: Mapped[datetime]
    looked_at: Mapped[datetime | None]
    """When an operator had seen it."""
