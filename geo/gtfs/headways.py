"""Trips that a feed gives once, with an interval (frequencies.txt): each of their runs becomes a trip."""

from dataclasses import replace
from itertools import groupby
from operator import itemgetter

import numpy as np

from geo.gtfs.archive import Archive
from geo.gtfs.passages import seconds_of
from geo.transit import Connections, Trips

_LEAST_SECONDS = 30
"""No vehicle follows another sooner: a shorter interval is a mistake, and would fill the memory."""


def repeated(
    archive: Archive, connections: Connections, trips: Trips, *, positions: dict[str, int]
) -> tuple[Connections, Trips]:
    """The connections and trips with all runs of repeated trips in place of their model."""
    runs = sorted(_runs(archive, positions))
    if not runs:
        return connections, trips
    models = np.array(sorted({trip for trip, _ in runs}), np.int32)
    kept = ~np.isin(connections.trip, models)
    columns = {name: [getattr(connections, name)[kept]] for name in Connections.__slots__}
    lines, services, following = [trips.line], [trips.service], trips.line.size
    for trip, group in groupby(runs, key=itemgetter(0)):
        starts = np.array([start for _, start in group], np.int32)
        model = slice(*np.searchsorted(connections.trip, (trip, trip + 1)))
        length = connections.trip[model].size
        if not length:
            continue
        shift = np.repeat(starts - connections.departure[model][0], length).astype(np.int32)
        for name, arrays in columns.items():
            arrays.append(np.tile(getattr(connections, name)[model], starts.size))
        columns["departure"][-1] = columns["departure"][-1] + shift
        columns["arrival"][-1] = columns["arrival"][-1] + shift
        columns["trip"][-1] = np.repeat(np.arange(following, following + starts.size, dtype=np.int32), length)
        following += starts.size
        lines.append(np.full(starts.size, trips.line[trip], np.int32))
        services.append(np.full(starts.size, trips.service[trip], np.int32))
    whole = {name: np.concatenate(arrays) for name, arrays in columns.items()}
    return replace(connections, **whole), Trips(np.concatenate(lines), np.concatenate(services))


def _runs(archive: Archive, positions: dict[str, int]) -> set[tuple[int, int]]:
    """The (trip, second of departure) that intervals name."""
    runs: set[tuple[int, int]] = set()
    for code, begins, ends, headway in archive.rows(
        "frequencies.txt", "trip_id", "start_time", "end_time", "headway_secs"
    ):
        first, last = seconds_of(begins), seconds_of(ends)
        step = int(headway) if headway.isdecimal() else 0
        if code not in positions or first < 0 or last < 0 or step < _LEAST_SECONDS:
            archive.faults["intervalles sans horaire juste"] += 1
            continue
        runs |= {(positions[code], start) for start in range(first, last, step)}
    return runs
