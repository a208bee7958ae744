"""One scan of a day's connections: from one place, every useful way to every stop.

The connection scan algorithm (Dibbelt, Pick, Strasser and Wagner, "Connection Scan Algorithm", 2018), turned to what
work asks: connections are taken once, in the order of departure, and what travels with them is not the hour of arrival
but the hour at which one *left home*, the later the better, for each number of changes. Arrivals and walks between
stops wait in one list a second until the scan comes to them. So the log of a stop tells, for every hour and every
number of changes, how late one could leave to be there: its first entry is the earliest arrival, and the last entry
before the start of work is the latest departure. With time turned (`Sorted.turned`) the same scan tells how early one
is back home.

Import this module only where something is scanned: compiling takes its time.
"""

import numpy as np
from numpy.typing import NDArray

from geo.transit.timetable import MAY_ALIGHT, MAY_BOARD
from kit import compiled

STOP, TIME, LABEL, CHANGES, ALIGHT, BOARD, BEFORE, OLDER, BEST = range(9)
"""Columns of the log, int32 (entries, 9): at a stop at a second, having left home at second `LABEL`; the connections
of the last ride (its last and its first); the entry before that ride, -1 from home; the entry of this stop before this
one, -1 for none; and the entry of this stop, so far, that left home latest (this one or an older)."""

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

_NONE = -(2**31)
_NEXT, _WHERE, _LABEL, _CHANGES, _ALIGHT, _BOARD, _BEFORE = range(7)
_WALK = -1
"""Columns of `waiting`, what will happen at some second; `at_second` is the last row of each. A walk ends without a
connection: its `_ALIGHT` is -1, and its `_BEFORE` the entry that walks."""
_LOGGED, _BEFORE_NOW, _WAITING, _FULL = range(4)
"""What is `used`: rows of the log, and before this second; rows of `waiting`; whether there was no more room."""


@compiled
def scan(
    departure: Ints,
    arrival: Ints,
    origin: Ints,
    destination: Ints,
    trip: Ints,
    allowed: NDArray[np.uint8],
    begins: Ints,
    walk_stop: Ints,
    walk_seconds: Ints,
    access: Ints,
    earliest: int,
    latest: int,
    most_changes: int,
    room: int,
) -> tuple[Ints, Ints]:
    """The log of all useful arrivals from `earliest` to `latest`, and the last entry of each stop, -1 for none.

    Connections as in `Sorted`; changes as in `Transfers`; `access` is the seconds from home to each stop, -1 where it
    is too far. Both are empty where `room` entries were too few.
    """
    stops, rounds, runs = access.size, most_changes + 1, 1
    if trip.size:
        runs += int(trip.max())
    log, heads, used = np.empty((room, 9), np.int32), np.full(stops, -1, np.int32), np.zeros(4, np.int32)
    waiting, at_second = np.empty((room, 7), np.int32), np.full(latest - earliest + 1, -1, np.int32)
    reached = np.full((stops, rounds), _NONE, np.int32)  # label
    ready = np.full((stops, rounds, 2), _NONE, np.int32)  # label and entry of who stands at the stop
    served = access >= 0
    riding = np.full((runs, rounds, 3), _NONE, np.int32)  # label, where boarded and entry of who sits in the vehicle
    aboard = np.zeros(runs, np.bool_)
    second = 0
    for index in range(np.searchsorted(departure, earliest), np.searchsorted(departure, latest + 1)):
        while second < departure[index] - earliest or at_second[second] >= 0:
            if at_second[second] < 0:
                second += 1
            else:
                _happen(second, earliest, log, heads, used, waiting, at_second, reached, ready, served)
                _walk(second, begins, walk_stop, walk_seconds, log, used, waiting, at_second, ready)
        stop, run = origin[index], trip[index]
        if served[stop] and allowed[index] & MAY_BOARD:
            label = departure[index] - access[stop]
            if access[stop] < 0 or label < earliest:
                label = _NONE
            _board(index, stop, run, label, ready, riding, aboard)
        if aboard[run] and allowed[index] & MAY_ALIGHT and arrival[index] <= latest:
            then = arrival[index] - earliest
            _alight(index, run, destination[index], then, riding, reached, used, waiting, at_second)
    for last in range(second, at_second.size):
        _happen(last, earliest, log, heads, used, waiting, at_second, reached, ready, served)
    if used[_FULL]:
        return log[:0], heads[:0]
    return log[: used[_LOGGED]], heads


