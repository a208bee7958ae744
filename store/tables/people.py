"""People followed: what the ranking needs and no more. A commune, not an address; limits, not diagnoses."""

import uuid
from datetime import date, datetime

from geoalchemy2 import WKBElement
from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, geography_point, one_of

ALERTS = ("none", "weekly", "at_once")


class PersonRow(Base):
    """A person. `pseudonym` stands for them in the audit log; `first_name` is for their counsellor's eyes only."""

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("stage in ('emploi', 'socio_pro', 'remobilisation')", name="stage"),
        CheckConstraint("cer_kind in ('usual', 'self_employed')", name="cer_kind"),
        CheckConstraint(one_of("alerts", ALERTS), name="alerts"),
        Index("ix_people_counsellor_id", "counsellor_id"),
        Index("ix_people_point", "point", postgresql_using="gist"),
    )

    id: Mapped[Key]
    pseudonym: Mapped[uuid.UUID] = mapped_column(unique=True)
    first_name: Mapped[str]
    counsellor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), unique=True)
    """The person's own account, where they have one."""
    insee: Mapped[str]
    place: Mapped[str]
    point: Mapped[WKBElement | str] = mapped_column(geography_point())
    stage: Mapped[str | None]
    licences: Mapped[list[str] | None]
    level: Mapped[str | None]
    french: Mapped[str | None]
    hours_min: Mapped[float | None]
    hours_max: Mapped[float | None]
    days: Mapped[list[int] | None] = mapped_column(ARRAY(SmallInteger))
    day_start: Mapped[int | None]
    day_end: Mapped[int | None]
    nights: Mapped[bool | None]
    weekends: Mapped[bool | None]
    limits: Mapped[list[str]]
    open_to: Mapped[list[str] | None]
    civic_service: Mapped[bool | None]
    ranked: Mapped[bool] = mapped_column(default=True)
    """False where the person turned ranking off: then by distance."""
    alerts: Mapped[str] = mapped_column(server_default="none")
    """Whether the person wants to hear of what is new by e-mail: no, each week, or at once."""
    file_consent_at: Mapped[datetime | None]
    """When the person who opened their space by themself agreed to the file being kept; null where a counsellor did."""
    shortlist_consent_at: Mapped[datetime | None]
    """When the person agreed to appear anonymously in shortlists; null where they did not, or no longer."""
    created_at: Mapped[datetime]
    last_contact_at: Mapped[datetime | None]
    cer_starts_on: Mapped[date | None]
    """When their contract of engagements began; null where they have none, or it is not known."""
    cer_kind: Mapped[str | None]
    """"usual": three months; "self_employed": six, farmers too (`store.people.portfolio`)."""
    warned_at: Mapped[datetime | None]
    """When the warning began that the file will be erased (`store.keeping.retention`); null while nobody needs one."""


class MeansRow(Base):
    """A means of transport and the minutes accepted with it."""

    __tablename__ = "person_means"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    mode: Mapped[str] = mapped_column(primary_key=True)
    max_minutes: Mapped[int]


class WishRow(Base):
    """A wish in the person's own words."""

    __tablename__ = "person_wishes"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class SkillRow(Base):
    """Something the person can do."""

    __tablename__ = "person_skills"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class ExperienceRow(Base):
    """Something the person has done, and for how many years."""

    __tablename__ = "person_experience"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    years: Mapped[float | None]


class HandoverRow(Base):
    """The last time that somebody went over to another counsellor: told to both for a while, then forgotten."""

    __tablename__ = "handovers"
    __table_args__ = (Index("ix_handovers_by_id", "by_id"), Index("ix_handovers_expires_at", "expires_at"))

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    """Whoever handed them over: the counsellor before, or the team lead."""
    at: Mapped[datetime]
    words: Mapped[str | None]
    """A word to the new counsellor, which the person may read too."""
    expires_at: Mapped[datetime]
    """When it is told no more."""
