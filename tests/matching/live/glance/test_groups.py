"""What groups of rows are worth: worked out for who says what they tell, in words too, and for nobody else."""

import pytest

from matching import Level, Person, Schedule
from matching.live.glance.groups import demands_worth, times_worth
from matching.live.index import empty_index
from matching.scoring.profile import build_profile
from tests.make.looks import index_of_town
from tests.make.standing import COMMUNES, KNOWLEDGE, WEIGHTS
from tests.make.values import some_person


def groups_told(person: Person) -> tuple[bool, bool]:
    """Whether days and hours, and demands, are worth something of their own."""
    (segment,), profile = index_of_town().segments, build_profile(person, KNOWLEDGE, WEIGHTS)
    times, demands = times_worth(segment, profile, WEIGHTS), demands_worth(segment, profile, WEIGHTS)
    return len(times) > 0, len(demands) > 0


def test_groups_of_an_empty_index_are_worth_nothing() -> None:
    (segment,) = empty_index(trades=KNOWLEDGE.trades, communes=COMMUNES).segments
    profile = build_profile(some_person(hours_max=20.0, level=Level.BAC), KNOWLEDGE, WEIGHTS)

    assert not len(times_worth(segment, profile, WEIGHTS))
    assert not len(demands_worth(segment, profile, WEIGHTS))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"wishes": ("ménage",)}, (False, False)),
        ({"wishes": ("ménage 20h",)}, (True, False)),
        ({"hours_min": 10.0}, (True, False)),
        ({"schedule": Schedule(nights=True)}, (True, False)),
        ({"level": Level.BAC}, (False, True)),
        ({"french": "A2"}, (False, True)),
        ({"limits": ("pas de port de charges",)}, (False, True)),
    ],
)
def test_groups_are_worth_something_to_who_says_what_they_tell(
    said: dict[str, object], told: tuple[bool, bool]
) -> None:
    assert groups_told(some_person(**said)) == told
