"""The schedule, in code: what is done by itself, and when. One line a job; `ingest.clockwork` keeps the time."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy import Engine

from ingest.clockwork import Job, Polled, Scheduler, Slot, Timed, Times, run_due
from ingest.pulling import Station, answer_request, pull_all
from ingest.run import RunReport
from ingest.settings import IngestSettings
from ingest.sources import ENVIRONMENT, SOURCES, Partners, Source
from matching import Matcher

REQUEST_SECONDS = 5


def create_scheduler(
    engine: Engine,
    matcher: Matcher,
    *,
    settings: IngestSettings,
    clock: Callable[[], datetime],
    partners: Partners = ENVIRONMENT,
) -> Scheduler:
    """A scheduler of all jobs, not started yet."""
    station = Station(engine, matcher, settings=settings, clock=clock, partners=partners)
    return Scheduler(engine, jobs_of(station), clock=clock)


def jobs_of(station: Station) -> tuple[Job, ...]:
    """All that is done by itself."""
    sources = SOURCES.values()
    return (
        *(nightly(source, partial(_all_complete, station, source)) for source in sources),
        *(Polled(f"request:{one.slug}", REQUEST_SECONDS, partial(answer_request, station, one)) for one in sources),
    )


def nightly(source: Source, work: Callable[[Slot], bool]) -> Timed:
    """The complete pull of a source, at its hour."""
    return Timed(f"ingest:{source.slug}", source.label, Times((source.hour,), source.minute), work)


def run_slot(
    engine: Engine,
    matcher: Matcher,
    source: Source,
    *,
    settings: IngestSettings,
    clock: Callable[[], datetime],
    partners: Partners = ENVIRONMENT,
) -> list[RunReport]:
    """Does the nightly pull of a source that is due now, if nobody did; the reports."""
    station = Station(engine, matcher, settings=settings, clock=clock, partners=partners)
    reports: list[RunReport | None] = []

    def work(slot: Slot) -> bool:
        reports.extend(pull_all(station, source, slot))
        return _complete(reports)

    run_due(engine, nightly(source, work), clock=clock)
    return [report for report in reports if report is not None]


def _all_complete(station: Station, source: Source, slot: Slot) -> bool:
    return _complete(pull_all(station, source, slot))


def _complete(reports: list[RunReport | None]) -> bool:
    return all(report is not None and report.status == "complete" for report in reports)
