"""Times that are refused, in few words."""

import pytest

from api.wording.refused import times_refused


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("que le samedi", "tous les jours sauf samedi"),
        ("du lundi au mercredi seulement", "tous les jours sauf lundi, mardi, mercredi"),
        ("samedi matin seulement, pas le soir", "le soir, tous les jours sauf samedi"),
        ("pas le mercredi ni le jeudi", "mercredi, jeudi"),
        ("que du lundi au vendredi", "le week-end"),
    ],
)
def test_most_days_refused_are_told_by_those_that_are_left(words: str, said: str) -> None:
    assert times_refused(words) == said
