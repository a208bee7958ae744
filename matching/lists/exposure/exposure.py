"""A price on exposure: what everybody's lists would show too often stands a little lower, what they forget a little
higher.

The night's lists share one thing: the first ten places of everybody. Let s be the score of an opportunity o for a
person p, d(k) the worth of the k-th place (that of nDCG: 1 / log2(k + 1), nothing after the tenth), and e(o) the sum of
the places that o is given. The lists sought are those of the greatest sum of d · s such that e(o) stays near c(o), the
places that o can use. The Lagrangian of these constraints splits by person: everybody's best list is in the order of
s(p, o) − λ(o), where λ, the dual of the constraint, is the price of o. The first ten are then put in the order of s:
what they are is shared out, what stands first among them is what suits best.

As in Sinkhorn's balancing and in auctions, a round makes the lists, counts the places, and moves each price by the
logarithm of e(o) / c(o), a smaller step each time (Bertsekas, "Auction algorithms", 1992; Cuturi, "Sinkhorn
distances", 2013; Biega, Gummadi and Weikum, "Equity of attention", 2018). Prices are bounded (`bound`): they decide
between things that suit a person about as much, and nothing passes before what suits better by more than twice the
bound. Nothing is ever hidden.

Pure: arrays in, arrays out. Prices depend on opportunities and on nobody's person.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kit import compiled

DEPTH = 10
"""The places that count as exposure: the first page of a list."""
BOUND = 0.2
"""The most that a price takes from a score or adds to it, as a share of what separates first and tenth in most lists.

On judged lists (ADR 23), an eighth of the inequality goes for 0.011 of nDCG@10; at 0.3 a fifth for 0.03, and at 0.6 two
fifths for 0.09: relevance comes first.
"""
ROUNDS = 24
"""Lists are made so many times; prices hardly move afterwards."""
FIRST_STEP = 0.3
"""The share of the bound that the first round adds for each time that the places given exceed e-fold those usable."""
MOST_POSTS = 10
"""An advertisement for more posts than this counts for no more."""
SILENT = 0.5
"""What an employer who never answers is worth of one who always does; who is not known to stands in the middle."""

MOST_GINI, MOST_NEVER_SHOWN = 0.5, 0.1
"""Above, how unequally lists show what there is, or how much stands in none, deserves a look (R11)."""

Prices = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What each of p people could be shown, best first: `rows` int32 (p, k), -1 where there is no more, and their
    `scores` float32 (p, k), -inf there. `count` is the number of opportunities that rows number."""

    rows: NDArray[np.int32]
    scores: NDArray[np.float32]
    count: int

    def shown(self, prices: Prices, *, length: int = DEPTH) -> NDArray[np.int32]:
        """The first rows of each list at these prices, int32 (p, length), -1 where a list is shorter."""
        return np.take_along_axis(self.rows, self.places(prices, length=length), axis=1)

    def places(self, prices: Prices, *, length: int = DEPTH) -> NDArray[np.intp]:
        """Where the rows of `shown` stand among the candidates of each person, intp (p, length)."""
        places = np.empty((len(self.rows), min(length, self.rows.shape[1])), dtype=np.intp)
        if places.size:
            _best_places(self.rows, self.scores, prices, places)
        places[:, :DEPTH].sort(axis=1)  # prices say what comes to the first page, scores what stands first there
        return places


@compiled
def _best_places(
    rows: NDArray[np.int32], scores: NDArray[np.float32], prices: Prices, places: NDArray[np.intp]
) -> None:
    """Fills `places` (p, length), length at least 1: where in their line of `Candidates` the best at these prices
    stand, best first, equal ones as they stood."""
    length = places.shape[1]
    worth = np.empty(length, dtype=np.float32)
    for person in range(len(rows)):
        held = 0
        for place in range(rows.shape[1]):
            row = rows[person, place]
            value = scores[person, place]
            if row >= 0:
                value -= prices[row]
            if held < length:
                held += 1
            elif not value > worth[length - 1]:
                continue
            at = held - 1
            while at > 0 and value > worth[at - 1]:
                worth[at], places[person, at] = worth[at - 1], places[person, at - 1]
                at -= 1
            worth[at], places[person, at] = value, place


def place_worth(length: int = DEPTH) -> NDArray[np.float64]:
    """What each place of a list is worth, shape (length,): that of nDCG@10, 0 beyond the tenth."""
    places = np.arange(length)
    return np.where(places < DEPTH, 1.0 / np.log2(places + 2.0), 0.0)


def exposure(shown: NDArray[np.int32], *, count: int) -> NDArray[np.float64]:
    """The places that lists give to each of `count` opportunities, each place with its worth; shape (count,)."""
    worth = np.broadcast_to(place_worth(shown.shape[1]), shown.shape)
    told = shown >= 0
    return np.bincount(shown[told], weights=worth[told], minlength=count)


