"""How long it takes: minutes by road, timetables, transport on demand; and the shapes and old names of communes."""

from datetime import date, datetime
from typing import Any

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key

MODES_BY_ROAD = ("car", "moped", "ebike", "bike", "walk")


class RoadMatrixRow(Base):
    """Minutes from the communes of a department to those around, by one means, on one network; read once completed."""

    __tablename__ = "road_matrices"
    __table_args__ = (
        Index("ix_road_matrices_department_mode", "department", "mode"),
        CheckConstraint(f"mode in {MODES_BY_ROAD!r}", name="mode"),
    )

    id: Mapped[Key]
    department: Mapped[str]
    mode: Mapped[str]
    network: Mapped[str]
    """The version of the network: its extract, date and content."""
    network_date: Mapped[date | None]
    limit_minutes: Mapped[int]
    targets: Mapped[list[str]]
    """The INSEE codes of the columns of `RoadTimesRow.minutes`."""
    started_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]


class RoadTimesRow(Base):
    """Minutes from one commune, one byte a target of the matrix; 255 beyond its limit."""

    __tablename__ = "road_times"

    matrix_id: Mapped[int] = mapped_column(ForeignKey("road_matrices.id", ondelete="CASCADE"), primary_key=True)
    origin: Mapped[str] = mapped_column(primary_key=True)
    minutes: Mapped[bytes] = mapped_column(LargeBinary)


class TimetableRow(Base):
    """One row: the timetables loaded, ready to be scanned, and what is told of each feed."""

    __tablename__ = "timetables"
    __table_args__ = (CheckConstraint("single", name="single_row"),)

    single: Mapped[bool] = mapped_column(primary_key=True, default=True)
    version: Mapped[str]
    loaded_at: Mapped[datetime]
    feeds: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class OnDemandTransportRow(Base):
    """A transport that comes when called, as a department declares it. Filled by imports, as opportunities are."""

    __tablename__ = "on_demand_transports"
    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        Index("ix_on_demand_transports_zone", "zone", postgresql_using="gin", postgresql_where="retired_at is null"),
        Index("ix_on_demand_transports_source_scope", "source", "scope", postgresql_where="retired_at is null"),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"))
    source_key: Mapped[str]
    scope: Mapped[str]
    name: Mapped[str]
    phone: Mapped[str]
    zone: Mapped[list[str]]
    """The INSEE codes of the communes that it serves, each with all others."""
    days: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger))
    """0 for Monday."""
    starts: Mapped[int | None]
    """Minutes after midnight from which it runs; null where it is not said."""
    ends: Mapped[int | None]
    notice: Mapped[str | None]
    """How long before one has to call: "la veille avant 17 h"."""
    fare: Mapped[str | None]
    url: Mapped[str | None]
    content_hash: Mapped[str]
    record_hash: Mapped[bytes | None]
    first_seen_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class FormerCommuneRow(Base):
    """A name that a place had, or still has, inside a commune of today; `code` is its old INSEE code."""

    __tablename__ = "former_communes"

    insee: Mapped[str] = mapped_column(ForeignKey("communes.insee", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str | None]


class CommuneOutlineRow(Base):
    """The outline of a commune, for the map."""

    __tablename__ = "commune_outlines"

    insee: Mapped[str] = mapped_column(ForeignKey("communes.insee", ondelete="CASCADE"), primary_key=True)
    outline: Mapped[WKBElement | str] = mapped_column(Geometry("MULTIPOLYGON", srid=4326, spatial_index=False))
