"""How often and how long one comes, read in the labels of associations."""

import pytest

from matching.words.times.sessions import Sessions, sessions_in


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("2 heures par semaine", (1, 120)),
        ("2h30 par semaine, le mardi", (1, 150)),
        ("Deux heures par semaine", (1, 120)),
        ("3 heures par mois", (1, 180)),
        ("1 heure 30, deux fois par semaine", (2, 90)),
        ("Une demi-journée par semaine", (1, 180)),
        ("2 à 4 heures par semaine", (1, 240)),
        ("Trois jours, de 4 à 6 heures par jour", (3, 360)),
    ],
)
def test_a_length_that_is_said_is_read(label: str, told: tuple[int, int]) -> None:
    assert sessions_in(label) == Sessions(*told)


@pytest.mark.parametrize(
    "label",
    [None, "", "Le samedi matin", "Selon vos disponibilités", "35 h par semaine", "12,5 h par semaine", "De 24h à 30h"],
)
def test_what_says_no_session_tells_none(label: str | None) -> None:
    assert sessions_in(label) is None
