"""Days that are not worked each week are no day of each week, and count for the weeks that have them."""

import pytest

from matching.words.times.some_weeks import days_off_in_turn, now_and_then, some_weeks


@pytest.mark.parametrize(
    ("text", "days", "weeks"),
    (
        ("un week-end sur deux samedi et dimanche matin", {5, 6}, (1, 2)),
        ("un week-end sur deux, le dimanche", {6}, (1, 2)),
        ("le samedi une fois sur trois", {5}, (1, 3)),
        ("samedi et dimanche, 1 semaine sur 2", {5, 6}, (1, 2)),
        ("deux samedis sur trois", {5}, (2, 3)),
        ("un dimanche sur trois libre", {6}, (2, 3)),
        ("tous les 15 jours, le vendredi", {4}, (1, 2)),
    ),
)
def test_a_share_of_the_weeks_is_read_with_its_days(text: str, days: set[int], weeks: tuple[int, int]) -> None:
    (found,) = some_weeks(text)

    assert (set(found.days), (found.weeks, found.of)) == (days, weeks)


@pytest.mark.parametrize("text", ("du lundi au samedi une semaine sur deux", "un dimanche par mois", "7 jours sur 7"))
def test_whole_weeks_and_days_of_a_month_are_no_share_of_its_days(text: str) -> None:
    assert some_weeks(text) == ()


def test_words_of_now_and_then_are_those_of_the_employer() -> None:
    said = now_and_then("1 jeudi par mois, et un Week-end sur deux (samedi et dimanche)")

    assert said == ("1 jeudi par mois", "un Week-end sur deux (samedi et dimanche)")


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("avec 2 jours de repos", (2, "2 jours de repos")),
        ("Deux jours consécutifs de repos", (2, "Deux jours consécutifs de repos")),
        ("repos 2 jours", (2, "repos 2 jours")),
        ("2 repos par semaine", (2, "2 repos par semaine")),
        ("un jour et demi de repos", (0, "")),
        ("3 jours de repos par mois", (0, "")),
    ),
)
def test_days_off_in_turn_are_counted(text: str, told: tuple[int, str]) -> None:
    assert days_off_in_turn(text) == told
