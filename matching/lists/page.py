"""A page of somebody's own list: by fit, at the prices of exposure, with a few neighbours exchanged; or by distance.

One path for the list that a person opens and for the one that the night writes.
"""

from dataclasses import dataclass
from datetime import datetime
from math import isinf

import numpy as np
from numpy.typing import NDArray

from kit import day_in_france
from matching.lists.exposure import DEPTH, Prices
from matching.lists.swaps import seed_of, swapped
from matching.people import Followed
from matching.scoring.rank import Ranked, Shown, explained_few, unranked
from matching.scoring.standing import Before, Few
from matching.scoring.weights import Weights

Rows = NDArray[np.intp]

MORE = 70
"""So many rows more than a page ends with are looked at: prices rarely bring one from beyond."""


def rows_for(standing: Before, followed: Followed) -> Rows:
    """The rows of somebody's list in any order: no gate drops them, nobody set them aside, they are still to be had."""
    rows = np.flatnonzero(standing.gate < 0)
    if not followed.left_out:
        return rows
    return rows[~np.isin(standing.corpus.id[rows], list(followed.left_out))]


def page_of(
    standing: Before,
    rows: Rows,
    followed: Followed,
    *,
    prices: Prices | None,
    weights: Weights,
    now: datetime,
    limit: int,
    offset: int = 0,
) -> list[Ranked]:
    """The rows from `offset` on, `limit` of them, explained. `prices` (n,) are those of the whole corpus.

    By score less price, the first ten then by score (ADR 23), with some neighbours of like fit exchanged (ADR 20); by
    distance, with no score and the same reasons, where the person turned ranking off (R10).
    """
    if not followed.ranked:
        few = standing.some(_by_distance(standing, rows)[offset : offset + limit])
        few.corpus.opportunities.ready(few.rows)
        return unranked(few, as_of=now)
    few = rows_to_choose(standing, rows, prices=prices, count=offset + limit)
    told, shown = chosen(few, followed, prices=prices, now=now, limit=limit, offset=offset)
    return explained_few(told, shown, weights=weights, as_of=now)


@dataclass(frozen=True, slots=True, eq=False)
class Best:
    """Where the best rows of a corpus stand for somebody, and the score that no other row exceeds."""

    few: Few
    beyond: float

    def holds(self, count: int, *, prices: Prices | None) -> bool:
        """Whether the first `count` are among them at these prices: no row that is not here may come so far."""
        if isinf(self.beyond):
            return True
        if count >= len(self.few.rows):
            return False
        value = self.few.total if prices is None else self.few.total - prices[self.few.rows]
        raised = 0.0 if prices is None else float(prices.min(initial=0.0))
        return bool(self.beyond - raised < np.partition(value, -(count + 1))[-(count + 1)])


def rows_to_choose(before: Before, rows: Rows, *, prices: Prices | None, count: int) -> Few:
    """Those of some rows that hold the first `count` of a list: the best, or all where prices may bring others."""
    best = Best(*before.best(rows, most=count + MORE))
    return best.few if best.holds(count, prices=prices) else before.some(rows)


def chosen(
    few: Few, followed: Followed, *, prices: Prices | None, now: datetime, limit: int, offset: int = 0
) -> tuple[Few, list[Shown]]:
    """The rows of a page by fit, as `page_of`, and how each came to its place; `few` hold all that can come into it."""
    price = np.zeros(len(few.rows), dtype=np.float32) if prices is None else prices[few.rows]
    order = few.corpus.order[few.rows]
    best = _best(few.total - price, order, count=max(offset + limit + 1, DEPTH))
    first = best[:DEPTH]
    best[:DEPTH] = first[np.lexsort((order[first], -few.total[first]))]
    best = best[: offset + limit + 1]
    made = swapped(few.total[best], seed=seed_of(followed.id, day_in_france(now)))
    page = slice(offset, offset + limit)
    places = best[made.order[page]]
    shown = [
        Shown(place + 1, chance, taken)
        for place, chance, taken in zip(made.order[page], made.chance[page], price[places].tolist(), strict=True)
    ]
    told = few.take(places)
    told.corpus.opportunities.ready(told.rows.tolist())
    return told, shown


def _best(value: NDArray[np.floating], order: NDArray[np.int64], *, count: int) -> Rows:
    """The places of the greatest values, best first; equal ones stand in the order of their keys."""
    if count < len(value):
        least = np.partition(value, len(value) - count)[len(value) - count]
        first = np.flatnonzero(value >= least)
    else:
        first = np.arange(len(value))
    return first[np.lexsort((order[first], -value[first]))][:count]


def _by_distance(standing: Before, rows: Rows) -> Rows:
    """Nearest first, then newest: no score has a say. Unsure places come last."""
    km = np.nan_to_num(standing.reach.km[rows], nan=np.inf)
    age = np.nan_to_num(-standing.corpus.created[rows], nan=np.inf)
    return rows[np.lexsort((standing.corpus.order[rows], age, km))]
