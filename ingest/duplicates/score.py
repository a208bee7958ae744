"""Whether two postings are one opportunity: five parts and the trade, each shown, weighed by a logistic rule.

A part is 0 to 1, or None where a posting is silent: it then takes the value that speaks neither way. The weights come
from pairs built out of real offers (`bench/duplicates.py`, where they are fitted on one half and checked on the other).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from geo import department_of, distance_km, search_name
from ingest.duplicates.employer import employer_words, is_agency
from ingest.duplicates.posting import Posting
from ingest.duplicates.title import Titled, differ_by_a_letter, title_likeness
from ingest.duplicates.words import read_shingles

SAME = 0.5
"""From this score on, two postings are one opportunity."""
ONE_NAME = 1 / 4
"""One name is less than one establishment (siret): chains share it."""
OF_ONE_HOUSE = frozenset({"volunteering", "civic_service"})
"""Kinds that a house offers under its own name: two names are two houses, be their texts one federation's."""
_SIREN = 9
"""The figures of a SIRET that tell the company, in front of those of its establishment."""
LONG_WORD = 5
LEAST_SHINGLES = 5
"""A text with fewer word pairs says nothing."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a part weighs on the logit, and its value where it is not known."""

    weight: float
    unknown: float


WEIGHTS: Mapping[str, Weight] = MappingProxyType(
    {
        "employer": Weight(4.0, 0.17),
        "place": Weight(6.0, 0.55),
        "title": Weight(6.5, 0.5),
        "trade": Weight(5.0, 0.8),
        "text": Weight(8.0, 0.45),
        "date": Weight(0.5, 0.6),
    }
)
"""Rounded from what `python -m bench.duplicates --fit` gives on its first half. A date gets
a little weight where it got none: copies of the bench are moved in time at will."""
OFFSET = -21.7


@dataclass(frozen=True)
class Read:
    """A posting and the shingles of its text, ready to be compared many times."""

    posting: Posting
    shingles: NDArray[np.uint32]
    """Of the whole text, distinct, ascending."""

    @cached_property
    def employer(self) -> frozenset[str]:
        """The words of the employer's name; none for an agency, which hides it."""
        name = self.posting.employer
        return frozenset() if name is None or is_agency(name) else frozenset(employer_words(name))

    @cached_property
    def titled(self) -> Titled:
        """The title, with its place and the words of its text."""
        return Titled(self.posting.title, self.posting.place, self.posting.text)

    @cached_property
    def place(self) -> str:
        """The name of the place as it is looked for, a space on each side; "" where it has none."""
        return f" {search_name(self.posting.place)} " if self.posting.place else ""

    @cached_property
    def said(self) -> str:
        """The title and the text as names are looked for in them."""
        return f" {search_name(f'{self.posting.title} {self.posting.text}')} "


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two postings are: the score, 0 to 1, and the parts that made it."""

    score: float
    parts: Mapping[str, float | None]

    @property
    def is_same(self) -> bool:
        """Whether they are one opportunity."""
        return self.score >= SAME


def read_all(postings: Sequence[Posting]) -> list[Read]:
    """The postings with their texts read, in order."""
    found = read_shingles([one.text for one in postings])
    ends = np.cumsum(found.count)
    whole = [found.hashes[end - count : end] for end, count in zip(ends, found.count, strict=True)]
    return [Read(posting, np.unique(hashes)) for posting, hashes in zip(postings, whole, strict=True)]


def likeness(one: Read, other: Read) -> Likeness:
    """How alike two postings of one kind are: not at all where two houses offer each their own. Symmetric."""
    parts = parts_of(one, other)
    are_two_names = (employer := parts["employer"]) is not None and employer < ONE_NAME
    if are_two_names and (one.posting.kind in OF_ONE_HOUSE or _of_two_companies(one.posting, other.posting)):
        return Likeness(0.0, parts)
    logit = OFFSET
    for name, weight in WEIGHTS.items():
        value = parts[name]
        logit += weight.weight * (weight.unknown if value is None else value)
    return Likeness(1 / (1 + math.exp(-logit)), parts)


def _of_two_companies(one: Posting, other: Posting) -> bool:
    """Whether both say their company by its number, and it is not the same; names alone may be a sign and a firm."""
    return bool(one.siret and other.siret) and str(one.siret)[:_SIREN] != str(other.siret)[:_SIREN]


def parts_of(one: Read, other: Read) -> dict[str, float | None]:
    """The parts of the score of two postings."""
    left, right = one.posting, other.posting
    return {
        "employer": _employers(one, other),
        "place": _places(one, other),
        "title": title_likeness(one.titled, other.titled),
        "trade": None if not left.rome or not right.rome else float(left.rome == right.rome),
        "text": _texts(one, other),
        "date": _dates(left, right),
    }


def _employers(one: Read, other: Read) -> float | None:
    """1 for one establishment, a quarter for one name, less for a part of it; None where an agency hides one."""
    if one.posting.siret and one.posting.siret == other.posting.siret:
        return 1.0
    if not one.employer or not other.employer:
        left, right = one.posting.employer, other.posting.employer
        return ONE_NAME if left and right and employer_words(left) == employer_words(right) else None
    common = sum(any(_alike(word, twin) for twin in other.employer) for word in one.employer)
    return ONE_NAME * min(1.0, common / min(len(one.employer), len(other.employer)))


def _alike(one: str, other: str) -> bool:
    """Whether two words of names are one, or long and a letter apart."""
    return one == other or (min(len(one), len(other)) >= LONG_WORD and differ_by_a_letter(one, other))


def _places(one: Read, other: Read) -> float | None:
    """1 in one commune, 0.7 at 10 km, 0 from 20 km or where each posting names its own place: an employer's campaign.

    Without coordinates, two communes of one department are 0.3, of two departments 0.
    """
    left, right = one.posting, other.posting
    if left.insee and left.insee == right.insee:
        return 1.0
    if _name_their_own(one, other):
        return 0.0
    if left.point is not None and right.point is not None:
        km = distance_km(left.point, right.point)
        return max(0.0, 1 - 0.03 * km if km < 10 else 0.7 - 0.07 * (km - 10))
    if left.insee and right.insee:
        return 0.3 if department_of(left.insee) == department_of(right.insee) else 0.0
    return None


def _name_their_own(one: Read, other: Read) -> bool:
    """Whether each of two postings names its own place, and not that of the other."""
    if not one.place or not other.place or one.place == other.place:
        return False
    return (
        one.place in one.said
        and other.place in other.said
        and other.place not in one.said
        and one.place not in other.said
    )


def _texts(one: Read, other: Read) -> float | None:
    """The share of word pairs of the shorter text that the longer has too; the first fifth is chance."""
    fewest = min(len(one.shingles), len(other.shingles))
    if fewest < LEAST_SHINGLES:
        return None
    common = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return max(0.0, (common / fewest - 0.2) / 0.8)


def _dates(one: Posting, other: Posting) -> float | None:
    """1 for one day, 0 from 120 days apart."""
    if one.published is None or other.published is None:
        return None
    return max(0.0, 1 - abs((one.published - other.published).days) / 120)
