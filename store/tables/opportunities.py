"""Opportunities of all kinds, in one table, and the employers who own some of them."""

from datetime import datetime
from typing import Any

from geoalchemy2 import WKBElement
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.accounts import NATURES
from store.tables.base import Base, Key, geography_point, one_of
from store.tables.watch import FAULTS

KINDS = ("job", "inclusion_job", "immersion", "volunteering", "civic_service", "training", "workshop", "event")
OVER_AT = "coalesce(ends_at, starts_at)"
"""When what has a date is over, as the queries write it."""
ROME_ORIGINS = ("source", "title", "person")
RUNGS = ("coordinates", "insee", "postcode", "address", "department")


class EmployerRow(Base):
    """An employer with an account. Approved by a counsellor or an operator before the first shortlist."""

    __tablename__ = "employers"
    __table_args__ = (
        CheckConstraint("requests_a_month >= 0", name="requests_a_month"),
        CheckConstraint(one_of("nature", NATURES), name="nature"),
        CheckConstraint("approved_by is null or approved_at is not null", name="approved_by"),
        Index("ix_employers_waiting", "opened_at", postgresql_where="approved_at is null"),
        Index("ix_employers_approved_by", "approved_by"),
        Index("ix_employers_opened_by", "opened_by"),
    )

    id: Mapped[Key]
    name: Mapped[str]
    siret: Mapped[str | None] = mapped_column(unique=True)
    insee: Mapped[str | None]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL", use_alter=True))
    """Who spoke to it and approved it; null where it waits, or where they have no account any more."""
    requests_a_month: Mapped[int] = mapped_column(SmallInteger, default=10, server_default="10")
    """How many people it may ask to meet in a month."""
    phone: Mapped[str | None]
    """Where a counsellor calls to approve it, and where somebody who said yes may call back."""
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL", use_alter=True))
    """The counsellor who opened it for them on the phone; null where it opened by itself."""
    opened_at: Mapped[datetime | None]
    takes_volunteers: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """Whether who approved it marked it as an association or a commune: nobody else may have unpaid work done."""
    nature: Mapped[str | None]
    """What it says it is, when it opens its account by itself; who approves it decides."""
    closed_at: Mapped[datetime | None]
    """When it left: nothing but its name stays then, for the people whom it asked to meet."""


class OpportunityRow(Base):
    """One thing to propose. `point` is searched; `location_rung` says what placed it."""

    __tablename__ = "opportunities"
    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        CheckConstraint(one_of("location_rung", RUNGS), name="location_rung"),
        CheckConstraint(one_of("rome_origin", ROME_ORIGINS), name="rome_origin"),
        CheckConstraint(one_of("taken_down_for", FAULTS), name="taken_down_for"),
        Index("ix_opportunities_point", "point", postgresql_using="gist", postgresql_where="retired_at is null"),
        Index(
            "ix_opportunities_unsure_point",
            "point",
            postgresql_using="gist",
            postgresql_where="retired_at is null and location_rung in ('postcode', 'department')",
        ),
        Index("ix_opportunities_anywhere", "id", postgresql_where="retired_at is null and point is null"),
        Index("ix_opportunities_canonical_id", "canonical_id", postgresql_where="canonical_id is not null"),
        Index("ix_opportunities_source_scope", "source", "scope", postgresql_where="retired_at is null"),
        Index("ix_opportunities_employer_id", "employer_id"),
        Index("ix_opportunities_rome", "rome", postgresql_where="retired_at is null"),
        Index("ix_opportunities_cell", "cell", postgresql_where="retired_at is null"),
        Index(
            "ix_opportunities_over",
            text(OVER_AT),
            postgresql_where=f"retired_at is null and {OVER_AT} is not null",
        ),
        Index("ix_opportunities_changed_version", "changed_version"),
        Index(
            "ix_opportunities_shown", "source", "kind", postgresql_where="retired_at is null and canonical_id is null"
        ),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"))
    source_key: Mapped[str]
    scope: Mapped[str]
    """What a complete pull covers: only a complete pull of the same scope retires the row."""
    kind: Mapped[str]
    title: Mapped[str]
    description: Mapped[str]
    rome: Mapped[str | None]
    rome_label: Mapped[str | None]
    rome_origin: Mapped[str | None]
    """Who named the trade: the source, the title of what the source wrote, or a person, whom no pull contradicts."""
    rome_suggestions: Mapped[list[str] | None]
    """The trades that the title may mean, best first, where nobody has named one."""
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employers.id", ondelete="SET NULL"))
    employer_name: Mapped[str | None]
    siret: Mapped[str | None]
    insee: Mapped[str | None]
    place: Mapped[str | None]
    point: Mapped[WKBElement | str | None] = mapped_column(geography_point())
    location_rung: Mapped[str | None]
    conditions: Mapped[dict[str, Any]]
    url: Mapped[str | None]
    """Where the next step is taken: the partner's own page."""
    reply_phone: Mapped[str | None]
    """The professional number that an employer chose to show on what they publish here."""
    reply_address: Mapped[str | None]
    """Where an employer who publishes here says that one may come and ask."""
    taken_down_for: Mapped[str | None]
    """What was wrong with it, where whoever runs this site took it down: its employer cannot publish it again."""
    published_at: Mapped[datetime | None]
    starts_at: Mapped[datetime | None]
    """When it takes place, for what has a date; once it is over it is no longer proposed."""
    ends_at: Mapped[datetime | None]
    content_hash: Mapped[str]
    record_hash: Mapped[bytes | None]
    """The mark of the partner's record, and of the reading that made this row of it: a known one is not read again."""
    first_seen_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    changed_version: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    """The version of the catalogue that its last change made: written by a trigger of the database (migration 0013)."""
    retired_at: Mapped[datetime | None]
    canonical_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("opportunities.id", ondelete="SET NULL"))
    """The same opportunity seen at a better source; null where this row is the one to show."""
    cell: Mapped[int | None]
    """The square of about 25 km where it is, 0 for nowhere: duplicates are looked for around it."""
    fingerprint: Mapped[bytes | None]
    """What finds its duplicates (`ingest.duplicates`); null until it was looked at."""


class CatalogueVersionRow(Base):
    """One row that counts the changes of what can be proposed: triggers of the database bump it (migration 0013).

    Its row lock orders transactions: whoever reads a number sees every change that led to it.
    """

    __tablename__ = "catalogue_version"
    __table_args__ = (CheckConstraint("single", name="single_row"),)

    single: Mapped[bool] = mapped_column(primary_key=True, default=True)
    version: Mapped[int] = mapped_column(BigInteger)
    ranked_version: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    """The number that everybody was last ranked for: changes since then wait."""
    lost_version: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    """The last number at which rows were deleted: they left none behind that would tell."""