@compiled
def _board(index: int, stop: int, run: int, label: int, ready: Ints, riding: Ints, aboard: Flags) -> None:
    """Whoever stands at the stop gets in: from home with `label`, or after a change."""
    before = -1
    for changes in range(riding.shape[1]):
        if changes:
            label, before = ready[stop, changes, 0], ready[stop, changes, 1]
        if label > _NONE and label >= riding[run, changes, 0]:  # of equals, the shortest ride
            riding[run, changes, 0], riding[run, changes, 1], riding[run, changes, 2] = label, index, before
            aboard[run] = True


@compiled
def _alight(
    index: int,
    run: int,
    stop: int,
    second: int,
    riding: Ints,
    reached: Ints,
    used: Ints,
    waiting: Ints,
    at_second: Ints,
) -> None:
    """Whoever sits in the vehicle may get out, and waits for the second of arrival."""
    known = _NONE
    for changes in range(riding.shape[1]):
        known = max(known, reached[stop, changes])
        label = riding[run, changes, 0]
        if label > known:
            board, before = riding[run, changes, 1], riding[run, changes, 2]
            _wait(second, stop, label, changes, index, board, before, used, waiting, at_second)
            known = label


@compiled
def _wait(
    second: int,
    stop: int,
    label: int,
    changes: int,
    alight: int,
    board: int,
    before: int,
    used: Ints,
    waiting: Ints,
    at_second: Ints,
) -> None:
    """Puts what will happen at a second before what already waits for it."""
    row = used[_WAITING]
    if row == waiting.shape[0]:
        used[_FULL] = 1
        return
    waiting[row, _NEXT] = at_second[second]
    waiting[row, _WHERE], waiting[row, _LABEL], waiting[row, _CHANGES] = stop, label, changes
    waiting[row, _ALIGHT], waiting[row, _BOARD], waiting[row, _BEFORE] = alight, board, before
    at_second[second] = row
    used[_WAITING] = row + 1


@compiled
def _happen(
    second: int,
    earliest: int,
    log: Ints,
    heads: Ints,
    used: Ints,
    waiting: Ints,
    at_second: Ints,
    reached: Ints,
    ready: Ints,
    served: Flags,
) -> None:
    """All that waited for this second happens: walks end where one may board, useful arrivals are logged."""
    used[_BEFORE_NOW] = used[_LOGGED]
    row, at_second[second] = at_second[second], -1
    while row >= 0:
        stop, label, changes = waiting[row, _WHERE], waiting[row, _LABEL], waiting[row, _CHANGES]
        if waiting[row, _ALIGHT] != _WALK:
            _arrive(row, earliest + second, log, heads, used, waiting, reached)
        elif label > ready[stop, changes, 0]:
            ready[stop, changes, 0], ready[stop, changes, 1] = label, waiting[row, _BEFORE]
            served[stop] = True
        row = waiting[row, _NEXT]


@compiled
def _arrive(row: int, time: int, log: Ints, heads: Ints, used: Ints, waiting: Ints, reached: Ints) -> None:
    """Logs an arrival, unless somebody who left home as late was there before with as few changes."""
    stop, label, changes = waiting[row, _WHERE], waiting[row, _LABEL], waiting[row, _CHANGES]
    for fewer in range(changes + 1):
        if reached[stop, fewer] >= label:
            return
    entry, older = used[_LOGGED], heads[stop]
    if entry == log.shape[0]:
        used[_FULL] = 1
        return
    best = entry
    if older >= 0 and log[log[older, BEST], LABEL] >= label:
        best = log[older, BEST]
    log[entry, STOP], log[entry, TIME], log[entry, LABEL], log[entry, CHANGES] = stop, time, label, changes
    log[entry, ALIGHT], log[entry, BOARD] = waiting[row, _ALIGHT], waiting[row, _BOARD]
    log[entry, BEFORE], log[entry, OLDER], log[entry, BEST] = waiting[row, _BEFORE], older, best
    heads[stop], reached[stop, changes] = entry, label
    used[_LOGGED] = entry + 1


