"""A text as conditions are read in it: in plain letters, sign by sign, and never further than a sentence.

Most signs are in no offer. All are looked for at once, in one pass over the text, and an expression is tried only
around a sign that it needs: reading twenty conditions costs little more than reading one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, Implementation

LONGEST_EVIDENCE = 80
AROUND = 100
"""An expression is tried on so many letters on each side of the place where a sign begins."""
_KEPT = ".,;:!?/+*-%\n"
_EURO = {"€": "$"}
_ENDS = re.compile(r"[.!?](?=\s|[a-z])|[\n;]")


def _table() -> bytes:
    """What each letter of Western Europe becomes: small, without its accent; what is no letter becomes a space."""
    plain = bytearray(b" " * 256)
    for code in range(256):
        letter = bytes([code]).decode("cp1252", "replace").lower()
        bare = _EURO.get(letter) or unicodedata.normalize("NFKD", letter)[0]
        if bare.isascii() and (bare.isalnum() or bare in _KEPT or letter in _EURO):
            plain[code] = ord(bare)
    return bytes(plain)


_PLAIN = _table()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text without contacts; `plain` is the same in small letters without accents, letter for letter.

    The sign of the euro is "$" there. `signs` gives the places where each sign of a clue begins, in order.
    """

    text: str
    plain: str = field(init=False)
    signs: Mapping[str, list[int]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        plain = self.text.encode("cp1252", "replace").translate(_PLAIN)
        signs: dict[str, list[int]] = defaultdict(list)
        for sign, start, _ in _finder(len(_SIGNS)).find_matches_as_indexes(plain, overlapping=True):
            signs[_SIGNS[sign]].append(start)
        object.__setattr__(self, "plain", plain.decode("ascii"))
        object.__setattr__(self, "signs", signs)

    def words(self, start: int, end: int) -> str:
        """The words from `start` to `end` as they were written, on one line, not too long."""
        return evidence(self.text[start:end])

    def sentence(self, start: int, end: int) -> str:
        """The plain sentence in which `start` and `end` stand, at most `AROUND` letters further on each side."""
        first = max(0, start - AROUND)
        before = [found.end() for found in _ENDS.finditer(self.plain, first, start)]
        after = _ENDS.search(self.plain, end, min(len(self.plain), end + AROUND))
        return self.plain[before[-1] if before else first : after.start() if after else end + AROUND]


@dataclass(frozen=True, slots=True)
class Found[T]:
    """A condition that was read, and the words that say it."""

    value: T
    words: str


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression on plain letters, and the signs without one of which it cannot match.

    What matches is left aside where `unless` is somewhere in the same sentence.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    before: int = AROUND
    """Letters before a sign among which what matches may begin: the fewer, the faster."""
    after: int = AROUND

    def all(self, passage: Passage) -> Iterator[re.Match[str]]:
        """Every place where the clue is, sign by sign."""
        for sign in self.signs:
            read = 0
            for at in passage.signs.get(sign, ()):
                if at < read:
                    continue
                last = at + len(sign) + self.after
                found = self.pattern.search(passage.plain, max(read, at - self.before), last)
                if found and found.end() == last:  # cut short: the sign stands in a word before, "hotelier 7h-15h10"
                    found = self.pattern.match(passage.plain, found.start(), last + AROUND) or found
                if found and not (self.unless and self.unless.search(passage.sentence(*found.span()))):
                    yield found
                read = found.end() if found else at

    def first(self, passage: Passage) -> re.Match[str] | None:
        """The first place where the clue is."""
        if passage.signs.keys().isdisjoint(self.signs):
            return None
        return next(self.all(passage), None)

    def yes(self, passage: Passage) -> Found[bool] | None:
        """True with the words of the clue; None where it is not there."""
        return self.says(passage, True)  # noqa: FBT003 - the value that is found

    def no(self, passage: Passage) -> Found[bool] | None:
        """False with the words of the clue; None where it is not there."""
        return self.says(passage, False)  # noqa: FBT003 - the value that is found

    def says[T](self, passage: Passage, value: T) -> Found[T] | None:
        """`value` with the words of the clue; None where it is not there."""
        found = self.first(passage)
        return Found(value, passage.words(*found.span())) if found else None


_SIGNS: list[str] = []
"""The signs of all clues, in the order in which they were made."""


@lru_cache(maxsize=1)
def _finder(_signs: int) -> BytesAhoCorasick:
    """What finds all signs in one pass; made anew where clues were added."""
    return BytesAhoCorasick([sign.encode() for sign in _SIGNS], implementation=Implementation.DFA)


def known(signs: str) -> tuple[str, ...]:
    """Signs separated by "|", from now on looked for in every passage."""
    each = tuple(signs.split("|"))
    _SIGNS.extend(sign for sign in each if sign not in _SIGNS)
    return each


def clue(signs: str, pattern: str, *, unless: str | None = None, before: int = AROUND, after: int = AROUND) -> Clue:
    """A clue; `signs` are separated by "|"."""
    return Clue(known(signs), re.compile(pattern), re.compile(unless) if unless else None, before, after)


@lru_cache(maxsize=4_096)
def label_passage(label: str) -> Passage:
    """The passage of a label: a few labels do for most records."""
    return Passage(label)


def labelled[T](value: T | None, label: str | None) -> Found[T] | None:
    """What the label of a field says; None where it says nothing."""
    return None if value is None else Found(value, evidence(label or ""))


def evidence(words: str) -> str:
    """Words on one line, cut to what an evidence may hold."""
    tidy = " ".join(words.split())
    return tidy if len(tidy) <= LONGEST_EVIDENCE else tidy[: LONGEST_EVIDENCE - 1] + "…"
