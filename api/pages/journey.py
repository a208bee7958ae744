"""From where somebody searches to an opportunity: kept in the address, told in the words of the ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np

from api.pages.question import means_values, read_means
from api.places import Places
from geo import MODES, Commune, Means, Mode, Point, TravelTimes, reach
from matching import Opportunity, commute


@dataclass(frozen=True, slots=True)
class Way:
    """How one gets there: the sentence ("Environ 22 min en voiture") and its means; no means, no way by those told."""

    said: str
    mode: Mode | None


@dataclass(frozen=True, slots=True)
class Journey:
    """A start and the means to leave it."""

    home: Commune
    means: tuple[Means, ...]

    def address(self, path: str) -> str:
        """`path`, with this start kept in the address."""
        return f"{path}?{urlencode([('lieu', self.home.insee), *means_values(self.means)])}"

    def search_address(self) -> str:
        """The list of what is around this start."""
        return self.address("/")


def read_journey(insee: str, means: Sequence[str], places: Places) -> Journey | None:
    """The journey that an address tells; None where it tells none."""
    home = places.by_insee(insee)
    known = read_means(means)
    return Journey(home, known) if home is not None and known else None


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
