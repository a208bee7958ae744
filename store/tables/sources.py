"""Where opportunities come from, each pull with its account, and what was refused."""

from datetime import datetime, time

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, false, true
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key


class SourceRow(Base):
    """A source, by its slug: "france-travail"."""

    __tablename__ = "sources"

    slug: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    nightly_at: Mapped[time | None]
    """The hour in France of its complete pull; None for what no schedule pulls."""
    increments: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether what is new is also pulled every hour of the day."""
    scopes: Mapped[list[str] | None]
    """What the schedule pulls it over (`ingest.scopes_of`); None for what no schedule pulls."""


class RunRow(Base):
    """One pull of one source over one scope (a department, or a folder of captured pages), and what it did."""

    __tablename__ = "runs"
    __table_args__ = (
        CheckConstraint("status in ('running', 'complete', 'partial', 'failed')", name="status"),
        Index("ix_runs_source_started_at", "source", "started_at"),
        Index("ix_runs_source_scope_started_at", "source", "scope", "started_at"),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"))
    scope: Mapped[str]
    status: Mapped[str]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    pulled: Mapped[int] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    retired: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0, server_default="0")
    """Rows it would have retired, had it not shrunk too much to be believed (`held_retirements`)."""
    released_at: Mapped[datetime | None]
    """When a person said that they be retired; who did is in the audit log."""
    message: Mapped[str | None]
    whole: Mapped[bool] = mapped_column(default=True, server_default=true())
    """Whether it read all that the source has for the scope; an increment reads only what is new."""
    fault: Mapped[str | None]
    """The kind of the fault that ended it, by the name of its class in `ingest.errors`: "KeyMissing"."""


class RejectRow(Base):
    """A record that did not become an opportunity: which, why. No copy of the record: it may name a person."""

    __tablename__ = "rejects"
    __table_args__ = (Index("ix_rejects_run_id", "run_id"),)

    id: Mapped[Key]
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"))
    source_key: Mapped[str | None]
    reason: Mapped[str]
    field: Mapped[str | None]
    gone: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether the source itself says that it is no longer offered: nothing is wrong with the record."""


class HeldRetirementRow(Base):
    """A row that a run would have retired, until a person says so or a pull sees it again."""

    __tablename__ = "held_retirements"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    table_name: Mapped[str] = mapped_column(primary_key=True)
    """One of `store.catalogue.loaded.LOADED_TABLES`."""
    row_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)


class SlotRow(Base):
    """The right to run a scheduled job at a given time: one row, so that replicas never run it twice.

    Not finished, it may be taken again from `retry_at` on, or at once where that is None and nobody holds the job.
    """

    __tablename__ = "slots"

    job: Mapped[str] = mapped_column(primary_key=True)
    slot_at: Mapped[datetime] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=1, server_default="1")
    retry_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
