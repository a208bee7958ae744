"""What a person says of themself, written to their file: wishes, skills, means, hours, limits… each part by itself."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from geo import Point
from store.people.person import hold_person
from store.tables import ExperienceRow, PersonRow, SkillRow, UserRow, WishRow

MOST_WISHES = 10
"""Wishes of one person, whoever writes them: more would say nothing more to the ranking."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something the person has done, and for how many years where they say it."""

    text: str
    years: float | None


@dataclass(frozen=True, slots=True)
class Availability:
    """When a person can work: hours a week, days from 0 for Monday, minutes after midnight. None is "not said"."""

    hours_min: float | None
    hours_max: float | None
    days: Sequence[int] | None
    day_start: int | None
    day_end: int | None
    nights: bool | None
    weekends: bool | None


@dataclass(frozen=True, slots=True)
class Home:
    """The commune where a person lives; never an address."""

    insee: str
    place: str
    point: Point


def change_wishes(session: Session, person_id: int, texts: Sequence[str]) -> None:
    """The person's wishes are these, in their words and in this order."""
    hold_person(session, person_id)
    session.execute(delete(WishRow).where(WishRow.person_id == person_id))
    if texts:
        session.execute(insert(WishRow), _numbered(person_id, texts))


def change_skills(session: Session, person_id: int, texts: Sequence[str]) -> None:
    """What the person can do is this, in their words and in this order."""
    hold_person(session, person_id)
    session.execute(delete(SkillRow).where(SkillRow.person_id == person_id))
    if texts:
        session.execute(insert(SkillRow), _numbered(person_id, texts))


def change_experience(session: Session, person_id: int, done: Sequence[Done]) -> None:
    """What the person has done is this, in this order."""
    hold_person(session, person_id)
    session.execute(delete(ExperienceRow).where(ExperienceRow.person_id == person_id))
    rows = _numbered(person_id, [one.text for one in done])
    if rows:
        session.execute(
            insert(ExperienceRow), [row | {"years": one.years} for row, one in zip(rows, done, strict=True)]
        )


def change_availability(session: Session, person_id: int, told: Availability) -> None:
    """The person can work then, and no more is known."""
    _change(
        session,
        person_id,
        hours_min=told.hours_min,
        hours_max=told.hours_max,
        days=None if told.days is None else sorted(told.days),
        day_start=told.day_start,
        day_end=told.day_end,
        nights=told.nights,
        weekends=told.weekends,
    )


def change_licences(session: Session, person_id: int, licences: Collection[str] | None) -> None:
    """The person has these licences; None is "not said"."""
    _change(session, person_id, licences=None if licences is None else sorted(licences))


def change_limits(session: Session, person_id: int, limits: Sequence[str]) -> None:
    """The work must spare the person this; never why."""
    _change(session, person_id, limits=list(limits))


def change_kinds(
    session: Session, person_id: int, *, open_to: Collection[str] | None, civic_service: bool | None
) -> None:
    """The person is open to these kinds; None is "all". `civic_service`: whether it is open to them, by their age."""
    _change(session, person_id, open_to=None if open_to is None else sorted(open_to), civic_service=civic_service)


def change_levels(session: Session, person_id: int, *, level: str | None, french: str | None) -> None:
    """The person has this level of diploma, and of French; None is "not said"."""
    _change(session, person_id, level=level, french=french)


def change_home(session: Session, person_id: int, home: Home) -> None:
    """The person lives there."""
    _change(session, person_id, insee=home.insee, place=home.place, point=home.point.ewkt())


def change_first_name(session: Session, person_id: int, first_name: str) -> None:
    """The person is called so, on their account too."""
    _change(session, person_id, first_name=first_name)
    theirs = select(PersonRow.user_id).where(PersonRow.id == person_id)
    session.execute(update(UserRow).where(UserRow.id.in_(theirs)).values(name=first_name))


def change_alerts(session: Session, person_id: int, *, alerts: str) -> None:
    """How often the person wants to hear of what is new: "none", "weekly" or "at_once"."""
    _change(session, person_id, alerts=alerts)


@dataclass(frozen=True, slots=True)
class OwnChoices:
    """What a person chose about their file and their mail."""

    alerts: str
    file_consent_at: datetime | None
    created_at: datetime


def own_choices(session: Session, person_id: int) -> OwnChoices:
    """The choices of a person who exists."""
    row = session.get_one(PersonRow, person_id, populate_existing=True)
    return OwnChoices(alerts=row.alerts, file_consent_at=row.file_consent_at, created_at=row.created_at)


def _change(session: Session, person_id: int, **columns: object) -> None:
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(**columns))


def _numbered(person_id: int, texts: Sequence[str]) -> list[dict[str, object]]:
    return [{"person_id": person_id, "position": at, "text": text} for at, text in enumerate(texts)]
