"""The connections that run on one date, in the order of time, forwards and backwards: what a scan reads."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

import numpy as np
from numpy.typing import NDArray

from geo.transit.timetable import MAY_ALIGHT, MAY_BOARD, Timetable, Transfers

_DAY_SECONDS = 24 * 3600
LAST_SECOND = 36 * 3600
"""A date is told until noon of the next day, for those who work at night."""
TURN_SECOND = 2 * _DAY_SECONDS
"""Where time is turned: going back, second s is TURN_SECOND - s."""


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """n connections by departure, int32 (n,) but `allowed`, uint8; `trip` counts the runs of the date from 0.
    `source` is the connection in `Timetable.connections`, `transfers` are walked in the same direction of time."""

    departure: NDArray[np.int32]
    arrival: NDArray[np.int32]
    origin: NDArray[np.int32]
    destination: NDArray[np.int32]
    trip: NDArray[np.int32]
    allowed: NDArray[np.uint8]
    source: NDArray[np.int32]
    transfers: Transfers

    def turned(self) -> Self:
        """The same with time running backwards: who arrives departs, who gets out gets in."""
        order = self.arrival.size - 1 - np.argsort(-self.arrival[::-1], kind="stable")
        allowed = self.allowed[order]
        doors = np.where(allowed & MAY_ALIGHT, MAY_BOARD, 0) + np.where(allowed & MAY_BOARD, MAY_ALIGHT, 0)
        return type(self)(
            departure=(TURN_SECOND - self.arrival[order]).astype(np.int32),
            arrival=(TURN_SECOND - self.departure[order]).astype(np.int32),
            origin=self.destination[order],
            destination=self.origin[order],
            trip=self.trip[order],
            allowed=doors.astype(np.uint8),
            source=self.source[order],
            transfers=self.transfers.turned(),
        )


@dataclass(frozen=True, slots=True, eq=False)
class ServiceDay:
    """A date, with `out` as it runs and `back` with time turned."""

    day: date
    out: Sorted
    back: Sorted


def service_day(timetable: Timetable, day: date) -> ServiceDay:
    """The connections of a date from midnight until noon of the next day, in seconds after its midnight: those of its
    own service, of the day before after midnight, and of the day after."""
    connections = timetable.connections
    chosen, shifts, runs = [], [], []
    following = 0
    for days in (-1, 0, 1):
        shift = days * _DAY_SECONDS
        running = timetable.runs_on(day + timedelta(days=days))
        run = np.cumsum(running, dtype=np.int32) - 1 + following
        following += int(running.sum())
        departure = connections.departure + shift
        kept = np.flatnonzero(running[connections.trip] & (departure >= 0) & (departure < LAST_SECOND))
        chosen.append(kept)
        shifts.append(np.full(kept.size, shift, np.int32))
        runs.append(run[connections.trip[kept]])
    source, shifted, run = np.concatenate(chosen), np.concatenate(shifts), np.concatenate(runs)
    departure = connections.departure[source] + shifted
    order = np.argsort(departure, kind="stable")
    source, shifted = source[order], shifted[order]
    out = Sorted(
        departure=departure[order],
        arrival=connections.arrival[source] + shifted,
        origin=connections.origin[source],
        destination=connections.destination[source],
        trip=run[order],
        allowed=connections.allowed[source],
        source=source.astype(np.int32),
        transfers=timetable.transfers,
    )
    return ServiceDay(day, out, out.turned())
