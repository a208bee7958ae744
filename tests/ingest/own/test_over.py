"""What is over leaves: retired within minutes, once, and nothing else with it."""

from datetime import timedelta

from sqlalchemy import Engine, text

from ingest import IngestSettings
from ingest.own.over import retire_over
from ingest.pulling import Station
from matching import Kind, Matcher
from store import session
from tests.make.rows import store_opportunities
from tests.make.values import NOON, some_opportunity

HOUR = timedelta(hours=1)


def test_only_what_is_over_is_retired_and_only_once(engine: Engine) -> None:
    with session(engine) as opened:
        store_opportunities(
            opened,
            [
                some_opportunity("own:over", kind=Kind.WORKSHOP, starts=NOON - 2 * HOUR, ends=NOON),
                some_opportunity("own:begun", kind=Kind.WORKSHOP, starts=NOON - HOUR),
                some_opportunity("own:late", ends=NOON - HOUR),
                some_opportunity("own:now", kind=Kind.EVENT, starts=NOON - HOUR, ends=NOON + HOUR),
                some_opportunity("own:soon", kind=Kind.TRAINING, starts=NOON + HOUR),
                some_opportunity("own:always"),
            ],
        )
    settings = IngestSettings(_env_file=None)
    station = Station(engine, Matcher(engine), settings=settings, clock=lambda: NOON)

    assert [retire_over(station), retire_over(station)] == [3, 0]
    with engine.connect() as connection:
        left = connection.execute(text("select source_key from opportunities where retired_at is null order by 1"))
        assert left.scalars().all() == ["always", "now", "soon"]


def test_a_look_that_finds_nothing_changes_no_catalogue(engine: Engine) -> None:
    settings = IngestSettings(_env_file=None)
    station = Station(engine, Matcher(engine), settings=settings, clock=lambda: NOON)
    with engine.begin() as connection:
        version = text("select version from catalogue_version")
        before = connection.scalar(version)
        retire_over(station)
        assert connection.scalar(version) == before
