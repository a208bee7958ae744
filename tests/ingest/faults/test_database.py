"""A database killed while records are read or written, and started again: nothing is lost, nothing is there twice."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from geo import departments
from ingest import Pull, RunReport, run_pull
from ingest.reference import load_demo
from ingest.sources.france_travail import clean_france_travail
from store import Cluster, create_store, find_binaries, migrate

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A cluster of this test alone, that it may kill."""
    folder = Path(f"/tmp/alentour-killed-{uuid4().hex[:8]}")
    with Cluster(folder, binaries=find_binaries()) as found:
        yield found
    shutil.rmtree(folder)


def pull(engine: Engine, **offers: str) -> RunReport:
    """A complete pull of offers given as identifier=title."""
    return pull_while(lambda: None, engine, offers)


def pull_while(meanwhile: Callable[[], object], engine: Engine, offers: Mapping[str, str]) -> RunReport:
    """A complete pull; `meanwhile` happens once its only page is read."""
    page: list[dict[str, Any]] = [
        {"id": key, "intitule": title, "lieuTravail": {"commune": "23008"}} for key, title in offers.items()
    ]

    def pages() -> Iterator[list[dict[str, Any]]]:
        yield page
        meanwhile()

    source = Pull("france-travail", "France Travail", "23", departments()["23"], pages, clean_france_travail)
    return run_pull(engine, source, clock=lambda: NOW)


def kill_while_it_waits(cluster: Cluster, engine: Engine) -> None:
    """Kills the server as soon as the load, staged and half applied, waits for a lock."""
    waiting = text(
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'into opportunities'"
    )
    deadline = time.monotonic() + 30
    with engine.connect() as connection:
        while not connection.execute(waiting).scalar():
            assert time.monotonic() < deadline, "the load did not wait for the lock"
            connection.rollback()
            time.sleep(0.02)
    kill(cluster)


def kill(cluster: Cluster) -> None:
    """Kills the server as a power cut does."""
    server = int((cluster.data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(server, signal.SIGQUIT)
    while Path(f"/proc/{server}").exists():
        time.sleep(0.02)


def live(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.execute(text("select source_key, title from opportunities where retired_at is null"))
        return {row.source_key: row.title for row in rows}


def statuses(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(text("select status from runs order by id")).scalars())


def test_a_load_that_was_killed_is_done_again_from_the_start(cluster: Cluster) -> None:
    engine = create_store(cluster.url())
    migrate(engine)
    load_demo(engine)
    pull(engine, A="Boulanger", B="Maçon", C="Serveur")
    tomorrow = {"A": "Boulangère", "B": "Maçon", "D": "Cariste"}

    with engine.connect() as lock, ThreadPoolExecutor(1) as threads:
        lock.execute(text("lock table opportunities in exclusive mode"))
        load = threads.submit(pull, engine, **tomorrow)
        kill_while_it_waits(cluster, engine)
        with pytest.raises(OperationalError):
            load.result(timeout=30)
        lock.invalidate()
    cluster.stop()
    cluster.start()
    engine.dispose()

    assert live(engine) == {"A": "Boulanger", "B": "Maçon", "C": "Serveur"}
    again = pull(engine, **tomorrow)
    assert live(engine) == tomorrow
    assert statuses(engine) == ["complete", "failed", "complete"]
    assert (again.applied.new, again.applied.changed, again.applied.unchanged, again.applied.retired) == (1, 1, 1, 1)
    engine.dispose()


def test_a_database_that_was_away_while_pages_were_read_is_found_again_by_the_next_run(cluster: Cluster) -> None:
    engine = create_store(cluster.url())
    migrate(engine)
    load_demo(engine)
    pull(engine, A="Boulanger", B="Maçon")

    def power_cut() -> None:
        kill(cluster)
        cluster.stop()
        cluster.start()

    with pytest.raises(OperationalError):
        pull_while(power_cut, engine, {"A": "Boulangère", "C": "Cariste"})

    assert live(engine) == {"A": "Boulanger", "B": "Maçon"}
    pull(engine, A="Boulangère", C="Cariste")
    assert live(engine) == {"A": "Boulangère", "C": "Cariste"}
    assert statuses(engine) == ["complete", "failed", "complete"]
    engine.dispose()
