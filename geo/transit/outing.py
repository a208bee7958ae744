"""There and back on one date, from one home, for given hours of work: two scans, asked for any number of places."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

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
_MOST_LOGS = 32
"""Scans kept of one home, some 200 KB each: those of two weeks, there and back."""

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
            return Log(entries.copy(), heads, read)  # not the room that it was written in
        room *= 4


class Window(NamedTuple):
    """What is asked of a scan, in its seconds: ways that leave home from `earliest` on and arrive until `latest`."""

    earliest: int
    latest: int


_WHOLE_DAY_TURNED = Window(TURN_SECOND - LAST_SECOND, TURN_SECOND)


class Door:
    """One home: its way to the stops around, and its scans.

    Whoever asks for many hours takes a `whole` day at once: it holds the ways of any hours, and is scanned once. A
    log may so hold more than was asked.
    """

    def __init__(self, access: Access, *, whole: bool = False) -> None:
        self.access = access
        self._whole = whole
        self._logs: dict[tuple[date, bool, Window], Log] = {}

    def out(self, day: ServiceDay, asked: Window) -> Log:
        """The useful ways of a date from here."""
        whole = Window(0, max(_END_OF_NIGHT, asked.latest))
        return self._scanned(day.day, day.out, whole if self._whole else asked, is_back=False)

    def back(self, day: ServiceDay, asked: Window) -> Log:
        """The useful ways of a date to here, time turned."""
        return self._scanned(day.day, day.back, _WHOLE_DAY_TURNED if self._whole else asked, is_back=True)

    def _scanned(self, day: date, read: Sorted, window: Window, *, is_back: bool) -> Log:
        log = self._logs.get((day, is_back, window))
        if log is None:
            if len(self._logs) >= _MOST_LOGS:
                self._logs.clear()
            log = scanned(read, self.access, earliest=window.earliest, latest=window.latest)
            self._logs[day, is_back, window] = log
        return log


class Outing:
    """A date's ways from one home to work and back; scans are made when first asked for."""

    def __init__(self, day: ServiceDay, door: Door, hours: WorkingHours) -> None:
        self.day: date = day.day
        self.access = door.access
        self.starts = hours.starts * 60
        night = 24 * 3600 if hours.ends <= hours.starts else 0
        self.ends = min(hours.ends * 60 + night, LAST_SECOND - 1)
        self._door = door
        self._connections = day
        self._going = Window(self.starts - _LONGEST_SECONDS, min(self.starts + _BESIDE_SECONDS, self.ends))
        self._coming = self._home_from(max(self.ends - _BESIDE_SECONDS, self.starts))

    @cached_property
    def out(self) -> Log:
        """All ways that arrive before the start, or half a day after it."""
        return self._door.out(self._connections, self._going)

    @cached_property
    def back(self) -> Log:
        """All ways that leave after the end, or half a day before it, time turned."""
        return self._door.back(self._connections, self._coming)

    def arrivals_of_day(self) -> Ints:
        """The entries of all ways of the day."""
        return self._door.out(self._connections, Window(0, _END_OF_NIGHT)).entries

    def returns_since_start(self) -> Ints:
        """The entries of all ways home after the start of work, time turned."""
        asked = self._home_from(min(self.starts, self.ends))
        return _within(self._door.back(self._connections, asked).entries, asked)

    def ways_out(self, egress: Egress) -> Ways:
        """To each place, leaving as late as one may and be there before the start."""
        from geo.transit.scan import LABEL, arrivals

        log = self.out
        entry, arrives = arrivals(log.entries, log.heads, egress.begins, egress.stop, egress.seconds, self.starts)
        departs = np.where(entry < 0, -1, log.entries[entry, LABEL]) if log.entries.size else entry
        late = departs >= self._going.earliest
        return Ways(
            np.where(late, departs, -1).astype(np.int32), np.where(late, arrives, -1), np.where(late, entry, -1)
        )

    def ways_out_later(self, egress: Egress) -> Ways:
        """To each place, there as soon as can be after the start."""
        from geo.transit.scan import LABEL, soonest

        log = self.out
        places = (egress.begins, egress.stop, egress.seconds)
        entry, arrives = soonest(log.entries, log.heads, *places, self.starts, *self._going)
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
        label = np.where(entry < 0, -1, log.entries[entry, LABEL]) if log.entries.size else entry
        return _turned(np.where(label >= self._coming.earliest, entry, -1), label, leaves)

    def ways_back_sooner(self, egress: Egress) -> Ways:
        """From each place, leaving as late as one may before the end."""
        from geo.transit.scan import LABEL, soonest

        log, deadline = self.back, TURN_SECOND - self.ends
        places = (egress.begins, egress.stop, egress.seconds)
        entry, leaves = soonest(log.entries, log.heads, *places, deadline, *self._coming)
        return _turned(entry, log.entries[entry, LABEL] if log.entries.size else entry, leaves)

    def last_back(self, egress: Egress) -> Ints:
        """The last second at which one leaves each place for home that day; -1 for none."""
        from geo.transit.scan import LABEL, STOP, TIME

        entries = _within(self.back.entries, self._coming)
        sensible = entries[entries[:, TIME] - entries[:, LABEL] <= _LONGEST_SECONDS]
        stops, first = np.unique(sensible[:, STOP], return_index=True)
        leaves = np.full(self.access.seconds.size, -1, np.int64)
        leaves[stops] = TURN_SECOND - sensible[first, TIME]
        known = leaves[egress.stop]
        from_place = np.where(known < 0, -1, known - egress.seconds)
        last = np.full(egress.begins.size - 1, -1, np.int64)
        np.maximum.at(last, np.repeat(np.arange(last.size), np.diff(egress.begins)), from_place)
        return last.astype(np.int32)

    def _home_from(self, until: int) -> Window:
        """The window of ways home that leave after `until`, time turned."""
        latest = min(LAST_SECOND, max(_END_OF_NIGHT, self.ends + _WAIT_SECONDS + _LONGEST_SECONDS))
        return Window(TURN_SECOND - latest, TURN_SECOND - until)


def _within(entries: Ints, asked: Window) -> Ints:
    """The entries that were asked for."""
    from geo.transit.scan import LABEL, TIME

    return entries[(entries[:, LABEL] >= asked.earliest) & (entries[:, TIME] <= asked.latest)]


def _turned(entry: Ints, label: Ints, time: Ints) -> Ways:
    """Ways home, time turned back: none where there is no `entry`."""
    departs, home = (np.where(entry < 0, -1, TURN_SECOND - one).astype(np.int32) for one in (time, label))
    return Ways(departs, home, entry)
