"""Minutes from the communes of a department to those around, a few rows at a time: what the store is filled with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.communes import Commune
from geo.means import TOP_SPEED_KM_A_MINUTE, Mode
from geo.point import Point, distances_km
from geo.roads.engine import Roads
from geo.travel import NOWHERE


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a matrix: INSEE codes of origins, and for each the minutes to all targets, one byte each."""

    origins: tuple[str, ...]
    minutes: tuple[bytes, ...]


def reachable_targets(
    mode: Mode, origins: Sequence[Commune], communes: Sequence[Commune], *, limit_minutes: int
) -> list[Commune]:
    """The communes that may lie within the limit of one of `origins`: no means is faster in a straight line."""
    lat, lon = _degrees(communes)
    most_km = limit_minutes * TOP_SPEED_KM_A_MINUTE[mode]
    within = np.zeros(len(communes), bool)
    for origin in origins:
        if origin.point is not None:
            within |= distances_km(origin.point, lat, lon) <= most_km
    return [commune for commune, near in zip(communes, within, strict=True) if near]


def rows_of_minutes(
    roads: Roads, mode: Mode, origins: Sequence[Commune], targets: Sequence[Commune], *, limit_minutes: int
) -> Iterator[Rows]:
    """The rows of `origins`, some at a time; origins and targets have a centre with a road near it.

    Minutes are rounded, 1 at least and `NOWHERE` beyond the limit. Within the commune itself it is half of the way
    to the nearest other one (the usual nearest-neighbour method for trips inside a zone).
    """
    column = {target.insee: index for index, target in enumerate(targets)}
    places = [_centre(origin) for origin in origins], [_centre(target) for target in targets]
    for positions, minutes in roads.rows(mode, *places, limit_minutes=limit_minutes):
        codes = tuple(origins[position].insee for position in positions.tolist())
        rows = tuple(_row(of_one, own=column.get(insee)) for insee, of_one in zip(codes, minutes, strict=True))
        yield Rows(origins=codes, minutes=rows)


def _row(minutes: NDArray[np.float32], *, own: int | None) -> bytes:
    """One byte a target; `own` is the column of the origin itself."""
    if own is not None:
        minutes[own] = np.inf
        minutes[own] = minutes.min() / 2
    rounded = np.clip(np.round(minutes), 1, NOWHERE)
    return rounded.astype(np.uint8).tobytes()


def _centre(commune: Commune) -> Point:
    assert commune.point is not None, "communes without a centre are left out before"
    return commune.point


def _degrees(communes: Sequence[Commune]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Latitudes and longitudes, NaN where a commune has no centre."""
    points = [(one.point.lat, one.point.lon) if one.point else (np.nan, np.nan) for one in communes]
    both = np.array(points, dtype=np.float64).reshape(-1, 2)
    return both[:, 0], both[:, 1]
