"""The invented bus can be pulled like a real one, and its stops are in Creuse."""

from datetime import UTC, datetime

from sqlalchemy import Engine, text

from ingest import SOURCES, pull_of, run_pull
from ingest.sandbox import sandbox_partners
from tests.make.partners import served_partners

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def test_the_stops_of_ten_towns_are_pulled_and_a_second_pull_changes_nothing(creuse: Engine) -> None:
    with served_partners() as sandbox:
        pull = pull_of(SOURCES["bus-emploi"], "23", sandbox_partners(sandbox.url), now=NOW)
        first, second = (run_pull(creuse, pull, clock=lambda: NOW) for _ in range(2))

    with creuse.connect() as connection:
        towns = connection.execute(text("select count(distinct insee), min(left(insee, 2)) from bus_stops")).one()
    assert (first.status, first.rejected) == ("complete", 0)
    assert first.applied.new > 100
    assert (second.applied.new, second.applied.unchanged) == (0, first.applied.new)
    assert tuple(towns) == (10, "23")
