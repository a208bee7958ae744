"""Small timetables: as values, and as the zip that a network publishes."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import numpy as np

from geo.near import begins
from geo.transit.timetable import (
    MAY_ALIGHT,
    MAY_BOARD,
    Calendar,
    Connections,
    FeedFacts,
    Stops,
    Timetable,
    Transfers,
    Trips,
    Vehicle,
)

Hop = tuple[int, int, int, int, int]
"""A connection: departure and arrival in seconds, two stops, what it allows."""
Change = tuple[int, int, int]
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
FEED = {
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\nA,Guéret,46.17,1.87\nB,Ahun,46.09,2.02\nC,Aubusson,45.95,2.17\n",
    "routes.txt": "route_id,route_short_name,route_type\nR,14,3\n",
    "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "S,1,1,1,1,1,0,0,20260105,20260703\n",
    "trips.txt": "route_id,service_id,trip_id\nR,S,T1\nR,S,T2\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
    "T1,07:00:00,07:00:00,A,1\nT1,07:30:00,07:32:00,B,2\nT1,08:00:00,08:00:00,C,3\n"
    "T2,17:00:00,17:00:00,C,1\nT2,17:28:00,17:30:00,B,2\nT2,18:05:00,18:05:00,A,3\n",
}
"""A coach from Guéret to Aubusson in the morning, and home in the evening."""


def write_feed(path: Path, **tables: str | None) -> Path:
    """The feed `FEED` as a zip; a table given by its name replaces one, None takes it away."""
    changed = {f"{name}.txt": text for name, text in tables.items()}
    with ZipFile(path, "w") as archive:
        for name, text in {**FEED, **changed}.items():
            if text is not None:
                archive.writestr(name, text)
    return path


def small_timetable(runs: Sequence[Sequence[Hop]], *, stops: int, changes: Iterable[Change]) -> Timetable:
    """Vehicles that run every day of 2026 between stops without a place."""
    hops = np.array([(*hop, trip) for trip, run in enumerate(runs) for hop in run], np.int32).reshape(-1, 6)
    walks = np.array(sorted(changes), np.int32).reshape(-1, 3)
    nowhere = np.full(stops, np.nan)
    none = np.empty(0, np.int32)
    return Timetable(
        version="essai",
        feeds=(FeedFacts("Essai", FIRST, LAST, stops, len(runs)),),
        stops=Stops(
            tuple(f"Arrêt {stop}" for stop in range(stops)), nowhere, nowhere, np.arange(stops, dtype=np.int32)
        ),
        lines=(("1", Vehicle.COACH),),
        calendar=Calendar(
            feed=np.zeros(1, np.int16),
            weekdays=np.full(1, 127, np.uint8),
            first=np.full(1, FIRST.toordinal(), np.int32),
            last=np.full(1, LAST.toordinal(), np.int32),
            exception_day=none,
            exception_service=none,
            exception_added=np.empty(0, np.bool_),
        ),
        trips=Trips(np.zeros(len(runs), np.int32), np.zeros(len(runs), np.int32)),
        connections=Connections(
            departure=hops[:, 0].copy(),
            arrival=hops[:, 1].copy(),
            origin=hops[:, 2].copy(),
            destination=hops[:, 3].copy(),
            trip=hops[:, 5].copy(),
            allowed=hops[:, 4].astype(np.uint8),
        ),
        transfers=Transfers(begins(walks[:, 0].copy(), groups=stops), walks[:, 1].copy(), walks[:, 2].copy()),
    )


ANY_DOOR = MAY_BOARD | MAY_ALIGHT
