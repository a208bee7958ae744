"""One feed, whole: what a zip says, in arrays whose positions are its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.gtfs.archive import Archive
from geo.gtfs.days import read_calendar, validity
from geo.gtfs.errors import MissingTable, NoService
from geo.gtfs.headways import repeated
from geo.gtfs.passages import read_connections
from geo.gtfs.places import Places, read_lines, read_places
from geo.transit import Calendar, Connections, FeedFacts, Stops, Trips, Vehicle

NEVER = -1
"""The seconds of a change that a feed forbids."""
_USUAL = -2
"""The seconds of a change that a feed allows without saying how long it takes."""
_MOST_FIGURES = 5
"""Of the seconds of a change: longer is a mistake, not a day."""


@dataclass(frozen=True, slots=True, eq=False)
class Feed:
    """What one feed holds; `changes` int32 (n, 3): from a stop, to a stop, in so many seconds, or `NEVER`."""

    facts: FeedFacts
    stops: Stops
    lines: tuple[tuple[str, Vehicle], ...]
    calendar: Calendar
    trips: Trips
    connections: Connections
    changes: NDArray[np.int32]


def read_feed(path: Path) -> Feed:
    """The feed of a zip. Raises a `GtfsFault` where nothing can be made of it."""
    with Archive(path) as archive:
        if not (archive.has("calendar.txt") or archive.has("calendar_dates.txt")):
            raise MissingTable(path, "calendar.txt ou calendar_dates.txt")
        places = read_places(archive)
        lines, line_positions = read_lines(archive)
        calendar, services = read_calendar(archive)
        trips, trip_positions = _trips(archive, lines=line_positions, services=services)
        connections = read_connections(archive, trips=trip_positions, stops=places.positions)
        connections, trips = repeated(archive, connections, trips, positions=trip_positions)
        running = np.unique(trips.service[connections.trip])
        used = np.zeros(len(services), np.bool_)
        used[running] = True
        valid = validity(archive, calendar, used=used)
        if valid is None:
            raise NoService(path)
        changes = np.array(list(_changes(archive, places)), np.int32).reshape(-1, 3)
        served = np.zeros(len(places.stops.names), np.bool_)
        served[connections.origin] = served[connections.destination] = True
        facts = FeedFacts(
            name=_name(archive) or path.stem,
            valid_from=valid[0],
            valid_until=valid[1],
            stops=int(served.sum()),
            trips=int(np.unique(connections.trip).size),
            faults=tuple(sorted(archive.faults.items())),
            timezone=_timezone(archive),
        )
    feed = Feed(facts, places.stops, (*lines, ("", Vehicle.COACH)), calendar, trips, connections, changes)
    return _only_served(feed, served)


def _trips(archive: Archive, *, lines: dict[str, int], services: dict[str, int]) -> tuple[Trips, dict[str, int]]:
    """The trips of known services; a trip of an unknown line runs on one without a name, after all others."""
    positions: dict[str, int] = {}
    line: list[int] = []
    service: list[int] = []
    for code, route, days in archive.rows("trips.txt", "trip_id", "route_id", "service_id"):
        if days not in services:
            archive.faults["courses sans jour de circulation"] += 1
            continue
        if code in positions:
            archive.faults["courses en double"] += 1
            continue
        positions[code] = len(line)
        line.append(lines.get(route, len(lines)))
        service.append(services[days])
    return Trips(np.array(line, np.int32), np.array(service, np.int32)), positions


def _changes(archive: Archive, places: Places) -> Iterable[tuple[int, int, int]]:
    """The changes that a feed tells, for any trip: from and to each stop of the stations named."""
    qualified = ("from_route_id", "to_route_id", "from_trip_id", "to_trip_id")
    also = ("transfer_type", "min_transfer_time", *qualified)
    for one, other, kind, seconds, *only in archive.rows("transfers.txt", "from_stop_id", "to_stop_id", also=also):
        if any(only) or kind not in {"", "0", "1", "2", "3"}:
            continue
        if one not in places.members or other not in places.members:
            archive.faults["correspondances à des arrêts inconnus"] += 1
            continue
        is_told = kind == "2" and seconds.isdecimal() and len(seconds) <= _MOST_FIGURES
        taken = NEVER if kind == "3" else int(seconds) if is_told else _USUAL
        if taken == _USUAL:
            continue
        for begin in places.members[one]:
            for end in places.members[other]:
                yield begin, end, taken


def _name(archive: Archive) -> str:
    """Who publishes the feed; else who runs the vehicles."""
    said = [name for (name,) in archive.rows("feed_info.txt", also=("feed_publisher_name",)) if name]
    agencies = [name for (name,) in archive.rows("agency.txt", also=("agency_name",)) if name]
    return ", ".join((said or agencies)[:3])


def _timezone(archive: Archive) -> str:
    zones = [zone for (zone,) in archive.rows("agency.txt", also=("agency_timezone",)) if zone]
    return zones[0] if zones else "Europe/Paris"


def _only_served(feed: Feed, served: NDArray[np.bool_]) -> Feed:
    """The feed without the stops where nothing ever stops."""
    place = np.cumsum(served, dtype=np.int32) - 1
    stops, connections = feed.stops, feed.connections
    between = served[feed.changes[:, 0]] & served[feed.changes[:, 1]]
    changes = feed.changes[between]
    changes[:, :2] = place[changes[:, :2]]
    return replace(
        feed,
        stops=Stops(
            names=tuple(name for name, kept in zip(stops.names, served, strict=True) if kept),
            lat=stops.lat[served],
            lon=stops.lon[served],
            station=np.unique(stops.station[served], return_inverse=True)[1].astype(np.int32),
        ),
        connections=replace(connections, origin=place[connections.origin], destination=place[connections.destination]),
        changes=changes,
    )
