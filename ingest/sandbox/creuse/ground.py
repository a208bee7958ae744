"""The ground of the generated world: communes with their weight and neighbours, trades with their words."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from zlib import crc32

import numpy as np

from geo import Commune, Point, distances_km
from ingest.sandbox.errors import NotEnoughReference
from matching import Rome

_TOWN_POPULATION = 1000
_MARKET_TOWNS = frozenset(
    ("23008", "23013", "23021", "23030", "23031", "23045", "23075", "23076", "23079", "23093", "23096", "23176")
)
_MARKET_PULL = 2.0
"""Jobs gather in market towns (INSEE codes) more than people do; suburbs have people and few jobs."""

_AROUND_KM = 15.0


@dataclass(frozen=True, slots=True)
class Place:
    """A commune that has a centre, and the town that its people turn to."""

    commune: Commune
    point: Point
    town: str
    around: tuple[int, ...]
    """Positions of the communes within 15 km, itself included."""


class _Located:
    """Communes that have a centre, with their degrees as arrays, float64, shape (n,)."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        pairs = [(each, each.point) for each in communes if each.point is not None]
        self.communes = [commune for commune, _ in pairs]
        self.points = [point for _, point in pairs]
        self.lat = np.array([point.lat for point in self.points], dtype=np.float64)
        self.lon = np.array([point.lon for point in self.points], dtype=np.float64)


class Ground:
    """The communes of one department, drawn by weight."""

    def __init__(self, communes: Iterable[Commune], *, department: str, department_name: str) -> None:
        here = _Located(each for each in communes if each.department == department)
        if not here.communes:
            raise NotEnoughReference(f"aucune commune du département {department}")
        self.department = department
        self.department_name = department_name
        towns = _Located(each for each in here.communes if each.population >= _TOWN_POPULATION)
        points = zip(here.communes, here.points, strict=True)
        self.places = [self._place(each, point, here, towns if towns.communes else here) for each, point in points]
        self.weights = [
            max(each.population, 1) * (_MARKET_PULL if each.insee in _MARKET_TOWNS else 1.0) for each in here.communes
        ]
        self._cumulated = list(accumulate(self.weights))
        self.by_insee = {place.commune.insee: place for place in self.places}
        known = {int(insee[2:]) for insee in self.by_insee}
        merged = sorted(set(range(1, max(known) + 1)) - known)
        self.merged = [f"{department}{number:03}" for number in merged]
        """Codes of communes that merged into others and may still be written on offers."""

    @staticmethod
    def _place(commune: Commune, point: Point, here: _Located, towns: _Located) -> Place:
        km_to_towns = distances_km(point, towns.lat, towns.lon)
        nearest = [towns.communes[index] for index in km_to_towns.argsort()]
        others = [town for town in nearest if town is not commune] or nearest
        around = (distances_km(point, here.lat, here.lon) <= _AROUND_KM).nonzero()[0]
        return Place(commune, point, others[0].name, tuple(int(index) for index in around))

    def place_at(self, share: float) -> Place:
        """The place that stands at a share between 0 and 1 of all jobs, in the order of INSEE codes."""
        return self.places[min(bisect(self._cumulated, share * self._cumulated[-1]), len(self.places) - 1)]

    def draw(self, rng: Random) -> Place:
        """A place, towns more often than villages."""
        return rng.choices(self.places, weights=self.weights)[0]

    def draw_around(self, rng: Random, place: Place) -> Place:
        """A place within 15 km of `place`, towns more often than villages."""
        weights = [self.weights[index] for index in place.around]
        return self.places[rng.choices(place.around, weights=weights)[0]]


@dataclass(frozen=True, slots=True)
class Card:
    """A trade as offers speak of it: official titles with their codes, skills with theirs."""

    rome: str
    label: str
    titles: tuple[tuple[str, str], ...]
    skills: tuple[tuple[str, str], ...]


def trade_cards(rome: Rome) -> dict[str, Card]:
    """The card of each trade of `rome`, by code."""
    titles: dict[str, list[tuple[str, str]]] = {trade.code: [] for trade in rome.trades}
    skills: dict[str, list[tuple[str, str]]] = {trade.code: [] for trade in rome.trades}
    for title in rome.titles:
        if not title.everyday and title.rome in titles:
            titles[title.rome].append((title.code or _appellation_code(title.label), title.label))
    for skill in rome.skills:
        if skill.rome in skills:
            skills[skill.rome].append((skill.code, skill.label))
    return {
        trade.code: Card(
            trade.code,
            trade.label,
            tuple(titles[trade.code]) or ((_appellation_code(trade.label), trade.label),),
            tuple(skills[trade.code]),
        )
        for trade in rome.trades
    }


def _appellation_code(label: str) -> str:
    """Five digits for a title without a code: always the same for the same title."""
    return str(10_000 + crc32(label.encode()) % 90_000)
