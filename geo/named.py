"""The communes that a sentence names: "boulanger a felletin", "chez nous à Crocq", "moisson au Grand-Bourg".

A name counts behind a word that says where ("à", "sur", "commune de"), alone between commas ("vendeuse, Felletin"),
or where it is long enough to be nothing else.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from geo.communes import Commune, Communes
from geo.names import search_name
from geo.point import distance_km

NEAR_KM = 60.0
_A_TOWN = 10_000
"""The people of a town that is known far away."""
_LONGEST = 6
_LONG_ENOUGH = 3
"""So many words make a name that needs no word before it."""
_WHERE = {"a": "", "sur": "", "vers": "", "au": "le", "aux": "les"}
"""Words that say where, and the article of the name that they hold."""
_PIECE = re.compile(r"[,;.:()!?\n]+")
_CAPITAL = re.compile(r"(?<!\w)[àa] ([A-ZÀ-Ý][a-zà-ÿ][\w'’-]{2,})")
"""Behind "à", a name that begins with a capital letter."""
_OF_A_PLACE = re.compile(r"^(?:commune|village|bourg|ville|mairie|marche|hameau)$")
_ALSO_WORDS = frozenset(
    {
        "bord",
        "bois",
        "bourg",
        "charge",
        "croix",
        "faux",
        "feux",
        "mars",
        "pont",
        "port",
        "roche",
        "terrain",
        "vallee",
        "ville",
    }
)
"""Names that are words too: they count with a capital letter alone."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a sentence names: the commune that it surely means, or those that somebody is to be asked about."""

    sure: Commune | None
    perhaps: tuple[str, ...]
    """Their names, also of places that are no commune we know: "à Limoges" where Creuse alone is known."""


class Namer:
    """Reads communes in sentences; `communes` are all those of the country."""

    def __init__(self, communes: Communes) -> None:
        self._communes = communes

    @cached_property
    def _by_name(self) -> dict[str, list[Commune]]:
        named: dict[str, list[Commune]] = {}
        for commune in self._communes:
            if commune.point is not None:
                named.setdefault(search_name(commune.name), []).append(commune)
        return named

    def named_in(self, text: str, *, home: Commune) -> Named:
        """The communes that `text` names, seen from `home`: one near it is sure, a town far away is asked about."""
        words = search_name(text).split()
        found: dict[str, Commune] = {}
        start = 0
        while start < len(words):
            here = self._at(words, start, text, home)
            if here is not None:
                commune, start = here
                found.setdefault(commune.insee, commune)
            start += 1
        found |= {commune.insee: commune for commune in self._alone(text, home)}
        only = next(iter(found.values())) if len(found) == 1 else None
        if only is not None and _is_near(home, only):
            return Named(only, ())
        named = tuple(one.name for one in found.values())
        return Named(None, named or tuple(dict.fromkeys(_CAPITAL.findall(text))))

    def _alone(self, text: str, home: Commune) -> list[Commune]:
        """The communes that stand alone between commas, or behind the last of them."""
        _first, *pieces = _PIECE.split(text)
        told = [name for piece in pieces if (name := search_name(piece)) and _is_name(name, piece)]
        found = [commune for name in told if (commune := self._nearest(name, home)) is not None]
        return [commune for commune in found if _is_near(home, commune)]

    def _at(self, words: list[str], start: int, text: str, home: Commune) -> tuple[Commune, int] | None:
        """The commune whose name begins behind this word, or with it where it is long, and the last of its words."""
        for length in range(_LONGEST, 0, -1):
            for first, name in self._names(words, start, length):
                commune = self._nearest(name, home)
                if commune is not None and (length >= _LONG_ENOUGH or _is_name(name, text)):
                    return commune, first + length - 1
        return None

    def _names(self, words: list[str], start: int, length: int) -> list[tuple[int, str]]:
        behind = words[start + 1 : start + 1 + length]
        names: list[tuple[int, str]] = []
        article = _WHERE.get(words[start])
        is_of = words[start] in ("de", "d") and start > 0 and _OF_A_PLACE.match(words[start - 1])
        if len(behind) == length and (article is not None or is_of):
            names.append((start + 1, " ".join([article, *behind] if article else behind)))
        if length >= _LONG_ENOUGH and len(words) >= start + length:
            names.append((start, " ".join(words[start : start + length])))
        return names

    def _nearest(self, name: str, home: Commune) -> Commune | None:
        """The commune of this name nearest to `home`: of its department, near it, or a town; None where none is."""
        there = min(self._by_name.get(name, ()), key=lambda one: _km(home, one), default=None)
        is_known = there is not None and (_is_near(home, there) or there.population >= _A_TOWN)
        return there if is_known else None


def _is_name(name: str, text: str) -> bool:
    """Whether a short name is no common word: of those that are, the text writes it with a capital letter."""
    if name not in _ALSO_WORDS and len(name) > _LONG_ENOUGH:
        return True
    return any(search_name(word) == name and word[0].isupper() for word in re.findall(r"[\w'’-]+", text))


def _is_near(home: Commune, commune: Commune) -> bool:
    return commune.department == home.department or _km(home, commune) <= NEAR_KM


def _km(home: Commune, commune: Commune) -> float:
    if home.point is None or commune.point is None:
        return float("inf")
    return distance_km(home.point, commune.point)
