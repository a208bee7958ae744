"""What a licence opens beside itself."""

import pytest

from matching.words.conditions import EVERY_LICENCE, may_drive


@pytest.mark.parametrize(
    ("held", "opened"),
    [
        ("AM", "AM"),
        ("A", "A A2 A1 AM"),
        ("B", "B B1 AM"),
        ("BE", "BE B B1 AM"),
        ("C1", "C1 B B1 AM"),
        ("CE", "CE C C1 C1E BE B B1 AM"),
        ("DE", "DE D D1 D1E BE B B1 AM"),
        ("CE D", "CE C C1 C1E BE B B1 AM D D1 DE D1E"),
        ("", ""),
    ],
)
def test_what_each_opens(held: str, opened: str) -> None:
    assert may_drive(frozenset(held.split())) == frozenset(opened.split())


def test_what_is_not_said_stays_so_and_what_the_law_does_not_know_opens_nothing() -> None:
    assert may_drive(None) is None
    assert may_drive(frozenset({"EN"})) == frozenset({"EN"})


@pytest.mark.parametrize("code", EVERY_LICENCE)
def test_what_is_opened_opens_no_more(code: str) -> None:
    assert may_drive(may_drive(frozenset({code}))) == may_drive(frozenset({code}))
