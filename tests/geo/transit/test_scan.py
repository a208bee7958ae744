"""The scan against a search that tries everything, on random small timetables."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.transit.outing import Log, scanned
from geo.transit.scan import TIME, arrivals
from geo.transit.service_day import TURN_SECOND, service_day
from geo.transit.surroundings import Access
from geo.transit.timetable import MAY_ALIGHT, MAY_BOARD, Timetable
from tests.make.timetables import Change, Hop, small_timetable

STOPS, TODAY, END = 5, date(2026, 6, 10), 27 * 3600
_DAY = 24 * 3600


@st.composite
def runs(draw: st.DrawFn) -> list[Hop]:
    """A vehicle's way through two to four stops, around midnight or in the morning."""
    clock = draw(st.integers(0, 90)) * 60 + draw(st.sampled_from([0, 6 * 3600, 23 * 3600]))
    stop, hops = draw(st.integers(0, STOPS - 1)), []
    for _ in range(draw(st.integers(1, 3))):
        following = draw(st.integers(0, STOPS - 1))
        arrival = clock + draw(st.integers(0, 20)) * 60
        hops.append((clock, arrival, stop, following, draw(st.sampled_from([3, 3, 3, 1, 2]))))
        clock, stop = arrival + draw(st.integers(0, 3)) * 60, following
    return hops


timetables = st.builds(
    lambda found, walks: small_timetable(found, stops=STOPS, changes=[(a, b, w) for (a, b), w in walks.items()]),
    st.lists(runs(), min_size=1, max_size=8),
    st.dictionaries(
        st.tuples(st.integers(0, STOPS - 1), st.integers(0, STOPS - 1)), st.sampled_from([60, 120, 600]), max_size=12
    ),
)
homes = st.dictionaries(st.integers(0, STOPS - 1), st.sampled_from([60, 300, 1200]), min_size=1, max_size=2)


def rides(timetable: Timetable) -> list[list[Hop]]:
    """All runs that concern a date: those of the day before, of the day and of the day after."""
    hops = timetable.connections
    columns = (hops.departure, hops.arrival, hops.origin, hops.destination, hops.allowed, hops.trip)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    return [
        [(begin + shift, end + shift, *more) for begin, end, *more, of in rows if of == trip and begin + shift >= 0]
        for shift in (-_DAY, 0, _DAY)
        for trip in range(timetable.trips.line.size)
    ]


def walks(timetable: Timetable) -> list[Change]:
    changes = timetable.transfers
    return [
        (stop, int(changes.stop[at]), int(changes.seconds[at]))
        for stop in range(STOPS)
        for at in range(changes.begins[stop], changes.begins[stop + 1])
    ]


def everything(timetable: Timetable, stop: int, time: int, *, most_changes: int) -> Iterator[tuple[int, int]]:
    """Every (stop, second) at which one can get out, from a stop at a second, each step tried."""
    vehicles, changes = rides(timetable), walks(timetable)
    todo, seen = [(stop, time, 0)], set()
    while todo:
        state = todo.pop()
        if state in seen:
            continue
        seen.add(state)
        here, now, changed = state
        for vehicle in vehicles:
            for first, hop in enumerate(vehicle):
                if hop[2] != here or hop[0] < now or not hop[4] & MAY_BOARD:
                    continue
                for _, arrival, _, there, doors in vehicle[first:]:
                    if doors & MAY_ALIGHT:
                        yield there, arrival
                        if changed < most_changes:
                            todo += [(to, arrival + w, changed + 1) for at, to, w in changes if at == there]


def log_of(
    timetable: Timetable, home: dict[int, int], *, back: bool, window: tuple[int, int], most_changes: int
) -> Log:
    seconds = np.array([home.get(stop, -1) for stop in range(STOPS)], np.int32)
    day = service_day(timetable, TODAY)
    access = Access(seconds, np.zeros(STOPS, np.bool_))
    earliest, latest = window
    return scanned(day.back if back else day.out, access, earliest=earliest, latest=latest, most_changes=most_changes)


def answer(log: Log, *, deadline: int, seconds: int = 0) -> list[int]:
    """The label of each stop by a deadline, from so many seconds away; -1 for none."""
    ways = np.arange(STOPS + 1, dtype=np.int32)
    walked = np.full(STOPS, seconds, np.int32)
    found, _ = arrivals(log.entries, log.heads, ways, ways[:-1], walked, deadline)
    return [int(log.entries[entry, 2]) if entry >= 0 else -1 for entry in found]


@given(timetable=timetables, home=homes, most_changes=st.integers(0, 2), deadline=st.integers(0, 60 * 27))
@settings(max_examples=40, deadline=None)
def test_one_leaves_home_as_late_as_may_be(
    timetable: Timetable, home: dict[int, int], most_changes: int, deadline: int
) -> None:
    log = log_of(timetable, home, back=False, window=(0, END), most_changes=most_changes)

    expected = [-1] * STOPS
    for stop, walked in home.items():
        for start in {hop[0] for vehicle in rides(timetable) for hop in vehicle if hop[2] == stop}:
            if start - walked < 0:
                continue
            for there, arrival in everything(timetable, stop, start, most_changes=most_changes):
                if arrival + 120 <= deadline * 60:
                    expected[there] = max(expected[there], start - walked)
    assert answer(log, deadline=deadline * 60, seconds=120) == expected


@given(timetable=timetables, home=homes, most_changes=st.integers(0, 2), leaving=st.integers(0, 60 * 27))
@settings(max_examples=40, deadline=None)
def test_one_is_home_as_early_as_can_be(
    timetable: Timetable, home: dict[int, int], most_changes: int, leaving: int
) -> None:
    until = TURN_SECOND - 60 * leaving
    log = log_of(timetable, home, back=True, window=(TURN_SECOND - END, until), most_changes=most_changes)

    for stop, label in enumerate(answer(log, deadline=until, seconds=0)):
        found = everything(timetable, stop, 60 * leaving, most_changes=most_changes)
        times = [arrival + home[at] for at, arrival in found if at in home]
        expected = min((time for time in times if time <= END), default=None)
        assert (TURN_SECOND - label if label >= 0 else None) == expected


@given(timetable=timetables, home=homes)
@settings(max_examples=20, deadline=None)
def test_the_first_entry_of_a_stop_is_the_earliest_arrival(timetable: Timetable, home: dict[int, int]) -> None:
    log = log_of(timetable, home, back=False, window=(0, END), most_changes=2)

    found = [
        (there, arrival)
        for stop, walked in home.items()
        for there, arrival in everything(timetable, stop, walked, most_changes=2)
    ]
    for stop in range(STOPS):
        times = log.entries[log.entries[:, 0] == stop, TIME]
        expected = min((arrival for there, arrival in found if there == stop and arrival <= END), default=None)
        assert (int(times[0]) if times.size else None) == expected


def test_a_log_that_outgrows_its_room_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.transit.outing._FIRST_ROOM", 1)
    minutes = [(60 * m, 60 * m + 60, 0, 1, 3) for m in range(1, 200)]
    timetable = small_timetable([[hop] for hop in minutes], stops=STOPS, changes=[])

    log = log_of(timetable, {0: 60}, back=False, window=(0, END), most_changes=0)
    assert log.entries[:199, TIME].tolist() == [60 * m + 60 for m in range(1, 200)]
