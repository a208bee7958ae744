"""Days are read as people write them; what is not clear is asked for."""

import pytest

from ingest.own.days import days_of
from tests.make.hostile import slow_pieces


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("lundi à vendredi", [0, 1, 2, 3, 4]),
        ("Du lundi au vendredi", [0, 1, 2, 3, 4]),
        ("LUN-VEN", [0, 1, 2, 3, 4]),
        ("du samedi au lundi", [0, 5, 6]),
        ("mardi, jeudi", [1, 3]),
        ("les mardis et les jeudis", [1, 3]),
        ("mardi jeudi", [1, 3]),
        ("lun. mer. ven.", [0, 2, 4]),
        ("mardi/vendredi\nsamedi", [1, 4, 5]),
        ("du lundi au mercredi, vendredi", [0, 1, 2, 4]),
        ("tous les jours", [0, 1, 2, 3, 4, 5, 6]),
        ("7j/7", [0, 1, 2, 3, 4, 5, 6]),
        ("tous les jours sauf le dimanche et les jours fériés", [0, 1, 2, 3, 4, 5]),
        ("en semaine", [0, 1, 2, 3, 4]),
        ("le week-end", [5, 6]),
        ("jeudi uniquement", [3]),
    ],
)
def test_days_are_read(text: str, days: list[int]) -> None:
    assert days_of(text) == frozenset(days)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sur demande",
        "mardi matin",
        "1er et 3e mardi",
        "lundi à",
        "lundi à jeudi à samedi",
        "sauf dimanche",
        "8",
        "ma",
    ],
)
def test_days_that_are_not_clear_are_none(text: str) -> None:
    assert days_of(text) is None


def test_a_cell_without_an_end_is_read_once() -> None:
    assert slow_pieces(days_of) == {}
