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

PAGE_LENGTH = 10
STUCK_AT = 8
"""The last record that is new or changed; some of the others are staged by then, page by page."""
FOR_EVER_SECONDS = 3600
_cleaned = count(1)


def slow_offer(raw: dict[str, Any]) -> Iterator[Any]:
    """The cleaner of France Travail, stuck at the last record that is not known."""
    if next(_cleaned) == STUCK_AT:
        time.sleep(FOR_EVER_SECONDS)
    yield from SOURCES["france-travail"].clean(raw)


def stuck_offer(_: dict[str, Any]) -> Iterator[Any]:
    """A cleaner stuck at its first record."""
    time.sleep(FOR_EVER_SECONDS)
    yield from ()


def pull(database_url: str, sandbox_url: str, source: str, now: datetime, place: str, done: Event) -> None:
    """Pulls, in short pages that are read one by one so that something is staged while pages are still to come.

    `place` is "cleaning", where the last record takes for ever to clean, "workers", where each does in processes beside
    it, or "nowhere". Sets `done` once the run is committed, then waits to be killed.
    """
    ingest.sources.france_travail.search.PAGE_LENGTH = PAGE_LENGTH
    ingest.load.READ_AT_ONCE = 1
    if place == "workers":
        ingest.load.WORKERS_FROM = 0
    asked = pull_of(SOURCES[source], "23", sandbox_partners(sandbox_url), now=now)
    if cleaner := {"cleaning": slow_offer, "workers": stuck_offer}.get(place):
        asked = replace(asked, clean=cleaner)
    run_pull(create_store(database_url), asked, clock=lambda: now)
    done.set()
    time.sleep(FOR_EVER_SECONDS)
