"""The ways that come nearest to the days and hours asked: as asked, or as little beside it as a timetable allows.

Hours of work are often not said, and then taken as usual: a coach that comes home ten minutes later than one would wait
makes a place something to ask about, not a place that cannot be.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.transit.journey import LONGEST_MINUTES, LONGEST_WAIT_MINUTES
from geo.transit.outing import Ints, Outing, Ways
from geo.transit.service_day import LAST_SECOND
from geo.transit.surroundings import Egress
from geo.travel import MISSED

SHORTEST_STAY_MINUTES = 180
"""A shorter stay is no work, unless it is all that was asked."""
MISSED_COUNTS_MINUTES = 30
"""What misses the days or hours asked counts as taking up to so many minutes more: after what does not miss them."""
_NO_WAY = LONGEST_MINUTES + 1


@dataclass(frozen=True, slots=True, eq=False)
class DayWays:
    """To n places and back on one day, int32 (n,).

    `minutes` is the longer of both ways, more than `LONGEST_MINUTES` where there is none; `stop` where the way out
    ends, -1 for none; `there_at` and `leaves_at`, minutes after midnight, when one can be there and leave, 0 where that
    is as asked; `missed` the minutes between that and what was asked; `vehicles` uint8, the bits of what one rides on
    the way out.
    """

    minutes: Ints
    stop: Ints
    there_at: Ints
    leaves_at: Ints
    missed: Ints
    vehicles: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class WeekWays:
    """To n places and back on the worst day of those on which one can, shape (n,).

    `minutes` int32, more than `LONGEST_MINUTES` where no day has a way, of which `missed` (`geo.travel.MISSED`) tells
    what is counted for the days and hours that it misses; `stop` int32 where the way out ends; `last_back` int32, the
    last way back on any of these days in minutes after midnight; `vehicles` uint8, as in `DayWays`.
    """

    minutes: Ints
    missed: NDArray[np.void]
    stop: Ints
    last_back: Ints
    vehicles: NDArray[np.uint8]

    @property
    def way_minutes(self) -> Ints:
        """The minutes of the ways themselves, int32 (n,)."""
        return np.asarray(self.minutes - self.missed["minutes"])


def week_ways(outings: Sequence[Outing], egress: Egress, vehicle: NDArray[np.uint8]) -> WeekWays:
    """The ways of all days asked; `vehicle` is the bit of each connection of the timetable."""
    days = [day_ways(outing, egress, vehicle) for outing in outings]
    possible = np.stack([one.minutes <= LONGEST_MINUTES for one in days])
    counted = np.stack([np.minimum(one.missed, MISSED_COUNTS_MINUTES) for one in days])
    minutes = np.stack([one.minutes for one in days])
    worst = np.argmax(np.where(possible, minutes + counted, -1), axis=0)[np.newaxis]

    def that_day[T: np.generic](columns: Sequence[NDArray[T]] | NDArray[T]) -> NDArray[T]:
        return np.asarray(np.take_along_axis(np.asarray(columns), worst, axis=0)[0])

    bits = np.array([1 << outing.day.weekday() for outing in outings], np.uint8)
    missed = np.zeros(possible.shape[1], MISSED)
    missed["days"] = np.where(possible, np.uint8(0), bits[:, np.newaxis]).sum(axis=0, dtype=np.uint8)
    missed["minutes"] = np.where(missed["days"] > 0, MISSED_COUNTS_MINUTES, that_day(counted))
    missed["there_at"] = that_day([one.there_at for one in days])
    missed["leaves_at"] = that_day([one.leaves_at for one in days])
    last = [np.where(day, one.last_back(egress), LAST_SECOND) for one, day in zip(outings, possible, strict=True)]
    return WeekWays(
        minutes=that_day(minutes) + missed["minutes"],
        missed=missed,
        stop=that_day([one.stop for one in days]),
        last_back=np.min(last, axis=0) // 60,
        vehicles=that_day([one.vehicles for one in days]),
    )


def day_ways(outing: Outing, egress: Egress, vehicle: NDArray[np.uint8]) -> DayWays:
    """The ways of a day nearest to its hours; `vehicle` is the bit of each connection of the timetable."""
    from geo.transit.scan import STOP

    before, after = outing.ways_out(egress), outing.ways_out_later(egress)
    out, late = _nearer(before, after, waits=outing.starts - before.arrives, beside=after.arrives - outing.starts)
    after, before = outing.ways_back(egress), outing.ways_back_sooner(egress)
    back, early = _nearer(after, before, waits=after.departs - outing.ends, beside=outing.ends - before.departs)
    there_at = np.where(late > 0, -(-out.arrives // 60), 0)
    leaves_at = np.where(early > 0, back.departs // 60, 0)
    stay = np.where(early > 0, leaves_at, outing.ends // 60) - np.where(late > 0, there_at, outing.starts // 60)
    shortest = min(SHORTEST_STAY_MINUTES, (outing.ends - outing.starts) // 60)
    known = (out.entry >= 0) & (back.entry >= 0) & (stay >= shortest)
    longer = np.maximum(_whole(out.departs, out.arrives), _whole(back.departs, back.arrives))
    entries = outing.out.entries
    stop = np.where(out.entry < 0, -1, entries[out.entry, STOP]) if entries.size else out.entry
    return DayWays(
        minutes=np.where(known, np.minimum(longer, _NO_WAY), _NO_WAY).astype(np.int32),
        stop=stop.astype(np.int32),
        there_at=there_at.astype(np.int32),
        leaves_at=leaves_at.astype(np.int32),
        missed=(late + early).astype(np.int32),
        vehicles=outing.vehicles_out(out.entry, vehicle),
    )


def _nearer(usual: Ways, other: Ways, *, waits: Ints, beside: Ints) -> tuple[Ways, Ints]:
    """Of two ways to each place the one that misses what was asked by less, and by how many minutes: `usual` is there
    in time and `waits` so many seconds, of which an hour misses nothing; `other` is so many seconds `beside` it."""
    waits = np.maximum(waits // 60 - LONGEST_WAIT_MINUTES, 0)
    beside = -(-beside // 60)
    taken = (other.entry >= 0) & ((usual.entry < 0) | (beside < waits))
    ways = Ways(
        np.where(taken, other.departs, usual.departs),
        np.where(taken, other.arrives, usual.arrives),
        np.where(taken, other.entry, usual.entry),
    )
    return ways, np.where(taken, beside, np.where(usual.entry >= 0, waits, 0)).astype(np.int32)


def _whole(departs: Ints, arrives: Ints) -> Ints:
    """Minutes between the whole minutes that people read."""
    return np.asarray(-(-arrives // 60) - departs // 60)
