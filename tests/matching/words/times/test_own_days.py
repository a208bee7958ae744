"""The days that something takes place on, out of its own words."""

from datetime import date

import pytest

from matching.words.times.own_days import NO_DAYS, own_days_in

WEDNESDAY, SATURDAY = 2, 5


@pytest.mark.parametrize(
    ("label", "title", "text", "days"),
    [
        ("Le mercredi de 14 h à 17 h", "Réparer des vélos", "", {WEDNESDAY}),
        (None, "Réparer des vélos avec nous, le mercredi après-midi", "", {WEDNESDAY}),
        ("Du lundi au mercredi", "", "", set()),
        ("Les mardis et jeudis", "", "", {1, 3}),
        ("2 h par mois", "", "Le premier mercredi du mois, des bénévoles lisent.", {WEDNESDAY}),
        ("35 h par semaine", "Maçon", "Le dépôt est ouvert le lundi.", set()),
        (None, "", "", set()),
        ("Travail le samedi", "", "10 heures par semaine, sur 2 jours. Le samedi est travaillé.", set()),
        ("Les mardis et jeudis", "", "10 heures par semaine, sur 2 jours.", {1, 3}),
    ],
)
def test_days_are_those_that_its_words_name(label: str | None, title: str, text: str, days: set[int]) -> None:
    assert own_days_in(label=label, title=title, text=text).days == days


@pytest.mark.parametrize(
    ("text", "day", "falls"),
    [
        ("Le premier mercredi du mois", date(2026, 12, 2), True),
        ("Le premier mercredi du mois", date(2026, 11, 25), False),
        ("Le premier mercredi du mois", date(2026, 12, 1), False),
        ("Le troisième samedi de chaque mois", date(2026, 11, 21), True),
        ("Le dernier vendredi du mois", date(2026, 11, 27), True),
        ("Le dernier vendredi du mois", date(2026, 11, 20), False),
    ],
)
def test_one_of_a_month_is_no_other_of_it(text: str, day: date, *, falls: bool) -> None:
    assert own_days_in(label=None, title="", text=text).falls_on(day) is falls


def test_the_next_one_of_a_month_may_be_that_very_day_and_is_else_in_the_next() -> None:
    first = own_days_in(label="Le 1er mercredi du mois", title="", text="")

    assert first.first_from(date(2026, 12, 2)) == date(2026, 12, 2)
    assert first.first_from(date(2026, 12, 3)) == date(2027, 1, 6)


def test_a_day_of_a_month_of_which_nobody_says_which_is_never_told() -> None:
    some = own_days_in(label=None, title="", text="Un samedi par mois, une équipe dégage les chemins.")

    assert some.days == {SATURDAY}
    assert some.first_from(date(2026, 11, 22)) is None


def test_what_names_no_day_can_be_on_any() -> None:
    assert NO_DAYS.falls_on(date(2026, 11, 22))
