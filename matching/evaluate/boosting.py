"""What a learner makes of raw features: gradient boosting, never trained on the person it ranks. A hint, no baseline.

It needs judgments of other people of the same place, which no department has; it tells how much the features hold.
"""

from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from matching.evaluate.baselines import Baselines, accepted, in_reach
from matching.evaluate.metrics import Rows
from matching.evaluate.trial import Order, Trial
from matching.model import Stage
from matching.scoring.corpus import KINDS
from matching.scoring.gates import PAID
from matching.words.conditions import may_drive

FOLDS = 10
ROUNDS, LEARNING_RATE, LEAVES, LEAST_IN_LEAF = 80, 0.1, 12, 20
"""The best of those tried: 150 slower rounds do no better, 5 folds do worse."""

Table = NDArray[np.float64]


def can_learn(people: int) -> bool:
    """Whether there are people enough, a fold each at least, and the library is installed (`alentour[evaluate]`)."""
    return people >= FOLDS and find_spec("sklearn") is not None


def boosted(trials: Sequence[Trial], texts: Baselines, *, seed: int) -> Order:
    """An order learnt in FOLDS by person: each person is ranked by a model that has seen only others."""
    from sklearn.ensemble import HistGradientBoostingRegressor

    tables = [raw_features(trial, texts) for trial in trials]
    gains = [np.exp2(np.maximum(trial.grades, 0)) - 1.0 for trial in trials]
    worth: dict[str, NDArray[np.float64]] = {}
    for fold in folds(len(trials), count=FOLDS, seed=seed):
        others = sorted(set(range(len(trials))) - set(fold))
        seen = np.concatenate([tables[one][trials[one].grades >= 0] for one in others])
        told = ~np.isnan(seen).all(axis=0)  # the learner cannot read a column that says nothing
        model = HistGradientBoostingRegressor(
            max_iter=ROUNDS,
            learning_rate=LEARNING_RATE,
            max_leaf_nodes=LEAVES,
            min_samples_leaf=LEAST_IN_LEAF,
            random_state=seed,
        )
        with threadpool_limits(1):  # for tables this small, threads cost more than they give
            model.fit(seen[:, told], np.concatenate([gains[one][trials[one].grades >= 0] for one in others]))
        worth |= {trials[one].person.key: model.predict(tables[one][:, told]) for one in fold}

    def order(trial: Trial) -> Rows:
        rows = np.flatnonzero(trial.standing.reach.minutes <= 2 * trial.standing.reach.limit)
        return np.asarray(rows[np.argsort(-worth[trial.person.key][rows], kind="stable")])

    return order


def folds(people: int, *, count: int, seed: int) -> list[list[int]]:
    """The positions of people, shuffled and cut in `count` parts at most: nobody stands in two, none is empty."""
    shuffled = np.random.default_rng(seed).permutation(people)
    return [sorted(part.tolist()) for part in np.array_split(shuffled, min(count, people))]


def raw_features(trial: Trial, texts: Baselines) -> Table:
    """24 plain facts of each row and the person, float64 (n, 24), NaN where not said: nothing that the score knows."""
    standing, person, corpus = trial.standing, trial.person, trial.standing.corpus
    reach, nan = standing.reach, np.nan
    stages = (Stage.EMPLOI, Stage.SOCIO_PRO, Stage.REMOBILISATION)
    least, most = (nan if value is None else value for value in (person.hours_min, person.hours_max))
    level = nan if person.level is None else person.level.rank
    held = may_drive(person.licences) or ()
    licences = [need & (code not in held) for code, need, _ in corpus.licences]
    columns = (
        texts.words[person.key],
        texts.letters[person.key],
        texts.same_trade(trial),
        reach.km,
        reach.minutes,
        reach.minutes / reach.limit,
        in_reach(trial),
        accepted(trial),
        corpus.kind,
        np.isin(corpus.kind, [KINDS.index(kind) for kind in PAID]),
        stages.index(person.stage) if person.stage else nan,
        (standing.case.as_of - corpus.created) / 86_400.0,
        corpus.hours,
        corpus.hours - most,
        least - corpus.hours,
        corpus.full_time,
        corpus.nights,
        corpus.weekends,
        corpus.experience,
        corpus.experience_required,
        corpus.level - level,
        corpus.level_required,
        np.any(licences, axis=0) if licences else False,
        corpus.heavy,
    )
    return np.stack([np.broadcast_to(np.asarray(one, dtype=np.float64), trial.grades.shape) for one in columns], axis=1)