@compiled
def _walk(
    second: int,
    begins: Ints,
    walk_stop: Ints,
    walk_seconds: Ints,
    log: Ints,
    used: Ints,
    waiting: Ints,
    at_second: Ints,
    ready: Ints,
) -> None:
    """Whoever arrived at this second walks to where another vehicle may stop."""
    for entry in range(used[_BEFORE_NOW], used[_LOGGED]):
        stop, label, changes = log[entry, STOP], log[entry, LABEL], log[entry, CHANGES] + 1
        if changes == ready.shape[1]:
            continue
        for walk in range(begins[stop], begins[stop + 1]):
            to, then = walk_stop[walk], second + walk_seconds[walk]
            if then < at_second.size and label > ready[to, changes, 0]:
                _wait(then, to, label, changes, _WALK, -1, entry, used, waiting, at_second)


@compiled
def arrivals(log: Ints, heads: Ints, begins: Ints, stop: Ints, seconds: Ints, deadline: int) -> tuple[Ints, Ints]:
    """For each place, the entry by which one leaves home latest and is there by `deadline`, and the second of being
    there: the earliest of equals, then fewest changes; both -1 where there is no way.

    From the stops `stop[begins[p]:begins[p + 1]]` one walks `seconds` to place p.
    """
    places = begins.size - 1
    entries, times = np.full(places, -1, np.int32), np.full(places, -1, np.int32)
    for place in range(places):
        for way in range(begins[place], begins[place + 1]):
            entry = heads[stop[way]]
            while entry >= 0 and log[entry, TIME] + seconds[way] > deadline:
                entry = log[entry, OLDER]
            if entry < 0:
                continue
            entry = log[entry, BEST]
            time, known = log[entry, TIME] + seconds[way], entries[place]
            if (
                known < 0
                or log[entry, LABEL] > log[known, LABEL]
                or (
                    log[entry, LABEL] == log[known, LABEL]
                    and (time < times[place] or (time == times[place] and log[entry, CHANGES] < log[known, CHANGES]))
                )
            ):
                entries[place], times[place] = entry, time
    return entries, times


@compiled
def soonest(
    log: Ints, heads: Ints, begins: Ints, stop: Ints, seconds: Ints, after: int, earliest: int, latest: int
) -> tuple[Ints, Ints]:
    """For each place, the entry by which one is there soonest after second `after`, and the second of being there: of
    equals, leaving home latest; both -1 where there is no way. From stops one walks as in `arrivals`. Of ways that
    leave home from `earliest` on, and are at the stop until `latest`."""
    places = begins.size - 1
    entries, times = np.full(places, -1, np.int32), np.full(places, -1, np.int32)
    for place in range(places):
        for way in range(begins[place], begins[place + 1]):
            entry, first = heads[stop[way]], -1
            while entry >= 0 and log[entry, TIME] + seconds[way] > after:
                is_asked = log[entry, TIME] <= latest and log[entry, LABEL] >= earliest
                is_better = first < 0 or log[entry, TIME] < log[first, TIME] or log[entry, LABEL] > log[first, LABEL]
                if is_asked and is_better:
                    first = entry
                entry = log[entry, OLDER]
            if first < 0:
                continue
            time, known = log[first, TIME] + seconds[way], entries[place]
            if known < 0 or time < times[place] or (time == times[place] and log[first, LABEL] > log[known, LABEL]):
                entries[place], times[place] = first, time
    return entries, times
