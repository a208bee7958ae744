"""The level of French that a note tells: told alone, and never read into other words."""

import pytest

from matching.words.wishes.french_said import french_said


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("fr A2", "A2"),
        ("ménage, français b1, le matin", "B1"),
        ("niveau de français : A1", "A1"),
        ("ménage", None),
        ("cours de français A2 demandés", None),
        ("fr A1, fr B2", None),
        ("", None),
    ],
)
def test_a_level_is_read_where_a_clause_tells_it_alone(text: str, level: str | None) -> None:
    assert french_said(text) == level
