"""Travel times from one commune to all others, by whatever knows them: timetables, roads, or an estimate.

    Travel(communes, (timetables, roads, estimate)).row(Mode.CAR, origin, trip)

asks each layer in turn: what the first does not know, the next completes. Rows are kept, as they are asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from geo.communes import Communes
from geo.means import Mode
from geo.on_demand import OnDemand
from geo.trip import USUAL_TRIP, Trip
from kit.forking import lock_for_copies

NOWHERE = 255
"""In an array of minutes: not reached, or in more than 254."""
MOST_BYTES = 256_000_000
"""What rows kept may weigh: those of a department by six means (70 KB each for the whole country, 420 KB by timetable),
however many hours of work are asked for."""
_KEEPING = lock_for_copies()
"""Held while a row is kept, whosever it is: a moment."""


class Basis(StrEnum):
    """What minutes rest upon."""

    ESTIMATED = "estimated"
    ROAD = "road"
    TIMETABLE = "timetable"


BASES = tuple(Basis)
"""A position in it is the code used in arrays."""


MISSED = np.dtype([("minutes", "u1"), ("days", "u1"), ("there_at", "<i2"), ("leaves_at", "<i2")])
"""What a way by timetable misses of the days and hours asked, all 0 where it misses nothing: the `minutes` counted for
it, part of those of the way; the bits of the `days` without any way; when one can be there and leave, in minutes after
midnight, where it is not as asked."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The way from one commune to all n of `Communes`, by one means.

    `minutes` uint8 (n,), one way, never 0, `NOWHERE` where there is no way; `basis` uint8 (n,), an index of `BASES`.
    With timetables, `exits` float32 (n, 2) is the stop (lat, lon) from where one walks at the end, `last_back` int16
    (n,) the last way back that day in minutes after midnight, and `vehicles` uint8 (n,) what one rides on the way out
    (`geo.transit.Vehicle.bit`); NaN, -1 and 0 where there is none; `missed` (n,) as `MISSED`.
    """

    minutes: NDArray[np.uint8]
    basis: NDArray[np.uint8]
    exits: NDArray[np.float32] | None = None
    last_back: NDArray[np.int16] | None = None
    vehicles: NDArray[np.uint8] | None = None
    missed: NDArray[np.void] | None = None
    beyond: NDArray[np.uint8] | None = None
    """What is `NOWHERE` here takes at least so many minutes, uint8 (n,), and another layer may tell how many; None:
    there is no way."""
    within: int = NOWHERE
    """Ways of more minutes were not looked for; `NOWHERE`: all were."""

    @property
    def as_asked(self) -> NDArray[np.uint8]:
        """The minutes of what misses nothing of the days and hours asked, `NOWHERE` elsewhere, shape (n,)."""
        if self.missed is None:
            return self.minutes
        return np.where(self.missed["minutes"] > 0, np.uint8(NOWHERE), self.minutes)

    @property
    def bytes(self) -> int:
        """What the row weighs."""
        columns = (self.minutes, self.basis, self.exits, self.last_back, self.vehicles, self.missed, self.beyond)
        return sum(column.nbytes for column in columns if column is not None)


class TravelTimes(Protocol):
    """Anything that knows travel times: an estimate, a road network, timetables."""

    @property
    def version(self) -> str:
        """Names the data or formula that answers, as stored with every list."""
        ...

    def row(self, mode: Mode, origin: int, trip: Trip, *, within: int = NOWHERE) -> Row | None:
        """The way by `mode` from the commune at position `origin` to all; None where nothing is known of it. Ways of
        more minutes than `within` may be left out, and `Row.within` then says so."""
        ...


Rows = OrderedDict[tuple[Mode, int, Trip], Row]
"""Rows by means, position of the origin and trip, the one kept longest first."""


class Travel:
    """All that is known of travel times. May be asked from several threads.

    `expired_since`: the day since which the timetables in use are out of date; None where they are not.
    `on_demand`: what comes when called.
    `known`: rows found before by layers that tell the same of these means (`rows_by`), which need not be asked again.
    """

    def __init__(
        self,
        communes: Communes,
        layers: Sequence[TravelTimes],
        *,
        expired_since: date | None = None,
        on_demand: Sequence[OnDemand] = (),
        known: Rows | None = None,
    ) -> None:
        self.communes = communes
        self.expired_since = expired_since
        self.on_demand = tuple(on_demand)
        self.version = "+".join(layer.version for layer in layers)
        self.layers = tuple(layers)
        self._rows: Rows = OrderedDict(known or {})
        self.kept_bytes = sum(row.bytes for row in self._rows.values())

    def rows_by(self, modes: Collection[Mode]) -> Rows:
        """The rows kept that lead by one of these means."""
        with _KEEPING:
            return OrderedDict((key, row) for key, row in self._rows.items() if key[0] in modes)

    def row(self, mode: Mode, origin: int, trip: Trip = USUAL_TRIP, *, within: int = NOWHERE) -> Row:
        """The way by `mode` from the commune at position `origin` to all; of more minutes than `within`, maybe none."""
        key = (mode, origin, trip if mode is Mode.BUS else USUAL_TRIP)
        kept = self._rows.get(key)
        if kept is not None and kept.within >= within:
            return kept
        row = self._asked(*key, within=within)
        with _KEEPING:
            before = self._rows.get(key)
            if before is None or before.within < row.within:  # another thread may have been quicker
                self._rows[key] = row
                self.kept_bytes += row.bytes - (0 if before is None else before.bytes)
            while self.kept_bytes > MOST_BYTES:
                self.kept_bytes -= self._rows.popitem(last=False)[1].bytes
        return row

    def near(self, within: Mapping[Mode, int]) -> Travel:
        """The same travel times for whoever asks for no way of more minutes than these, by means: told sooner."""
        return _Near(self, within)

    def _asked(self, mode: Mode, origin: int, trip: Trip, *, within: int) -> Row:
        found: Row | None = None
        for layer in self.layers:
            row = layer.row(mode, origin, trip, within=within)
            if row is not None:
                found = row if found is None else _completed(found, row)
                if found.beyond is None:
                    return found
        return found or _no_way(len(self.communes))


class _Near(Travel):
    """Travel times that are asked for ways of so many minutes; rows are kept with those of the whole."""

    def __init__(self, whole: Travel, within: Mapping[Mode, int]) -> None:
        super().__init__(whole.communes, whole.layers, expired_since=whole.expired_since, on_demand=whole.on_demand)
        self._whole, self._within = whole, within

    def row(self, mode: Mode, origin: int, trip: Trip = USUAL_TRIP, *, within: int = NOWHERE) -> Row:
        return self._whole.row(mode, origin, trip, within=min(within, self._within.get(mode, NOWHERE)))


def _completed(known: Row, other: Row) -> Row:
    """What is known, and where it knows nothing what another layer tells, beyond what would have been known."""
    assert known.beyond is not None
    unknown = known.minutes == NOWHERE
    told = np.where(other.minutes == NOWHERE, other.minutes, np.maximum(other.minutes, known.beyond))
    return Row(
        minutes=np.where(unknown, told, known.minutes),
        basis=np.where(unknown, other.basis, known.basis),
        exits=other.exits,
        last_back=other.last_back,
        vehicles=other.vehicles,
        missed=other.missed,
        beyond=other.beyond,
        within=other.within,
    )


def _no_way(communes: int) -> Row:
    return Row(np.full(communes, NOWHERE, np.uint8), np.zeros(communes, np.uint8))
