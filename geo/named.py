"""The communes that a sentence names: "boulanger a felletin", "chez nous à Crocq", "moisson au Grand-Bourg".

A name counts behind a word that says where ("à", "sur", "commune de"), alone between commas ("vendeuse, Felletin"),
or where it is long enough to be nothing else.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

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
_OF_A_PLACE = re.compile(r"^(?:commune|village|bourg|ville|mairie|marche|hameau|tournee|secteur|canton)s?$")
_HOUSE = re.compile(
    r"^(?:[a-z]{3,}erie|mairie|ehpad|camping|pharmacie|garage|hotel|restaurant|resto|cafe|bar|tabac|auberge|ferme|gaec|"
    r"earl|ecole|college|lycee|bibliotheque|mediatheque|cantine|creche|centre|piscine|gite|salon|cabinet|clinique|"
    r"hopital|foyer|residence|musee|association|asso|club|comite|syndicat|communaute|domaine|chateau|usine|magasin|"
    r"supermarche|superette|agence|office|marpa|esat|ccas|cinema|abattoir|cooperative|particuliere?|famille|retraite|"
    r"loisirs|coiffure|tourisme|fetes|municipale?|communale?|communes|associati(?:f|ve)|equestre|beaute|esthetique)s?$"
)
"""What a house is called, or ends with, before the name of where it is: "épicerie de Boussac", "Pharmacie Guéret"."""
_LISTING = re.compile(r"(?:(?<!\s)\s+)?[,;/&+]\s*(?:et\s+)?")
_AND = frozenset({"et", "ou", "puis"})
"""Words behind the name of a commune that another one may follow."""
_WRITTEN = re.compile(r"[\w'’-]+")
_SAINTS_AND_ARTICLES = frozenset({"saint", "sainte", "saints", "le", "la", "les", "l"})
_OF_SOMEBODY = frozenset({"appelle", "m", "mr", "mme", "mlle", "monsieur", "madame", "chez", "dr", "docteur"})
"""Words before the name of somebody."""
_FEASTS = frozenset({"noel", "paques", "toussaint", "pentecote"})
_LETTERS_OF_A_PART = 5
"""The fewest of one word that is the beginning of a name: "Gentioux" of Gentioux-Pigerolles."""
_ALSO_WORDS = frozenset(
    {
        "beau",
        "belle",
        "bord",
        "bois",
        "bourg",
        "champagne",
        "champs",
        "chapelle",
        "charge",
        "chateau",
        "croix",
        "faux",
        "feux",
        "fontaine",
        "grand",
        "grande",
        "maison",
        "marche",
        "mars",
        "montagne",
        "moulin",
        "petit",
        "pont",
        "port",
        "roche",
        "terrain",
        "vallee",
        "vieille",
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
    part: str = ""
    """What is written of a name that several communes near may have, or that is only its beginning: "Gentioux"."""


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

    @cached_property
    def _by_part(self) -> dict[str, list[Commune]]:
        """The communes by each beginning of their name of several words, in whole words."""
        parts: dict[str, list[Commune]] = {}
        for name, communes in self._by_name.items():
            words = name.split()
            for length in range(1, len(words)):
                parts.setdefault(" ".join(words[:length]), []).extend(communes)
        return parts

    def named_in(self, text: str, *, home: Commune) -> Named:
        """The communes that `text` names, seen from `home`: one near it is sure, a town far away is asked about."""
        words = search_name(_LISTING.sub(" et ", text)).split()
        found: dict[str, Commune] = {}
        start = 0
        is_listing = False
        while start < len(words):
            here = self._at(words, start, text, home, is_listing=is_listing)
            if here is not None:
                commune, start = here
                found.setdefault(commune.insee, commune)
            is_listing = here is not None
            start += 1
        found |= {commune.insee: commune for commune in self._alone(text, home)}
        only = next(iter(found.values())) if len(found) == 1 else None
        if only is not None and _is_near(home, only):
            return Named(only, ())
        if found:
            return Named(None, tuple(one.name for one in found.values()))
        if part := self._part(text, home):
            return Named(None, (part,), part)
        bare = self._bare(text, home)
        elsewhere = (one for one in _CAPITAL.findall(text) if search_name(one) not in _FEASTS)
        return Named(None, bare or tuple(dict.fromkeys(elsewhere)))

    def _part(self, text: str, home: Commune) -> str:
        """The beginning of a name of communes near, as `text` writes it, behind a word that says where, alone between
        commas, or with a capital letter; "" where it writes none."""
        for piece in _PIECE.split(text):
            written = _WRITTEN.findall(piece)
            for start, length in ((start, length) for start in range(len(written)) for length in range(4, 0, -1)):
                run, before = written[start : start + length], search_name(written[start - 1]) if start else ""
                is_alone = run == written and piece != text
                is_told = is_alone or before in _WHERE or (start > 0 and run[0][0].isupper())
                article = _WHERE.get(before, "")
                if len(run) == length and is_told and not _names_somebody(before) and self._begins(run, article, home):
                    return " ".join(run)
        return ""

    def _begins(self, run: list[str], article: str, home: Commune) -> bool:
        name = search_name(" ".join(run))
        own = [word for word in name.split() if word not in _SAINTS_AND_ARTICLES]
        is_word = len(own) == 1 and own[0] in _ALSO_WORDS and not run[-1][0].isupper()
        if not own or is_word or (len(name.split()) == 1 and len(name) < _LETTERS_OF_A_PART):
            return False
        near = (*self._by_part.get(name, ()), *self._by_part.get(f"{article} {name}".strip(), ()))
        return any(_is_near(home, one) for one in near)

    def _bare(self, text: str, home: Commune) -> tuple[str, ...]:
        """The communes near that `text` names with nothing but a capital letter: "vendeuse Felletin"."""
        pairs = (pair for piece in _PIECE.split(text) for pair in pairwise(_WRITTEN.findall(piece)))
        written = [one for before, one in pairs if not _names_somebody(before)]
        told = [search_name(one) for one in written if one[0].isupper() and len(one) > _LONG_ENOUGH]
        found = [there for name in told if (there := self._nearest(name, home)) is not None and _is_near(home, there)]
        return tuple(dict.fromkeys(one.name for one in found))

    def _alone(self, text: str, home: Commune) -> list[Commune]:
        """The communes that stand alone between commas, or behind the last of them."""
        _first, *pieces = _PIECE.split(text)
        told = [name for piece in pieces if (name := search_name(piece)) and _is_name(name, piece)]
        found = [commune for name in told if (commune := self._nearest(name, home)) is not None]
        return [commune for commune in found if _is_near(home, commune)]

    def _at(
        self, words: list[str], start: int, text: str, home: Commune, *, is_listing: bool
    ) -> tuple[Commune, int] | None:
        """The commune whose name begins behind this word, or with it where it is long, and the last of its words.

        `is_listing`: one was named just before, and an "et" leads to another.
        """
        for length in range(_LONGEST, 0, -1):
            if (house := self._of_a_house(words, start, length, text, home)) is not None:
                return house
            for first, name in self._names(words, start, length, is_listing=is_listing):
                commune = self._nearest(name, home)
                if commune is not None and (length >= _LONG_ENOUGH or _is_name(name, text)):
                    return commune, first + length - 1
        return None

    def _of_a_house(
        self, words: list[str], start: int, length: int, text: str, home: Commune
    ) -> tuple[Commune, int] | None:
        """The commune near where the house is that this word names, and the last word of its name: behind "de", or
        with a capital letter."""
        if not _HOUSE.match(words[start]):
            return None
        first = start + 1 + (words[start + 1 : start + 2] in (["de"], ["d"]))
        name = " ".join(words[first : first + length])
        if len(words) < first + length or (first == start + 1 and not _is_written_large(name, text)):
            return None
        commune = self._nearest(name, home)
        is_there = commune is not None and _is_near(home, commune) and _is_name(name, text)
        return (commune, first + length - 1) if commune is not None and is_there else None

    def _names(self, words: list[str], start: int, length: int, *, is_listing: bool) -> list[tuple[int, str]]:
        behind = words[start + 1 : start + 1 + length]
        names: list[tuple[int, str]] = []
        article = _WHERE.get(words[start])
        is_of = words[start] in ("de", "d") and start > 0 and _OF_A_PLACE.match(words[start - 1])
        follows = is_listing and words[start] in _AND
        if len(behind) == length and (article is not None or is_of or follows):
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
    return _is_written_large(name, text)


def _is_written_large(name: str, text: str) -> bool:
    """Whether the text writes a name with a capital letter."""
    return any(search_name(word) == name and word[0].isupper() for word in _WRITTEN.findall(text))


def _names_somebody(before: str) -> bool:
    """Whether the word before a name says that it is somebody's: "m'appelle", "Mme"."""
    return not _OF_SOMEBODY.isdisjoint(search_name(before).split())


def _is_near(home: Commune, commune: Commune) -> bool:
    return commune.department == home.department or _km(home, commune) <= NEAR_KM


def _km(home: Commune, commune: Commune) -> float:
    if home.point is None or commune.point is None:
        return float("inf")
    return distance_km(home.point, commune.point)
