"""Days off are no days of work, however much of each is off."""

import pytest

from matching.words.times.week import days_named, read_week


@pytest.mark.parametrize(
    ("text", "off", "left"),
    (
        ("2h-9h, repos dimanche après-midi et lundi", {0}, set()),
        ("repos lundi et dimanche", {0, 6}, set()),
        ("du mardi au samedi, repos le dimanche à partir de 13h et le lundi", {0}, {1, 2, 3, 4, 5}),
        ("fermé le mercredi toute la journée et le dimanche", {2, 6}, set()),
        ("fermé dimanche soir + lundi", {0}, set()),
        ("repos dimanche soir, lundi et mardi", {0, 1}, set()),
        ("repos : dimanche (après-midi) et lundi", {0}, set()),
        ("repos dimanche après-midi seulement et lundi", {0}, set()),
        ("dimanche après-midi et lundi fermés", {0}, set()),
        ("samedi matin seulement et dimanche toute la journée fermé", {6}, {5}),
        ("le matin, fermé le samedi matin et le dimanche", {5, 6}, set()),
        ("samedi matin et dimanche matin", set(), {5, 6}),
        ("du lundi au samedi sauf mercredi après-midi", set(), {0, 1, 2, 3, 4, 5}),
        ("repos mercredi, ouvert le lundi", {2}, {0}),
    ),
)
def test_a_part_of_a_day_off_leaves_the_other_days_off_whole(text: str, off: set[int], left: set[int]) -> None:
    week = read_week(text)

    assert week.off == off
    assert days_named(week.text) == left


@pytest.mark.parametrize(
    ("text", "days"),
    (
        ("7h30-12h 13h-16h30 vendredi 12h", set()),
        ("8h-17h, le vendredi jusqu'à 12h", set()),
        ("du lundi au vendredi 8h-17h, vendredi 12h", {0, 1, 2, 3, 4}),
        ("7h30-12h, vendredi 8h-11h", {4}),
        ("le vendredi 12h", {4}),
    ),
)
def test_the_day_on_which_one_leaves_sooner_is_not_the_only_one(text: str, days: set[int]) -> None:
    assert days_named(read_week(text).text) == days
