"""The way from where somebody searches to an opportunity, told in the words of the ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo import MODES, Means, Mode, Point, TravelTimes, reach
from matching import Opportunity, commute


@dataclass(frozen=True, slots=True)
class Way:
    """How one gets there: the sentence ("Environ 22 min en voiture") and its means; no means, no way by those told."""

    said: str
    mode: Mode | None


def ways(home: Point, means: tuple[Means, ...], opportunities: Sequence[Opportunity], times: TravelTimes) -> list[Way]:
    """The way to each opportunity; an empty sentence where its place is not precise enough to tell."""
    points = [one.point if one.rung is not None and one.rung.is_precise else None for one in opportunities]
    by = reach(
        home,
        means,
        times,
        lat=np.array([np.nan if point is None else point.lat for point in points]),
        lon=np.array([np.nan if point is None else point.lon for point in points]),
    )
    return [_way(*row) for row in zip(by.minutes, by.limit, by.mode, by.km, strict=True)]


def _way(minutes: float, limit: float, mode: int, km: float) -> Way:
    known = Mode(MODES[mode]) if mode >= 0 and np.isfinite(minutes) else None
    said = commute(
        float(minutes) if np.isfinite(minutes) else None,
        float(limit) if np.isfinite(limit) else None,
        known,
        float(km) if np.isfinite(km) else None,
    )
    return Way(said=said, mode=known)
