"""From an entry of a scan's log to the way that people read: rides, changes on foot, hours."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.transit.journey import Leg, LegKind, Way
from geo.transit.outing import Outing
from geo.transit.service_day import TURN_SECOND
from geo.transit.timetable import Timetable


@dataclass(frozen=True, slots=True)
class _Ride:
    """From a stop to a stop without getting out; `trip` and stops are those of `Timetable`, hours in seconds."""

    begin: int
    end: int
    trip: int
    departs: int
    arrives: int


def way_out(timetable: Timetable, outing: Outing, *, entry: int, departs: int, arrives: int) -> Way:
    """The way to work of an entry of `outing.out`, from second to second."""
    rides = list(_rides_out(timetable, outing, entry))[::-1]
    first = LegKind.BIKE if outing.access.cycled[rides[0].begin] else LegKind.WALK
    legs = _legs(timetable, rides, departs=departs, arrives=arrives, first=first, last=LegKind.WALK)
    return Way(_floor(departs), _ceil(arrives), (outing.starts - arrives) // 60, legs)


def way_back(timetable: Timetable, outing: Outing, *, entry: int, departs: int, arrives: int) -> Way:
    """The way home of an entry of `outing.back`, from second to second."""
    rides = list(_rides_back(timetable, outing, entry))
    last = LegKind.BIKE if outing.access.cycled[rides[-1].end] else LegKind.WALK
    legs = _legs(timetable, rides, departs=departs, arrives=arrives, first=LegKind.WALK, last=last)
    return Way(_floor(departs), _ceil(arrives), (departs - outing.ends) // 60, legs)


def _rides_out(timetable: Timetable, outing: Outing, entry: int) -> Iterator[_Ride]:
    """The rides of an entry, the last first."""
    from geo.transit.scan import ALIGHT, BEFORE, BOARD

    entries, read = outing.out.entries, outing.out.read
    while entry >= 0:
        board, alight = entries[entry, BOARD], entries[entry, ALIGHT]
        yield _ride(
            timetable,
            (int(read.source[board]), int(read.source[alight])),
            departs=int(read.departure[board]),
            arrives=int(read.arrival[alight]),
        )
        entry = entries[entry, BEFORE]


def _rides_back(timetable: Timetable, outing: Outing, entry: int) -> Iterator[_Ride]:
    """The rides of an entry whose time is turned: its last ride comes first."""
    from geo.transit.scan import ALIGHT, BEFORE, BOARD

    entries, read = outing.back.entries, outing.back.read
    while entry >= 0:
        board, alight = entries[entry, ALIGHT], entries[entry, BOARD]
        yield _ride(
            timetable,
            (int(read.source[board]), int(read.source[alight])),
            departs=TURN_SECOND - int(read.arrival[board]),
            arrives=TURN_SECOND - int(read.departure[alight]),
        )
        entry = entries[entry, BEFORE]


def _ride(timetable: Timetable, ends: tuple[int, int], *, departs: int, arrives: int) -> _Ride:
    connections = timetable.connections
    board, alight = ends
    return _Ride(
        begin=int(connections.origin[board]),
        end=int(connections.destination[alight]),
        trip=int(connections.trip[board]),
        departs=departs,
        arrives=arrives,
    )


def _legs(
    timetable: Timetable, rides: list[_Ride], *, departs: int, arrives: int, first: LegKind, last: LegKind
) -> tuple[Leg, ...]:
    """All legs from door to door."""
    names = timetable.stops.names
    begin, end = rides[0], rides[-1]
    legs = [Leg(first, None, names[begin.begin], _floor(departs), _floor(begin.departs))]
    for before, ride in zip([None, *rides], rides, strict=False):
        if before is not None and not _in_one_station(timetable, before.end, ride.begin):
            walked = _walked(timetable, before.end, ride.begin)
            arrived = _ceil(before.arrives)
            legs.append(Leg(LegKind.WALK, names[before.end], names[ride.begin], arrived, arrived + walked))
        line, vehicle = timetable.lines[timetable.trips.line[ride.trip]]
        hours = _floor(ride.departs), _ceil(ride.arrives)
        legs.append(Leg(LegKind.RIDE, names[ride.begin], names[ride.end], *hours, line, vehicle))
    legs.append(Leg(last, names[end.end], None, _ceil(end.arrives), _ceil(arrives)))
    return tuple(legs)


def _in_one_station(timetable: Timetable, one: int, other: int) -> bool:
    """Whether a change between two stops needs no words: another platform, at most."""
    return bool(timetable.stops.station[one] == timetable.stops.station[other])


def _walked(timetable: Timetable, begin: int, end: int) -> int:
    """Whole minutes of the change between two stops."""
    changes = timetable.transfers
    ways = slice(changes.begins[begin], changes.begins[begin + 1])
    seconds = changes.seconds[ways][changes.stop[ways] == end]
    return int(seconds[0]) // 60


def _floor(seconds: int) -> int:
    return int(seconds) // 60


def _ceil(seconds: int) -> int:
    return -(-int(seconds) // 60)
