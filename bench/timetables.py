"""How fast timetables are read and asked, on a real feed.

    python -m bench.timetables --feed gtfs-ter.zip --reference DIR [--date 2025-03-04] [--from 23096]

Prints JSON: seconds to read the feed; milliseconds, the median of many, to make a date ready, for one origin to all
stops (there before 8:30; home after 16:30; every useful way from 7:00 to the end of the night), for a row to all
communes on five days both ways, and for a journey leg by leg; and how many times slower a textbook scan of the same
day is in plain Python, measured side by side. The machine's load is in all of them.
"""

import argparse
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from geo import USUAL_HOURS, USUAL_TRIP, Commune, Mode
from geo.gtfs import read_timetable
from geo.transit.outing import Door, Outing, scanned
from geo.transit.service_day import Sorted, service_day
from geo.transit.surroundings import Access, access_from
from geo.transit.times import TimetableTimes
from geo.transit.timetable import timetable_from_bytes
from ingest.reference.official import read_communes

_MORNING, _END_OF_NIGHT = 7 * 3600, 27 * 3600


def main() -> None:
    """Measures and prints."""
    asked = _arguments()
    began = time.perf_counter()
    timetable = read_timetable([asked.feed])
    reading = time.perf_counter() - began
    content = timetable.to_bytes()
    began = time.perf_counter()
    timetable_from_bytes(content)
    unpacking = time.perf_counter() - began
    communes = read_communes(asked.reference)
    times = TimetableTimes(communes, timetable, today=asked.date)
    home: Commune | None = communes.by_insee(asked.origin)
    assert home is not None
    assert home.point is not None
    point, position = home.point, communes.position(home.insee)
    assert position is not None
    day = service_day(timetable, asked.date)
    access = access_from(point, timetable.stops, cycling=False)
    whole_day = _milliseconds(lambda: scanned(day.out, access, earliest=_MORNING, latest=_END_OF_NIGHT))
    print(
        json.dumps(
            {
                "stops": len(timetable.stops.names),
                "connections": int(timetable.connections.trip.size),
                "connections_of_the_date": int(timetable.runs_on(asked.date)[timetable.connections.trip].sum()),
                "read_seconds": round(reading, 2),
                "kept_bytes": len(content),
                "unpack_seconds": round(unpacking, 3),
                "date_ms": _milliseconds(lambda: service_day(timetable, asked.date), times=5),
                "one_to_all_out_ms": _milliseconds(lambda: Outing(day, Door(access), USUAL_HOURS).out),
                "one_to_all_back_ms": _milliseconds(lambda: Outing(day, Door(access), USUAL_HOURS).back),
                "one_to_all_from_seven_ms": whole_day,
                "textbook_in_python_from_seven_times_slower": round(
                    _milliseconds(lambda: _textbook(day.out, access), times=3) / whole_day, 1
                ),
                "row_of_five_days_ms": _milliseconds(lambda: times.row(Mode.BUS, position, USUAL_TRIP)),
                "journey_ms": _milliseconds(lambda: times.journey(point, point, USUAL_TRIP, day=asked.date)),
            },
            indent=2,
        )
    )


def _textbook(day: Sorted, access: Access) -> dict[int, int]:
    """The earliest arrival at each stop, without counting changes nor knowing how late one may leave."""
    changes = day.transfers
    begins, walk_stop, walk_seconds = changes.begins.tolist(), changes.stop.tolist(), changes.seconds.tolist()
    ready = {stop: _MORNING + seconds for stop, seconds in enumerate(access.seconds.tolist()) if seconds >= 0}
    reached: dict[int, int] = {}
    aboard: set[int] = set()
    columns = (day.departure, day.arrival, day.origin, day.destination, day.trip)
    for departs, arrives, begin, end, trip in zip(*(column.tolist() for column in columns), strict=True):
        if departs > _END_OF_NIGHT:
            break
        if trip not in aboard and ready.get(begin, _END_OF_NIGHT) > departs:
            continue
        aboard.add(trip)
        if arrives < reached.get(end, _END_OF_NIGHT):
            reached[end] = arrives
            for walk in range(begins[end], begins[end + 1]):
                then = arrives + walk_seconds[walk]
                if then < ready.get(walk_stop[walk], _END_OF_NIGHT):
                    ready[walk_stop[walk]] = then
    return reached


def _milliseconds(action: Callable[[], object], *, times: int = 25) -> float:
    """The median of several, after one that warms up."""
    action()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return round(1_000 * median(taken), 2)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feed", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--date", type=date.fromisoformat, default=date(2025, 3, 4))
    parser.add_argument("--from", dest="origin", default="23096")
    return parser.parse_args()


if __name__ == "__main__":
    main()
