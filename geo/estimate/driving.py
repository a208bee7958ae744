"""How long a car takes where no road is known: the communes themselves tell where roads are quick.

Roads follow people. A commune that stands out from its surroundings (a town, a large village) lies on a main road; a
hamlet beside larger neighbours lies up a slope or at the end of a lane; a wide gap between neighbours is a mountain, a
forest or water, to be gone round. So each commune gets a *hold*, the radius in km of the disc where as many people
live as in the commune: sqrt(population / density), and to go from one to the next costs

    effort = length * (length / hold) ** gap_power          (km)

The least effort along the graph of neighbours, detours included, becomes minutes by one curve (`CarLaw.minutes`).
Five constants, fitted on computed times between 200 communes of Isère; `bench.travel` fits them again, each time
without the communes that it judges.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geo.communes import Communes
from geo.estimate.paths import shortest
from geo.estimate.proximity import density_around, lengths_km, neighbours, without_crossings
from geo.means import TOP_SPEED_KM_A_MINUTE, Mode

LONGEST_KM = 70.0
"""Neighbours farther apart are joined by no road: Corsica is 160 km away. The longest real way between neighbours is
in Guyane, from Kourou to Cayenne."""
AROUND_KM = 12.0
"""The surroundings that a commune stands out from. 10 to 20 km do as well, 5 km and 30 km worse."""
LEAST_HELD, MOST_HELD = 50, 10_000
"""Inhabitants: below, a commune is no more out of the way; above, no better served."""
STREETS_DENSITY = 3_000.0
"""Inhabitants a km² from where streets, not roads, are what one drives on: effort is then never below the length.
Not fitted: there is no such place in Isère (Grenoble: 980 within 12 km). Paris has 12,000."""
SLOWEST_STREETS = 2.0
LEAST_MINUTES = 2.0

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CarLaw:
    """The constants of the formula. Minutes count from door to door without looking for a parking space."""

    gap_power: float = 0.65
    """How much dearer a kilometre is where the next commune is far off: 0 would be the plain length."""
    pace: float = 2.96
    """Minutes of the first kilometre of effort."""
    length_power: float = 0.7
    """The longer the way, the quicker its roads..."""
    steady_km: float = 55.0
    """... up to this effort; beyond it speed no more rises."""
    small_place: float = 0.04
    """A place ten times smaller takes 10 % longer to get to, as main roads pass it by."""

    def minutes(self, effort_km: Floats, *, km: Floats, populations: tuple[Floats | float, Floats | float]) -> Floats:
        """Minutes for an effort between two places with these populations, `km` apart; inf where there is no way."""
        eased = np.minimum(effort_km, self.steady_km) ** self.length_power
        minutes = self.pace * eased + self._steady_pace * np.maximum(0.0, effort_km - self.steady_km)
        here, there = (np.log(MOST_HELD / np.clip(one, LEAST_HELD, MOST_HELD)) for one in populations)
        minutes *= np.exp(self.small_place * (here + there))
        return np.asarray(np.maximum(minutes, LEAST_MINUTES + km / TOP_SPEED_KM_A_MINUTE[Mode.CAR]), dtype=np.float64)

    def most_effort_km(self, minutes: float) -> float:
        """The effort that takes longer than these minutes, wherever it leads."""
        steady_minutes: float = self.pace * self.steady_km**self.length_power
        return self.steady_km + max(0.0, minutes - steady_minutes) / self._steady_pace

    @property
    def _steady_pace(self) -> float:
        """Minutes a kilometre on long ways: where the curve ends, it goes on straight."""
        pace: float = self.pace * self.length_power * self.steady_km ** (self.length_power - 1)
        return pace


class Ways:
    """The graph of neighbouring communes, with the effort of each edge. Built when first asked, in about a second
    for the country."""

    def __init__(self, communes: Communes, law: CarLaw) -> None:
        self._communes = communes
        self._law = law

    @cached_property
    def population(self) -> Floats:
        """Inhabitants of each commune, shape (n,)."""
        return np.array([commune.population for commune in self._communes], dtype=np.float64)

    @cached_property
    def spacing_km(self) -> Floats:
        """Mean distance to the neighbours, shape (n,): how large the commune is; NaN where there is no neighbour."""
        pairs, lengths = self._edges
        count = np.bincount(pairs.ravel(), minlength=len(self._communes))
        total = np.bincount(pairs.ravel(), np.repeat(lengths, 2), minlength=len(self._communes))
        return np.where(count > 0, total / np.maximum(count, 1), np.nan)

    @cached_property
    def shores(self) -> NDArray[np.int32]:
        """The same number for communes that a road may join, shape (n,): the continent, Corsica, Réunion..."""
        from scipy.sparse.csgraph import connected_components

        return np.asarray(connected_components(self._graph, directed=False)[1], dtype=np.int32)

    def efforts_km(self, origin: int, *, most_km: float = np.inf) -> Floats:
        """The least effort from the commune at `origin` to each, shape (n,); inf where no road may lead, or where it
        exceeds `most_km`."""
        graph = self._graph
        return shortest(graph.indptr, graph.indices, graph.data, origin, most_km, *self._least_and_most)

    @cached_property
    def _least_and_most(self) -> tuple[float, float]:
        """The efforts of the easiest edge and of the hardest, in km; 1 where there is none."""
        efforts = self._graph.data
        return (float(efforts.min()), float(efforts.max())) if len(efforts) else (1.0, 1.0)

    @cached_property
    def _edges(self) -> tuple[NDArray[np.intp], Floats]:
        """The pairs of neighbours, (e, 2), and their lengths in km, (e,)."""
        pairs = neighbours(self._communes.lat, self._communes.lon)
        lengths = lengths_km(self._communes.lat, self._communes.lon, pairs)
        dry = without_crossings(
            pairs, [commune.insee for commune in self._communes], self._communes.lat, self._communes.lon
        )
        kept = dry & (lengths <= LONGEST_KM)
        return pairs[kept], lengths[kept]

    @cached_property
    def _graph(self) -> "csr_array[np.float64]":
        from scipy.sparse import csr_array  # slow to import, and the roads of a department may be loaded

        pairs, lengths = self._edges
        effort = np.maximum(lengths * self._dearness(pairs, lengths), 1e-3)
        here, there = np.concatenate((pairs, pairs[:, ::-1])).astype(np.int32).T
        size = len(self._communes)
        return csr_array((np.tile(effort, 2), (here, there)), shape=(size, size))

    def _dearness(self, pairs: NDArray[np.intp], lengths: Floats) -> Floats:
        """What a kilometre of each edge costs, shape (e,)."""
        density = density_around(self._communes.lat, self._communes.lon, self.population, km=AROUND_KM)
        hold = np.sqrt(np.maximum(self.population, LEAST_HELD) / (density + 1))
        streets = np.minimum(density / STREETS_DENSITY, SLOWEST_STREETS)
        gap = lengths / np.sqrt(hold[pairs[:, 0]] * hold[pairs[:, 1]])
        return np.asarray(np.maximum(gap**self._law.gap_power, streets[pairs].min(axis=1)), dtype=np.float64)
