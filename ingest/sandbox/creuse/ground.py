"""The ground of the generated world: communes with their weight and neighbours, trades with their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from zlib import crc32

from geo import Commune, Point, distance_km
from ingest.sandbox.errors import NotEnoughReference
from matching import Rome

_TOWN_POPULATION = 1000
_TOWN_PULL = 1.15
"""Jobs gather in towns more than people do: a commune weighs its population to this power."""

_AROUND_KM = 15.0


@dataclass(frozen=True, slots=True)
class Place:
    """A commune that has a centre, and the town that its people turn to."""

    commune: Commune
    point: Point
    town: str
    around: tuple[int, ...]
    """Positions of the communes within 15 km, itself included."""


class Ground:
    """The communes of one department, drawn by weight."""

    def __init__(self, communes: Iterable[Commune], *, department: str, department_name: str) -> None:
        located = [(each, each.point) for each in communes if each.department == department and each.point is not None]
        if not located:
            raise NotEnoughReference(f"aucune commune du département {department}")
        self.department = department
        self.department_name = department_name
        towns = [pair for pair in located if pair[0].population >= _TOWN_POPULATION] or located
        self.places = [self._place(each, point, located, towns) for each, point in located]
        self.weights = [max(each.population, 1) ** _TOWN_PULL for each, _ in located]
        self.by_insee = {place.commune.insee: place for place in self.places}
        known = {int(insee[2:]) for insee in self.by_insee}
        merged = sorted(set(range(1, max(known) + 1)) - known)
        self.merged = [f"{department}{number:03}" for number in merged]
        """Codes of communes that merged into others and may still be written on offers."""

    @staticmethod
    def _place(
        commune: Commune, point: Point, located: list[tuple[Commune, Point]], towns: list[tuple[Commune, Point]]
    ) -> Place:
        others = [pair for pair in towns if pair[0] is not commune] or towns
        town = min(others, key=lambda pair: distance_km(point, pair[1]))[0].name
        around = tuple(index for index, pair in enumerate(located) if distance_km(point, pair[1]) <= _AROUND_KM)
        return Place(commune, point, town, around)

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
