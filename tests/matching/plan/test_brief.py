"""What is logged of a week is enough to make it again, and tells nothing that somebody may take back."""

from datetime import date

import pytest

from matching.plan import Agreed, Bounds, Brief, Edits
from tests.make.weeks import MONDAY


@pytest.mark.parametrize(
    "brief",
    [
        Brief(MONDAY),
        Brief(
            MONDAY,
            asked_on=date(2026, 11, 20),
            since=90,
            bounds=Bounds(7, 10.5),
            first=7,
            called=frozenset({7, 3}),
            ridden_beyond=frozenset({9}),
            waits={7: (40, 125)},
            accompanied=False,
        ),
    ],
)
def test_a_week_that_nobody_changed_is_asked_for_again_as_it_was(brief: Brief) -> None:
    assert Brief.of_log(brief.logged()) == brief


@pytest.mark.parametrize(
    "brief",
    [
        Brief(MONDAY, edits=Edits(kept={"ft:1": {0: 540}})),
        Brief(MONDAY, edits=Edits(removed=frozenset({"ft:1"}))),
        Brief(MONDAY, agreed=Agreed(ids=frozenset({12}))),
        Brief(MONDAY, agreed=Agreed(over=frozenset({12}))),
        Brief(MONDAY, saved=frozenset({12})),
    ],
)
def test_of_what_somebody_changed_or_said_only_that_there_was_something_is_logged(brief: Brief) -> None:
    assert brief.logged() == Brief(MONDAY).logged() | {"edited": True}
    assert Brief.of_log(brief.logged()) is None
