"""Timetables in the store: one row, with all feeds loaded together."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from geo.transit import FeedFacts, Timetable, timetable_from_bytes
from store.queries import queries
from store.tables import TimetableRow


@dataclass(frozen=True, slots=True)
class KeptTimetable:
    """What is told of the timetables kept, without reading them."""

    version: str
    loaded_at: datetime
    feeds: tuple[FeedFacts, ...]


def keep_timetable(session: Session, timetable: Timetable, *, now: datetime) -> None:
    """Keeps timetables in place of those before, all feeds at once."""
    statement = insert(TimetableRow).values(
        single=True,
        version=timetable.version,
        loaded_at=now,
        feeds=[feed.to_json() for feed in timetable.feeds],
        content=timetable.to_bytes(),
    )
    columns = ("version", "loaded_at", "feeds", "content")
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[TimetableRow.single], set_={name: statement.excluded[name] for name in columns}
        )
    )
    session.execute(queries()["count_change"])  # everybody is ranked again


def kept_timetable(session: Session) -> KeptTimetable | None:
    """What is kept; None before anything was."""
    row = session.execute(select(TimetableRow.version, TimetableRow.loaded_at, TimetableRow.feeds)).one_or_none()
    if row is None:
        return None
    return KeptTimetable(row.version, row.loaded_at, tuple(FeedFacts.from_json(feed) for feed in row.feeds))


def read_timetable(session: Session) -> Timetable | None:
    """The timetables kept, to ask them; None before any was. Raises `NotATimetable`."""
    content = session.scalar(select(TimetableRow.content))
    return None if content is None else timetable_from_bytes(content)
