"""Many invented people drawn from few: the same wishes and means, from other homes of the same departments.

Thirty people cannot crowd a department; a thousand can. Homes are drawn in proportion to the population of communes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from geo import Communes
from matching.evaluate.interval import Values
from matching.evaluate.metrics import condensed, ndcg
from matching.evaluate.trial import Trial
from matching.lists.exposure import Candidates, Prices, exposure, exposure_prices, gini, never_shown, usable_places
from matching.model import Person
from matching.scoring.standing import Standing

KEPT = 30
"""Places of a list that is kept: what stands in nobody's is "never shown"."""
CANDIDATES = 200
"""Of each person, how many of the best a price may bring forward."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How the lists of a population share what there is: of the first tens, and of the lists kept."""

    gini: float
    never_shown: float
    """Share of what somebody could reach (no gate drops it) that stands in nobody's kept list."""


def people_elsewhere(people: Sequence[Person], communes: Communes, *, count: int, seed: int) -> tuple[Person, ...]:
    """`count` people, each one of `people` with another home in the same department."""
    dice = np.random.default_rng(seed)
    drawn = []
    for number in range(count):
        person = people[number % len(people)]
        around = [one for one in communes if one.department == _department(person) and one.point is not None]
        if not around:
            drawn.append(replace(person, key=f"{person.key}/{number}"))
            continue
        weight = np.array([max(one.population or 0, 1) for one in around], dtype=np.float64)
        home = around[int(dice.choice(len(around), p=weight / weight.sum()))]
        point = home.point or person.home
        drawn.append(replace(person, key=f"{person.key}/{number}", home=point, insee=home.insee))
    return tuple(drawn)


def candidates_of(standings: Sequence[Standing]) -> Candidates:
    """The best of each standing, as `matching.lists.exposure` takes them."""
    rows = np.full((len(standings), CANDIDATES), -1, dtype=np.int32)
    scores = np.full((len(standings), CANDIDATES), -np.inf, dtype=np.float32)
    for place, standing in enumerate(standings):
        best = standing.open_rows()[:CANDIDATES]
        rows[place, : best.size], scores[place, : best.size] = best, standing.scores.total[best]
    return Candidates(rows, scores, count=len(standings[0].corpus))


def prices_for(candidates: Candidates, standing: Standing) -> Prices:
    """The prices of the batch of `alentour match`, for the posts and the responsiveness of the corpus."""
    corpus = standing.corpus
    posts = [one.conditions.positions for one in corpus.opportunities]
    offered = np.array([np.nan if one is None else float(one) for one in posts])
    return exposure_prices(candidates, usable_places(offered, responsiveness=corpus.responsiveness.astype(np.float64)))


def sharing_of(candidates: Candidates, prices: Prices, *, reachable: NDArray[np.bool_]) -> Sharing:
    """How the lists at these prices share what somebody can reach."""
    shown = candidates.shown(prices, length=KEPT)
    return Sharing(
        gini=gini(exposure(shown, count=candidates.count)[reachable]), never_shown=never_shown(shown, among=reachable)
    )


def ndcg_at(trials: Sequence[Trial], candidates: Candidates, prices: Prices, *, condense: bool = False) -> Values:
    """nDCG@10 of each judged person, the first of the candidates, in the lists at these prices, float64 (people,).

    What a price brings forward was often judged by nobody and gains nothing; to `condense` looks at the rest alone.
    """
    shown = candidates.shown(prices, length=CANDIDATES)[: len(trials)].astype(np.intp)
    pairs = [(rows[rows >= 0], one.grades) for rows, one in zip(shown, trials, strict=True)]
    values = [ndcg(condensed(rows, grades) if condense else rows, grades) for rows, grades in pairs]
    return np.array([np.nan if value is None else value for value in values])


def _department(person: Person) -> str:
    insee = person.insee or ""
    return insee[:3] if insee.startswith("97") else insee[:2]
