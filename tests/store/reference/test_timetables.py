"""The timetables kept: one row, whole, in place of the one before."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from geo.gtfs import read_timetable as read_feeds
from geo.transit.timetable import NotATimetable
from store.reference.timetables import keep_timetable, kept_timetable, read_timetable
from store.tables import TimetableRow
from tests.make.timetables import FEED, write_feed

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_nothing_is_kept_at_first(session: Session) -> None:
    assert kept_timetable(session) is None
    assert read_timetable(session) is None


def test_timetables_take_the_place_of_those_before(session: Session, tmp_path: Path) -> None:
    other = FEED["stops.txt"].replace("Guéret", "Guéret gare")
    for name, stops in (("one", FEED["stops.txt"]), ("two", other)):
        keep_timetable(session, read_feeds([write_feed(tmp_path / f"{name}.zip", stops=stops)]), now=NOW)

    kept, read = kept_timetable(session), read_timetable(session)
    assert kept is not None
    assert read is not None
    assert (kept.version, kept.feeds, kept.loaded_at) == (read.version, read.feeds, NOW)
    assert read.stops.names[0] == "Guéret gare"


def test_what_another_version_of_the_program_kept_is_to_be_loaded_again(session: Session, tmp_path: Path) -> None:
    keep_timetable(session, read_feeds([write_feed(tmp_path / "feed.zip")]), now=NOW)
    session.execute(update(TimetableRow).values(content=b"another format"))

    with pytest.raises(NotATimetable, match="timetables load"):
        read_timetable(session)
