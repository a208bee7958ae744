"""What a mission is about, and what a wish is about that names no trade: "aider les gens", "le sport", "les bêtes".

ROME is silent on missions. Each one gets the theme that its title, its text and its domain speak most of; a wish has
all the themes of its words and of the trades it names. Themes stand behind the trades in every array of trades.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kit import roots
from matching.model import Kind, Opportunity
from matching.words.trades.rome import Rome, Trade

MISSIONS = frozenset({Kind.VOLUNTEERING, Kind.CIVIC_SERVICE, Kind.WORKSHOP, Kind.EVENT})
"""Kinds that are done in no trade."""
PATH = Path(__file__).with_name("themes.toml")
TITLE, TEXT, DOMAIN = 3.0, 1.0, 1.5
"""How much a word of the title, a word of the text (once) and the domain of a mission speak for a theme."""
TEXT_MOST = 3.0
"""What the text counts at most: a title says what one does, a text says everything."""
NEAR = 0.5
"""What a theme is worth to a wish for one close to it."""
OF_TRADE = 0.8
"""What a theme is worth to whoever named one of its trades."""
UNSURE = 0.5
"""What the trades that anybody may try are worth to a wish that names a theme and no trade."""
LONGEST = 4
"""Words of the longest expression."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: its name in arrays, what people read, its words, its trades, the themes close to it."""

    name: str
    label: str
    said: tuple[str, ...]
    wished: tuple[str, ...]
    trades: tuple[str, ...]
    first: tuple[str, ...]
    near: tuple[str, ...]
    domains: tuple[str, ...]
    worth: float
    """1 for a subject; less for what half of all missions are ("aider"), or for a manner ("animer")."""

    @property
    def code(self) -> str:
        """Its code among those of trades."""
        return f"theme:{self.name}"


@cache
def themes() -> tuple[Theme, ...]:
    """All themes of `themes.toml`, in its order."""
    listed = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return tuple(
        Theme(
            name=name,
            label=one["label"],
            said=tuple(one["said"]),
            wished=tuple(one["wished"]),
            trades=tuple(one["trades"]),
            first=tuple(one["first"]),
            near=tuple(one["near"]),
            domains=tuple(one.get("domain", ())),
            worth=one.get("worth", 1.0),
        )
        for name, one in listed.items()
    )


def theme_of(opportunity: Opportunity) -> Theme | None:
    """What a mission speaks most of; None where it speaks of no theme."""
    found = TITLE * _said(opportunity.title) + np.minimum(TEXT_MOST, TEXT * _said(opportunity.text))
    found *= _worths()
    found += DOMAIN * _domains().get(opportunity.conditions.domain or "", _nothing())
    best = int(found.argmax())
    return themes()[best] if found[best] > 0 else None


def wished_themes(text: str) -> dict[str, float]:
    """The codes of the themes that some words ask for, each with its confidence."""
    counts = _counts(text, _wished_words())
    return {one.code: one.worth for one, count in zip(themes(), counts, strict=True) if count}


def themed(rome: Rome) -> Rome:
    """The taxonomy with a trade for each theme behind its own: what missions are."""
    return replace(rome, trades=rome.trades + tuple(Trade(one.code, one.label) for one in themes()))


def with_themes(affinity: NDArray[np.float32], codes: Sequence[str]) -> NDArray[np.float32]:
    """The affinity between the trades `codes`, followed by the themes: shape (n, n) becomes (n + themes, n + themes).

    Whoever wants a trade may like the missions of its themes; whoever names only a theme may try its first trades.
    """
    n, count = len(codes), len(themes())
    whole = np.zeros((n + count, n + count), dtype=np.float32)
    whole[:n, :n] = affinity
    whole[n:, n:] = NEAR * _nearness()
    for place, one in enumerate(themes()):
        for trade, code in enumerate(codes):
            if code.startswith(one.trades):
                whole[trade, n + place] = OF_TRADE * one.worth
            if code in one.first:
                whole[n + place, trade] = UNSURE
    np.fill_diagonal(whole, 1.0)
    return whole


@cache
def _worths() -> NDArray[np.float32]:
    return np.array([one.worth for one in themes()], dtype=np.float32)


@cache
def _nearness() -> NDArray[np.float32]:
    """1 where the theme of the row names that of the column as near, shape (themes, themes)."""
    names = [one.name for one in themes()]
    return np.array([[float(other in one.near) for other in names] for one in themes()], dtype=np.float32)


@cache
def _nothing() -> NDArray[np.float32]:
    return np.zeros(len(themes()), dtype=np.float32)


@cache
def _domains() -> dict[str, NDArray[np.float32]]:
    """Which themes a domain of missions stands for."""
    found: dict[str, NDArray[np.float32]] = {}
    for place, one in enumerate(themes()):
        for domain in one.domains:
            found.setdefault(domain, _nothing().copy())[place] = 1
    return found


Words = dict[tuple[str, ...], set[int]]
"""The roots of an expression → the themes that it speaks for."""


@cache
def _said_words() -> Words:
    return _words([one.said for one in themes()])


@cache
def _wished_words() -> Words:
    return _words([one.said + one.wished for one in themes()])


def _words(listed: Sequence[Sequence[str]]) -> Words:
    words: Words = {}
    for place, expressions in enumerate(listed):
        for expression in expressions:
            words.setdefault(tuple(roots(expression)), set()).add(place)
    words.pop((), None)
    return words


def _said(text: str) -> NDArray[np.float32]:
    return _counts(text, _said_words())


def _counts(text: str, words: Words) -> NDArray[np.float32]:
    """How many expressions of each theme stand in a text, the longest ones, each once; shape (themes,)."""
    counts = _nothing().copy()
    said = roots(text)
    seen: set[tuple[str, ...]] = set()
    start = 0
    while start < len(said):
        for length in range(min(LONGEST, len(said) - start), 0, -1):
            key = tuple(said[start : start + length])
            if key in words:
                if key not in seen:
                    counts[list(words[key])] += 1
                seen.add(key)
                start += length - 1
                break
        start += 1
    return counts
