"""The communes of France as one immutable collection: found by code, by postal code, or by what a person typed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.point import Point
from kit.text import fold

WHOLE_CITIES = frozenset({"13055", "69123", "75056"})
"""Marseille, Lyon, Paris: cut into municipal districts, which answer first to a postal code they share."""

TYPO_RATIO = 0.8
"""Likeness (difflib) from which a name is taken for a misspelt one: "aubuson" 0.93, "gerret" for "gueret" 0.83."""

_SHORT_FORMS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_INNER_SHORT_FORMS = _SHORT_FORMS | {"s": "sur", "ss": "sous"}
_ARTICLES = frozenset({"l", "le", "la", "les"})
_INNER = 2
_NOISE = frozenset({"cedex", "commune", "ville", "mairie"})
_POSTAL_CODE = re.compile(r"\b\d{2,5}\b|\b2[ab]\d{3}\b")
_CEDEX = re.compile(r"\bcedex(?: \d{1,2})?\b")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, or a municipal district of Paris, Lyon or Marseille. `point` is its centre, where it has one."""

    insee: str
    name: str
    department: str
    postal_codes: tuple[str, ...]
    point: Point | None
    population: int


def department_of(insee: str) -> str:
    """The department of an INSEE commune code: "23096" is in "23", "2A004" in "2A", "97411" in "974"."""
    return insee[:3] if insee.startswith(("97", "98")) else insee[:2]


def search_name(name: str) -> str:
    """`name` as it is searched: folded, short forms spelt out: "St-Sulpice-s/-Mer" is "saint sulpice sur mer"."""
    words = fold(name).split()
    first = [_SHORT_FORMS.get(word, word) for word in words[:1]]
    return " ".join(first + [_INNER_SHORT_FORMS.get(word, word) for word in words[1:]])


