"""Several feeds as one timetable: positions shifted, changes between vehicles worked out across networks."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.gtfs.feed import NEVER, Feed, read_feed
from geo.near import WALKED_SECONDS_A_KM, begins, pairs_within
from geo.transit import Calendar, Connections, Stops, Timetable, Transfers, Trips

CHANGE_SECONDS = 120
"""The least time to change vehicle at one stop."""
STATION_CHANGE_SECONDS = 180
"""The least time to change between two stops of one station."""
SHORT_WALK_KM = 0.4
"""Two stops no farther apart, in a straight line, are a change on foot even where no feed says so."""
_LEAST_SECONDS = 60


def read_timetable(paths: Sequence[Path]) -> Timetable:
    """The timetable of all these feeds, whole; raises a `GtfsFault` where one of them cannot be used."""
    feeds = [read_feed(path) for path in paths]
    digest = sha256()
    for path in paths:
        digest.update(sha256(path.read_bytes()).digest())
    return joined(feeds, version=f"horaires-{digest.hexdigest()[:12]}")


def joined(feeds: Sequence[Feed], *, version: str) -> Timetable:
    """The feeds one after the other."""
    stops = _all_stops(feeds)
    return Timetable(
        version=version,
        feeds=tuple(feed.facts for feed in feeds),
        stops=stops,
        lines=tuple(line for feed in feeds for line in feed.lines),
        calendar=_all_days(feeds),
        trips=Trips(
            line=_shifted([feed.trips.line for feed in feeds], [len(feed.lines) for feed in feeds]),
            service=_shifted([feed.trips.service for feed in feeds], [feed.calendar.feed.size for feed in feeds]),
        ),
        connections=_all_connections(feeds),
        transfers=_transfers(stops, told=_told_changes(feeds)),
    )


def _all_stops(feeds: Sequence[Feed]) -> Stops:
    sizes = [len(feed.stops.names) for feed in feeds]
    return Stops(
        names=tuple(name for feed in feeds for name in feed.stops.names),
        lat=np.concatenate([feed.stops.lat for feed in feeds]),
        lon=np.concatenate([feed.stops.lon for feed in feeds]),
        station=_shifted([feed.stops.station for feed in feeds], sizes),
    )


def _all_days(feeds: Sequence[Feed]) -> Calendar:
    sizes = [feed.calendar.feed.size for feed in feeds]
    columns: dict[str, NDArray[Any]] = {
        name: np.concatenate([getattr(feed.calendar, name) for feed in feeds])
        for name in ("weekdays", "first", "last", "exception_day", "exception_added")
    }
    return Calendar(
        feed=np.repeat(np.arange(len(feeds), dtype=np.int16), sizes),
        exception_service=_shifted([feed.calendar.exception_service for feed in feeds], sizes),
        **columns,
    )


def _all_connections(feeds: Sequence[Feed]) -> Connections:
    stops = [len(feed.stops.names) for feed in feeds]
    trips = [feed.trips.line.size for feed in feeds]
    return Connections(
        departure=np.concatenate([feed.connections.departure for feed in feeds]),
        arrival=np.concatenate([feed.connections.arrival for feed in feeds]),
        origin=_shifted([feed.connections.origin for feed in feeds], stops),
        destination=_shifted([feed.connections.destination for feed in feeds], stops),
        trip=_shifted([feed.connections.trip for feed in feeds], trips),
        allowed=np.concatenate([feed.connections.allowed for feed in feeds]),
    )


def _told_changes(feeds: Sequence[Feed]) -> NDArray[np.int32]:
    sizes = [len(feed.stops.names) for feed in feeds]
    offsets = np.cumsum([0, *sizes[:-1]])
    shifts = (np.array([[offset, offset, 0]], np.int32) for offset in offsets)
    return np.concatenate([feed.changes + shift for feed, shift in zip(feeds, shifts, strict=True)])


def _transfers(stops: Stops, *, told: NDArray[np.int32]) -> Transfers:
    """At the same stop, within a station, and by a short walk; what a feed tells of two stops overrules these."""
    count = len(stops.names)
    same = np.arange(count, dtype=np.int32)
    one, other = _within_stations(stops.station)
    near, next_to, km = pairs_within(stops.lat, stops.lon, of=(stops.lat, stops.lon), km=SHORT_WALK_KM)
    walked = np.maximum(STATION_CHANGE_SECONDS, np.rint(_LEAST_SECONDS + km * WALKED_SECONDS_A_KM)).astype(np.int32)
    begin = np.concatenate((told[:, 0], same, one, near))
    end = np.concatenate((told[:, 1], same, other, next_to))
    seconds = np.concatenate(
        (
            np.where(told[:, 2] == NEVER, NEVER, np.maximum(told[:, 2], _LEAST_SECONDS)),
            np.full(count, CHANGE_SECONDS),
            np.full(one.size, STATION_CHANGE_SECONDS),
            walked,
        )
    ).astype(np.int32)
    _, first = np.unique(begin.astype(np.int64) * count + end, return_index=True)
    kept = first[seconds[first] != NEVER]
    return Transfers(begins(begin[kept], groups=count), end[kept].astype(np.int32), seconds[kept])


def _within_stations(station: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The pairs of different stops of one station."""
    order = np.argsort(station, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(station[order])) + 1)
    several = [group for group in groups if group.size > 1]
    one = [np.repeat(group, group.size) for group in several]
    other = [np.tile(group, group.size) for group in several]
    begin = np.concatenate([np.empty(0, np.int64), *one])
    end = np.concatenate([np.empty(0, np.int64), *other])
    apart = begin != end
    return begin[apart].astype(np.int32), end[apart].astype(np.int32)


def _shifted(arrays: Sequence[NDArray[np.int32]], sizes: Sequence[int]) -> NDArray[np.int32]:
    """Arrays of positions one after the other, each shifted by the sizes before it."""
    offsets = np.cumsum([0, *sizes[:-1]])
    return np.concatenate([array + np.int32(offset) for array, offset in zip(arrays, offsets, strict=True)])
