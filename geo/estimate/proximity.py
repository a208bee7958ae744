"""Which communes lie next to one another: the graph along which travel times are estimated without any map.

Centres are joined by Delaunay's triangulation, so that a commune has about six neighbours, and a gap without centres
(a mountain, a lake, a forest) can only be crossed by a long edge.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geo.estimate.waters import ISLANDS, SHORES
from geo.near import pairs_within
from geo.point import paired_km

Floats = NDArray[np.float64]
_NEAR_DEGREES = 1.5
"""No pair that crosses a line of water begins farther from its middle."""


def neighbours(lat: Floats, lon: Floats) -> NDArray[np.intp]:
    """The pairs of places next to one another, each once, shape (e, 2); a place that is NaN has none.

    The plane is Mercator's: it keeps angles, which is all that Delaunay's triangulation looks at.
    """
    placed = np.flatnonzero(~(np.isnan(lat) | np.isnan(lon)))
    phi = np.radians(np.clip(lat[placed], -89.0, 89.0))
    plane = np.column_stack((np.radians(lon[placed]), np.arcsinh(np.tan(phi))))
    distinct, first, same = np.unique(plane, axis=0, return_index=True, return_inverse=True)
    apart = first[_triangulated(distinct)]
    alike = np.column_stack((first[same.ravel()], np.arange(len(placed))))
    pairs = np.concatenate((apart, alike[alike[:, 0] != alike[:, 1]]))
    return np.asarray(placed[np.unique(np.sort(pairs, axis=1), axis=0)], dtype=np.intp)


def without_crossings(pairs: NDArray[np.intp], insee: list[str], lat: Floats, lon: Floats) -> NDArray[np.bool_]:
    """Which of the pairs a road may join, shape (e,): none from an island to another shore, none across an estuary."""
    island = np.array([ISLANDS.get(code, "") for code in insee], dtype=object)
    dry = np.asarray(island[pairs[:, 0]] == island[pairs[:, 1]], dtype=np.bool_)
    places = np.column_stack((lat, lon))
    for line in map(np.array, SHORES):
        near = np.flatnonzero((np.abs(places[pairs[:, 0]] - line.mean(axis=0)) < _NEAR_DEGREES).all(axis=1))
        here, there = places[pairs[near, 0]], places[pairs[near, 1]]
        for begin, end in pairwise(line):
            dry[near] &= ~_cross(here, there, begin, end)
    return dry


def density_around(lat: Floats, lon: Floats, population: Floats, *, km: float) -> Floats:
    """Inhabitants a km² within `km` of each place, itself among them, shape (n,); 0 where it is NaN."""
    here, there, _ = pairs_within(lat, lon, of=(lat, lon), km=km)
    people = np.bincount(here, weights=population[there], minlength=len(lat))
    return np.asarray(people / (np.pi * km**2), dtype=np.float64)


def lengths_km(lat: Floats, lon: Floats, pairs: NDArray[np.intp]) -> Floats:
    """Kilometres between the places of each pair, shape (e,)."""
    here, there = pairs.T
    return paired_km((lat[here], lon[here]), (lat[there], lon[there]))


def _cross(here: Floats, there: Floats, begin: Floats, end: Floats) -> NDArray[np.bool_]:
    """Which of the segments from `here` to `there`, (e, 2), cross the one from `begin` to `end`, (2,), shape (e,)."""
    apart = _side(begin, end, here) * _side(begin, end, there) < 0
    return np.asarray(apart & (_side(here, there, begin) * _side(here, there, end) < 0), dtype=np.bool_)


def _side(begin: Floats, end: Floats, point: Floats) -> Floats:
    """More than 0 where the point is left of the line from `begin` to `end`, less than 0 where it is right."""
    along, aside = end - begin, point - begin
    return np.asarray(along[..., 1] * aside[..., 0] - along[..., 0] * aside[..., 1], dtype=np.float64)


def _triangulated(plane: Floats) -> NDArray[np.intp]:
    """The edges of the triangles, shape (e, 2); where all places are on one line, each is joined with the next."""
    from scipy.spatial import Delaunay, QhullError

    try:
        triangles = Delaunay(plane)
    except (QhullError, ValueError):  # fewer than three places, or all on one line: in the order of np.unique
        return np.column_stack((np.arange(len(plane) - 1), np.arange(1, len(plane)))).astype(np.intp).reshape(-1, 2)
    corners = triangles.simplices
    sides = [corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]], triangles.coplanar[:, [0, 2]]]
    return np.concatenate(sides).astype(np.intp)
