"""A process that pulls a source of the sandbox, slow enough in one place to be killed there."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count
from multiprocessing.synchronize import Event
from typing import Any

import ingest.load
import ingest.sources.france_travail.search
from ingest import SOURCES, pull_of, run_pull
from ingest.sandbox import sandbox_partners
from store import create_store

PAGE_LENGTH = 20
READ_AT_ONCE = 30
A_LONG_TIME_SECONDS = 60
_cleaned = count(1)


def slow_offer(raw: dict[str, Any]) -> Iterator[Any]:
    """The cleaner of France Travail, stuck at one record."""
    if next(_cleaned) == READ_AT_ONCE + 10:
        time.sleep(A_LONG_TIME_SECONDS)
    yield from SOURCES["france-travail"].clean(raw)


def pull(database_url: str, sandbox_url: str, source: str, now: datetime, place: str, done: Event) -> None:
    """Pulls, in short pages and small batches so that something is staged while pages are still to come.

    `place` is "cleaning", where the fortieth record takes for ever to clean, "workers", the same in processes beside
    it, or "nowhere". Sets `done` once the run is committed, then waits to be killed.
    """
    ingest.sources.france_travail.search.PAGE_LENGTH = PAGE_LENGTH
    ingest.load.READ_AT_ONCE = READ_AT_ONCE
    if place == "workers":
        ingest.load.WORKERS_FROM = 0
    asked = pull_of(SOURCES[source], "23", sandbox_partners(sandbox_url), now=now)
    if place in ("cleaning", "workers"):
        asked = replace(asked, clean=slow_offer)
    run_pull(create_store(database_url), asked, clock=lambda: now)
    done.set()
    time.sleep(A_LONG_TIME_SECONDS)
