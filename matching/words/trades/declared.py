"""Which trade an opportunity is: the one its source declares, unless its own title says another.

A source's code is often that of the form that was filled in ("Conseiller de vente" under a code of real estate): a
title that names a known trade, far from the declared one, is believed instead.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.model import Opportunity
from matching.words.trades.themes import MISSIONS, theme_of
from matching.words.trades.titles import Titles

NEAR, SAME = 0.4, 0.6
"""From which affinity a declared trade agrees with the one that a title begins with, or that is the whole title."""
SURE = 0.7
"""The least confidence of a trade that a title may mean: everyday names have several."""
REMEMBERED = 100_000
"""Titles whose trade is kept: the same ones are posted again and again."""


class Named(NamedTuple):
    """What tells which trade an opportunity is."""

    title: str
    declared: str | None
    theme: str | None
    """The code of the theme of a mission."""


def named(opportunity: Opportunity) -> Named:
    """What tells the trade of an opportunity."""
    theme = theme_of(opportunity) if opportunity.kind in MISSIONS else None
    return Named(opportunity.title, opportunity.rome, None if theme is None else theme.code)


class Trades(dict[str, int]):
    """Index of each ROME code in all arrays of trades; knows which trade an opportunity is."""

    def __init__(self, codes: Iterable[str], *, titles: Titles, affinity: NDArray[np.float32]) -> None:
        super().__init__((code, index) for index, code in enumerate(codes))
        self._titles = titles
        self._affinity = affinity
        self._told = lru_cache(maxsize=REMEMBERED)(self._tell)

    def of(self, opportunity: Opportunity) -> int:
        """The index of the trade of an opportunity, or of the theme of a mission; -1 where nothing tells.

        Each title is read once; the same ones are posted again and again.
        """
        return self.told(named(opportunity))

    def told(self, one: Named) -> int:
        """The same, by what tells it."""
        declared = self.get(one.declared or "", -1)
        if declared >= 0:
            return self._told(one.title, declared)
        return self[one.theme] if one.theme is not None else -1

    def _tell(self, title: str, declared: int) -> int:
        named, alone = self._titles.posted(title)
        told = [self[guess.code] for guess in named if guess.confidence >= SURE]
        enough = SAME if alone else NEAR
        agrees = any(self._affinity[trade, declared] >= enough for trade in told)
        return declared if agrees or not told else told[0]
