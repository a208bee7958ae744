"""Each source at its hour, once for all replicas, and everybody ranked after it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, text

from ingest import (
    SOURCES,
    ApiEngagementSettings,
    IngestSettings,
    Partners,
    RunReport,
    create_scheduler,
    run_slot,
)
from ingest.reference import load_demo
from ingest.sandbox import SandboxServer, create_sandbox, sandbox_partners
from matching import Matcher
from store import session
from tests.make.rows import store_person
from tests.make.values import some_person

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
SOURCE = SOURCES["api-engagement"]


@pytest.fixture
def creuse(engine: Engine) -> Engine:
    load_demo(engine)
    return engine


def slot(engine: Engine, partners: Partners, *, now: datetime = NOW) -> list[RunReport]:
    settings = IngestSettings(departments="23")
    return run_slot(engine, Matcher(engine), SOURCE, settings=settings, partners=partners, clock=lambda: now)


def without_keys() -> Partners:
    return {"api-engagement": ApiEngagementSettings(key=SecretStr(""))}


def test_replicas_that_wake_together_pull_once(creuse: Engine) -> None:
    with SandboxServer(create_sandbox(as_of=NOW)) as sandbox:
        partners = sandbox_partners(sandbox.url)
        with ThreadPoolExecutor(4) as replicas:
            reports = [report for done in replicas.map(lambda _: slot(creuse, partners), range(4)) for report in done]

    assert [report.status for report in reports] == ["complete"]


def test_everybody_is_ranked_after_a_pull(creuse: Engine) -> None:
    with session(creuse) as opened:
        store_person(opened, some_person(wishes=("visiter des personnes âgées",)))
    with SandboxServer(create_sandbox(as_of=NOW)) as sandbox:
        slot(creuse, sandbox_partners(sandbox.url))

    with creuse.connect() as connection:
        assert connection.execute(text("select count(*) from lists where audience = 'batch'")).scalar_one() == 1


def test_the_next_day_is_another_slot(creuse: Engine) -> None:
    days = [slot(creuse, without_keys(), now=NOW + timedelta(days=day)) for day in (0, 0, 1)]

    assert [[report.status for report in day] for day in days] == [["failed"], [], ["failed"]]


def test_old_slots_are_forgotten(creuse: Engine) -> None:
    slot(creuse, without_keys(), now=NOW - timedelta(days=40))
    slot(creuse, without_keys())

    with creuse.connect() as connection:
        assert connection.execute(text("select count(*) from slots")).scalar_one() == 1


def test_every_source_has_its_hour(creuse: Engine) -> None:
    scheduler = create_scheduler(
        creuse, Matcher(creuse), settings=IngestSettings(), partners=without_keys(), clock=lambda: NOW
    )
    scheduler.start()
    jobs = {job.id: job for job in scheduler.get_jobs()}
    scheduler.shutdown(wait=True)

    assert set(jobs) == {f"ingest:{slug}" for slug in SOURCES}
    assert {(job.coalesce, job.max_instances) for job in jobs.values()} == {(True, 1)}
    assert len({job.next_run_time for job in jobs.values()}) == len(SOURCES)
