"""What the department hands in: files that wait to be read, and the stops of its bus."""

from datetime import datetime
from typing import Any

from geoalchemy2 import WKBElement
from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, geography_point, one_of

IMPORT_STATES = ("waiting", "running", "done", "refused")


class ImportRow(Base):
    """A file handed in through the API. `content` is erased as soon as it was read: it may name people."""

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint(one_of("status", IMPORT_STATES), name="status"),
        Index("ix_imports_waiting", "id", postgresql_where="status in ('waiting', 'running')"),
        Index("ix_imports_asked_by", "asked_by"),
    )

    id: Mapped[Key]
    sheet: Mapped[str]
    """Which sheet it fills in: "offres", "bus"…"""
    department: Mapped[str | None]
    """Where it belongs; null for the first department that is pulled."""
    dry_run: Mapped[bool]
    """Whether to say only what would happen."""
    complete: Mapped[bool]
    """Whether what is not in the file is to be retired."""
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime]
    status: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    finished_at: Mapped[datetime | None]
    message: Mapped[str | None]
    """Why it was refused as a whole."""
    report: Mapped[dict[str, Any] | None]
    """What happened, line by line."""


class BusStopRow(Base):
    """The bus stops at a place, once: `starts_at` to `ends_at`. Filled by pulls, as opportunities are."""

    __tablename__ = "bus_stops"
    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        Index("ix_bus_stops_point", "point", postgresql_using="gist"),
        Index("ix_bus_stops_ends_at", "ends_at", postgresql_where="retired_at is null"),
        Index("ix_bus_stops_source_scope", "source", "scope", postgresql_where="retired_at is null"),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"))
    source_key: Mapped[str]
    scope: Mapped[str]
    label: Mapped[str]
    """What the bus is called: "Bus de l'emploi"."""
    spot: Mapped[str | None]
    """Where in the commune: "place du marché"."""
    insee: Mapped[str | None]
    place: Mapped[str]
    point: Mapped[WKBElement | str | None] = mapped_column(geography_point())
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    content_hash: Mapped[str]
    record_hash: Mapped[bytes | None]
    first_seen_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
