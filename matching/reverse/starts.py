"""From where people start and by which means, each distinct start kept once, and in how many minutes they get there."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from geo import MODES, Mode, Origin, Point, Travel, Trip, farthest_km, on_foot_too, origin_at
from geo import USUAL_TRIP as USUAL
from matching.model import Person
from matching.scoring.commute import trip_of
from matching.scoring.without_car import needs_help

Line = tuple[Mode, int, Trip]
"""A means, the position of the commune one starts from, and what timetables have to fit."""


@dataclass(frozen=True, slots=True, eq=False)
class Starts:
    """u starts in columns of shape (u,), with w means each at most.

    `lat`, `lon` float64 degrees; `commune` int32, a position, -1 where none is near; `farthest_km` float64, the
    straight line that none of the means exceeds within its limit, inf where none is declared; `carless` bool: means
    are declared, and no car; `mode` int8 (u, w), an index of `MODES`, -1 for none; `limit` float64 (u, w), the minutes
    accepted; `line` int32 (u, w), an index of `lines`, -1 where no commune is near.
    """

    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    commune: NDArray[np.int32]
    farthest_km: NDArray[np.float64]
    carless: NDArray[np.bool_]
    mode: NDArray[np.int8]
    limit: NDArray[np.float64]
    line: NDArray[np.int32]
    lines: tuple[Line, ...]

    def __len__(self) -> int:
        return len(self.lat)

    @property
    def bytes(self) -> int:
        """What the columns weigh."""
        return sum(getattr(self, name).nbytes for name in _COLUMNS)

    def take(self, rows: NDArray[np.intp]) -> "Starts":
        """Some of them, in that order."""
        return replace(self, **{name: getattr(self, name)[rows] for name in _COLUMNS})

    def joined(self, other: "Starts") -> "Starts":
        """These, then others."""
        numbers = {line: index for index, line in enumerate(self.lines)}
        renumbered = [numbers.setdefault(line, len(numbers)) for line in other.lines]
        line = np.array([*renumbered, -1], dtype=np.int32)[other.line]
        both = replace(other, line=line)
        width = max(self.mode.shape[1], other.mode.shape[1])
        columns = {
            name: np.concatenate([_wide(getattr(one, name), width, fill) for one in (self, both)])
            for name, fill in _FILLED.items()
        }
        columns |= {name: np.concatenate([getattr(one, name) for one in (self, both)]) for name in _ALONE}
        return Starts(lines=tuple(numbers), **columns)


_FILLED = {"mode": -1, "limit": 1, "line": -1}
"""The columns of shape (u, w), and what stands where somebody has fewer means."""
_COLUMNS = tuple(one.name for one in fields(Starts) if one.name != "lines")
_ALONE = tuple(name for name in _COLUMNS if name not in _FILLED)


def start_of(person: Person) -> Hashable:
    """What of a person says from where and how they start."""
    hours = person.schedule if any(one.mode is Mode.BUS for one in person.means) else None
    return person.home, person.insee, person.means, hours


def starts_of(people: Sequence[Person], travel: Travel) -> Starts:
    """The start of each of some people."""
    homes: dict[tuple[Point, str | None], Origin] = {}
    lines: dict[Line, int] = {}
    ways = []
    for person in people:
        home = (person.home, person.insee)
        if home not in homes:
            homes[home] = origin_at(person.home, travel.communes, insee=person.insee)
        commune, walking = homes[home].commune, replace(person, means=on_foot_too(person.means))
        ways.append(
            [
                (MODES.index(one.mode), one.max_minutes, _line(lines, walking, one.mode, commune))
                for one in walking.means
            ]
        )
    width = max((len(one) for one in ways), default=0)
    table = np.array([one + [(-1, 1, -1)] * (width - len(one)) for one in ways], np.float64)
    table = table.reshape(len(ways), width, 3)
    return Starts(
        lat=np.array([one.home.lat for one in people], dtype=np.float64),
        lon=np.array([one.home.lon for one in people], dtype=np.float64),
        commune=np.array([homes[(one.home, one.insee)].commune for one in people], dtype=np.int32),
        farthest_km=np.array([farthest_km(one.means, times=1.0) for one in people], dtype=np.float64),
        carless=np.array([needs_help(one) for one in people], dtype=np.bool_),
        mode=table[:, :, 0].astype(np.int8),
        limit=table[:, :, 1],
        line=table[:, :, 2].astype(np.int32),
        lines=tuple(lines),
    )


def _line(lines: dict[Line, int], person: Person, mode: Mode, commune: int) -> int:
    if commune < 0:
        return -1
    return lines.setdefault((mode, commune, trip_of(person) if mode is Mode.BUS else USUAL), len(lines))


def _wide(column: NDArray[np.generic], width: int, fill: int) -> NDArray[np.generic]:
    """A column of shape (u, fewer) with `fill` in what it lacks to (u, width)."""
    return np.pad(column, ((0, 0), (0, width - column.shape[1])), constant_values=fill)
