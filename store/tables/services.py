"""What helps on the way to work: support services, and inclusion employers to know. Filled by pulls."""

from datetime import date, datetime

from geoalchemy2 import WKBElement
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, geography_point, one_of
from store.tables.opportunities import RUNGS


class ServiceRow(Base):
    """A service that answers some obstacle: where it is given, to whom, and who may ask for it."""

    __tablename__ = "services"
    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        CheckConstraint(one_of("location_rung", RUNGS), name="location_rung"),
        Index("ix_services_point", "point", postgresql_using="gist", postgresql_where="retired_at is null"),
        Index("ix_services_source_scope", "source", "scope", postgresql_where="retired_at is null"),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"))
    source_key: Mapped[str]
    scope: Mapped[str]
    name: Mapped[str]
    description: Mapped[str]
    provider: Mapped[str | None]
    """The structure that gives it."""
    sort: Mapped[str | None]
    """The partner's code: "accompagnement", "aide-financiere", "atelier"…"""
    themes: Mapped[list[str]]
    """The partner's codes, from the widest to the narrowest: "mobilite--preparer-un-permis"."""
    freins: Mapped[list[str]]
    """The obstacles that it answers (`matching.Frein`)."""
    publics: Mapped[list[str]]
    """The partner's codes; empty for everybody."""
    conditions: Mapped[str | None]
    """What is asked of those who want it."""
    fees: Mapped[str | None]
    """"gratuit" or "payant"."""
    fees_note: Mapped[str | None]
    on_site: Mapped[bool]
    remote: Mapped[bool]
    zone: Mapped[list[str]]
    """Codes of communes, groups of communes and departments whose people may ask, or "france"; empty for everybody."""
    insee: Mapped[str | None]
    place: Mapped[str | None]
    point: Mapped[WKBElement | str | None] = mapped_column(geography_point())
    location_rung: Mapped[str | None]
    opening_hours: Mapped[str | None]
    """In OpenStreetMap's notation: "Mo-Fr 09:00-12:00"."""
    phone: Mapped[str | None]
    """The number of the house, which whoever may ask for the service may call; never a mobile."""
    url: Mapped[str | None]
    updated_on: Mapped[date | None]
    content_hash: Mapped[str]
    record_hash: Mapped[bytes | None]
    first_seen_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class StructureRow(Base):
    """An inclusion employer without an open post: one to know, and to ask."""

    __tablename__ = "structures"
    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        CheckConstraint(one_of("location_rung", RUNGS), name="location_rung"),
        Index("ix_structures_point", "point", postgresql_using="gist", postgresql_where="retired_at is null"),
        Index("ix_structures_source_scope", "source", "scope", postgresql_where="retired_at is null"),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"))
    source_key: Mapped[str]
    scope: Mapped[str]
    name: Mapped[str]
    description: Mapped[str]
    sort: Mapped[str]
    """Of inclusion employer: "ACI", "AI", "EI", "ETTI"…"""
    siret: Mapped[str | None]
    insee: Mapped[str | None]
    place: Mapped[str | None]
    point: Mapped[WKBElement | str | None] = mapped_column(geography_point())
    location_rung: Mapped[str | None]
    url: Mapped[str | None]
    content_hash: Mapped[str]
    record_hash: Mapped[bytes | None]
    first_seen_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class RecheckRow(Base):
    """A wish to know whether something is still offered, and what its source answered."""

    __tablename__ = "rechecks"
    __table_args__ = (
        CheckConstraint("answer in ('offered', 'full', 'gone', 'unknown')", name="answer"),
        Index("ix_rechecks_waiting", "asked_at", postgresql_where="checked_at is null"),
    )

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"), primary_key=True)
    asked_at: Mapped[datetime]
    checked_at: Mapped[datetime | None]
    answer: Mapped[str | None]
