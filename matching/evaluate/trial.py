"""A judged set put to the ranking: where its opportunities stand for each person, beside the grades they got."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from geo import MODES, Travel
from matching.corpus import Corpus
from matching.evaluate.metrics import UNJUDGED, Grades, Rows
from matching.model import Person
from matching.profile import Knowledge
from matching.rank import Standing, stand
from matching.weights import Weights


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """One person of a judged set: their standing as the service computes it, and the grade of each row."""

    person: Person
    """As the file says; the standing's own may walk too."""
    standing: Standing
    grades: Grades


Order = Callable[[Trial], Rows]
"""A way to order a corpus for a person: the rows to show, best first."""


def try_all(
    people: Sequence[Person],
    corpus: Corpus,
    judgments: Mapping[str, Mapping[str, int]],
    *,
    knowledge: Knowledge,
    travel: Travel,
    weights: Weights,
    as_of: datetime,
) -> tuple[Trial, ...]:
    """A trial a person, in their order; `judgments` gives grades by person's key, then by opportunity's key."""
    row_of = {one.key: row for row, one in enumerate(corpus.opportunities)}
    trials = []
    for person in people:
        grades = np.full(len(corpus), UNJUDGED, dtype=np.int8)
        for key, grade in judgments.get(person.key, {}).items():
            grades[row_of[key]] = grade
        standing = stand(person, corpus, knowledge=knowledge, travel=travel, weights=weights, as_of=as_of)
        trials.append(Trial(person, standing, grades))
    return tuple(trials)


def ours(trial: Trial) -> Rows:
    """The order of the service."""
    return trial.standing.open_rows()


def by_stage(trial: Trial) -> str:
    """The stage of the person."""
    return "unsaid" if trial.person.stage is None else trial.person.stage.value


def by_means(trial: Trial) -> str:
    """The means that goes farthest of those the person has."""
    have = {means.mode for means in trial.person.means}
    return next((mode.value for mode in MODES if mode in have), "none")
