"""A program that pulls a source of the sandbox, slow enough in one place to be killed there.

    python ingestor.py DATABASE_URL SANDBOX_URL SOURCE NOW PLACE

PLACE is "cleaning", where the fortieth record takes for ever to clean, "workers", the same in processes beside it,
or "nowhere". Says "done" once the run is committed, then waits to be killed.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count
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


def main(database_url: str, sandbox_url: str, source: str, now: str, place: str) -> None:
    """Pulls, in short pages and small batches so that something is staged while pages are still to come."""
    ingest.sources.france_travail.search.PAGE_LENGTH = PAGE_LENGTH
    ingest.load.READ_AT_ONCE = READ_AT_ONCE
    if place == "workers":
        ingest.load.WORKERS_FROM = 0
    pull = pull_of(SOURCES[source], "23", sandbox_partners(sandbox_url), now=datetime.fromisoformat(now))
    if place in ("cleaning", "workers"):
        pull = replace(pull, clean=slow_offer)
    run_pull(create_store(database_url), pull, clock=lambda: datetime.fromisoformat(now))
    print("done", flush=True)  # noqa: T201
    time.sleep(A_LONG_TIME_SECONDS)


if __name__ == "__main__":
    main(*sys.argv[1:])
