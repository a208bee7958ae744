"""Names of communes, old and new, looked up in every way that a name can be written: whole, begun, bare, misspelt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from geo.names.sound import as_heard, sound_read, sound_written
from geo.names.spelling import ARTICLES, bare_name

LIKENESS = 80.0
"""From here a name is taken for a misspelt one (rapidfuzz: alike letters, 0 to 100): "gerret" for "gueret" 83."""
FIRST_LETTER_LIKENESS = 86.0
"""The same where even the first letter is wrong: more has to be right."""
_LENGTHS = range(-3, 4)
_INNER, _OLD = 2, 5
_FEWEST_LETTERS = 4
_FEWEST_SOUNDS, _SURE_BEGINNING = 3, 6
_AS_LIKE = 8.0
"""Names that sound less like what was written than the best by so much are not meant."""
_FEW = 600
"""Tails looked at for the best names, at the most: several of them can be of one commune."""
_PAST_ALL = "{"
"""The character after z: what begins with a word sorts before the word and this."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is searched, and the commune that bears it; `former` is the old name as it was written."""

    text: str
    position: int
    former: str | None = None


class Gazetteer:
    """Names to look up. `order` gives each commune's place among equals: most populous first."""

    def __init__(self, names: Iterable[Name], *, order: Sequence[int]) -> None:
        self._names = tuple(names)
        self._order = order

    def named(self, text: str) -> Sequence[Name]:
        """The names that are `text`."""
        return self._whole.get(text, ())

    def bare(self, words: Sequence[str]) -> Sequence[Name]:
        """The names that are `words` but for articles and prepositions."""
        return self._bare.get(" ".join(words), ())

    def of(self, position: int) -> Sequence[Name]:
        """The names of one commune, of today and of old."""
        return self._by_position.get(position, ())

    def longest_from(self, word: str) -> int:
        """How many words the longest name has that begins with `word`, 0 where none does."""
        return self._longest.get(word, 0)

    def begun(self, text: str, *, limit: int) -> list[Name]:
        """The names that `text` is or begins, as a whole or from one of their words on; best first, one a commune."""
        begin, end = bisect_left(self._tails, text), bisect_left(self._tails, text + _PAST_ALL)
        whole = bisect_right(self._tails, text, begin, end)
        worth = np.concatenate((self._worth[1, begin:whole], self._worth[0, whole:end]))
        first = worth.argsort() if len(worth) < _FEW else worth.argpartition(_FEW - 1)[:_FEW]
        best: dict[int, Name] = {}
        for index in first[worth[first].argsort(kind="stable")].tolist():
            name = self._names[self._numbers[begin + index]]
            best.setdefault(name.position, name)
        return list(best.values())[:limit]

    def nearly(self, text: str, *, likeness: float = LIKENESS) -> list[tuple[float, Name]]:
        """The names spelt almost like `text`, with how alike they are (0 to 100); the likest, most populous first.

        Spaces do not count: "larocheposay" is "la roche posay". The first letter is believed: see `other_first`.
        """
        letters = text.replace(" ", "")
        keys = [(letters[:1], len(letters) + more) for more in _LENGTHS]
        return self._likest(self._alike(letters, keys, likeness))

    def other_first(self, text: str) -> list[tuple[float, Name]]:
        """As `nearly`, whatever the first letter: slower, and more has to be right."""
        letters = text.replace(" ", "")
        keys = [key for key in self._letters if abs(key[1] - len(letters)) <= 1]
        return self._likest(self._alike(letters, keys, FIRST_LETTER_LIKENESS))

    def nearly_begun(self, text: str, *, limit: int) -> list[Name]:
        """The names whose beginning is spelt almost like `text`, for somebody who is still typing."""
        letters = text.replace(" ", "")
        if len(letters) < _FEWEST_LETTERS:
            return []
        found = [
            (alike, name)
            for (first, length), (texts, numbers) in self._letters.items()
            if first == letters[0] and length > len(letters)
            for _, alike, index in process.extract(
                letters, [one[: len(letters)] for one in texts], scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None
            )
            for name in (self._names[numbers[index]],)
        ]
        return [name for _, name in self._likest(found)][:limit]

    def sounding(self, text: str, *, limit: int) -> list[Name]:
        """The names that sound like one in other letters (`in_other_letters`), else those that begin so; best first."""
        heard = sound_written(text)
        near = process.extract(heard, self._sounds, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None)
        best = max((alike for _, alike, _ in near), default=0.0)
        found = [(alike, self._names[index]) for _, alike, index in near if alike > best - _AS_LIKE]
        if not found and len(heard) >= _FEWEST_SOUNDS:
            begun = (index for index, sound in enumerate(self._sounds) if sound.startswith(heard))
            found = [(LIKENESS, self._names[index]) for index in begun]
        return [name for _, name in self._likest(found)][:limit]

    def heard(self, text: str, *, limit: int) -> list[Name]:
        """The names that are read aloud nearly as `text` is, else those that begin so; best first: somebody who learnt
        a name by ear writes "sin dizier", "masbaro merinia"."""
        said = as_heard(sound_read(text))
        if len(said) < _FEWEST_SOUNDS:
            return []
        near = process.extract(said, self._heard, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None)
        found = [(alike, self._names[index]) for _, alike, index in near]
        begun = (index for index, sound in enumerate(self._heard) if sound.startswith(said))
        if len(said) >= _SURE_BEGINNING:
            found += [(LIKENESS, self._names[index]) for index in begun]
        return [name for _, name in self._likest(found)][:limit]

    def _likest(self, found: list[tuple[float, Name]]) -> list[tuple[float, Name]]:
        """The likest first, one a commune."""
        found.sort(key=lambda one: (-one[0], one[1].former is not None, self._order[one[1].position]))
        best: dict[int, tuple[float, Name]] = {}
        for alike, name in found:
            best.setdefault(name.position, (alike, name))
        return list(best.values())

    def _alike(self, letters: str, keys: Iterable[tuple[str, int]], likeness: float) -> list[tuple[float, Name]]:
        found: list[tuple[float, Name]] = []
        for key in keys:
            texts, numbers = self._letters.get(key, ((), ()))
            near = process.extract(letters, texts, scorer=fuzz.ratio, score_cutoff=likeness, limit=None)
            found += [(alike, self._names[numbers[index]]) for _, alike, index in near]
        return found

    @cached_property
    def _whole(self) -> dict[str, list[Name]]:
        return _grouped((name.text, name) for name in self._names)

    @cached_property
    def _bare(self) -> dict[str, list[Name]]:
        return _grouped((" ".join(bare_name(name.text.split())), name) for name in self._names)

    @cached_property
    def _by_position(self) -> dict[int, list[Name]]:
        groups: dict[int, list[Name]] = {}
        for name in self._names:
            groups.setdefault(name.position, []).append(name)
        return groups

    @cached_property
    def _longest(self) -> dict[str, int]:
        longest: dict[str, int] = {}
        for text in (*self._whole, *self._bare):
            first, words = text.partition(" ")[0], text.count(" ") + 1
            if words > longest.get(first, 0):
                longest[first] = words
        return longest

    @cached_property
    def _letters(self) -> dict[tuple[str, int], tuple[list[str], list[int]]]:
        """Names without their spaces, with their numbers, by first letter and length."""
        groups: dict[tuple[str, int], tuple[list[str], list[int]]] = {}
        for number, name in enumerate(self._names):
            words = name.text.split()
            for letters in {"".join(words), "".join(words[1:]) if words[:1] and words[0] in ARTICLES else ""} - {""}:
                texts, numbers = groups.setdefault((letters[0], len(letters)), ([], []))
                texts.append(letters)
                numbers.append(number)
        return groups

    @cached_property
    def _sounds(self) -> list[str]:
        """The sound of each name."""
        return [sound_read(name.text) for name in self._names]

    @cached_property
    def _heard(self) -> list[str]:
        """The sound of each name, as somebody hears it who does not read French."""
        return [as_heard(sound) for sound in self._sounds]

    @cached_property
    def _sorted_tails(self) -> list[tuple[str, int, int]]:
        """Each name from each of its words on: (tail, number, depth): 0 for the whole name, 1 past an article."""
        tails: list[tuple[str, int, int]] = []
        for number, name in enumerate(self._names):
            words = name.text.split()
            for start in range(len(words)):
                depth = start if start == 0 or (start == 1 and words[0] in ARTICLES) else _INNER
                tails.append((" ".join(words[start:]), number, depth))
        return sorted(tails)

    @cached_property
    def _tails(self) -> list[str]:
        return [tail for tail, _, _ in self._sorted_tails]

    @cached_property
    def _numbers(self) -> list[int]:
        return [number for _, number, _ in self._sorted_tails]

    @cached_property
    def _worth(self) -> NDArray[np.int64]:
        """What tails are compared by, the least first, shape (2, n): those that go on, those that end there.

        Whole names before names past their article, then those that only begin so, then inner words; a whole name of
        old comes after those of today that begin so; then the order of communes.
        """
        depth = np.array([depth for _, _, depth in self._sorted_tails], dtype=np.int64)
        names = [self._names[number] for number in self._numbers]
        old = np.array([name.former is not None for name in names], dtype=np.int64)
        order = np.array([self._order[name.position] for name in names], dtype=np.int64)
        begun = np.array([[1], [0]])
        rank = np.where(depth == _INNER, 4 + begun, 2 * begun + depth)
        return (2 * rank + _OLD * old) * (len(self._order) + 1) + order


def _grouped(pairs: Iterable[tuple[str, Name]]) -> dict[str, list[Name]]:
    groups: dict[str, list[Name]] = {}
    for text, name in pairs:
        groups.setdefault(text, []).append(name)
    return groups
