"""The pass over rows: what machine code computes is what the parts say, whichever rows are asked for."""

import numpy as np
import pytest

from matching import Asked, Experience, Kind, Person, Schedule
from matching.lists.page import rows_for
from matching.people import Followed
from matching.scoring.ground import Ground
from matching.scoring.own_parts import PARTS
from matching.scoring.score import combined, reach_decay
from matching.scoring.standing import Unscored, unscored
from tests.make.standing import KNOWLEDGE, TRAVEL, WEIGHTS, corpus_of
from tests.make.values import AUBUSSON, BOURGANEUF, NOON, some_opportunity, some_person

CORPUS = corpus_of(
    some_opportunity("ft:1", point=BOURGANEUF, conditions={"hours_per_week": 15.0, "experience_months": 0}),
    some_opportunity("ft:2", rome="F1703", conditions={"experience_months": 24, "experience_required": True}),
    some_opportunity("ft:3", point=AUBUSSON, conditions={"skills": (Asked("Tenir une caisse", required=False),)}),
    some_opportunity("ft:4", point=None, kind=Kind.VOLUNTEERING),
    some_opportunity("ft:5", point=BOURGANEUF, conditions={"nights": True}),
)
PEOPLE = [
    some_person(wishes=("femme de ménage",), skills=("tenir une caisse",)),
    some_person(wishes=("maçon",), experience=(Experience("boulanger", 20), Experience("maçon", 1))),
    some_person(wishes=(), means=(), schedule=Schedule(nights=False)),
]


def before(person: Person) -> Unscored:
    return unscored(person, Ground(CORPUS, TRAVEL), knowledge=KNOWLEDGE, weights=WEIGHTS, as_of=NOON)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_whole_is_what_its_parts_say(person: Person) -> None:
    scores = before(person).scored().scores

    assert tuple(scores.parts) == PARTS
    assert np.allclose(scores.total, combined(scores.parts, WEIGHTS), rtol=1e-12)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_way_is_worth_what_its_minutes_say(person: Person) -> None:
    stance = before(person)
    sure = (CORPUS.blur_km == 0) & ~stance.case.opened

    worth = reach_decay(stance.case.reach.minutes, stance.case.reach.limit, WEIGHTS)

    assert np.allclose(stance.scored().scores.parts["reach"][sure], worth[sure], rtol=1e-12, equal_nan=True)


@pytest.mark.parametrize("person", PEOPLE)
def test_a_row_scores_the_same_alone_and_among_all(person: Person) -> None:
    stance, rows = before(person), np.array([4, 1])

    few, whole = stance.some(rows), stance.scored()

    assert few.total.tolist() == whole.scores.total[rows].tolist()
    assert np.array_equal(few.values, whole.some(rows).values, equal_nan=True)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_best_of_what_gates_let_pass_come_first(person: Person) -> None:
    stance = before(person)
    open_rows = rows_for(stance, Followed(1, "p", person, ranked=True, dismissed=frozenset()))

    few, beyond = stance.best(open_rows, most=2)

    total = stance.scored().scores.total[open_rows]
    assert few.total.tolist() == sorted(total.tolist(), reverse=True)[:2]
    assert np.all(np.isin(few.rows, open_rows))
    assert beyond == (few.total[-1] if len(open_rows) > 2 else -np.inf)
