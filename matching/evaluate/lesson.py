"""One person's judged list as numbers to learn from: the logarithm of each part of the score, and the grades.

The score is a weighted geometric mean (`scoring.score.combined`), so its logarithm is a weighted sum of these columns:
weights can be fitted without computing the parts again.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matching.evaluate.metrics import Grades, Rows, ndcg
from matching.evaluate.trial import Trial
from matching.scoring.score import combined
from matching.scoring.weights import Weights

Vector = NDArray[np.float64]
"""One weight a part, float64 (parts,), none below 0."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """What no gate drops for one person: m rows in the order of their keys."""

    rows: Rows
    columns: NDArray[np.float64]
    """The logarithm of each part alone, float64 (m, parts), 0 at best."""
    gains: NDArray[np.float64]
    """2^grade − 1 of each row, float64 (m,), 0 for what was not judged."""
    grades: Grades
    """Of all rows of the corpus: what a gate drops still counts in what is best."""

    def ndcg(self, weights: Vector) -> float:
        """nDCG@10 of the order by these weights, NaN where the person has nothing to find."""
        worth = self.columns @ weights
        value = ndcg(self.rows[np.argsort(-worth, kind="stable")], self.grades)
        return np.nan if value is None else value


def lesson_of(trial: Trial, weights: Weights) -> Lesson:
    """The lesson of one trial; of `weights`, all but the weights of the parts are used."""
    standing = trial.standing
    rows = np.flatnonzero(standing.gate < 0)
    rows = rows[np.argsort(standing.corpus.order[rows])]
    alone = replace(weights, parts=dict.fromkeys(weights.parts, 1.0))
    columns = [np.log(combined({name: column[rows]}, alone)) for name, column in standing.scores.parts.items()]
    return Lesson(
        rows=rows,
        columns=np.stack(columns, axis=1),
        gains=np.exp2(np.maximum(trial.grades[rows], 0)) - 1.0,
        grades=trial.grades,
    )
