"""What a title says of the trade: its stems, without gender forms, contract, hours, and the place it repeats."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kit import fold, stems

MOST_STEMS = 10
_NUMBER = re.compile(r"\d{1,2}|\d+[a-z]+|[a-z]+\d+")
_TOLD_BY_OTHER = 0.6
_ONLY_OWN = 1.5
_HOURS = re.compile(r"\d+h\d*|h\d+")


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stems(text))


_NOISE = _stems_of("""
    cdi cdd interim interimaire temps plein partiel complet heures heure hebdo semaine mois urgent debutant debutante
    accepte alternance apprentissage apprenti contrat saisonnier saison immediat embauche possible poste postes profil
    homme femme offre recrutement recrute recrutons recherchons nouveau nouvelle mission mi chez
""")
_COMMON = _stems_of("""
    agent agente technicien assistant charge responsable employe ouvrier operateur chef equipe conducteur equipier
    conseiller polyvalent collaborateur gestionnaire adjoint aide service production qualifie confirme junior senior
""")
"""Stems that many trades share: alike, they prove half as much."""


@lru_cache(maxsize=100_000)
def title_stems(title: str) -> tuple[str, ...]:
    """The stems of a title, each once, in order, ten at most: "Ripeur / Ripeuse (H/F) - CDI" gives ripeur."""
    once: list[str] = []
    for stem in stems(title):
        known = stem in _NOISE or stem[0].isdigit() or any(_mistyped(stem, other) or stem == other for other in once)
        if not known:
            once.append(stem)
    return tuple(once[:MOST_STEMS])


@dataclass(frozen=True)
class Titled:
    """A title with what helps to understand it: the name of its place, and its text."""

    title: str
    place: str | None = None
    text: str = ""

    def says(self, stem: str) -> bool:
        """Whether a word of the text begins with this stem."""
        return f" {stem}" in self._folded_text

    @cached_property
    def _folded_text(self) -> str:
        return f" {fold(self.text)}"


def title_likeness(one: Titled, other: Titled) -> float | None:
    """How much two titles say the same, 0 to 1: what they share, out of all they say (Jaccard, by weight).

    The names of the two places count for nothing. A word that only one title has counts little against them where the
    text of the other has it too (a title reworded), and most where only its own text has it (another post). Numbers
    that contradict each other ("1ère" and "5ème") count as much as two words. None where a title says nothing.
    """
    there = {stem for place in (one.place, other.place) if place for stem in title_stems(place)}
    first = [stem for stem in title_stems(one.title) if stem not in there] or list(title_stems(one.title))
    rest = [stem for stem in title_stems(other.title) if stem not in there] or list(title_stems(other.title))
    if not first or not rest:
        return None
    shared, alone = 0.0, []
    for stem in first:
        twin = next((candidate for candidate in rest if candidate == stem or _mistyped(stem, candidate)), None)
        if twin is None:
            alone.append(stem)
        else:
            rest.remove(twin)
            shared += _weight(stem)
    apart = 2.0 * _numbers_differ(one.title, other.title)
    for stems_alone, own, across in ((alone, one, other), (rest, other, one)):
        for stem in stems_alone:
            told = _TOLD_BY_OTHER if across.says(stem) else 0.0
            shared += told * _weight(stem)
            apart += (1 - told) * _weight(stem) * (_ONLY_OWN if own.says(stem) and not told else 1.0)
    return shared / (shared + apart)


def _numbers_differ(one: str, other: str) -> bool:
    """Whether each title has a number that the other lacks: two classes, two levels, two licences."""
    left, right = _numbers(one), _numbers(other)
    return bool(left - right) and bool(right - left)


@lru_cache(maxsize=100_000)
def _numbers(title: str) -> frozenset[str]:
    words = frozenset(fold(title).split())
    return frozenset(word for word in words if _NUMBER.fullmatch(word) and not _HOURS.fullmatch(word))


def _weight(stem: str) -> float:
    return 0.5 if stem in _COMMON else 1.0


def _mistyped(one: str, other: str) -> bool:
    """Whether two stems of four letters or more begin alike, or differ by a letter."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    return one.startswith(other) or other.startswith(one) or differ_by_a_letter(one, other)


def differ_by_a_letter(one: str, other: str) -> bool:
    """Whether two different words differ by a letter: left out, added, changed, or swapped with the next."""
    begin = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[begin:], other[begin:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
