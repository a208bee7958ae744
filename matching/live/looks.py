"""Two looks at all that is live: the first counts and orders everything in reach, the second scores what it puts first.

Where little is live (a department), everything is scored in full and the second look has the say in all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from matching.live.glance import Glance
from matching.live.index import Index
from matching.scoring.gates import Gated
from matching.scoring.rank import why_not
from matching.scoring.standing import Standing

SCORED = 100
"""Rows that are scored in full at once, where not all are: a page stands among the best so many."""
SMALL = 10_000
"""Up to so many live opportunities, all are scored in full."""


Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Sort(StrEnum):
    """The orders a list can take."""

    FIT = "fit"
    DISTANCE = "distance"
    DATE = "date"


@dataclass(frozen=True, slots=True, eq=False)
class Close:
    """Rows scored in full: where they stand, and the row of the standing for each that was asked for."""

    standing: Standing
    places: NDArray[np.intp]

    @classmethod
    def of(cls, standing: Standing, index: Index, rows: Rows) -> Close:
        """Some rows of an index in a standing that holds them, in the order of ids."""
        return cls(standing, np.searchsorted(standing.corpus.id, index.column("id", rows).astype(np.int64)))

    def why_not(self, *, most: int) -> tuple[Gated, ...]:
        """The best of what was dropped, with its reasons."""
        return why_not(self.standing, limit=most) if most else ()


Score = Callable[[Rows], Close]
"""Scores some rows of the index in full."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """All that is in reach, and how to look closer."""

    seen: Glance
    score: Score
    at_once: int
    """Rows that are scored in full together: all of them, where little is live."""

    def page(
        self, tiers: Sequence[Mask], sort: Sort, *, offset: int, limit: int, dropped: int
    ) -> tuple[Close, NDArray[np.intp]]:
        """The rows of a page, scored, and their places in order; those of the first of `tiers` come first.

        The best of what was dropped are scored too, so many.
        """
        start, end = offset, offset + limit
        if sort is Sort.FIT:  # the rows put first are put in order by their full score, so many at once
            start = offset // self.at_once * self.at_once
            end = -(-end // self.at_once) * self.at_once
        rows = self._first(tiers, sort, end)[start:]
        close = self.close_to(rows, dropped=dropped)
        places = close.places[: len(rows)]
        if sort is Sort.FIT:
            tier = self._tier(tiers, rows)
            total = close.standing.scores.total[places]
            block = (start + np.arange(len(rows))) // self.at_once
            places = places[np.lexsort((close.standing.corpus.order[places], -total, block, tier))]
        places = places[close.standing.gate[places] < 0]
        return close, places[offset - start : offset - start + limit]

    def close_to(self, rows: Rows, *, dropped: int) -> Close:
        """Some rows scored in full, and so many of the best that were dropped."""
        return self.score(np.concatenate([rows, self.seen.told_why_not(dropped)]))

    def _first(self, tiers: Sequence[Mask], sort: Sort, most: int) -> Rows:
        first = {Sort.FIT: self.seen.best, Sort.DISTANCE: self.seen.nearest, Sort.DATE: self.seen.newest}[sort]
        if sort is not Sort.FIT:
            return first(np.any(tiers, axis=0), most)
        return np.concatenate([first(tier, most) for tier in tiers])[:most]

    def _tier(self, tiers: Sequence[Mask], rows: Rows) -> NDArray[np.intp]:
        later = [~np.isin(rows, self.seen.rows[tier]) for tier in tiers[:-1]]
        return np.sum(later, axis=0, dtype=np.intp) if later else np.zeros(len(rows), dtype=np.intp)
