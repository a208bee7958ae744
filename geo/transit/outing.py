"""There and back on one date, from one home, for given hours of work: two scans, asked for any number of places."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.transit.journey import LONGEST_MINUTES, LONGEST_WAIT_MINUTES
from geo.transit.service_day import LAST_SECOND, TURN_SECOND, ServiceDay, Sorted
from geo.transit.surroundings import Access, Egress
from geo.trip import WorkingHours

MOST_CHANGES = 3
"""Nobody changes vehicle more often on the way to work."""
_END_OF_NIGHT = 27 * 3600
"""Home by three in the morning, or not that night."""
_LONGEST_SECONDS = LONGEST_MINUTES * 60
_WAIT_SECONDS = LONGEST_WAIT_MINUTES * 60
_BESIDE_SECONDS = 270 * 60
"""So much later than the start, or sooner than the end, ways are looked for that miss the hours asked: half a day."""
_FIRST_ROOM = 1 << 15

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Log:
    """What a scan wrote (columns in `geo.transit.scan`), and the connections that it read."""

    entries: Ints
    heads: Ints
    read: Sorted


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """To or from n places, int32 (n,): when one `departs` and `arrives`, seconds after midnight, and the log's `entry`;
    all -1 where there is no way."""

    departs: Ints
    arrives: Ints
    entry: Ints


def scanned(read: Sorted, access: Access, *, earliest: int, latest: int, most_changes: int = MOST_CHANGES) -> Log:
    """The log of all useful arrivals between two seconds."""
    from geo.transit.scan import scan  # compiled code: only where something is scanned

    changes, room = read.transfers, _FIRST_ROOM
    columns = (read.departure, read.arrival, read.origin, read.destination, read.trip, read.allowed)
    walks = (changes.begins, changes.stop, changes.seconds)
    while True:
        window = (max(0, earliest), max(0, earliest, latest), most_changes, room)
        entries, heads = scan(*columns, *walks, access.seconds, *window)
        if heads.size == access.seconds.size:
            return Log(entries, heads, read)
        room *= 4


class Outing:
    """A date's ways from one home to work and back; scans are made when first asked for."""

    def __init__(self, day: ServiceDay, access: Access, hours: WorkingHours) -> None:
        self.day: date = day.day
        self.access = access
        self.starts = hours.starts * 60
        night = 24 * 3600 if hours.ends <= hours.starts else 0
        self.ends = min(hours.ends * 60 + night, LAST_SECOND - 1)
        self._connections = day

    @cached_property
    def out(self) -> Log:
        """All ways that arrive before the start, or half a day after it."""
        earliest, latest = self.starts - _LONGEST_SECONDS, min(self.starts + _BESIDE_SECONDS, self.ends)
        return scanned(self._connections.out, self.access, earliest=earliest, latest=latest)

    @cached_property
    def back(self) -> Log:
        """All ways that leave after the end, or half a day before it, time turned."""
        return self._back(until=max(self.ends - _BESIDE_SECONDS, self.starts))

    @cached_property
    def back_any_time(self) -> Log:
        """All ways home after the start of work, time turned."""
        return self._back(until=min(self.starts, self.ends))

    @cached_property
    def out_any_time(self) -> Log:
        """All ways of the day."""
        return scanned(self._connections.out, self.access, earliest=0, latest=_END_OF_NIGHT)

    def ways_out(self, egress: Egress) -> Ways:
        """To each place, leaving as late as one may and be there before the start."""
        from geo.transit.scan import LABEL, arrivals

        log = self.out
        entry, arrives = arrivals(log.entries, log.heads, egress.begins, egress.stop, egress.seconds, self.starts)
        departs = np.where(entry < 0, -1, log.entries[entry, LABEL]) if log.entries.size else entry
        return Ways(departs.astype(np.int32), arrives, entry)

    def ways_out_later(self, egress: Egress) -> Ways:
        """To each place, there as soon as can be after the start."""
        from geo.transit.scan import LABEL, soonest

        log = self.out
        entry, arrives = soonest(log.entries, log.heads, egress.begins, egress.stop, egress.seconds, self.starts)
        departs = np.where(entry < 0, -1, log.entries[entry, LABEL]) if log.entries.size else entry
        return Ways(departs.astype(np.int32), arrives, entry)

    def vehicles_out(self, entry: Ints, vehicle: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """What one rides by each entry of `out` (-1 for none), uint8 (n,): the bits in `vehicle` (of each connection of
        the timetable)."""
        from geo.transit.scan import ALIGHT, BEFORE

        entries = self.out.entries
        bits = np.zeros(entry.size, np.uint8)
        while (riding := entry >= 0).any():
            bits[riding] |= vehicle[self.out.read.source[entries[entry[riding], ALIGHT]]]
            entry = np.where(riding, entries[entry, BEFORE], -1)
        return bits

    def ways_back(self, egress: Egress) -> Ways:
        """From each place, leaving after the end and home as early as can be."""
        from geo.transit.scan import LABEL, arrivals

        log, deadline = self.back, TURN_SECOND - self.ends
        entry, leaves = arrivals(log.entries, log.heads, egress.begins, egress.stop, egress.seconds, deadline)
        home = np.where(entry < 0, -1, TURN_SECOND - log.entries[entry, LABEL]) if log.entries.size else entry
        departs = np.where(entry < 0, -1, TURN_SECOND - leaves)
        return Ways(departs.astype(np.int32), home.astype(np.int32), entry)

    def ways_back_sooner(self, egress: Egress) -> Ways:
        """From each place, leaving as late as one may before the end."""
        from geo.transit.scan import LABEL, soonest

        log, deadline = self.back, TURN_SECOND - self.ends
        entry, leaves = soonest(log.entries, log.heads, egress.begins, egress.stop, egress.seconds, deadline)
        home = np.where(entry < 0, -1, TURN_SECOND - log.entries[entry, LABEL]) if log.entries.size else entry
        departs = np.where(entry < 0, -1, TURN_SECOND - leaves)
        return Ways(departs.astype(np.int32), home.astype(np.int32), entry)

    def last_back(self, egress: Egress, log: Log | None = None) -> Ints:
        """The last second at which one leaves each place for home that day; -1 for none."""
        from geo.transit.scan import LABEL, STOP, TIME

        entries = (log or self.back).entries
        sensible = entries[entries[:, TIME] - entries[:, LABEL] <= _LONGEST_SECONDS]
        stops, first = np.unique(sensible[:, STOP], return_index=True)
        leaves = np.full(self.access.seconds.size, -1, np.int64)
        leaves[stops] = TURN_SECOND - sensible[first, TIME]
        known = leaves[egress.stop]
        from_place = np.where(known < 0, -1, known - egress.seconds)
        last = np.full(egress.begins.size - 1, -1, np.int64)
        np.maximum.at(last, np.repeat(np.arange(last.size), np.diff(egress.begins)), from_place)
        return last.astype(np.int32)

    def _back(self, *, until: int) -> Log:
        latest = min(LAST_SECOND, max(_END_OF_NIGHT, self.ends + _WAIT_SECONDS + _LONGEST_SECONDS))
        read = self._connections.back
        return scanned(read, self.access, earliest=TURN_SECOND - latest, latest=TURN_SECOND - until)
