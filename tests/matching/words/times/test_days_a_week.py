"""On how many days a week one works, of texts that count the days without naming them."""

import pytest

from matching.words.times.days_a_week import days_a_week_in


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Temps partiel de 24 heures, réparti sur 4 jours.", 4, 4),
        ("Le besoin est de 8 heures par semaine, sur deux ou trois jours.", 2, 3),
        ("6 heures par semaine, en trois matinées.", 3, 3),
        ("20h sur 3 à 4 jours", 3, 4),
        ("Travail 5 jours par semaine.", 5, 5),
        ("3 jours par semaine, dont 2 jours de télétravail", 3, 3),
    ],
)
def test_days_that_are_counted_are_read(text: str, least: int, most: int) -> None:
    told = days_a_week_in(text)

    assert told is not None
    assert (told.least, told.most) == (least, most)


@pytest.mark.parametrize(
    "text",
    [
        "2 jours de repos par semaine",
        "Télétravail 2 jours par semaine",
        "Formation de 35 heures sur 5 jours",
        "Un samedi sur deux jours ouvrés",
        "Quelques heures sur 31 jours",
        "4 jours par semaine l'hiver, 5 jours par semaine l'été",
        "35 heures par semaine",
    ],
)
def test_days_off_of_a_course_or_of_no_one_week_are_not(text: str) -> None:
    assert days_a_week_in(text) is None
