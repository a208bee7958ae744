"""A date with a day of the week that it does not have is found, with the day that it is."""

from datetime import date

import pytest

from matching.words.times.wrong_day import wrong_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Extra lundi 24 décembre 2026 au soir", "lundi 24 décembre 2026", date(2026, 12, 24)),
        ("À partir du lundi 24 décembre, 35 h", "lundi 24 décembre", date(2026, 12, 24)),
        ("le mercredi 24/11 de 8h à 12h", "mercredi 24/11", date(2026, 11, 24)),
        ("le mercredi 24/11/26", "mercredi 24/11/26", date(2026, 11, 24)),
        ("samedi 5 décembre puis samedi 13 décembre", "samedi 13 décembre", date(2026, 12, 13)),
    ],
)
def test_a_date_with_another_day_than_its_own_is_found(text: str, words: str, day: date) -> None:
    assert wrong_day(text, TODAY) == (words, day)


@pytest.mark.parametrize(
    "text",
    [
        "jeudi 24 décembre 2026",
        "samedi 5 décembre 18h",
        "mardi 24/11",
        "lundi 31 novembre",
        "le lundi, 24 h par semaine",
    ],
)
def test_dates_that_agree_or_do_not_exist_are_left(text: str) -> None:
    assert wrong_day(text, TODAY) is None
