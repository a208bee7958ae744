"""The outlines of communes made light for the map, neighbours still touching: what two share is drawn once for both.

A border is cut into arcs where communes meet, as TopoJSON does. An arc belongs to the two sides it divides, so that
whatever is left out of it is left out on both: no gap, no overlap, whatever the version of the database's geometry
library.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, pi

import numpy as np
from numpy.typing import NDArray

from geo.point import EARTH_RADIUS_KM

type Ring = NDArray[np.float64]
"""Longitudes and latitudes in degrees, shape (n, 2), the last position that of the first."""

_STEPS_A_DEGREE = 10**7
"""Positions nearer than a centimetre are the same."""
_DECIMALS = 5
_METRES_A_DEGREE = EARTH_RADIUS_KM * 1000 * pi / 180
_FEWEST_POSITIONS = 4
"""Of a closed ring: a triangle."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The ground of a commune: polygons, each an outer ring and its holes."""

    polygons: tuple[tuple[Ring, ...], ...]

    def ewkt(self) -> str:
        """The outline as PostGIS reads it into `geometry(MultiPolygon,4326)`, to about a metre."""
        polygons = (f"({','.join(map(_wkt, rings))})" for rings in self.polygons)
        return f"SRID=4326;MULTIPOLYGON({','.join(polygons)})"

    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north, in degrees."""
        positions = np.concatenate([outer for outer, *_ in self.polygons])
        (west, south), (east, north) = positions.min(axis=0), positions.max(axis=0)
        return float(west), float(south), float(east), float(north)


def light_outlines(outlines: Mapping[str, Outline], *, tolerance_m: float) -> dict[str, Outline]:
    """The outlines by the same keys, without the positions whose absence moves no border by more than `tolerance_m`.

    Islets and enclaves smaller than that go; an outline of nothing else stays whole. Borders given together keep
    touching; those given apart may part by `tolerance_m`.
    """
    rings = [ring for outline in outlines.values() for polygon in outline.polygons for ring in polygon]
    if not rings:
        return {}
    borders = _Borders.of(rings, tolerance_m=tolerance_m)
    lightened = iter([borders.light(number) for number in range(len(rings))])
    light: dict[str, Outline] = {}
    for key, outline in outlines.items():
        polygons = [[next(lightened) for _ in polygon] for polygon in outline.polygons]
        kept = tuple(
            (outer, *(hole for hole in holes if hole is not None)) for outer, *holes in polygons if outer is not None
        )
        light[key] = Outline(kept) if kept else outline
    return light


@dataclass(frozen=True, slots=True, eq=False)
class _Borders:
    """All rings as numbers of positions: where two rings have the same position, they have the same number."""

    positions: NDArray[np.float64]
    """Degrees, shape (positions, 2)."""
    rings: list[NDArray[np.int64]]
    """The numbers of each ring, without the closing one."""
    meeting: NDArray[np.bool_]
    """Whether borders part at a position, shape (positions,): there an arc ends."""
    tolerance_m: float
    arcs: dict[tuple[int, ...], NDArray[np.int64]] = field(default_factory=dict)
    """The positions kept of an arc, by its ends and its second position: enough to tell it from any other."""

    @classmethod
    def of(cls, rings: list[Ring], *, tolerance_m: float) -> "_Borders":
        opened = [ring[:-1] for ring in rings]
        everywhere = np.concatenate(opened)
        steps = np.rint(everywhere * _STEPS_A_DEGREE).astype(np.int64)
        _, first, number = np.unique(
            steps[:, 0] * (400 * _STEPS_A_DEGREE) + steps[:, 1], return_index=True, return_inverse=True
        )
        numbered = [_without_repeats(one) for one in np.split(number, np.cumsum([len(ring) for ring in opened])[:-1])]
        return cls(everywhere[first], numbered, _meetings(numbered, count=len(first)), tolerance_m)

    def light(self, number: int) -> Ring | None:
        """The lightened ring; None where nothing of it is left."""
        kept = [self._light_arc(arc)[:-1] for arc in self._arcs_of(self.rings[number])]
        positions = np.concatenate(kept) if kept else np.empty(0, dtype=np.int64)
        if len(positions) + 1 < _FEWEST_POSITIONS:
            return None
        return np.asarray(self.positions[np.append(positions, positions[0])])

    def _arcs_of(self, ring: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """The ring cut where borders part; one arc that ends where it begins for a ring that meets no other."""
        if not len(ring):
            return []
        cuts = np.flatnonzero(self.meeting[ring])
        start = int(cuts[0]) if len(cuts) else int(np.argmin(ring))
        closed = np.append(np.roll(ring, -start), ring[start])
        ends = [*(cuts - start).tolist(), len(ring)] if len(cuts) else [0, len(ring)]
        return [closed[begin : end + 1] for begin, end in pairwise(ends)]

    def _light_arc(self, arc: NDArray[np.int64]) -> NDArray[np.int64]:
        """What is kept of the arc, the same for both of its sides."""
        if (arc[0], arc[1]) > (arc[-1], arc[-2]):
            return self._light_arc(arc[::-1])[::-1]
        key = int(arc[0]), int(arc[1]), int(arc[-1])
        if key not in self.arcs:
            self.arcs[key] = arc[_kept(_metres(self.positions[arc]), tolerance_m=self.tolerance_m)]
        return self.arcs[key]


def _without_repeats(ring: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.asarray(ring[ring != np.roll(ring, 1)])


def _meetings(rings: list[NDArray[np.int64]], *, count: int) -> NDArray[np.bool_]:
    """Whether a position has other neighbours in one ring than in another, shape (count,)."""
    here = np.concatenate(rings)
    before = np.concatenate([np.roll(ring, 1) for ring in rings])
    after = np.concatenate([np.roll(ring, -1) for ring in rings])
    meeting = np.zeros(count, dtype=np.bool_)
    for neighbour in (np.minimum(before, after), np.maximum(before, after)):
        one_of_them = np.empty(count, dtype=np.int64)
        one_of_them[here] = neighbour
        meeting[here[one_of_them[here] != neighbour]] = True
    return meeting


def _metres(positions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Positions of one arc on a plane, metres, shape (n, 2)."""
    middle = float(positions[:, 1].mean()) * pi / 180
    return positions * (_METRES_A_DEGREE * np.array([cos(middle), 1.0]))


def _kept(metres: NDArray[np.float64], *, tolerance_m: float) -> NDArray[np.int64]:
    """The indexes kept of a line, ends included (Douglas and Peucker, 1973)."""
    kept = np.zeros(len(metres), dtype=np.bool_)
    kept[[0, -1]] = True
    spans = [(0, len(metres) - 1)]
    while spans:
        begin, end = spans.pop()
        if end - begin < 2:
            continue
        away = _away(metres[begin + 1 : end], metres[begin], metres[end])
        farthest = int(away.argmax())
        if away[farthest] > tolerance_m:
            middle = begin + 1 + farthest
            kept[middle] = True
            spans += [(begin, middle), (middle, end)]
    return np.flatnonzero(kept)


def _away(places: NDArray[np.float64], begin: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Metres from each place to the segment between two, shape (n,)."""
    along, off = end - begin, places - begin
    length = float(along @ along)
    share = np.clip(off @ along / length, 0.0, 1.0) if length else np.zeros(len(places))
    apart = off - share[:, None] * along
    return np.asarray(np.hypot(apart[:, 0], apart[:, 1]))


def _wkt(ring: Ring) -> str:
    return f"({','.join(f'{lon:.{_DECIMALS}f} {lat:.{_DECIMALS}f}' for lon, lat in ring.tolist())})"
