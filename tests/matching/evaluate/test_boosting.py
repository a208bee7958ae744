"""What a learner makes of raw features of people it has not seen."""

import numpy as np
import pytest

from matching.evaluate import boosted, can_learn, measure, read_texts
from matching.evaluate.boosting import raw_features
from tests.make.standing import KNOWLEDGE
from tests.matching.evaluate.conftest import Trials


def test_raw_features_are_24_plain_facts_a_row(trials: Trials) -> None:
    table = raw_features(trials[0], read_texts(trials, KNOWLEDGE.rome))
    assert table.shape == (13, 24)
    assert np.isfinite(table[:, 3]).all(), "kilometres"


def test_few_people_teach_nothing() -> None:
    assert not can_learn(9)
    assert can_learn(10)


def test_everybody_is_ranked_by_what_others_taught(trials: Trials, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.evaluate.boosting.ROUNDS", 5)
    many = trials * 3
    order = boosted(many, read_texts(many, KNOWLEDGE.rome), seed=1)
    measured = measure("boosted", order, many)
    assert all(len(order(trial)) for trial in trials)
    assert np.isfinite(measured.values["ndcg"][:3]).all()
