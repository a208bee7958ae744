"""The night of a country: partition after partition, each written as a file of Parquet by whoever ranked it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from matching.country.parquet import LISTS, write_lists
from matching.country.partition import Country, Partition, partitions_of, rank_partition
from matching.executor import Executor


@dataclass(frozen=True, slots=True)
class Written:
    """A partition that is done: how many people and rows, and what it took."""

    number: int
    people: int
    rows: int
    path: Path
    ranked_seconds: float
    written_seconds: float
    processor_seconds: float
    """Of both, by the processor: what it takes on a machine that does nothing else."""


def rank_country(country: Country, *, executor: Executor, folder: Path, partitions: int) -> Iterator[Written]:
    """Ranks everybody into files of `folder`, one a partition: what each brought, as it is done.

    The lists do not depend on the executor, on its number of workers, nor on how many partitions there are. Files that
    a night of before left are gone at the end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    left = set(folder.glob(LISTS))
    for written in executor.gather(partial(ranked_and_written, folder=folder), partitions_of(country, partitions)):
        left.discard(written.path)
        yield written
    for path in left:
        path.unlink(missing_ok=True)


def ranked_and_written(partition: Partition, *, folder: Path) -> Written:
    """Ranks one partition and writes its file: whole, or not at all. May be done twice: the file is the same."""
    began, processor = time.perf_counter(), time.process_time()
    ranked = rank_partition(partition)
    then = time.perf_counter()
    path = folder / f"lists-{partition.number:05}.parquet"
    write_lists(ranked, path)
    return Written(
        number=partition.number,
        people=len(ranked.people),
        rows=int((ranked.opportunities >= 0).sum()),
        path=path,
        ranked_seconds=then - began,
        written_seconds=time.perf_counter() - then,
        processor_seconds=time.process_time() - processor,
    )
