"""The schedule, in code: each source at its hour, and everybody ranked again after each pull.

APScheduler keeps the time in memory; the right to run a job at an hour is a row in PostgreSQL, so that several
replicas never pull twice.
"""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import Engine

from ingest.errors import IngestError
from ingest.run import RunReport, run_pull
from ingest.settings import IngestSettings
from ingest.sources import ENVIRONMENT, SOURCES, Partners, Source, pull_of
from kit import FRANCE, logger
from matching import Matcher, rank_everybody
from store.locks import take_slot

LATE_SECONDS = 3 * 3600
"""A job that could not start at its hour (the machine slept) still runs so much later."""


def create_scheduler(
    engine: Engine,
    matcher: Matcher,
    *,
    settings: IngestSettings,
    clock: Callable[[], datetime],
    partners: Partners = ENVIRONMENT,
) -> BackgroundScheduler:
    """A scheduler with one job a source, not started yet."""
    scheduler = BackgroundScheduler(timezone=FRANCE)
    for source in SOURCES.values():
        trigger = CronTrigger(hour=source.hour, minute=source.minute, timezone=FRANCE)

        def job(source: Source = source) -> None:
            run_slot(engine, matcher, source, settings=settings, partners=partners, clock=clock)

        scheduler.add_job(
            job,
            trigger,
            id=f"ingest:{source.slug}",
            name=source.label,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=LATE_SECONDS,
        )
    return scheduler


def run_slot(
    engine: Engine,
    matcher: Matcher,
    source: Source,
    *,
    settings: IngestSettings,
    clock: Callable[[], datetime],
    partners: Partners = ENVIRONMENT,
) -> list[RunReport]:
    """Pulls a source for all departments and ranks everybody, if nobody did for this hour; the reports."""
    now = clock()
    slot = now.astimezone(FRANCE).replace(hour=source.hour, minute=source.minute, second=0, microsecond=0)
    if not take_slot(engine, f"ingest:{source.slug}", slot, now=now):
        logger("ingest").info("slot_taken_elsewhere", source=source.slug)
        return []
    reports = []
    for code in settings.department_codes():
        try:
            reports.append(run_pull(engine, pull_of(source, code, partners, now=now), clock=clock))
        except IngestError as fault:
            logger("ingest").error("run_refused", source=source.slug, department=code, why=str(fault))
    if any(report.status != "failed" for report in reports):
        rank_everybody(engine, matcher, now=clock())
    return reports
