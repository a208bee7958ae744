"""The timetables of the demo: those of an invented network, unless somebody loaded real ones."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from geo import Communes
from geo.gtfs import read_timetable
from ingest.sandbox.creuse.coaches import coach_network, write_coaches
from kit import day_in_france
from store.reference.timetables import keep_timetable, kept_timetable


def settle_coaches(session: Session, communes: Communes, *, now: datetime) -> None:
    """Loads the invented network as of today; timetables that its users loaded stay."""
    kept = kept_timetable(session)
    if kept is not None and {feed.name for feed in kept.feeds} != {coach_network().name}:
        return
    with TemporaryDirectory(prefix="alentour-") as folder:
        feed = write_coaches(Path(folder) / "coaches.zip", communes, today=day_in_france(now))
        timetable = read_timetable([feed])
    if kept is None or kept.version != timetable.version:
        keep_timetable(session, timetable, now=now)
