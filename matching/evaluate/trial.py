"""A judged set put to the ranking: where its opportunities stand for each person, beside the grades they got."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geo import MODES
from matching.evaluate.metrics import UNJUDGED, Grades, Rows
from matching.model import Person
from matching.scoring.standing import Standing


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
    people: Sequence[Person], judgments: Mapping[str, Mapping[str, int]], stand_of: Callable[[Person], Standing]
) -> tuple[Trial, ...]:
    """A trial a person, in their order; `judgments` gives grades by person's key, then by opportunity's key."""
    trials = []
    for person in people:
        standing = stand_of(person)
        row_of = {one.key: row for row, one in enumerate(standing.corpus.opportunities)}
        grades = np.full(len(standing.corpus), UNJUDGED, dtype=np.int8)
        for key, grade in judgments.get(person.key, {}).items():
            grades[row_of[key]] = grade
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
