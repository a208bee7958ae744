"""A day's way to a place and home again by public transport, as people read it: legs, hours, waits, last way back.

All hours are minutes after midnight of `Journey.day`; they may exceed 24 hours.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.transit.timetable import Vehicle

LONGEST_WAIT_MINUTES = 60
"""Nobody waits longer in front of a closed door, or after work for the way home: such a way is no way."""
MOST_WAIT_MINUTES = 4 * 60
"""A wait of more than `LONGEST_WAIT_MINUTES` is told as one, for people to judge; after this, half a day is lost."""
LONGEST_MINUTES = 254
"""What a byte holds: a longer way is no way."""


class LegKind(StrEnum):
    """How a part of a way is done."""

    WALK = "walk"
    BIKE = "bike"
    RIDE = "ride"


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a way, from a stop to a stop; None stands for the door at either end."""

    kind: LegKind
    begin: str | None
    end: str | None
    departs: int
    arrives: int
    line: str = ""
    """What is written on the vehicle."""
    vehicle: Vehicle | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One direction, door to door."""

    departs: int
    arrives: int
    waiting_minutes: int
    """Before the start of work, or after its end."""
    legs: tuple[Leg, ...]

    @property
    def minutes(self) -> int:
        """Door to door."""
        return self.arrives - self.departs

    @property
    def changes(self) -> int:
        """From one vehicle to another."""
        return max(0, sum(leg.kind is LegKind.RIDE for leg in self.legs) - 1)

    @property
    def usable(self) -> bool:
        """Whether it is neither too long nor followed by too long a wait."""
        return self.waiting_minutes <= LONGEST_WAIT_MINUTES and self.minutes <= LONGEST_MINUTES

    @property
    def is_bearable(self) -> bool:
        """Whether somebody may do it all the same where the wait is too long to be usable."""
        return self.waiting_minutes <= MOST_WAIT_MINUTES and self.minutes <= LONGEST_MINUTES


@dataclass(frozen=True, slots=True)
class Journey:
    """There and back on one day; a way that is None does not exist."""

    day: date
    out: Way | None
    back: Way | None
    last_way_back: int | None
    """When one leaves the place, at the latest, to be home that night."""
    possible_arrival: int | None = None
    """Where the way out is impossible: the first hour of the day at which one can be there without waiting too long."""
    possible_return: int | None = None
    """Where the way back is impossible: the hour nearest to the end of work at which one can leave."""

    @property
    def is_there_in_time(self) -> bool:
        """Whether one can be there before the start, waiting for it if need be."""
        return self.out is not None and self.out.is_bearable

    @property
    def is_home_after(self) -> bool:
        """Whether one can come home after the end, waiting for that if need be."""
        return self.back is not None and self.back.is_bearable

    @property
    def is_in_time(self) -> bool:
        """Whether one can be there from the start to the end, with waits if need be."""
        return self.is_there_in_time and self.is_home_after

    @property
    def possible(self) -> bool:
        """Whether one can go, and come home again, and waits for neither longer than `LONGEST_WAIT_MINUTES`."""
        return self.out is not None and self.back is not None and self.out.usable and self.back.usable

    @property
    def rides(self) -> bool:
        """Whether any part of it is done in a vehicle: a neighbour is walked to."""
        return any(leg.kind is LegKind.RIDE for way in (self.out, self.back) if way is not None for leg in way.legs)

    @property
    def minutes(self) -> int | None:
        """The longer of both ways; None where it is not possible."""
        return self.longer if self.possible else None

    @property
    def longer(self) -> int | None:
        """The same where one waits longer too; None where one cannot be there in time."""
        if self.out is None or self.back is None or not self.is_in_time:
            return None
        return max(self.out.minutes, self.back.minutes)
