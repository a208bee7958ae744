"""Places in small groups of neighbours: a question finds its targets on the network once for a whole group."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

MOST_AT_ONCE = 32
MOST_SPAN_KM = 50.0
_KM_A_DEGREE = 111.2
"""Of latitude; a degree of longitude is this times the cosine of the latitude."""


def neighbours(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> Iterator[NDArray[np.intp]]:
    """Positions of places (degrees, shape (n,)), in groups of at most `MOST_AT_ONCE` within `MOST_SPAN_KM` a side.

    Groups are cut in two across their longer side until they are small enough.
    """
    if len(lat):
        middle = np.cos(np.radians(lat.mean()))
        yield from _cut(np.arange(len(lat)), np.stack([lat * _KM_A_DEGREE, lon * _KM_A_DEGREE * middle], axis=1))


def _cut(group: NDArray[np.intp], km: NDArray[np.float64]) -> Iterator[NDArray[np.intp]]:
    spans = np.ptp(km[group], axis=0)
    side = int(spans.argmax())
    if len(group) <= MOST_AT_ONCE and spans[side] <= MOST_SPAN_KM:
        yield group
        return
    ordered = group[np.argsort(km[group, side], kind="stable")]
    half = (len(ordered) + 1) // 2
    yield from _cut(ordered[:half], km)
    yield from _cut(ordered[half:], km)
