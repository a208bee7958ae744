"""The sheets on which employers describe openings: a draft, then what the opening is changed from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from store.employers.openings import Ended, ended_as
from store.queries import queries
from store.tables import OpeningSheetRow


@dataclass(frozen=True, slots=True)
class OpeningSheet:
    """What an employer writes of an opening. `sheet` is the form as it was last filled, by field."""

    id: int
    employer_id: int
    employer: str
    employer_insee: str | None
    employer_phone: str | None
    takes_volunteers: bool
    """Whether it is an association or a public body: marked so, or known by its SIRET, which begins with 1 or 2."""
    says_association: bool
    """Whether it says that it is one, and nobody has called it yet."""
    unchecked: bool
    """Whether nobody has approved it yet."""
    opportunity_id: int | None
    """What it became; None as long as it is a draft."""
    trial_id: int | None
    """The opening of some days to try it that was published with it; None without one."""
    words: str
    sheet: dict[str, Any]
    ended: Ended | None
    changed_at: datetime


def drafts_of(session: Session, employer_id: int, *, made_by: int | None = None) -> tuple[OpeningSheet, ...]:
    """The employer's drafts, of those that `made_by` wrote where it is said; newest first; 50 at most."""
    return _sheets(session, employer_id=employer_id, made_by=made_by, sheet_id=None)


def sheet_of(
    session: Session, sheet_id: int, *, employer_id: int | None = None, made_by: int | None = None
) -> OpeningSheet | None:
    """The sheet, where it is this employer's, or this account wrote it."""
    found = _sheets(session, employer_id=employer_id, made_by=made_by, sheet_id=sheet_id)
    return found[0] if found else None


def open_sheet(
    session: Session,
    employer_id: int,
    *,
    words: str,
    sheet: dict[str, Any],
    made_by: int | None,
    now: datetime,
    opportunity_id: int | None = None,
    trial_of: int | None = None,
) -> int:
    """The number of a new sheet: a draft, or what an opening that is there will be changed from."""
    row = OpeningSheetRow(
        employer_id=employer_id,
        opportunity_id=opportunity_id,
        trial_of=trial_of,
        made_by=made_by,
        words=words,
        sheet=sheet,
        made_at=now,
        changed_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def write_sheet(session: Session, sheet_id: int, sheet: dict[str, Any], *, now: datetime) -> None:
    """The sheet is filled so from now on. What is published does not move."""
    session.execute(update(OpeningSheetRow).where(OpeningSheetRow.id == sheet_id).values(sheet=sheet, changed_at=now))


def drop_draft(session: Session, sheet_id: int) -> None:
    """Forgets a draft. What is published stays, with its sheet."""
    session.execute(
        delete(OpeningSheetRow).where(OpeningSheetRow.id == sheet_id, OpeningSheetRow.opportunity_id.is_(None))
    )


def _sheets(session: Session, **asked: int | None) -> tuple[OpeningSheet, ...]:
    rows = session.execute(queries()["opening_sheets"], asked).mappings()
    return tuple(OpeningSheet(**{**row, "ended": ended_as(row["ended"])}) for row in rows)
