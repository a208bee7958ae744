"""Minutes by road that were computed before, for those who ask while somebody waits (a `TravelTimes`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from geo.communes import Communes
from geo.means import Mode
from geo.travel import BASES, NOWHERE, Basis, Row
from geo.trip import Trip

_BY_ROAD = BASES.index(Basis.ROAD)


@dataclass(frozen=True, slots=True, eq=False)
class RoadTable:
    """Minutes from the communes of a department to those around, by one means, on one network.

    `minutes` uint8, shape (origins, targets), `NOWHERE` beyond `limit_minutes`; codes are INSEE's.
    """

    mode: Mode
    network: str
    network_date: date | None
    limit_minutes: int
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    minutes: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A row of a table, and where its targets stand in the collection of communes."""

    minutes: NDArray[np.uint8]
    positions: NDArray[np.intp]
    limit_minutes: int


class RoadTimes:
    """Minutes by road from the communes of the tables; `version` names their networks and counts the rows."""

    def __init__(self, communes: Communes, tables: Iterable[RoadTable]) -> None:
        self._size = len(communes)
        self._known: dict[tuple[Mode, int], _Known] = {}
        self._basis = np.full(self._size, _BY_ROAD, np.uint8)
        versions = set()
        for table in tables:
            versions.add(table.network)
            self._add(communes, table)
        self.version = f"{','.join(sorted(versions))}/{len(self)}"

    def __len__(self) -> int:
        """The rows known."""
        return len(self._known)

    def row(
        self,
        mode: Mode,
        origin: int,
        trip: Trip,  # noqa: ARG002 - roads are the same all day
        *,
        within: int = NOWHERE,  # noqa: ARG002 - all is known
    ) -> Row | None:
        """Minutes to all communes, None for an origin of which nothing is known.

        Beyond the limit, and where no table tells, minutes are `NOWHERE`: `beyond` is then the limit + 1, and 0. It is
        0 too within the origin's own commune, where no other is near enough to say how large it is.
        """
        known = self._known.get((mode, origin))
        if known is None:
            return None
        minutes = np.full(self._size, NOWHERE, np.uint8)
        minutes[known.positions] = known.minutes
        beyond = np.zeros(self._size, np.uint8)
        beyond[known.positions] = known.limit_minutes + 1
        beyond[origin] = 0
        return Row(minutes=minutes, basis=self._basis, beyond=beyond)

    def _add(self, communes: Communes, table: RoadTable) -> None:
        found = [communes.position(insee) for insee in table.targets]
        kept = np.array([index for index, position in enumerate(found) if position is not None], dtype=np.intp)
        positions = np.array([position for position in found if position is not None], dtype=np.intp)
        for insee, minutes in zip(table.origins, table.minutes[:, kept], strict=True):
            origin = communes.position(insee)
            if origin is not None:
                self._known[table.mode, origin] = _Known(minutes, positions, table.limit_minutes)
