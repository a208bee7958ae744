"""A longer way is tried for whoever wishes something, wants a ranking and has more than their feet; else for nobody."""

from typing import cast

import pytest
from sqlalchemy.orm import Session

from api.following.widening import widened
from geo import Means, Mode
from matching import Followed, Matcher, Person
from tests.make.values import NOON, some_person

CAR, FEET = Means(Mode.CAR, 30), Means(Mode.WALK, 20)


@pytest.mark.parametrize(
    ("person", "ranked"),
    [
        (some_person(wishes=(), means=(CAR,)), True),
        (some_person(wishes=("maçon",), means=(CAR,)), False),
        (some_person(wishes=("maçon",), means=(FEET,)), True),
        (some_person(wishes=("maçon",), means=(Means(Mode.CAR, 60),)), True),
    ],
    ids=["no wish", "no ranking", "feet alone", "as far as it goes"],
)
def test_nothing_is_looked_for_where_there_is_nothing_to_widen(person: Person, *, ranked: bool) -> None:
    followed = Followed(1, "somebody", person, ranked, frozenset())

    assert widened(cast("Session", None), cast("Matcher", None), followed, now=NOON) is None
