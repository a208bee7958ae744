"""Which places lie within a distance of which others, where both are too many to compare one by one."""

import numpy as np
from numpy.typing import NDArray

from geo.point import EARTH_RADIUS_KM, on_sphere

WALKED_SECONDS_A_KM = 936.0
"""Of straight line, on foot: 4.8 km/h, and streets a quarter longer."""
CYCLED_SECONDS_A_KM = 324.0
"""Of straight line, by bicycle: 14 km/h with hills, and roads a quarter longer."""

Degrees = NDArray[np.float64]


def pairs_within(
    lat: Degrees, lon: Degrees, *, of: tuple[Degrees, Degrees], km: float
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """The pairs (place, other, kilometres) no farther apart than `km`, in the order of places.

    `lat` and `lon` are the places (degrees, shape (n,)), `of` the others' (shape (m,)); where one is NaN it is in no
    pair. Distances are those of `geo.point`, to a rounding.
    """
    here, there = on_sphere(lat, lon), on_sphere(*of)
    placed, others = np.flatnonzero(~np.isnan(here[:, 0])), np.flatnonzero(~np.isnan(there[:, 0]))
    if not placed.size or not others.size:
        return np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float64)
    from scipy.spatial import cKDTree  # half a second, for those who load timetables only

    chord = 2 * np.sin(min(km / EARTH_RADIUS_KM, np.pi) / 2)
    found = cKDTree(here[placed]).sparse_distance_matrix(cKDTree(there[others]), chord, output_type="ndarray")
    found = found[np.lexsort((found["j"], found["i"]))]
    distances = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, found["v"] / 2))
    return placed[found["i"]].astype(np.int32), others[found["j"]].astype(np.int32), distances


def begins(grouped: NDArray[np.int32], *, groups: int) -> NDArray[np.int32]:
    """Where each of `groups` begins in a sorted array of group numbers, shape (groups + 1,)."""
    return np.searchsorted(grouped, np.arange(groups + 1)).astype(np.int32)
