"""Days from one to another are kept as they are written; without a month, they are such days to come."""

from datetime import date

import pytest

from matching.words.times.start import start_named
from matching.words.times.stretch import days_within_a_month, last_day_named, stretch_named

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    (
        ("vendeuse du 24 décembre au 20 décembre 2026", date(2026, 12, 24), date(2026, 12, 20)),
        ("vendeuse du 15 janvier au 10 janvier 2027", date(2027, 1, 15), date(2027, 1, 10)),
        ("caissière du 30 juin 2027 au 2 juin 2027", date(2027, 6, 30), date(2027, 6, 2)),
        ("vendeuse du 24 au 20 décembre", date(2026, 12, 24), date(2026, 12, 20)),
        ("vendeuse du 1/2/27 au 15/1/27", date(2027, 2, 1), date(2027, 1, 15)),
        ("à partir du 15 janvier jusqu'au 10 janvier 2027", date(2027, 1, 15), date(2027, 1, 10)),
    ),
)
def test_an_end_before_its_beginning_is_never_moved_nor_dropped(text: str, begins: date, ends: date) -> None:
    assert (start_named(text, TODAY), last_day_named(text, TODAY)) == (begins, ends)
    assert days_within_a_month(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    (
        ("du 15 décembre au 10 janvier", date(2026, 12, 15), date(2027, 1, 10)),
        ("du 15 décembre au 10 janvier 2027", date(2026, 12, 15), date(2027, 1, 10)),
        ("du 10 novembre au 10 décembre", TODAY, date(2026, 12, 10)),
        ("du 1er juin au 31 mai", date(2027, 6, 1), date(2028, 5, 31)),
        ("du 01/02 au 15/03/2027", date(2027, 2, 1), date(2027, 3, 15)),
    ),
)
def test_days_of_two_months_are_those_to_come(text: str, begins: date, ends: date) -> None:
    found = stretch_named(text, TODAY)

    assert found is not None
    assert (found.begins, found.ends) == (begins, ends)


@pytest.mark.parametrize(
    ("text", "words", "begins", "ends"),
    (
        ("2 extras du 20 au 24 pour les bûches", "du 20 au 24", date(2026, 12, 20), date(2026, 12, 24)),
        ("extras pour Noël, du 20 au 24", "du 20 au 24", date(2026, 12, 20), date(2026, 12, 24)),
        ("trois renforts du 28 au 31", "du 28 au 31", date(2026, 12, 28), date(2026, 12, 31)),
        ("un renfort du 28 au 3", "du 28 au 3", date(2026, 11, 28), date(2026, 12, 3)),
        ("vendeuse les 23 et 24 pour Noël", "les 23 et 24", date(2026, 12, 23), date(2026, 12, 24)),
    ),
)
def test_days_without_their_month_are_the_next_ones_and_asked_about(
    text: str, words: str, begins: date, ends: date
) -> None:
    found = stretch_named(text, TODAY)

    assert found is not None
    assert (found.begins, found.ends) == (begins, ends)
    assert (found.words, found.has_month) == (words, False)


@pytest.mark.parametrize(
    "text", ("du 9 au 13h", "de 9h à 12h", "garder les 2 et 3 enfants", "les 35 h", "fermé du 3 au 22 août")
)
def test_hours_people_and_days_off_are_no_days_of_work(text: str) -> None:
    assert stretch_named(text, TODAY) is None
