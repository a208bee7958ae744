"""What speaks for a commune that a line of address may mean: where its name stands, what the code says, its spelling.

The weights are few and were set by looking at real addresses; `bench/places.py` measures them on others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from geo.communes import Commune, lies_in
from geo.geocoding.address import AddressLine
from geo.names import Name

# Where a name stands in the line.
_AFTER_CODE, _AT_END, _AT_START, INSIDE, STREET = 1.0, 0.9, 0.6, 0.4, 0.15
# What the code in the line says of it: served by the postcode, in its department, elsewhere.
SERVED, _NEAR_CEDEX, _NEAR, _ELSEWHERE = 1.0, 0.6, 0.2, -0.45
_A_WORD = 0.04
"""For each word that a name takes: "saint denis en val" is not "saint denis"."""
_OLD, BARE = 0.06, 0.03
"""Taken off where the name is an old one, or where articles differ."""
CODE_ALONE = 0.62
"""A postcode whose communes no word names: above a name that lies elsewhere."""
_LIKENESS_SERVED = 76.0
"""From which likeness (0 to 100) a name is taken for a misspelt one of the few of a postcode."""
BEGUN, BEGUN_IN_A_WORD = 0.96, 0.85
"""A name of which the first words are said ("Masbaraud", "23000 Saint-Sulpice") is worth as much as one so alike."""
EQUAL = 0.1
"""Candidates no farther apart are told together."""
_SURE_SERVED = 0.97
_SURE_IF_TOLD = 0.12
"""More where the department agrees, or where the name is all there is."""
_SURE_IN_A_STREET = 0.5
FEWEST_LETTERS = 4
_SURE = {_AFTER_CODE: 0.85, _AT_END: 0.8, _AT_START: 0.7, INSIDE: 0.5, STREET: 0.2}
"""How sure an answer is by its place in the line alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commune that the words from `start` to `end` (excluded) name."""

    commune: Commune
    name: Name
    start: int
    end: int
    place: float
    code: float
    likeness: float

    @property
    def is_served(self) -> bool:
        """Whether the postcode of the line is one of the commune's."""
        return self.code == SERVED

    @property
    def is_misspelt(self) -> bool:
        """Whether more than an article differs."""
        return self.likeness < 1 - BARE

    @property
    def weight(self) -> float:
        """What candidates are compared by."""
        old = 0.0 if self.name.former is None else _OLD
        return self.place + self.code + _A_WORD * (self.end - self.start) + self.likeness - 1 - old


def place_of(start: int, end: int, line: AddressLine) -> float:
    """What it is worth to stand there in the line."""
    if start in line.streets:
        return STREET
    if line.town_from is not None and start >= line.town_from:
        return _AFTER_CODE if start == line.town_from else _AT_END
    if end in (line.town_from, len(line.words)):
        return _AT_END
    return _AT_START if start == 0 or end in line.types else INSIDE


def said_by_code(commune: Commune, line: AddressLine, served: Sequence[Commune]) -> float:
    """What the postcode or the department of the line says of a commune; 0 where there is neither."""
    if line.postcode is None:
        if line.department is None:
            return 0.0
        return _NEAR_CEDEX if lies_in(commune, line.department.lower()) else _ELSEWHERE
    if line.postcode in commune.postal_codes:
        return SERVED
    department = line.postcode[: 3 if line.postcode.startswith("97") else 2]
    if lies_in(commune, department):
        return _NEAR if served and not line.is_cedex else _NEAR_CEDEX
    return _ELSEWHERE


def likenesses(words: tuple[str, ...], name: str) -> list[tuple[int, int, float]]:
    """Where `words` almost say `name`: (start, end, likeness from 0 to 1)."""
    letters = name.replace(" ", "")
    count = name.count(" ") + 1
    found = []
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + count + 1) + 1):
            said = "".join(words[start:end])
            alike = fuzz.ratio(said, letters, score_cutoff=_LIKENESS_SERVED) / 100
            if len(said) >= FEWEST_LETTERS and name.startswith(" ".join(words[start:end]) + " "):
                alike = max(alike, BEGUN)
            if alike:
                found.append((start, end, alike))
    return found


def sureness(best: Candidate, line: AddressLine) -> float:
    """How sure a name is, homonyms aside: by its code, else by its place; less where it is misspelt, far less where
    it may as well be the end of a street."""
    if best.is_served:
        return _SURE_SERVED * best.likeness
    is_told = best.code > 0 or best.end - best.start == len(line.words)
    sure = _SURE[best.place] + (_SURE_IF_TOLD if is_told else 0.0)
    if best.is_misspelt:
        sure *= best.likeness**3 * (_SURE_IN_A_STREET if line.types and not is_told else 1.0)
    return sure
