"""Which trade an opportunity is: the one its source declares, unless its own title says another.

A source's code is often that of the form that was filled in ("Conseiller de vente" under a code of real estate): a
title that names a known trade, far from the declared one, is believed instead. Who leads a team is often declared
under the trade of the team ("Chef d'équipe paysagiste"): such a title is the trade that leads which it names, else the
nearest one. An engineer's title is left, as are those of trades that lead or are an engineer's.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.model import Opportunity
from matching.words.trades.affinity import leads_people, stands_above
from matching.words.trades.rome import Trade
from matching.words.trades.themes import MISSIONS, theme_of
from matching.words.trades.titles import Titles

NEAR, SAME = 0.4, 0.6
"""From which affinity a declared trade agrees with the one that a title begins with, or that is the whole title."""
NEAR_LEADER = 0.3
"""From which affinity a trade that leads is of those that it would lead, once the step up is counted."""
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

    def __init__(self, trades: Iterable[Trade], *, titles: Titles, affinity: NDArray[np.float32]) -> None:
        trades = tuple(trades)
        super().__init__((trade.code, index) for index, trade in enumerate(trades))
        self._titles = titles
        self._affinity = affinity
        self._leading = np.array([leads_people(trade.label) for trade in trades], dtype=bool)
        self._above = np.array([stands_above(trade.label) for trade in trades], dtype=bool)
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
        trade = declared if agrees or not told else told[0]
        if self._above[trade] or not leads_people(title):
            return trade
        return next((one for one in told if self._leading[one]), self._leader_of(trade))

    def _leader_of(self, trade: int) -> int:
        """The trade that leads and is nearest to one that does not; that one itself where none is near."""
        near = np.where(self._leading, self._affinity[trade], 0)
        nearest = int(near.argmax())
        return nearest if near[nearest] >= NEAR_LEADER else trade
