"""What is wrong with the sources is logged once, and once more when it is over."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from structlog.testing import capture_logs

from ingest import SOURCES, IngestSettings
from ingest.pulling import Station
from ingest.watch import watch
from kit import configure_logs
from matching import Matcher
from store import session
from store.tables import RunRow

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def look(engine: Engine) -> list[tuple[str, str]]:
    """The events of one look, each with its source."""
    station = Station(engine, Matcher(engine), settings=IngestSettings(departments="23"), clock=lambda: NOW)
    configure_logs()  # a command that ran before may have asked for errors alone
    with capture_logs() as events:
        watch(station)
    return [(event["event"], event["source"]) for event in events if "source" in event]


def store_runs(engine: Engine, *, hours_ago: float, status: str = "complete") -> None:
    """One run of each source over Creuse."""
    began = NOW - timedelta(hours=hours_ago)
    ended = None if status == "running" else began
    with session(engine) as opened:
        opened.add_all(
            RunRow(source=slug, scope="23", status=status, started_at=began, finished_at=ended) for slug in SOURCES
        )


def test_an_alert_is_logged_when_it_begins_and_when_it_is_over(engine: Engine) -> None:
    first, second = look(engine), look(engine)
    store_runs(engine, hours_ago=1)

    assert first == [("source_needs_a_look", slug) for slug in sorted(SOURCES)]
    assert second == []
    assert look(engine) == [("source_is_well_again", slug) for slug in sorted(SOURCES)]


def test_a_run_that_nobody_holds_any_more_is_told_as_failed(engine: Engine) -> None:
    look(engine)
    store_runs(engine, hours_ago=1, status="running")
    look(engine)

    with session(engine) as opened:
        assert {run.status for run in opened.query(RunRow)} == {"failed"}
