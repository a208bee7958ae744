"""Coaches and trains: there before work and home after it, by the timetables that networks publish."""

from geo.transit.journey import LONGEST_WAIT_MINUTES, Journey, Leg, LegKind, Way
from geo.transit.near_hours import SHORTEST_STAY_MINUTES
from geo.transit.times import TimetableTimes
from geo.transit.timetable import (
    MAY_ALIGHT,
    MAY_BOARD,
    Calendar,
    Connections,
    FeedFacts,
    NotATimetable,
    Stops,
    Timetable,
    Transfers,
    Trips,
    Vehicle,
    timetable_from_bytes,
)

__all__ = [
    "LONGEST_WAIT_MINUTES",
    "MAY_ALIGHT",
    "MAY_BOARD",
    "SHORTEST_STAY_MINUTES",
    "Calendar",
    "Connections",
    "FeedFacts",
    "Journey",
    "Leg",
    "LegKind",
    "NotATimetable",
    "Stops",
    "Timetable",
    "TimetableTimes",
    "Transfers",
    "Trips",
    "Vehicle",
    "Way",
    "timetable_from_bytes",
]
