"""The night of a country: drawn, ranked into Parquet, held against brute force; and a department, in PostgreSQL."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from cli.bench.department import measure_department, timed
from cli.bench.invented.country import estimated_minutes, nation_of
from cli.bench.machine import machine
from cli.bench.memory import watching_memory
from ingest.reference import read_demo, read_official
from matching import Knowledge, load_weights
from matching.country import (
    Brute,
    Country,
    Written,
    formula_of,
    joined,
    partitions_of,
    rank_country,
    rank_partition,
    read_lists,
    trades_of,
)
from matching.executor import LocalProcesses

TOLERANCE = 1e-5
"""Scores nearer than this are equal: whoever has them may stand in either order."""
WARMED_WITH = 200
"""People of a first, small night, which compiles."""


def measure_country(
    *,
    people: int,
    opportunities: int,
    reference: Path | None,
    seed: int,
    workers: int,
    partitions: int,
    sample: int,
    say: Callable[[str], None],
) -> dict[str, Any]:
    """The figures of the whole measure."""
    references = read_demo() if reference is None else read_official(reference)
    communes, weights, seconds = references.communes, load_weights(), dict[str, float]()
    with LocalProcesses(workers) as executor, TemporaryDirectory(prefix="alentour-bench-") as folder:
        say("Tirage des personnes et des offres…")
        with timed(seconds, "drawn"):
            nation = nation_of(references)
            everybody, offered = nation.people(people, seed=seed), nation.opportunities(opportunities, seed=seed)
            knowledge = Knowledge(references.rome)
        say("Minutes entre communes…")
        homes = np.array_split(np.unique(everybody.home), workers)
        with watching_memory() as travel_memory, timed(seconds, "travel_once_a_map"):
            minutes = joined(list(executor.gather(partial(estimated_minutes, communes=communes), homes)))
        country = Country(
            people=everybody,
            opportunities=offered,
            minutes=minutes,
            lat=communes.lat,
            lon=communes.lon,
            trades=trades_of(knowledge.affinity, knowledge.demands),
            rarity=nation.rarity,
            formula=formula_of(weights),
        )
        say("Compilation…")
        with timed(seconds, "compiled"):
            few = replace(country, people=everybody.at(slice(WARMED_WITH)))
            for _ in executor.gather(rank_partition, [*partitions_of(few, 1)] * workers):
                pass
        say("La nuit…")
        with watching_memory() as night_memory, timed(seconds, "night"):
            written = list(rank_country(country, executor=executor, folder=Path(folder), partitions=partitions))
        seconds["night_ranking_by_all_workers"] = sum(one.ranked_seconds for one in written)
        seconds["night_writing_by_all_workers"] = sum(one.written_seconds for one in written)
        seconds["night_processor_by_all_workers"] = sum(one.processor_seconds for one in written)
        say("Un département, dans PostgreSQL…")
        department = measure_department(executor, Path(folder) / "department", seed=seed)
        say("Force brute, sur un échantillon…")
        lists = _lists(written)
        checked = _checked(Brute(country, communes, knowledge.affinity, weights), Path(folder), sample, seed=seed)
    return {
        "people": people,
        "opportunities": opportunities,
        "communes": len(references.communes),
        "trades": len(references.rome.trades),
        "seed": seed,
        "machine": machine(),
        "workers": workers,
        "partitions": len(written),
        "seconds": {name: round(value, 2) for name, value in seconds.items()},
        "peak_mib": {"travel": round(travel_memory.ours_mib), "night": round(night_memory.ours_mib)},
        "columns_mib": {
            "people": round(country.people.bytes / 2**20),
            "opportunities": round(country.opportunities.bytes / 2**20),
            "minutes": round(country.minutes.bytes / 2**20),
        },
        "lists": lists,
        "department": department,
        **checked,
        "faster_than_brute_force": round(
            checked["brute_force"]["processor_seconds_a_person"] * people / seconds["night_processor_by_all_workers"], 1
        ),
    }


def _lists(written: Sequence[Written]) -> dict[str, Any]:
    rows = sum(one.rows for one in written)
    return {
        "people": sum(one.people for one in written),
        "rows": rows,
        "parquet_mib": round(sum(one.path.stat().st_size for one in written) / 2**20),
    }


def _checked(brute: Brute, folder: Path, sample: int, *, seed: int) -> dict[str, Any]:
    """The lists of some people against those of brute force, and what the latter takes."""
    people = brute.country.people
    chosen = np.sort(np.random.default_rng((seed, 3)).choice(len(people), min(sample, len(people)), replace=False))
    lists = read_lists(folder, people=people.id[chosen])
    found = {"same": 0, "same_but_ties": 0, "apart": 0}
    greatest, began = 0.0, time.process_time()
    for at, row in zip(chosen, range(lists.num_rows), strict=True):
        rows, scores = brute.best(int(at))
        ids, ours = lists["opportunities"][row].as_py(), np.array(lists["scores"][row].as_py(), np.float64)
        difference = float(np.abs(ours - scores).max(initial=0)) if len(ours) == len(scores) else np.inf
        greatest = max(greatest, difference)
        same = ids == brute.country.opportunities.id[rows].tolist()
        found["apart" if difference > TOLERANCE else "same" if same else "same_but_ties"] += 1
    seconds = (time.process_time() - began) / max(len(chosen), 1)
    return {
        "exactness": {"sampled": len(chosen), **found, "greatest_difference": greatest, "tolerance": TOLERANCE},
        "brute_force": {"people": len(chosen), "processor_seconds_a_person": round(seconds, 5)},
    }
