"""The plain way that the night is measured against: it says what the night says."""

import numpy as np
import pytest

from cli.bench.brute import plain_scores
from matching import Asked, Experience, Kind, Person
from tests.make.standing import KNOWLEDGE, TRAVEL, WEIGHTS, corpus_of, standing_in
from tests.make.values import AUBUSSON, BOURGANEUF, NOON, some_opportunity, some_person

CORPUS = corpus_of(
    some_opportunity("ft:1", point=BOURGANEUF, conditions={"hours_per_week": 15.0, "experience_months": 0}),
    some_opportunity("ft:2", rome="F1703", conditions={"experience_months": 24, "experience_required": True}),
    some_opportunity("ft:3", point=AUBUSSON, conditions={"skills": (Asked("Tenir une caisse", required=False),)}),
    some_opportunity("ft:4", point=None, kind=Kind.VOLUNTEERING, conditions={"nights": True}),
)


@pytest.mark.parametrize(
    "person",
    [
        some_person(wishes=("femme de ménage",), skills=("tenir une caisse",), hours_max=20.0),
        some_person(wishes=("maçon",), experience=(Experience("maçon", 1),), limits=("mal de dos",), french="A2"),
        some_person(wishes=(), means=()),
    ],
)
def test_every_pair_scores_as_in_a_list(person: Person) -> None:
    standing = standing_in(CORPUS, person)

    total, gate = plain_scores(person, CORPUS, knowledge=KNOWLEDGE, travel=TRAVEL, weights=WEIGHTS, as_of=NOON)

    assert gate.tolist() == standing.gate.tolist()
    assert np.allclose(total, standing.scores.total, atol=1e-6)
