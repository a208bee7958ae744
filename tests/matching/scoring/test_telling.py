"""What an opportunity says to all who said the same is told once."""

import pytest

from matching.reasons import Reason
from matching.scoring import telling
from matching.scoring.telling import Alike, Telling, told_of
from tests.make.values import some_opportunity

JOB = told_of(some_opportunity("a:1"))


class Teller:
    """Tells what somebody said back, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, told: Telling, said: str) -> Reason:
        self.asked += 1
        return Reason("words", (f"{told.opportunity.key} {said}",))


def test_it_is_told_once_to_those_who_said_the_same_and_apart_to_others() -> None:
    alike, tell = Alike(), Teller()

    said = [alike.told(tell, one)[JOB] for one in ("ménage", "maçon", "ménage")]

    assert said == [Reason("words", (f"a:1 {one}",)) for one in ("ménage", "maçon", "ménage")]
    assert tell.asked == 2


@pytest.mark.parametrize("order", [(3, 3.0), (3.0, 3)])
def test_what_is_told_does_not_hang_on_who_said_an_equal_number_before(order: tuple[float, ...]) -> None:
    alike, tell = Alike(), lambda _, hours: Reason("hours", (hours,))

    said = [alike.told(tell, one)[JOB] for one in order]

    assert [repr(one) for one in said] == [repr(Reason("hours", (one,))) for one in order]


def test_two_subjects_are_never_taken_for_each_other() -> None:
    alike, one, other = Alike(), Teller(), Teller()

    assert alike.told(one, "ménage")[JOB] == alike.told(other, "ménage")[JOB]

    assert (one.asked, other.asked) == (1, 1)


def test_what_is_kept_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "MOST_ALIKE", 2)
    alike, tell = Alike(), Teller()

    for said in ("ménage", "maçon", "boulanger", "ménage"):
        alike.told(tell, said)[JOB]

    assert tell.asked == 4
