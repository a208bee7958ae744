"""A department's part of a country's night, measured: read from PostgreSQL into columns, ranked, and written back."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cli.bench.invented.department import settle_department
from cli.bench.world import world
from matching import Matcher
from matching.country import rank_country, take_census, write_department
from matching.executor import Executor
from store import session

PEOPLE, OPPORTUNITIES = 3_600, 3_000
AS_OF = datetime(2026, 11, 20, 3, tzinfo=UTC)


def measure_department(executor: Executor, folder: Path, *, seed: int) -> dict[str, Any]:
    """What each step takes for the department of the demonstration, in a database of its own, in seconds."""
    seconds = dict[str, float]()
    with world(None) as (engine, references):
        settle_department(engine, references, people=PEOPLE, opportunities=OPPORTUNITIES, seed=seed, as_of=AS_OF)
        matcher = Matcher(engine)
        with session(engine) as reading, timed(seconds, "read"):
            census = take_census(reading, matcher, now=AS_OF)
        with timed(seconds, "ranked_into_parquet"):
            list(rank_country(census.country, executor=executor, folder=folder, partitions=2))
        people = census.country.people.id.tolist()
        with timed(seconds, "written_to_postgresql"), session(engine) as writing:
            rows = write_department(writing, folder, people=people, versions=census.versions, now=AS_OF)
    return {
        "people": len(people),
        "opportunities": len(census.country.opportunities),
        "rows_written": rows,
        "seconds": {name: round(value, 2) for name, value in seconds.items()},
    }


@contextmanager
def timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    """Notes how long a step takes."""
    began = time.perf_counter()
    yield
    seconds[step] = time.perf_counter() - began