def usable_places(
    posts: NDArray[np.float64], *, responsiveness: NDArray[np.float64], most: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """How much exposure each opportunity can use, beside the others; shape (n,).

    `posts`: how many are offered, NaN for one; `responsiveness` 0 to 1, NaN where it is not known: courage goes where
    it is answered; `most`: the requests that its employer still takes this month, NaN for no bound; 0 closes it.
    """
    offered = np.clip(np.nan_to_num(posts, nan=1.0), 1.0, MOST_POSTS)
    answered = SILENT + (1.0 - SILENT) * np.nan_to_num(responsiveness, nan=0.5)
    usable = np.sqrt(offered) * answered
    if most is not None:
        usable = np.where(np.isnan(most), usable, np.minimum(usable, most * answered))
    return np.asarray(usable, dtype=np.float64)


def bound(candidates: Candidates) -> float:
    """The most that a price may be, in points of the score: `BOUND` of the median way from first to tenth."""
    if candidates.scores.shape[1] < DEPTH:
        return 0.0
    tenth = candidates.scores[:, DEPTH - 1]
    full = np.isfinite(tenth)
    return BOUND * float(np.median(candidates.scores[full, 0] - tenth[full])) if full.any() else 0.0


def exposure_prices(candidates: Candidates, usable: NDArray[np.float64], *, rounds: int = ROUNDS) -> Prices:
    """The price of each opportunity, float32 (count,), in points of the score, within the `bound` either way.

    All the places of everybody are shared in proportion to `usable` (count,) among what could be shown to anybody;
    what could be shown to nobody costs 0.
    """
    prices = np.zeros(candidates.count, dtype=np.float32)
    reachable, most = could_be_shown(candidates), bound(candidates)
    if not most:
        return prices
    given = exposure(candidates.shown(prices), count=candidates.count)
    share = np.where(reachable, usable, 0.0)
    fair = given.sum() * share / max(share.sum(), 1e-9)
    for turn in range(rounds):
        step = FIRST_STEP * most / np.sqrt(1.0 + turn / 4.0)
        moved = step * np.log((given + 0.5) / (fair + 0.5))
        prices = np.where(reachable, np.clip(prices + moved, -most, most), 0.0).astype(np.float32)
        given = exposure(candidates.shown(prices), count=candidates.count)
    return prices


def could_be_shown(candidates: Candidates) -> NDArray[np.bool_]:
    """Which opportunities stand among anybody's candidates, shape (count,)."""
    found = np.zeros(candidates.count, dtype=np.bool_)
    found[candidates.rows[candidates.rows >= 0]] = True
    return found


def gini(values: NDArray[np.float64]) -> float:
    """How unequal some amounts are: 0 where all are the same, near 1 where one has everything; 0 for none.

    Half of the mean difference between two of them, divided by their mean (Gini, 1912).
    """
    total = float(values.sum())
    if not len(values) or total <= 0:
        return 0.0
    ordered = np.sort(values)
    places = np.arange(1, len(values) + 1)
    return float((2.0 * (places * ordered).sum() / total - (len(values) + 1)) / len(values))


def never_shown(shown: NDArray[np.int32], *, among: NDArray[np.bool_]) -> float:
    """The share of the opportunities `among` (bool, (n,)) that stand in no list; 0 for none."""
    seen = np.zeros(len(among), dtype=np.bool_)
    seen[shown[shown >= 0]] = True
    return float((among & ~seen).sum() / among.sum()) if among.any() else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """How lists share their places among what anybody could be shown."""

    gini: float
    """Of the exposure in first tens."""
    never_in_first_ten: float
    never_listed: float
    """The share that stands in nobody's list, whatever its place."""
    worth: float
    """The sum of scores, each with the worth of its place: what prices cost everybody together."""


def spread(candidates: Candidates, prices: Prices, *, among: NDArray[np.bool_], length: int) -> Spread:
    """How lists of `length` rows at these prices share their places among the opportunities `among`, bool (count,)."""
    places = candidates.places(prices, length=length)
    shown = np.take_along_axis(candidates.rows, places, axis=1)
    first = shown[:, :DEPTH]
    scores = np.where(first >= 0, np.take_along_axis(candidates.scores, places[:, :DEPTH], axis=1), np.float32(0))
    return Spread(
        gini=gini(exposure(first, count=candidates.count)[among]),
        never_in_first_ten=never_shown(first, among=among),
        never_listed=never_shown(shown, among=among),
        worth=float((scores * place_worth(first.shape[1])).sum()),
    )
