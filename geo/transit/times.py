"""Travel times by timetables: there before the start of work and home after its end, on the days of the week asked.

What counts is the worst of these days. A journey is of one day and its hours; a row for many places, of whom nobody
knows yet at what hours they work, also tells the ways nearest to those asked.
"""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from geo.communes import Communes
from geo.means import Mode
from geo.point import Point, distance_km, distances_km
from geo.transit.holidays import is_public_holiday
from geo.transit.journey import LONGEST_MINUTES, LONGEST_WAIT_MINUTES, Journey, Leg, LegKind, Way
from geo.transit.legs import way_back, way_out
from geo.transit.near_hours import WeekWays, week_ways
from geo.transit.outing import Door, Outing
from geo.transit.service_day import TURN_SECOND, ServiceDay, service_day
from geo.transit.surroundings import WALK_KM, Access, Egress, access_from, egress_to, egress_to_all, walking_seconds
from geo.transit.timetable import Timetable
from geo.travel import BASES, MISSED, NOWHERE, Basis, Row
from geo.trip import USUAL_HOURS, Trip, WorkingHours
from kit.forking import lock_for_copies

COVERED_KM = 20.0
"""A place with no stop so near is not covered: its coaches may be in a feed that nobody loaded."""
_MOST_DAYS = 16
"""Dates kept ready, 3 MB each for a large region."""
_MOST_DOORS = 8
"""Homes whose scans are kept: those of the pages that are open now."""
_KEEPING = lock_for_copies()
"""Held while a date or a home is kept, whosever it is: a moment."""


class TimetableTimes:
    """Minutes by public transport (a `TravelTimes`), and journeys leg by leg. May be asked from several threads.

    Days are the next ones from `today` on; a bicycle waits at the stop, or travels along.
    """

    def __init__(self, communes: Communes, timetable: Timetable, *, today: date) -> None:
        self.version = timetable.version
        self.expired_since = timetable.expired_since(today)
        self.timetable = timetable
        self._communes = communes
        self._today = today
        vehicle = np.array([vehicle.bit for _, vehicle in timetable.lines], np.uint8)
        self._vehicle = vehicle[timetable.trips.line][timetable.connections.trip]
        """The bit of the vehicle of each connection."""
        self._served, self._centres = egress_to_all(communes.lat, communes.lon, timetable.stops)
        self._days: OrderedDict[date, ServiceDay] = OrderedDict()
        self._doors: OrderedDict[tuple[Point, bool], Door] = OrderedDict()
        self._warm()

    def row(self, mode: Mode, origin: int, trip: Trip, *, within: int = NOWHERE) -> Row | None:  # noqa: ARG002 - all is
        """The way to all communes, where timetables know the origin's surroundings; None for any other means.

        Minutes are the longer of the ways out and back on the worst day, door to door; `NOWHERE` where one is there
        sooner on foot. Where a day or an hour asked has no way, they are those of the ways nearest to it, and a few
        more (`geo.transit.near_hours`).
        """
        home = self._communes.at(origin).point
        if mode is not Mode.BUS or home is None or not self.covers(home):
            return None
        door = Door(access_from(home, self.timetable.stops, cycling=trip.cycling))
        outings = [Outing(self._day(day), door, trip.hours) for day in self.days_of(trip.hours)]
        ways = week_ways(outings, self._centres, self._vehicle)
        lat, lon = self._communes.lat[self._served], self._communes.lon[self._served]
        sooner_on_foot = walking_seconds(distances_km(home, lat, lon)) <= 60 * ways.way_minutes
        return self._row(ways, (ways.minutes <= LONGEST_MINUTES) & ~sooner_on_foot)

    def journey(self, origin: Point, place: Point, trip: Trip, *, day: date | None = None) -> Journey:
        """The way to a place and back on `day`; without one, on the worst of the days worked."""
        return self.journeys(origin, [place], trip, day=day)[0]

    def journeys(self, origin: Point, places: Sequence[Point], trip: Trip, *, day: date | None = None) -> list[Journey]:
        """The same for several places at once, which costs hardly more than for one."""
        egress = egress_to(places, self.timetable.stops)
        door = self._door(origin, cycling=trip.cycling)
        days = [day] if day is not None else self.days_of(trip.hours)
        outings = [Outing(self._day(one), door, trip.hours) for one in days]
        told = [self._told(outing, origin, places, egress) for outing in outings]
        return [max(of_place, key=_badness) for of_place in zip(*told, strict=True)]

    def days_of(self, hours: WorkingHours) -> list[date]:
        """The next day of each weekday worked that is no public holiday, in order."""
        return sorted(self._next(weekday) for weekday in hours.days or USUAL_HOURS.days)

    def _warm(self) -> None:
        """Compiles the scan and sorts the usual days now, so that nobody waits for it later."""
        nowhere = np.full(len(self.timetable.stops.names), -1, np.int32)
        for day in self.days_of(USUAL_HOURS):
            outing = Outing(self._day(day), Door(Access(nowhere, nowhere >= 0)), USUAL_HOURS)
            outing.ways_out(self._centres)
            outing.ways_back(self._centres)

    def _next(self, weekday: int) -> date:
        day = self._today + timedelta(days=(weekday - self._today.weekday()) % 7)
        while is_public_holiday(day):
            day += timedelta(days=7)
        return day

    def covers(self, home: Point) -> bool:
        """Whether a stop of the feeds lies near enough for them to know the surroundings of a place."""
        stops = self.timetable.stops
        return bool((distances_km(home, stops.lat, stops.lon) <= COVERED_KM).any())

    def _day(self, day: date) -> ServiceDay:
        kept = self._days.get(day)
        if kept is None:
            kept = service_day(self.timetable, day)
            with _KEEPING:
                self._days[day] = kept
                if len(self._days) > _MOST_DAYS:
                    self._days.popitem(last=False)
        return kept

    def _door(self, home: Point, *, cycling: bool) -> Door:
        """A home from which journeys are asked, with what was scanned for those before."""
        with _KEEPING:
            door = self._doors.pop((home, cycling), None)
        door = door or Door(access_from(home, self.timetable.stops, cycling=cycling), whole=True)
        with _KEEPING:
            self._doors[home, cycling] = door
            if len(self._doors) > _MOST_DOORS:
                self._doors.popitem(last=False)
        return door

    def _row(self, ways: WeekWays, possible: NDArray[np.bool_]) -> Row:
        """The row in which only the `possible` of the communes served are reached."""
        communes, stops, places = len(self._communes), self.timetable.stops, self._served[possible]
        stop = ways.stop[possible]
        minutes = np.full(communes, NOWHERE, np.uint8)
        exits = np.full((communes, 2), np.nan, np.float32)
        last_back = np.full(communes, -1, np.int16)
        vehicles = np.zeros(communes, np.uint8)
        missed = np.zeros(communes, MISSED)
        minutes[places] = np.maximum(ways.minutes[possible], 1)
        exits[places] = np.column_stack((stops.lat[stop], stops.lon[stop]))
        last_back[places] = ways.last_back[possible]
        vehicles[places] = ways.vehicles[possible]
        missed[places] = ways.missed[possible]
        basis = np.full(communes, BASES.index(Basis.TIMETABLE), np.uint8)
        return Row(minutes, basis, exits=exits, last_back=last_back, vehicles=vehicles, missed=missed)

    def _told(self, outing: Outing, origin: Point, places: Sequence[Point], egress: Egress) -> list[Journey]:
        """A day's journey to each place."""
        out, back, last = outing.ways_out(egress), outing.ways_back(egress), outing.last_back(egress)
        told: list[Journey] = []
        for index, place in enumerate(places):
            going = coming = None
            if out.entry[index] >= 0:
                hours = int(out.departs[index]), int(out.arrives[index])
                going = way_out(self.timetable, outing, entry=int(out.entry[index]), departs=hours[0], arrives=hours[1])
            if back.entry[index] >= 0:
                hours = int(back.departs[index]), int(back.arrives[index])
                coming = way_back(
                    self.timetable, outing, entry=int(back.entry[index]), departs=hours[0], arrives=hours[1]
                )
            going, coming = _sooner_on_foot(outing, going, coming, km=distance_km(origin, place))
            told.append(
                Journey(
                    day=outing.day,
                    out=going,
                    back=coming,
                    last_way_back=int(last[index]) // 60 if last[index] >= 0 else None,
                    possible_arrival=None if going and going.usable else _first_arrival(outing, egress, index),
                    possible_return=None if coming and coming.usable else _nearest_return(outing, egress, index),
                )
            )
        return told


