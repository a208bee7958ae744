"""`kill -9` of the process that pulls, at every stage: all of a run is there, or nothing of it but its name."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from sqlalchemy import text

from ingest.sandbox import FaultKind
from tests.ingest.faults import ingestor as program
from tests.ingest.faults.conftest import Scene
from tests.make.ledger import assert_for_people, runs

PATIENCE_SECONDS = 180
READY = get_context("forkserver")
"""Copies one process that has read the program, without threads: reading it takes as long as all the rest."""
READY.set_forkserver_preload([program.__name__])


@dataclass(frozen=True, slots=True)
class Ingestor:
    """A process that pulls, and whether its run is committed."""

    process: ForkServerProcess
    done: Event


@contextmanager
def started(scene: Scene, place: str = "nowhere") -> Iterator[Ingestor]:
    """A process that pulls the source, killed at the end of the block."""
    url = scene.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    done = READY.Event()
    asked = (url, scene.url, scene.source.slug, scene.now, place, done)
    ingestor = Ingestor(READY.Process(target=program.pull, args=asked), done)
    ingestor.process.start()
    try:
        yield ingestor
    finally:
        ingestor.process.kill()
        ingestor.process.join()


def until(true: Callable[[], object], ingestor: Ingestor) -> None:
    """Waits for something that the process does."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert ingestor.process.is_alive(), "the process ended by itself"
        assert time.monotonic() < deadline, "the process did not come so far"
        time.sleep(0.02)


def asks(scene: Scene, statement: str) -> object:
    """The first value that the database answers."""
    with scene.engine.connect() as connection:
        return connection.execute(text(statement)).scalar()


def waits_for_a_lock(scene: Scene) -> object:
    return asks(
        scene, "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    )


def reading(scene: Scene) -> None:
    """Killed while a page does not come."""
    scene.arm(FaultKind.SLOW, after=1, delay_seconds=2)
    with started(scene) as ingestor:
        until(lambda: not scene.sandbox.faults.armed(), ingestor)


def cleaning(scene: Scene) -> None:
    """Killed while records are cleaned, others being staged."""
    with started(scene, "cleaning") as ingestor:
        until(lambda: is_staged(scene), ingestor)


def applying(scene: Scene) -> None:
    """Killed while rows are written."""
    with scene.engine.connect() as lock, started(scene) as ingestor:
        lock.execute(text("lock table opportunities in exclusive mode"))
        until(lambda: waits_for_a_lock(scene), ingestor)


def closing(scene: Scene) -> None:
    """Killed before the commit, everything being written."""
    scene.arm(FaultKind.SLOW, after=1, delay_seconds=1)
    with scene.engine.connect() as lock, started(scene) as ingestor:
        until(lambda: not scene.sandbox.faults.armed(), ingestor)
        lock.execute(text("select from runs where status = 'running' for update"))
        until(lambda: waits_for_a_lock(scene), ingestor)


def is_staged(scene: Scene) -> object:
    """Whether some connection has staged rows: its temporary table is not empty."""
    return asks(
        scene,
        "select exists (select from pg_class where relname = 'staged_opportunities' and pg_relation_size(oid) > 0)",
    )


@pytest.mark.parametrize("stage", [reading, cleaning, applying, closing], ids=lambda stage: stage.__name__)
def test_what_was_killed_before_its_commit_left_nothing(france_travail: Scene, stage: Callable[[Scene], None]) -> None:
    stage(france_travail)

    assert france_travail.live() == france_travail.yesterday
    france_travail.sandbox.faults.clear()
    france_travail.assert_put_right()
    statuses = [run["status"] for run in runs(france_travail.engine, "france-travail")]
    assert statuses == ["complete", "failed", "complete"]
    assert_for_people(runs(france_travail.engine, "france-travail")[1]["message"])


def test_what_was_killed_after_its_commit_is_all_there(france_travail: Scene) -> None:
    with started(france_travail) as ingestor:
        until(ingestor.done.is_set, ingestor)

    assert france_travail.live() == france_travail.today
    assert france_travail.pull().applied.unchanged == len(france_travail.today)


def test_the_next_run_does_not_wait_for_a_killed_one_that_the_database_still_serves(france_travail: Scene) -> None:
    with france_travail.engine.connect() as lock:
        lock.execute(text("select from opportunities for update"))
        with started(france_travail) as ingestor:
            until(lambda: waits_for_a_lock(france_travail), ingestor)
        lock.rollback()
        france_travail.assert_put_right()


def test_the_workers_of_a_killed_run_end_with_it(france_travail: Scene) -> None:
    with started(france_travail, "workers") as ingestor:
        process = ingestor.process.pid
        children = Path(f"/proc/{process}/task/{process}/children")
        until(lambda: children.read_text().split(), ingestor)
        workers = [Path(f"/proc/{child}") for child in children.read_text().split()]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while any(worker.exists() for worker in workers):
        assert time.monotonic() < deadline, "a worker goes on without its run"
        time.sleep(0.1)

    france_travail.assert_put_right()
