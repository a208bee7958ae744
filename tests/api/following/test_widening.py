"""A longer way is tried for whoever wishes something, wants a ranking and has more than their feet; else for nobody."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy.orm import Session

from api.following.widening import widened
from geo import Means, Mode
from matching import Followed, Matcher, Person, Schedule
from tests.make.standing import ranked
from tests.make.values import BOURGANEUF, NOON, some_opportunity, some_person

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


class Lists:
    """The lists of one opportunity alone, as a matcher makes them."""

    def __init__(self, **conditions: Any) -> None:
        self._job = some_opportunity(rome="K2204", title="Ménage", point=BOURGANEUF, conditions=conditions)

    def for_person(self, _: object, followed: Followed, **__: object) -> SimpleNamespace:
        """The list of somebody, with its only row."""
        return SimpleNamespace(items=ranked(followed.person, self._job))


@pytest.mark.parametrize(
    ("conditions", "opened"),
    [
        ({}, 1),
        ({"starts_at": 600, "ends_at": 840}, 1),
        ({"starts_at": 360, "ends_at": 840}, 0),
        ({"days": (0, 5)}, 0),
        ({"hours_per_week": 35.0}, 0),
    ],
    ids=["nothing is said", "their hours", "too early", "a day too many", "too many hours"],
)
def test_only_what_more_minutes_would_open_is_counted(conditions: dict[str, Any], opened: int) -> None:
    schedule = Schedule(start=600, days=frozenset(range(5)))
    person = some_person(wishes=("ménage",), means=(CAR,), schedule=schedule, hours_max=30.0)
    followed = Followed(1, "somebody", person, ranked=True, dismissed=frozenset())

    wider = widened(cast("Session", None), cast("Matcher", Lists(**conditions)), followed, now=NOON)

    assert (0 if wider is None else len(wider.linked)) == opened
