"""Files handed in through the site: written here, read within seconds by the scheduler, which answers line by line."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.queries import queries
from store.tables import ImportRow

KEPT_DAYS = 30
"""How long a report can be read again."""


@dataclass(frozen=True, slots=True)
class Import:
    """A file handed in, and what became of it. `status` is waiting, running, done or refused."""

    id: int
    sheet: str
    department: str | None
    dry_run: bool
    complete: bool
    asked_at: datetime
    status: str
    finished_at: datetime | None
    message: str | None
    """Why it was refused as a whole."""
    report: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class TakenImport:
    """A file to be read now. `content` is None where a reading of it was interrupted."""

    id: int
    sheet: str
    department: str | None
    dry_run: bool
    complete: bool
    content: bytes | None


def hand_in(
    session: Session,
    content: bytes,
    *,
    sheet: str,
    department: str | None,
    dry_run: bool,
    complete: bool,
    by: int,
    now: datetime,
) -> Import:
    """The import that waits from now on."""
    row = ImportRow(
        sheet=sheet,
        department=department,
        dry_run=dry_run,
        complete=complete,
        asked_by=by,
        asked_at=now,
        status="waiting",
        content=content,
    )
    session.add(row)
    session.flush()
    return _import(row)


def import_of(session: Session, import_id: int, *, by: int) -> Import | None:
    """The import, where it is this account's."""
    found = select(ImportRow).where(ImportRow.id == import_id, ImportRow.asked_by == by)
    row = session.scalars(found).one_or_none()
    return None if row is None else _import(row)


def take_import(session: Session, *, now: datetime) -> TakenImport | None:
    """The oldest file that waits, marked as being read; None where there is none. The caller reads alone."""
    session.execute(queries()["forget_old_imports"], {"before": now - timedelta(days=KEPT_DAYS)})
    open_ones = select(ImportRow).where(ImportRow.status.in_(("waiting", "running")))
    row = session.scalars(open_ones.order_by(ImportRow.id).limit(1)).one_or_none()
    if row is None:
        return None
    interrupted = row.status == "running"
    row.status = "running"
    return TakenImport(
        id=row.id,
        sheet=row.sheet,
        department=row.department,
        dry_run=row.dry_run,
        complete=row.complete,
        content=None if interrupted else row.content,
    )


def settle_import(
    session: Session, import_id: int, *, report: dict[str, Any] | None, message: str | None, now: datetime
) -> None:
    """Writes what became of a file, and erases the file: it may name people."""
    row = session.get_one(ImportRow, import_id)
    row.status, row.content, row.finished_at = ("refused" if report is None else "done"), None, now
    row.report, row.message = report, message


def _import(row: ImportRow) -> Import:
    return Import(
        id=row.id,
        sheet=row.sheet,
        department=row.department,
        dry_run=row.dry_run,
        complete=row.complete,
        asked_at=row.asked_at,
        status=row.status,
        finished_at=row.finished_at,
        message=row.message,
        report=row.report,
    )
