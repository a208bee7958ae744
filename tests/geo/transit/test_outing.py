"""A whole day scanned once answers for any hours what a scan for these hours alone answers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import WorkingHours
from geo.transit.outing import Door, Outing, Ways
from geo.transit.service_day import service_day
from geo.transit.surroundings import Access, Egress
from geo.transit.timetable import Timetable
from tests.geo.transit.test_scan import STOPS, TODAY, homes, timetables

EVERY_STOP = Egress(
    np.arange(STOPS + 1, dtype=np.int32), np.arange(STOPS, dtype=np.int32), np.full(STOPS, 120, np.int32)
)
hours = st.builds(
    lambda starts, ends: WorkingHours(frozenset({TODAY.weekday()}), starts, ends),
    st.integers(0, 24 * 60 - 1),
    st.integers(1, 24 * 60),
)


def clock(ways: Ways) -> list[tuple[int, int]]:
    """When one leaves and arrives, of each stop."""
    return list(zip(ways.departs.tolist(), ways.arrives.tolist(), strict=True))


@given(timetable=timetables, home=homes, asked=hours)
@settings(max_examples=60, deadline=None)
def test_ways_are_those_of_a_scan_for_the_hours_alone(
    timetable: Timetable, home: dict[int, int], asked: WorkingHours
) -> None:
    access = Access(np.array([home.get(stop, -1) for stop in range(STOPS)], np.int32), np.zeros(STOPS, np.bool_))
    day = service_day(timetable, TODAY)
    whole, alone = (Outing(day, Door(access, whole=one), asked) for one in (True, False))

    for ways in (Outing.ways_out, Outing.ways_out_later, Outing.ways_back, Outing.ways_back_sooner):
        assert clock(ways(whole, EVERY_STOP)) == clock(ways(alone, EVERY_STOP)), ways.__name__
    assert whole.last_back(EVERY_STOP).tolist() == alone.last_back(EVERY_STOP).tolist()


@given(timetable=timetables, home=homes, asked=hours)
@settings(max_examples=30, deadline=None)
def test_a_day_is_scanned_once_for_all_hours(timetable: Timetable, home: dict[int, int], asked: WorkingHours) -> None:
    access = Access(np.array([home.get(stop, -1) for stop in range(STOPS)], np.int32), np.zeros(STOPS, np.bool_))
    day, door = service_day(timetable, TODAY), Door(access, whole=True)
    usual = WorkingHours(frozenset({TODAY.weekday()}), 8 * 60, 17 * 60)

    assert Outing(day, door, asked).back is Outing(day, door, usual).back
