"""A corpus under the travel times of the moment: what everybody who stands before it shares, computed once and kept."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo import KnownPlaces, Means, Mode, Origin, Places, Reach, Travel, Trip, on_foot_too, origin_at
from matching.model import Person
from matching.scoring.commute import trip_of
from matching.scoring.corpus import Corpus
from matching.scoring.gates import Shut
from matching.scoring.score import Shared
from matching.scoring.telling import MOST_TOLD, Alike, Telling, told_of
from matching.scoring.without_car import Helps, helps_for, needs_help

MOST_APPROACHES = 8
"""Kept of the people of one home, who come one after the other at night."""


@dataclass(frozen=True, slots=True, eq=False)
class Approach:
    """How people of one home with the same means and hours reach n opportunities; arrays of shape (n,)."""

    reach: Reach
    """NaN where the place may really be elsewhere."""
    nearest_km: NDArray[np.float64]
    """The shortest straight line that each place allows; NaN for what has no place."""
    helps: Helps
    opened: NDArray[np.bool_]
    """Where something makes up for a way that is too long."""


class Ground:
    """Where the opportunities of a corpus are, seen from one home after the other; and what else many people share.

    For one set of weights and one taxonomy.
    """

    def __init__(self, corpus: Corpus, travel: Travel) -> None:
        self.corpus, self.travel = corpus, travel
        self.sure = corpus.blur_km == 0
        """Where the place is known to the commune or better, bool (n,)."""
        self._places = KnownPlaces(Places(corpus.lat, corpus.lon, corpus.commune), travel, sure=self.sure)
        self._approaches: OrderedDict[tuple[Origin, tuple[Means, ...], Trip, int | None], Approach] = OrderedDict()
        self.shared = Shared()
        """Columns of the score that many people have alike."""
        self.shut = Shut()
        """What the gates drop for many people alike."""
        self.alike = Alike()
        """What is told to many people alike."""
        self._told: dict[int, Telling] = {}

    def told(self, rows: Iterable[int]) -> list[Telling]:
        """What is told of some opportunities to anybody."""
        kept, opportunities = self._told, self.corpus.opportunities
        return [kept.get(row) or kept.setdefault(row, told_of(opportunities[row])) for row in rows]

    def ready(self) -> None:
        """Reads the texts of all opportunities, where all can be kept: copies of this process find them read."""
        if len(self.corpus) <= MOST_TOLD:
            for one in self.told(range(len(self.corpus))):
                one.ready()

    def approach(self, person: Person) -> Approach:
        """How somebody reaches each opportunity, by the means they declared."""
        origin, trip = origin_at(person.home, self.travel.communes, insee=person.insee), trip_of(person)
        key = (origin, person.means, trip, person.schedule.end)
        found = self._approaches.get(key)
        if found is None:
            self._approaches[key] = found = self._approach(person, origin, trip)
            if len(self._approaches) > MOST_APPROACHES:
                self._approaches.popitem(last=False)
        return found

    def _approach(self, person: Person, origin: Origin, trip: Trip) -> Approach:
        reach = self._places.reach(origin, person.means, trip=trip)
        helps = helps_for(self.corpus, person, origin=origin, reach=reach, travel=self.travel, trip=trip)
        nearest_km = np.maximum(self._places.km(origin) - self.corpus.blur_km, 0.0)
        return Approach(reach, nearest_km, helps, helps.opened)


def look_for_ways(people: Iterable[Person], travel: Travel) -> None:
    """Has the ways from everybody's home looked for: travel times keep them for whoever asks next, copies too."""
    asked = set[tuple[Mode, int, Trip]]()
    for one in people:
        commune, trip = origin_at(one.home, travel.communes, insee=one.insee).commune, trip_of(one)
        if commune >= 0:
            asked.update([(mode, commune, trip) for mode in _modes(one)])
    for mode, commune, trip in asked:
        travel.row(mode, commune, trip)


def _modes(person: Person) -> set[Mode]:
    """The means whose ways a standing looks at: those declared, and what others would need (`without_car`)."""
    modes = {one.mode for one in on_foot_too(person.means)}
    return modes | {Mode.CAR, Mode.BIKE} if needs_help(person) else modes