def _badness(journey: Journey) -> tuple[bool, bool, int]:
    return not journey.is_in_time, not journey.possible, journey.longer or 0


def _sooner_on_foot(outing: Outing, out: Way | None, back: Way | None, *, km: float) -> tuple[Way | None, Way | None]:
    """Both ways on foot where that is sooner, or where the place is next door: nobody takes a train for it."""
    minutes = -(-int(walking_seconds(np.array([km]))[0]) // 60)
    usable = out is not None and back is not None and out.usable and back.usable
    longer = max((way.minutes for way in (out, back) if way is not None), default=0)
    if minutes > longer and (usable or km > WALK_KM):
        return out, back
    starts, ends = outing.starts // 60, outing.ends // 60
    return _walked(starts - minutes, starts), _walked(ends, ends + minutes)


def _walked(departs: int, arrives: int) -> Way:
    return Way(departs, arrives, 0, (Leg(LegKind.WALK, None, None, departs, arrives),))


def _first_arrival(outing: Outing, egress: Egress, place: int) -> int | None:
    """The first minute at which one can be there, not long before the start or after it."""
    from geo.transit.scan import STOP, TIME

    entries = outing.arrivals_of_day()
    soonest = outing.starts - LONGEST_WAIT_MINUTES * 60
    times = _times(egress, place, entries[:, STOP], entries[:, TIME])
    times = times[times >= soonest]
    return -(-int(times.min()) // 60) if times.size else None


def _nearest_return(outing: Outing, egress: Egress, place: int) -> int | None:
    """The next minute after the end at which one can leave for home, else the last one before it."""
    from geo.transit.scan import STOP, TIME

    entries = outing.returns_since_start()
    leaves = TURN_SECOND - _times(egress, place, entries[:, STOP], entries[:, TIME])
    if not leaves.size:
        return None
    later = leaves[leaves >= outing.ends]
    return int(later.min() if later.size else leaves.max()) // 60


def _times(egress: Egress, place: int, stop: NDArray[np.int32], time: NDArray[np.int32]) -> NDArray[np.int32]:
    """The times of all entries at stops from which one walks to a place, that walk added."""
    ways = slice(egress.begins[place], egress.begins[place + 1])
    walked = np.full(1 + max(int(stop.max(initial=-1)), int(egress.stop[ways].max(initial=-1))), -1, np.int32)
    walked[egress.stop[ways]] = egress.seconds[ways]
    near = walked[stop] >= 0
    return time[near] + walked[stop[near]]
