"""The timetables of the demo: always of today, and never in place of real ones."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from cli.demo.coaches import settle_coaches
from geo import USUAL_TRIP
from geo.gtfs import read_timetable
from geo.transit.times import TimetableTimes
from store import session
from store.reference.communes_and_trades import read_communes
from store.reference.timetables import keep_timetable, kept_timetable
from store.reference.timetables import read_timetable as read_kept
from tests.make.timetables import write_feed

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_one_goes_from_bourganeuf_to_gueret_and_back(creuse: Engine) -> None:
    with session(creuse) as opened:
        communes = read_communes(opened)
        settle_coaches(opened, communes, now=NOW)
        timetable = read_kept(opened)

    assert timetable is not None
    home, work = (communes.by_insee(insee) for insee in ("23030", "23096"))
    assert home is not None
    assert work is not None
    assert home.point is not None
    assert work.point is not None
    journey = TimetableTimes(communes, timetable, today=date(2026, 3, 2)).journey(home.point, work.point, USUAL_TRIP)
    assert journey.possible
    assert journey.minutes == 47
    assert journey.last_way_back == 18 * 60 + 31


def test_a_start_on_another_day_brings_timetables_of_that_day(creuse: Engine) -> None:
    later = NOW + timedelta(days=300)
    with session(creuse) as opened:
        communes = read_communes(opened)
        settle_coaches(opened, communes, now=NOW)
        settle_coaches(opened, communes, now=later)

        kept = kept_timetable(opened)
    assert kept is not None
    assert kept.feeds[0].valid_from < later.date() < kept.feeds[0].valid_until


def test_real_timetables_stay(creuse: Engine, tmp_path: Path) -> None:
    real = read_timetable([write_feed(tmp_path / "real.zip")])
    with session(creuse) as opened:
        keep_timetable(opened, real, now=NOW)
        settle_coaches(opened, read_communes(opened), now=NOW)

        kept = kept_timetable(opened)
    assert kept is not None
    assert kept.version == real.version