class Communes:
    """An immutable collection of communes, in the order of their INSEE codes; `version` names the data."""

    def __init__(self, communes: Iterable[Commune], *, version: str = "") -> None:
        self.version = version
        self._communes = tuple(sorted(communes, key=lambda commune: commune.insee))
        self._position = {commune.insee: index for index, commune in enumerate(self._communes)}
        if len(self._position) != len(self._communes):
            raise ValueError("two communes have the same INSEE code")

    def __len__(self) -> int:
        return len(self._communes)

    def __iter__(self) -> Iterator[Commune]:
        return iter(self._communes)

    def __contains__(self, insee: object) -> bool:
        return insee in self._position

    def by_insee(self, insee: str) -> Commune | None:
        """The commune of this INSEE code."""
        index = self._position.get(insee.upper())
        return None if index is None else self._communes[index]

    def by_postal_code(self, postal_code: str) -> list[Commune]:
        """The communes that this postal code serves, most populous first, whole cities after their districts."""
        return [self._communes[index] for index in self._by_postal_code.get(postal_code, ())]

    def position(self, insee: str) -> int | None:
        """Where the commune stands in the collection, hence in `lat` and `lon`."""
        return self._position.get(insee)

    def at(self, position: int) -> Commune:
        """The commune that stands there in the collection, hence in `lat` and `lon`."""
        return self._communes[position]

    @cached_property
    def lat(self) -> NDArray[np.float64]:
        """Latitudes of the centres in degrees, float64, shape (n,); NaN where a commune has no centre."""
        return self._degrees("lat")

    @cached_property
    def lon(self) -> NDArray[np.float64]:
        """Longitudes of the centres in degrees, float64, shape (n,); NaN where a commune has no centre."""
        return self._degrees("lon")

    def find(self, text: str, *, limit: int = 10) -> list[Commune]:
        """The communes that `text` may mean, best first: name, its beginning, postal or INSEE code, or both together.

        Accents, capitals, hyphens, "St" for "Saint", a missing article and small mistakes are forgiven.
        """
        folded = _CEDEX.sub(" ", fold(text))
        codes = _POSTAL_CODE.findall(folded)
        words = [word for word in search_name(_POSTAL_CODE.sub(" ", folded)).split() if word not in _NOISE]
        name = " ".join(words)
        if not codes:
            return self._named(name)[:limit]
        there = self._coded(codes[0])
        if not name:
            return there[:limit]
        named = self._named(name)
        inside = [commune for commune in named if commune in there or _lies_in(commune, codes[0])]
        return (inside or named or there)[:limit]

    def _coded(self, code: str) -> list[Commune]:
        """Communes of a postal code, else of an INSEE code, else whose postal codes begin with these digits."""
        exact = self.by_postal_code(code)
        if exact:
            return exact
        commune = self.by_insee(code)
        if commune is not None:
            return [commune]
        if len(code) == 5:
            return []
        begin = bisect_left(self._postal_codes, code)
        end = bisect_left(self._postal_codes, code + ":")
        positions = {index for found in self._postal_codes[begin:end] for index in self._by_postal_code[found]}
        return [self._communes[index] for index in sorted(positions, key=self._importance)]

    def _named(self, name: str) -> list[Commune]:
        """Communes whose name, or a word of it, begins with `name`; failing that, those spelt nearly so."""
        if not name:
            return []
        begin, end = bisect_left(self._tails, (name,)), bisect_left(self._tails, (name + "{",))
        best: dict[int, int] = {}
        for tail, index, depth in self._tails[begin:end]:
            begun = tail != name
            rank = 4 + begun if depth == _INNER else 2 * begun + depth
            best[index] = min(rank, best.get(index, rank))
        if best:
            ordered = sorted(best, key=lambda index: (best[index], *self._importance(index)))
            return [self._communes[index] for index in ordered]
        return self._nearly_named(name)

    def _nearly_named(self, name: str) -> list[Commune]:
        """Communes whose name begins with the same letter and is about as long and spelt almost like `name`."""
        matcher = SequenceMatcher(autojunk=False, b=name)
        begin, end = bisect_left(self._tails, (name[0],)), bisect_left(self._tails, (name[0] + "{",))
        scored: list[tuple[float, int]] = []
        for tail, index, depth in self._tails[begin:end]:
            if depth == _INNER or abs(len(tail) - len(name)) > 3:
                continue
            matcher.set_seq1(tail)
            if matcher.quick_ratio() >= TYPO_RATIO and (ratio := matcher.ratio()) >= TYPO_RATIO:
                scored.append((-ratio, index))
        best = {index: score for score, index in sorted(scored, reverse=True)}
        ordered = sorted(best, key=lambda index: (best[index], *self._importance(index)))
        return [self._communes[index] for index in ordered]

    def _importance(self, index: int) -> tuple[bool, int, str]:
        """The order among equals: districts before their city, then most populous, then by name."""
        commune = self._communes[index]
        return commune.insee in WHOLE_CITIES, -commune.population, commune.name

    def _degrees(self, axis: str) -> NDArray[np.float64]:
        return np.array(
            [np.nan if commune.point is None else getattr(commune.point, axis) for commune in self._communes],
            dtype=np.float64,
        )

    @cached_property
    def _by_postal_code(self) -> dict[str, list[int]]:
        served: dict[str, list[int]] = {}
        for index, commune in enumerate(self._communes):
            for postal_code in commune.postal_codes:
                served.setdefault(postal_code, []).append(index)
        return {code: sorted(indexes, key=self._importance) for code, indexes in served.items()}

    @cached_property
    def _postal_codes(self) -> list[str]:
        return sorted(self._by_postal_code)

    @cached_property
    def _tails(self) -> list[tuple[str, int, int]]:
        """Each name from each of its words on: (tail, position, depth): 0 for the whole name, 1 past an article."""
        tails: list[tuple[str, int, int]] = []
        for index, commune in enumerate(self._communes):
            words = search_name(commune.name).split()
            for start in range(len(words)):
                depth = start if start == 0 or (start == 1 and words[0] in _ARTICLES) else _INNER
                tails.append((" ".join(words[start:]), index, depth))
        return sorted(tails)


def _lies_in(commune: Commune, digits: str) -> bool:
    """Whether `digits` (a department, the beginning of a postal code, a cedex) can stand beside the commune's name."""
    department = commune.department
    if digits == department.lower():
        return True
    place = "20" if department in {"2A", "2B"} else department
    return digits.startswith(place) or any(code.startswith(digits) for code in commune.postal_codes)
