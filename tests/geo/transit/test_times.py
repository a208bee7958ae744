"""There before work and home after it: on a line of three towns, and on the regional trains."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from io import TextIOWrapper
from operator import itemgetter
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from geo import NOWHERE, USUAL_HOURS, USUAL_TRIP, Commune, Communes, Mode, Point, Trip, WorkingHours
from geo.gtfs import read_timetable
from geo.transit.journey import LegKind, Way
from geo.transit.near_hours import MISSED_COUNTS_MINUTES
from geo.transit.times import TimetableTimes
from geo.transit.timetable import Vehicle
from tests.make.timetables import FEED, write_feed

GUERET, AHUN, AUBUSSON = Point(46.17, 1.87), Point(46.09, 2.02), Point(45.95, 2.17)
NEAR_GUERET, FAR = Point(46.22, 1.87), Point(48.85, 2.35)
TUESDAY = date(2026, 3, 3)


def _communes() -> Communes:
    places = {"23001": AHUN, "23008": AUBUSSON, "23096": GUERET, "23200": NEAR_GUERET, "75056": FAR}
    return Communes(Commune(insee, insee, insee[:2], (), point, 1) for insee, point in places.items())


def _times(folder: Path, *, today: date = TUESDAY, **tables: str | None) -> TimetableTimes:
    return TimetableTimes(_communes(), read_timetable([write_feed(folder / "feed.zip", **tables)]), today=today)


def _at(changed: dict[str, str]) -> str:
    """The passages of the feed with other hours."""
    text = FEED["stop_times.txt"]
    for hour, other in changed.items():
        text = text.replace(f",{hour}:", f",{other}:")
    return text


def minutes(times: TimetableTimes, origin: int = 2, trip: Trip = USUAL_TRIP) -> list[int]:
    row = times.row(Mode.BUS, origin, trip)
    assert row is not None
    return [int(one) for one in row.minutes]


def test_a_row_tells_the_longer_way_the_stop_and_the_last_way_back(tmp_path: Path) -> None:
    row = _times(tmp_path).row(Mode.BUS, 2, USUAL_TRIP)

    assert row is not None
    assert row.minutes.tolist() == [37, 67, NOWHERE, NOWHERE, NOWHERE]
    assert row.last_back is not None
    assert row.last_back.tolist() == [17 * 60 + 29, 16 * 60 + 59, -1, -1, -1]
    assert row.exits is not None
    assert row.exits[1].tolist() == pytest.approx([45.95, 2.17])
    assert np.isnan(row.exits[3]).all()


def test_a_row_tells_all_that_one_rides(tmp_path: Path) -> None:
    """A coach from Guéret to Ahun and back, a train from there to Aubusson and back."""
    tables = {
        "routes": "route_id,route_short_name,route_type\nR,14,3\nT,TER,2\n",
        "trips": "route_id,service_id,trip_id\nR,S,T1\nT,S,T2\nT,S,T3\nR,S,T4\n",
        "stop_times": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        "T1,07:00:00,07:00:00,A,1\nT1,07:30:00,07:30:00,B,2\n"
        "T2,07:40:00,07:40:00,B,1\nT2,08:00:00,08:00:00,C,2\n"
        "T3,17:00:00,17:00:00,C,1\nT3,17:20:00,17:20:00,B,2\n"
        "T4,17:30:00,17:30:00,B,1\nT4,18:00:00,18:00:00,A,2\n",
    }

    row = _times(tmp_path, today=TUESDAY, **tables).row(Mode.BUS, 2, USUAL_TRIP)

    assert row is not None
    assert row.vehicles is not None
    assert row.vehicles.tolist() == [Vehicle.COACH.bit, Vehicle.COACH.bit | Vehicle.TRAIN.bit, 0, 0, 0]


def test_a_day_without_a_way_home_is_missed_and_counts(tmp_path: Path) -> None:
    week = FEED["calendar.txt"] + "W,1,1,0,1,1,0,0,20260105,20260703\n"
    times = _times(tmp_path, calendar=week, trips=FEED["trips.txt"].replace("R,S,T2", "R,W,T2"))

    wednesday = Trip(WorkingHours(frozenset({2}), 510, 990))
    tuesday = Trip(WorkingHours(frozenset({1}), 510, 990))
    row = times.row(Mode.BUS, 2, USUAL_TRIP)
    assert row is not None
    assert row.missed is not None
    assert (row.minutes[1], row.as_asked[1]) == (67 + MISSED_COUNTS_MINUTES, NOWHERE)
    assert row.missed[1].item() == (MISSED_COUNTS_MINUTES, 1 << 2, 0, 0)
    assert minutes(times, trip=wednesday)[1] == NOWHERE
    assert minutes(times, trip=tuesday)[1] == 67
    assert times.journey(GUERET, AUBUSSON, USUAL_TRIP).day == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("starts", "ends", "missed"),
    [
        ((8, 30), (16, 30), (0, 0, 0, 0)),
        ((8, 30), (15, 50), (9, 0, 0, 16 * 60 + 59)),
        ((7, 52), (16, 30), (9, 0, 8 * 60 + 1, 0)),
        ((8, 30), (17, 30), (30, 0, 0, 16 * 60 + 59)),
        ((9, 12), (15, 50), (20, 0, 8 * 60 + 1, 16 * 60 + 59)),
    ],
    ids=("as asked", "a long wait for the way home", "there a little late", "home early", "a wait at both ends"),
)
def test_a_row_tells_the_ways_nearest_to_the_hours_asked(
    tmp_path: Path, starts: tuple[int, int], ends: tuple[int, int], missed: tuple[int, ...]
) -> None:
    """There at 8:01 at the soonest, away at 16:59 at the latest."""
    hours = WorkingHours(frozenset({1}), 60 * starts[0] + starts[1], 60 * ends[0] + ends[1])
    row = _times(tmp_path).row(Mode.BUS, 2, Trip(hours))

    assert row is not None
    assert row.missed is not None
    assert row.missed[1].item() == missed
    assert row.minutes[1] == 67 + missed[0]
    assert row.as_asked[1] == (NOWHERE if missed[0] else 67)


def test_too_short_a_stay_is_no_way(tmp_path: Path) -> None:
    late = Trip(WorkingHours(frozenset({1}), 15 * 60, 23 * 60))

    assert minutes(_times(tmp_path), trip=late)[1] == NOWHERE


def test_a_journey_is_told_leg_by_leg(tmp_path: Path) -> None:
    journey = _times(tmp_path).journey(GUERET, AUBUSSON, USUAL_TRIP, day=TUESDAY)

    assert journey.out is not None
    assert [(leg.kind, leg.begin, leg.end) for leg in journey.out.legs] == [
        (LegKind.WALK, None, "Guéret"),
        (LegKind.RIDE, "Guéret", "Aubusson"),
        (LegKind.WALK, "Aubusson", None),
    ]
    assert (journey.out.departs, journey.out.arrives, journey.out.waiting_minutes) == (419, 481, 29)
    assert journey.last_way_back == 16 * 60 + 59
    assert journey.minutes == 67


def test_too_long_a_wait_is_no_way_and_it_is_said_from_when(tmp_path: Path) -> None:
    late = WorkingHours(frozenset({1}), 9 * 60 + 30, 15 * 60)
    journey = _times(tmp_path).journey(GUERET, AUBUSSON, Trip(late), day=TUESDAY)

    assert not journey.possible
    assert journey.minutes is None
    assert journey.possible_return == 16 * 60 + 59
    assert journey.possible_arrival is None


def test_it_is_said_when_one_can_be_there_and_until_when(tmp_path: Path) -> None:
    early = WorkingHours(frozenset({1}), 7 * 60 + 30, 18 * 60)
    journey = _times(tmp_path).journey(GUERET, AUBUSSON, Trip(early), day=TUESDAY)

    assert journey.out is None
    assert journey.back is None
    assert (journey.possible_arrival, journey.possible_return) == (8 * 60 + 1, 16 * 60 + 59)


def test_who_works_at_night_comes_home_the_next_day(tmp_path: Path) -> None:
    hours = _at({"07": "19", "08": "20", "17": "05", "18": "06"})
    night = WorkingHours(frozenset({1}), 21 * 60, 4 * 60 + 30)
    journey = _times(tmp_path, stop_times=hours).journey(GUERET, AUBUSSON, Trip(night), day=TUESDAY)

    assert journey.possible
    assert journey.back is not None
    assert journey.back.departs == 24 * 60 + 4 * 60 + 59


def test_a_coach_after_midnight_belongs_to_the_day_before(tmp_path: Path) -> None:
    hours = _at({"17": "24", "18": "25"})
    evening = WorkingHours(frozenset({4}), 8 * 60 + 30, 23 * 60 + 30)
    friday = _times(tmp_path, stop_times=hours).journey(GUERET, AUBUSSON, Trip(evening), day=date(2026, 3, 6))

    assert friday.possible
    assert friday.last_way_back == 23 * 60 + 59
    saturday = WorkingHours(frozenset({5}), 8 * 60 + 30, 23 * 60 + 30)
    assert not _times(tmp_path, stop_times=hours).journey(GUERET, AUBUSSON, Trip(saturday), day=date(2026, 3, 7)).back


def test_a_bicycle_leads_to_stops_too_far_on_foot(tmp_path: Path) -> None:
    times = _times(tmp_path)

    assert minutes(times, origin=3)[1] == NOWHERE
    assert minutes(times, origin=3, trip=Trip(cycling=True))[1] == 99
    journey = times.journey(NEAR_GUERET, AUBUSSON, Trip(cycling=True), day=TUESDAY)
    assert journey.out is not None
    assert journey.back is not None
    assert journey.out.legs[0].kind is journey.back.legs[-1].kind is LegKind.BIKE


def test_nobody_takes_a_coach_for_what_is_sooner_on_foot(tmp_path: Path) -> None:
    next_door = Point(46.175, 1.87)
    journey = _times(tmp_path).journey(GUERET, next_door, USUAL_TRIP, day=TUESDAY)

    assert journey.possible
    assert journey.out is not None
    assert [leg.kind for leg in journey.out.legs] == [LegKind.WALK]
    assert journey.minutes == 9


def test_timetables_say_nothing_of_places_without_stops_around_nor_of_other_means(tmp_path: Path) -> None:
    times = _times(tmp_path)

    assert times.row(Mode.BUS, 4, USUAL_TRIP) is None
    assert times.row(Mode.CAR, 2, USUAL_TRIP) is None


def test_days_are_the_next_that_are_no_holiday(tmp_path: Path) -> None:
    times = _times(tmp_path, today=date(2026, 4, 3))

    assert times.days_of(USUAL_HOURS) == [date(2026, 4, day) for day in (3, 7, 8, 9, 13)]
    assert times.expired_since is None


def test_timetables_out_of_date_go_on_and_say_so(tmp_path: Path) -> None:
    times = _times(tmp_path, today=date(2027, 1, 12))

    assert times.expired_since == date(2026, 7, 4)
    assert minutes(times)[1] == 67


def _direct(feed: Path, day: str, *stations: str) -> list[tuple[str, str, str]]:
    """The trains of a day that stop at both stations, read row by row: from which one, and the hours at both."""
    with ZipFile(feed) as archive:

        def rows(table: str, *columns: str) -> Iterator[tuple[str, ...]]:
            lines = csv.reader(TextIOWrapper(archive.open(table), encoding="utf-8"))
            return map(itemgetter(*map(next(lines).index, columns)), lines)

        names = {row[0]: row[1] for row in rows("stops.txt", "stop_id", "stop_name")}
        services = {service for service, on in rows("calendar_dates.txt", "service_id", "date") if on == day}
        trips = {trip for trip, service in rows("trips.txt", "trip_id", "service_id") if service in services}
        wanted = {stop for stop, name in names.items() if name in stations}
        calls: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for trip, stop, arrival, departure in rows(
            "stop_times.txt", "trip_id", "stop_id", "arrival_time", "departure_time"
        ):
            if stop in wanted and trip in trips:
                calls[trip].append((departure, arrival, names[stop]))
    pairs = [sorted(call) for call in calls.values() if len(call) == 2]
    return sorted((begin[2], begin[0], end[1]) for begin, end in pairs)


def _ride(way: Way | None) -> tuple[str, str]:
    assert way is not None
    _, ride, _ = way.legs
    departs, arrives = (f"{hour // 60:02}:{hour % 60:02}:00" for hour in (ride.departs, ride.arrives))
    return departs, arrives


def test_the_trains_between_gueret_and_limoges_are_those_of_the_feed(shared_data: Path) -> None:
    feed = shared_data / "networks" / "gtfs-ter-2025-01.zip"
    here, there = "Guéret", "Limoges Bénédictins"
    trains = _direct(feed, "20250304", here, there)
    out, back = ([hours for begin, *hours in trains if begin == end] for end in (here, there))
    timetable = read_timetable([feed])
    station = {
        name: Point(timetable.stops.lat[at], timetable.stops.lon[at]) for at, name in enumerate(timetable.stops.names)
    }
    times = TimetableTimes(Communes([]), timetable, today=date(2025, 3, 3))

    journey = times.journey(station[here], station[there], USUAL_TRIP, day=date(2025, 3, 4))
    assert list(_ride(journey.out)) == max(hours for hours in out if hours[1] <= "08:29:00")
    assert list(_ride(journey.back)) == min(hours for hours in back if hours[0] >= "16:31:00")
    assert journey.last_way_back == 20 * 60 + 32
    assert max(back)[0] == "20:33:00"
    assert timetable.runs_on(date(2025, 3, 4))[timetable.connections.trip].sum() == pytest.approx(90_000, rel=0.05)
