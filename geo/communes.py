"""The communes of France as one immutable collection: found by code, by postal code, or by what a person typed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geo.names import FormerCommune, Gazetteer, Name, bare_name, in_other_letters, search_name
from geo.point import EARTH_RADIUS_KM, Point, on_sphere
from kit.text import fold

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

WHOLE_CITIES = frozenset({"13055", "69123", "75056"})
"""Marseille, Lyon, Paris: cut into municipal districts, which answer first to a postal code they share."""

_NOISE = frozenset({"cedex", "commune", "ville", "mairie"})
_POSTAL_CODE = re.compile(r"\b\d{2,5}\b|\b2[ab]\d{3}\b")
_CODE_DIGITS = 5
_DISTRICT = re.compile(r"(?P<city>.+) (?P<number>\d{1,2})er? Arrondissement")
_MOST_NAMED = 200
"""Homonyms looked through for those of a code: 34 communes are called Saint-Sauveur."""
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

    @property
    def town(self) -> str:
        """The name of the town, as addresses write it: "Paris" for its 12th district."""
        district = _DISTRICT.fullmatch(self.name)
        return self.name if district is None else district["city"]


@dataclass(frozen=True, slots=True)
class Completion:
    """A commune that may be meant; `former` is the old name by which it was found."""

    commune: Commune
    former: str | None = None
    guessed: bool = False
    """Whether only the beginning of its name is spelt nearly so: "Paris" may mean Parsac, or may not."""

    @property
    def label(self) -> str:
        """What to show: "Saint-Dizier-Masbaraud (Masbaraud-Mérignat)" where it was found by an old name."""
        return self.commune.name if self.former is None else f"{self.commune.name} ({self.former})"


def department_of(insee: str) -> str:
    """The department of an INSEE commune code: "23096" is in "23", "2A004" in "2A", "97411" in "974"."""
    return insee[:3] if insee.startswith(("97", "98")) else insee[:2]


class Communes:
    """An immutable collection of communes, in the order of their INSEE codes; `version` names the data."""

    def __init__(self, communes: Iterable[Commune], *, former: Iterable[FormerCommune] = (), version: str = "") -> None:
        self.version = version
        self._former = tuple(former)
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

    def nearest(self, lat: NDArray[np.float64], lon: NDArray[np.float64], *, within_km: float) -> NDArray[np.int32]:
        """The position of the commune whose centre is nearest to each place (degrees, shape (n,)), shape (n,).

        -1 where the place is unknown (NaN), or no centre lies within `within_km` of it: it is abroad.
        """
        found = np.full(len(lat), -1, dtype=np.int32)
        known = np.flatnonzero(~(np.isnan(lat) | np.isnan(lon)))
        if len(self._centred) and len(known):
            chord = 2 * np.sin(within_km / (2 * EARTH_RADIUS_KM))
            _, nearest = self._tree.query(on_sphere(lat[known], lon[known]), distance_upper_bound=chord)
            found[known] = np.append(self._centred, -1)[nearest]
        return found

    @cached_property
    def former(self) -> tuple[FormerCommune, ...]:
        """The old names of these communes that differ from today's: not those of a commune that is there again."""
        kept: dict[tuple[str, str], FormerCommune] = {}
        for one in self._former:
            if one.insee in self._position and (one.code == one.insee or one.code not in self._position):
                name = search_name(one.name)
                if name != search_name(self._communes[self._position[one.insee]].name):
                    kept.setdefault((one.insee, name), one)
        return tuple(kept.values())

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """All names, to look up: those of today, of old, and of districts as people write them ("Paris 12e")."""
        names = [
            Name(text, position)
            for position, commune in enumerate(self._communes)
            for text in (search_name(commune.name), *_district_forms(commune.name))
        ]
        names += [Name(search_name(one.name), self._position[one.insee], one.name) for one in self.former]
        return Gazetteer(names, order=self.order)

    @cached_property
    def order(self) -> list[int]:
        """Each commune's place among equals, by position: districts before their city, then most populous first."""
        ranked = sorted(range(len(self._communes)), key=self._importance)
        places = [0] * len(ranked)
        for place, position in enumerate(ranked):
            places[position] = place
        return places

    def find(self, text: str, *, limit: int = 10) -> list[Commune]:
        """The communes that `text` may mean, best first: see `complete`."""
        return [found.commune for found in self.complete(text, limit=limit)]

    def called(self, text: str) -> list[Commune]:
        """The communes whose whole name `text` is, most populous first: of today, else of old; none is only like it.

        Accents, capitals, hyphens, "St" for "Saint", articles and prepositions do not count. Every code beside the name
        has to agree with it; a postal or INSEE code alone stands for its communes.
        """
        folded = _CEDEX.sub(" ", fold(text))
        codes = _POSTAL_CODE.findall(folded)
        words = search_name(_POSTAL_CODE.sub(" ", folded)).split()
        plain = [word for word in words if word not in _NOISE]
        if in_other_letters(text):
            return []
        if not plain:
            return self._coded(codes[0]) if len(set(codes)) == 1 and len(codes[0]) == _CODE_DIGITS else []
        for names in (
            self.gazetteer.named(" ".join(words)),
            self.gazetteer.bare(bare_name(words)),
            self.gazetteer.bare(bare_name(plain)),
        ):
            agreed = [one for one in names if all(self._agrees(one.position, code) for code in codes)]
            if agreed:
                today = [one for one in agreed if one.former is None]
                positions = {one.position for one in today or agreed}
                return [self._communes[position] for position in sorted(positions, key=self.order.__getitem__)]
        return []

    def complete(self, text: str, *, limit: int = 10) -> list[Completion]:
        """What `text` may mean, best first: a name of today or of old, its beginning, a code, or a name and a code.

        Accents, capitals, hyphens, "St" for "Saint", a missing article and small mistakes are forgiven. Of a name in
        Cyrillic or Arabic letters, the sound is what counts.
        """
        folded = _CEDEX.sub(" ", fold(text))
        codes = _POSTAL_CODE.findall(folded)
        words = [word for word in search_name(_POSTAL_CODE.sub(" ", folded)).split() if word not in _NOISE]
        name = " ".join(words)
        if not codes and in_other_letters(text):
            return self._completions(self.gazetteer.sounding(text, limit=limit))
        if not codes:
            return self._named(name, limit=limit)
        code = max(codes, key=len)  # the number of a house may stand before
        there = [Completion(commune) for commune in self._coded(code)]
        if not name:
            return there[:limit]
        named = self._named(name, limit=_MOST_NAMED)
        served = {found.commune.insee for found in there}
        inside = [
            replace(one, guessed=False) for one in named if one.commune.insee in served or lies_in(one.commune, code)
        ]
        whole = len(code) == _CODE_DIGITS  # fewer beside words that name nothing are the number of a house
        return (inside or named or (there if whole else []))[:limit]

    def _agrees(self, position: int, code: str) -> bool:
        """Whether a code can stand beside the name: a postal code serves it, another one is of its department."""
        commune = self._communes[position]
        return code in commune.postal_codes if code in self._by_postal_code else lies_in(commune, code)

    def _coded(self, code: str) -> list[Commune]:
        """Communes of a postal code, else of an INSEE code, else whose postal codes begin with these digits."""
        exact = self.by_postal_code(code)
        if exact:
            return exact
        commune = self.by_insee(code)
        if commune is not None:
            return [commune]
        if len(code) == _CODE_DIGITS:
            return []
        begin = bisect_left(self._postal_codes, code)
        end = bisect_left(self._postal_codes, code + ":")
        positions = {index for found in self._postal_codes[begin:end] for index in self._by_postal_code[found]}
        return [self._communes[index] for index in sorted(positions, key=self.order.__getitem__)]

    def _named(self, name: str, *, limit: int) -> list[Completion]:
        """Communes whose name, or a word of it, begins with `name`; failing that, those spelt or heard nearly so."""
        if not name:
            return []
        names = self.gazetteer.begun(name, limit=limit)
        if not names:
            names = [near for _, near in self.gazetteer.nearly(name) or self.gazetteer.other_first(name)][:limit]
        if not names:
            found = self.gazetteer.nearly_begun(name, limit=limit) or self.gazetteer.heard(name, limit=limit)
            guesses = self._completions(found)
            return [replace(one, guessed=True) for one in guesses]
        return self._completions(names)

    def _completions(self, names: Iterable[Name]) -> list[Completion]:
        return [Completion(self._communes[one.position], one.former) for one in names]

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
    def _centred(self) -> NDArray[np.int32]:
        """The positions of the communes that have a centre."""
        return np.flatnonzero(~np.isnan(self.lat)).astype(np.int32)

    @cached_property
    def _tree(self) -> "cKDTree":
        from scipy.spatial import cKDTree  # half a second, for those who place something

        return cKDTree(on_sphere(self.lat[self._centred], self.lon[self._centred]))

    @cached_property
    def _by_postal_code(self) -> dict[str, list[int]]:
        served: dict[str, list[int]] = {}
        for index, commune in enumerate(self._communes):
            for postal_code in commune.postal_codes:
                served.setdefault(postal_code, []).append(index)
        return {code: sorted(indexes, key=self.order.__getitem__) for code, indexes in served.items()}

    @cached_property
    def _postal_codes(self) -> list[str]:
        return sorted(self._by_postal_code)


def lies_in(commune: Commune, digits: str) -> bool:
    """Whether `digits` (a department, the beginning of a postal code, a cedex) can stand beside the commune's name."""
    department = commune.department
    if digits == department.lower():
        return True
    place = "20" if department in {"2A", "2B"} else department
    return digits.startswith(place) or any(code.startswith(digits) for code in commune.postal_codes)


def _district_forms(name: str) -> tuple[str, ...]:
    """How people write a municipal district: "Paris 12e Arrondissement" is also "paris 12", "paris 12e"…"""
    district = _DISTRICT.fullmatch(name)
    if district is None:
        return ()
    city, number = fold(district["city"]), district["number"]
    endings = ("", "e", "er", "eme", "e arr", "eme arrondissement", "er arr", "eme arr")
    return tuple(f"{city} {number}{ending}" for ending in endings)
