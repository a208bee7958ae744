"""How good one list is against graded judgments: pure functions of an order of rows and of their grades.

Everywhere `grades` is int8 of shape (n,), one a row of the corpus, from 0 to 3, `UNJUDGED` where nobody judged it, and
`order` holds row numbers, best first, shape (k,).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grades = NDArray[np.int8]
Rows = NDArray[np.intp]

UNJUDGED = -1
BEST_GRADE = 3
GOOD = 2
"""From this grade on, a counsellor would propose it."""
FIRST, FIRST_FEW, MANY = 10, 3, 50
"""How deep each measure looks: the first page, what is read of it, the whole list."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What one list is worth for one person; None where the person has nothing to find."""

    ndcg: float | None
    ndcg_condensed: float | None
    recall: float | None
    success: float
    grade_0: float
    """Share of grade 0 among what was judged of the first ten."""
    grade_0_of_ten: float
    """The same out of ten places: what was not judged counts as no fault."""
    judged: float
    """Share of the first ten that was judged."""


def quality_of(order: Rows, grades: Grades) -> Quality:
    """All measures of one list."""
    first = grades[order[:FIRST]]
    judged = first[first != UNJUDGED]
    return Quality(
        ndcg=ndcg(order, grades),
        ndcg_condensed=ndcg(condensed(order, grades), grades),
        recall=recall(order, grades),
        success=float((grades[order[:FIRST_FEW]] >= GOOD).any()),
        grade_0=float((judged == 0).mean()) if judged.size else 0.0,
        grade_0_of_ten=float((judged == 0).sum() / FIRST),
        judged=float(judged.size / FIRST),
    )


def ndcg(order: Rows, grades: Grades, *, depth: int = FIRST) -> float | None:
    """nDCG with gains 2^grade − 1 and the log2 discount (Burges et al. 2005); what was not judged gains nothing.

    None where no grade is above 0: nobody could do better.
    """
    gains = np.exp2(np.maximum(grades, 0)) - 1.0
    best = np.sort(gains)[::-1][:depth]
    ideal = float(best @ discounts(best.size))
    if not ideal:
        return None
    got = gains[order[:depth]]
    return float(got @ discounts(got.size)) / ideal


def discounts(depth: int) -> NDArray[np.float64]:
    """What each place counts, shape (depth,): 1 for the first, then 1 / log2(place + 1)."""
    return 1.0 / np.log2(np.arange(2, depth + 2))


def condensed(order: Rows, grades: Grades) -> Rows:
    """The order without what was not judged (Sakai 2007): fair to a list that found what no pool held."""
    return np.asarray(order[grades[order] != UNJUDGED])


def recall(order: Rows, grades: Grades, *, depth: int = MANY) -> float | None:
    """Share of all that is GOOD or better which stands in the first `depth`; None where nothing is."""
    good = grades >= GOOD
    return float(good[order[:depth]].sum() / good.sum()) if good.any() else None


def best_order(grades: Grades) -> Rows:
    """The best that any list could do: the rows by grade."""
    return np.argsort(-grades, kind="stable")
