"""A corpus under the travel times of the moment: what everybody who stands before it shares, computed once and kept."""

import numpy as np

from geo import KnownPlaces, Origin, Places, Reach, Travel, Trip, origin_at
from matching.corpus import Corpus
from matching.model import Person


class Ground:
    """Where the opportunities of a corpus are, seen from one home after the other."""

    def __init__(self, corpus: Corpus, travel: Travel) -> None:
        self.corpus, self.travel = corpus, travel
        self._places = KnownPlaces(Places(corpus.lat, corpus.lon, corpus.commune), travel)
        self.sure = corpus.blur_km == 0
        """Where the place is known to the commune or better, bool (n,)."""

    def origin(self, person: Person) -> Origin:
        """From where a person starts."""
        return origin_at(person.home, self.travel.communes, insee=person.insee)

    def reach(self, origin: Origin, person: Person, *, trip: Trip) -> Reach:
        """How the person reaches each opportunity, as if it were at its point."""
        return self._places.reach(origin, person.means, trip=trip)

    def nearest_km(self, reach: Reach) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """The shortest straight line that each place allows, shape (n,); NaN for what has no place."""
        return np.maximum(reach.km - self.corpus.blur_km, 0.0)
