"""Timetables as one immutable value: stops, lines, the days on which services run, connections and changes.

A *connection* is a vehicle going from one stop to the next. It is kept as arrays only, so that a day of a whole region
is made in milliseconds, and written without pickled objects: reading bytes never runs code.
"""

import json
import zlib
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from io import BytesIO
from typing import Any, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from geo.transit.holidays import is_public_holiday

FORMAT = 1
MAY_BOARD, MAY_ALIGHT = 1, 2
"""What a connection allows: to get in at its beginning, out at its end."""


class Vehicle(StrEnum):
    """What runs on a line."""

    TRAIN = "train"
    COACH = "coach"
    TRAM = "tram"
    METRO = "metro"
    BOAT = "boat"
    CABLE = "cable"

    @property
    def bit(self) -> int:
        """What stands for it where several are told in one byte."""
        return 1 << list(Vehicle).index(self)


class NotATimetable(Exception):
    """The bytes are no timetable of this version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Les horaires enregistrés ne sont pas lisibles par cette version. Rechargez-les avec "
            "« alentour timetables load »."
        )


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """What is told of a feed: who publishes it, the first and last day with a service, what could not be read."""

    name: str
    valid_from: date
    valid_until: date
    stops: int
    trips: int
    faults: tuple[tuple[str, int], ...] = ()
    """Kinds of rows left out, as French words, with their number."""
    timezone: str = "Europe/Paris"

    def day_for(self, day: date) -> date:
        """The day of this feed that stands for `day`: itself within the validity, else the same day of the week in
        the nearest valid week, no public holiday as long as there is another."""
        if self.valid_from <= day <= self.valid_until:
            return day
        if day > self.valid_until:
            first, step = self.valid_until - timedelta(days=(self.valid_until - day).days % 7), -7
        else:
            first, step = self.valid_from + timedelta(days=(day - self.valid_from).days % 7), 7
        candidates = (first + timedelta(days=step * weeks) for weeks in range(3))
        valid = [one for one in candidates if self.valid_from <= one <= self.valid_until]
        return next((one for one in valid if not is_public_holiday(one)), first)

    def to_json(self) -> dict[str, Any]:
        """The facts as JSON keeps them."""
        return {
            "name": self.name,
            "valid_from": self.valid_from.isoformat(),
            "valid_until": self.valid_until.isoformat(),
            "stops": self.stops,
            "trips": self.trips,
            "faults": [list(fault) for fault in self.faults],
            "timezone": self.timezone,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The facts that `to_json` wrote."""
        return cls(
            name=kept["name"],
            valid_from=date.fromisoformat(kept["valid_from"]),
            valid_until=date.fromisoformat(kept["valid_until"]),
            stops=kept["stops"],
            trips=kept["trips"],
            faults=tuple((what, count) for what, count in kept["faults"]),
            timezone=kept["timezone"],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Stops:
    """Places where vehicles stop: degrees float64 (n,), NaN where unknown; `station` int32 (n,), equal within one."""

    names: tuple[str, ...]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    station: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The days of n services: `weekdays` uint8 (n,), a bit a day, Monday the lowest, from `first` to `last` (ordinals
    of days, int32), but for m exceptions (`day`, `service` int32, `added` bool). `feed` int16 (n,) is the feed's."""

    feed: NDArray[np.int16]
    weekdays: NDArray[np.uint8]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    exception_day: NDArray[np.int32]
    exception_service: NDArray[np.int32]
    exception_added: NDArray[np.bool_]

    def active(self, days: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which services run, bool (n,), on the day of each feed (ordinals, int32 (feeds,))."""
        day = days[self.feed]
        weekday = ((day + 6) % 7).astype(np.uint8)
        runs = ((self.weekdays >> weekday) & 1).astype(bool) & (self.first <= day) & (day <= self.last)
        told = self.exception_day == day[self.exception_service]
        runs[self.exception_service[told]] = self.exception_added[told]
        return runs


@dataclass(frozen=True, slots=True, eq=False)
class Trips:
    """Runs of vehicles: `line` and `service` int32 (n,)."""

    line: NDArray[np.int32]
    service: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Connections:
    """n connections, trip after trip in the order of travel: seconds after midnight of the service's day (may exceed
    24 hours), stops, trip, all int32 (n,), and what is `allowed`, uint8 (n,)."""

    departure: NDArray[np.int32]
    arrival: NDArray[np.int32]
    origin: NDArray[np.int32]
    destination: NDArray[np.int32]
    trip: NDArray[np.int32]
    allowed: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Transfers:
    """Changes between vehicles: from stop s to `stop[begins[s]:begins[s + 1]]` in so many seconds, int32; a change at
    the same stop is one of them. One change is one of these, never two in a row."""

    begins: NDArray[np.int32]
    stop: NDArray[np.int32]
    seconds: NDArray[np.int32]

    def turned(self) -> Self:
        """The same changes, walked the other way."""
        sources = np.repeat(np.arange(self.begins.size - 1, dtype=np.int32), np.diff(self.begins))
        order = np.lexsort((sources, self.stop))
        begins = np.searchsorted(self.stop[order], np.arange(self.begins.size)).astype(np.int32)
        return type(self)(begins, sources[order], self.seconds[order])


@dataclass(frozen=True, slots=True, eq=False)
class Timetable:
    """All that was loaded, from one or several feeds."""

    version: str
    feeds: tuple[FeedFacts, ...]
    stops: Stops
    lines: tuple[tuple[str, Vehicle], ...]
    """The name that people read on the vehicle, and what runs."""
    calendar: Calendar
    trips: Trips
    connections: Connections
    transfers: Transfers

    @property
    def valid_from(self) -> date:
        """The first day for which a feed was made."""
        return min(feed.valid_from for feed in self.feeds)

    @property
    def valid_until(self) -> date:
        """The last day for which all feeds were made."""
        return min(feed.valid_until for feed in self.feeds)

    def expired_since(self, day: date) -> date | None:
        """The first day for which a feed tells nothing any more, where that is `day` or before."""
        since = self.valid_until + timedelta(days=1)
        return since if since <= day else None

    def runs_on(self, day: date) -> NDArray[np.bool_]:
        """Which trips run on a day, bool (trips,); those of a feed out of date as in its last valid week."""
        days = np.array([feed.day_for(day).toordinal() for feed in self.feeds], dtype=np.int32)
        return self.calendar.active(days)[self.trips.service]

    def to_bytes(self) -> bytes:
        """The timetable as it is kept."""
        about = {
            "format": FORMAT,
            "version": self.version,
            "feeds": [feed.to_json() for feed in self.feeds],
            "stops": self.stops.names,
            "lines": self.lines,
        }
        arrays: dict[str, Any] = {"about": np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)}
        for part in ("stops", "calendar", "trips", "connections", "transfers"):
            value = getattr(self, part)
            arrays |= {f"{part}_{one.name}": getattr(value, one.name) for one in fields(value) if one.name != "names"}
        written = BytesIO()
        np.savez_compressed(written, **arrays)
        return written.getvalue()


def timetable_from_bytes(content: bytes) -> Timetable:
    """The timetable that `to_bytes` wrote. Raises `NotATimetable`."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            return _timetable(dict(arrays))
    except (BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, TypeError) as fault:
        raise NotATimetable from fault


def _timetable(arrays: dict[str, NDArray[Any]]) -> Timetable:
    about = json.loads(arrays["about"].tobytes())
    if about["format"] != FORMAT:
        raise NotATimetable

    def part(name: str) -> dict[str, NDArray[Any]]:
        return {key.removeprefix(f"{name}_"): array for key, array in arrays.items() if key.startswith(f"{name}_")}

    return Timetable(
        version=about["version"],
        feeds=tuple(FeedFacts.from_json(feed) for feed in about["feeds"]),
        stops=Stops(names=tuple(about["stops"]), **part("stops")),
        lines=tuple((name, Vehicle(vehicle)) for name, vehicle in about["lines"]),
        calendar=Calendar(**part("calendar")),
        trips=Trips(**part("trips")),
        connections=Connections(**part("connections")),
        transfers=Transfers(**part("transfers")),
    )
