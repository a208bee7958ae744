"""The openings that employers publish here (source `alentour`), as they are read: live, paused, closed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.catalogue.reports import Fault
from store.queries import queries
from store.tables import EmployerRow, OpeningSheetRow, OpportunityRow

OWN_SOURCE = "alentour"
"""The source of what employers publish here themselves."""
NEAR_KM = 60
"""In a straight line: farther than nearly anybody goes to work each day."""
_MOST_NEAR = 100


class Ended(StrEnum):
    """Why an opening was taken off."""

    PAUSED = "paused"
    FOUND = "found"
    ELSEWHERE = "elsewhere"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening and its employer. `conditions` is the JSON that `matching.conditions_from_json` reads."""

    id: int
    employer_id: int
    key: str
    """As the audit log names it: "alentour:…"."""
    employer: str
    siret: str | None
    approved_at: datetime | None
    """When the employer was approved; no shortlist before."""
    kind: str
    title: str
    description: str
    rome: str | None
    rome_label: str | None
    insee: str | None
    place: str | None
    conditions: dict[str, Any]
    published_at: datetime | None
    retired_at: datetime | None
    reply_phone: str | None
    reply_address: str | None
    sheet_id: int | None
    """What it is changed from; None for one that was never changed here."""
    ended: Ended | None
    """Why it was taken off; None while it is live, or where nobody said."""
    taken_down_for: Fault | None
    """What was wrong with it, where whoever runs this site took it down; None else."""
    trial_id: int | None
    """The opening of some days to try it that was published with it; None without one."""
    once_on: date | None
    """The day of work that is done on one day alone; None where it lasts."""


@dataclass(frozen=True, slots=True)
class Reply:
    """How an employer wants to be answered: professional, and chosen to be shown. One of them at least is there."""

    phone: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class WatchedOpening:
    """An opening whose shortlist may grow."""

    id: int
    employer_id: int
    last_list_id: int | None
    """The last shortlist that was shown; None where nobody looked yet."""


def openings_of(session: Session, employer_id: int, *, made_by: int | None = None) -> tuple[Opening, ...]:
    """The employer's openings, of those that `made_by` wrote where it is said; live ones first; 200 at most."""
    return _openings(session, employer_id=employer_id, made_by=made_by, opening_id=None)


def opening_of(
    session: Session, opening_id: int, *, employer_id: int | None = None, made_by: int | None = None
) -> Opening | None:
    """The opening, where it is this employer's, or this account wrote it."""
    found = _openings(session, employer_id=employer_id, made_by=made_by, opening_id=opening_id)
    return found[0] if found else None


def openings_near(session: Session, counsellor_id: int, *, since: datetime) -> dict[int, datetime]:
    """What approved employers published here since then near the people of a counsellor, and since when it is news:
    ids as people are shown them, newest first; 100 at most."""
    asked = {"counsellor_id": counsellor_id, "since": since, "radius_m": 1000 * NEAR_KM, "most": _MOST_NEAR}
    found: dict[int, datetime] = {}
    for row in session.execute(queries()["openings_near"], asked):
        found.setdefault(row.id, row.since)
    return found


def reply_of(session: Session, opportunity_id: int) -> Reply | None:
    """How to answer who published the opportunity here; None where they left nothing to show."""
    found = session.execute(
        select(OpportunityRow.reply_phone, OpportunityRow.reply_address).where(OpportunityRow.id == opportunity_id)
    ).one_or_none()
    return Reply(*found) if found is not None and any(found) else None


def called_only(session: Session, opportunity_ids: Collection[int]) -> frozenset[int]:
    """Those whose employer is answered by a call: a number, and no page to write to."""
    by_phone = OpportunityRow.id.in_(opportunity_ids), OpportunityRow.reply_phone != "", OpportunityRow.url.is_(None)
    return frozenset(session.scalars(select(OpportunityRow.id).where(*by_phone)))


def is_paused(session: Session, opportunity_id: int) -> bool:
    """Whether its employer took the opportunity off for a while only."""
    ended = select(OpeningSheetRow.ended).where(OpeningSheetRow.opportunity_id == opportunity_id)
    return session.scalar(ended) == Ended.PAUSED.value


def is_given_up(session: Session, opportunity_id: int) -> bool:
    """Whether an opening published here was taken off with nobody in the place: its employer looks no more, or left,
    or it was taken down."""
    asked = (
        select(OpeningSheetRow.ended, EmployerRow.id, OpportunityRow.taken_down_for)
        .select_from(OpportunityRow)
        .outerjoin(OpeningSheetRow, OpeningSheetRow.opportunity_id == OpportunityRow.id)
        .outerjoin(EmployerRow, (EmployerRow.id == OpportunityRow.employer_id) & EmployerRow.closed_at.is_(None))
        .where(OpportunityRow.id == opportunity_id, OpportunityRow.source == OWN_SOURCE)
    )
    found = session.execute(asked).one_or_none()
    if found is None:
        return False
    return found.id is None or found.ended == Ended.DROPPED or found.taken_down_for is not None


def openings_to_follow(session: Session) -> tuple[WatchedOpening, ...]:
    """The live openings of approved employers, whose shortlist may grow; 5,000 at most."""
    return tuple(WatchedOpening(*row) for row in session.execute(queries()["openings_to_follow"]))


def openings_to_compare(session: Session) -> tuple[int, ...]:
    """Live openings that were not yet compared with what other sources show; 100 at most."""
    return tuple(session.scalars(queries()["openings_to_compare"]))


def _openings(session: Session, **asked: int | None) -> tuple[Opening, ...]:
    rows = session.execute(queries()["openings"], asked).mappings()
    return tuple(_opening(dict(row)) for row in rows)


def _opening(row: dict[str, Any]) -> Opening:
    fault = None if row["taken_down_for"] is None else Fault(row["taken_down_for"])
    return Opening(**{**row, "ended": ended_as(row["ended"]), "taken_down_for": fault})


def ended_as(told: str | None) -> Ended | None:
    """Why an opening was taken off, as it is kept."""
    return None if told is None else Ended(told)
