"""The schedule, in code: what is done by itself, and when. One line a job; `ingest.clockwork` keeps the time."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Engine

from ingest.clockwork import Job, Polled, Scheduler, Timed, Times, run_due
from ingest.duplicates import show_orphans
from ingest.errors import KeyMissing
from ingest.letting_go import let_go
from ingest.openings import settle_openings, tell_growth
from ingest.own.over import retire_over
from ingest.own.waiting import take_imports
from ingest.pulling import Station, answer_request, pull_all, pull_news
from ingest.rechecking import answer_wishes
from ingest.run import RunReport
from ingest.settings import IngestSettings
from ingest.sources import ENVIRONMENT, SOURCES, Partners, Source
from ingest.watch import tidy, tidy_lists, watch
from matching import Herald, Matcher

ALERT_SECONDS = 0.25
DAY_HOURS = tuple(range(7, 22))
"""The hours, in France, at which what is new is pulled."""
GROWTH_TIMES = Times((7, 16), 40)
IMPORT_SECONDS = 3
LISTS_SECONDS = 3600
OPENINGS_SECONDS = 3
ORPHANS_SECONDS = 60
OVER_SECONDS = 300
PEOPLE_TIMES = Times((5,), 40)
RECHECK_SECONDS = 2
REQUEST_SECONDS = 5
TIDY_TIMES = Times((5,), 20)
WATCH_SECONDS = 60


def create_scheduler(
    engine: Engine,
    matcher: Matcher,
    *,
    settings: IngestSettings,
    clock: Callable[[], datetime],
    partners: Partners = ENVIRONMENT,
    others: Sequence[Job] = (),
) -> Scheduler:
    """A scheduler of all jobs, and of `others` that this package knows nothing of; not started yet."""
    station = Station(engine, matcher, settings=settings, clock=clock, partners=partners)
    return Scheduler(engine, (*jobs_of(station), *others), clock=clock)


def jobs_of(station: Station) -> tuple[Job, ...]:
    """All that is done by itself."""
    sources = SOURCES.values()
    return (
        *(nightly(source, partial(_all_complete, station, source)) for source in sources),
        *(hourly(source, partial(_news, station, source)) for source in sources if source.increments),
        Timed("tidy", "Ménage de ce qui est trop vieux", TIDY_TIMES, partial(tidy, station)),
        Timed(
            "people",
            "Fin des dossiers sans nouvelles, des demandes et des connexions",
            PEOPLE_TIMES,
            partial(let_go, station),
        ),
        Timed("growth", "Listes d'employeurs qui s'allongent", GROWTH_TIMES, partial(_growth, station)),
        Polled("orphans", ORPHANS_SECONDS, partial(_orphans, station)),
        Polled("watch", WATCH_SECONDS, partial(watch, station)),
        Polled("lists", LISTS_SECONDS, partial(tidy_lists, station)),
        Polled("imports", IMPORT_SECONDS, partial(take_imports, station)),
        Polled("openings", OPENINGS_SECONDS, partial(settle_openings, station)),
        Polled("over", OVER_SECONDS, partial(retire_over, station)),
        Polled("alerts", ALERT_SECONDS, partial(_alerts, station, Herald(station.engine, station.matcher))),
        Polled("rechecks", RECHECK_SECONDS, partial(answer_wishes, station)),
        *(Polled(f"request:{one.slug}", REQUEST_SECONDS, partial(answer_request, station, one)) for one in sources),
    )


def nightly(source: Source, work: Callable[[datetime], bool]) -> Timed:
    """The complete pull of a source, at its hour."""
    return Timed(f"ingest:{source.slug}", source.label, Times((source.hour,), source.minute), work)


def hourly(source: Source, work: Callable[[datetime], bool]) -> Timed:
    """The pull of what is new at a source, every hour of the day. Not tried again: the next hour comes soon."""
    times = Times(DAY_HOURS, source.minute)
    return Timed(f"news:{source.slug}", f"{source.label}, les nouveautés", times, work, retry_minutes=())


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

    def work(slot_at: datetime) -> bool:
        reports.extend(pull_all(station, source, since=slot_at))
        return _complete(reports)

    run_due(engine, nightly(source, work), clock=clock)
    return [report for report in reports if report is not None]


def _all_complete(station: Station, source: Source, slot_at: datetime) -> bool:
    return _complete(pull_all(station, source, since=slot_at))


def _news(station: Station, source: Source, _: datetime) -> bool:
    pull_news(station, source)
    return True


def _alerts(station: Station, herald: Herald) -> None:
    herald.tell(now=station.clock())


def _growth(station: Station, _: datetime) -> bool:
    tell_growth(station)
    return True


def _orphans(station: Station) -> None:
    show_orphans(station.engine, now=station.clock())


def _complete(reports: list[RunReport | None]) -> bool:
    """Whether there is nothing to try again. A key that is missing does not come by itself."""
    return all(report is not None and _settled(report) for report in reports)


def _settled(report: RunReport) -> bool:
    return report.status == "complete" or report.fault == KeyMissing.__name__
