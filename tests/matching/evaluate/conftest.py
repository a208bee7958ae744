"""The small judged set, tried once a worker, by the first test that asks for it: that compiles what scores."""

import pytest

from matching.evaluate import Trial
from tests.make.judged import some_trials

Trials = tuple[Trial, ...]


@pytest.fixture(scope="session")
def trials() -> Trials:
    return some_trials()
