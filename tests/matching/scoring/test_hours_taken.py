"""How long a day of work is taken to last where it does not say its hours: as a week counts it."""

from typing import Any

import pytest

from geo import WorkingHours
from matching import Kind, Opportunity, Schedule, hours_taken
from tests.make.values import some_opportunity, some_person

NINE = 9 * 60
FREE_AT_NINE = some_person(schedule=Schedule(start=NINE, end=16 * 60))


def mission(**conditions: Any) -> Opportunity:
    return some_opportunity(kind=Kind.VOLUNTEERING, conditions=conditions)


def hours_of(opportunity: Opportunity) -> WorkingHours:
    return hours_taken(FREE_AT_NINE, opportunity).trip.hours


@pytest.mark.parametrize(
    ("conditions", "minutes"),
    [
        ({"schedule": "2 heures par semaine"}, 120),
        ({"schedule": "1 heure 30, deux fois par semaine"}, 90),
        ({"schedule": "une demi-journée par semaine"}, 180),
        ({"hours_per_week": 2.0}, 120),
        ({"hours_per_week": 8.0}, 240),
        ({}, 180),
    ],
)
def test_a_mission_lasts_as_long_as_its_words_say_or_as_one_usually_does(
    conditions: dict[str, Any], minutes: int
) -> None:
    hours = hours_of(mission(**conditions))

    assert (hours.starts, hours.ends) == (NINE, NINE + minutes)


def test_the_hours_of_a_week_of_a_job_are_shared_over_the_days_that_it_names() -> None:
    daily, once = ({"hours_per_week": 10.0, "schedule": said} for said in (None, "le lundi et le mardi"))

    assert hours_of(some_opportunity(conditions=daily)).ends == NINE + 120
    assert hours_of(some_opportunity(conditions=once)).ends == NINE + 300


def test_a_morning_of_two_hours_lasts_two() -> None:
    taken = hours_taken(FREE_AT_NINE, mission(schedule="2 heures par semaine, le mardi matin"))

    assert taken.trip.hours == WorkingHours(frozenset({1}), NINE, NINE + 120)


def test_a_job_that_says_nothing_fills_the_day_that_the_person_has() -> None:
    hours = hours_of(some_opportunity())

    assert (hours.starts, hours.ends) == (NINE, 16 * 60)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Temps partiel de 20 heures, réparti sur 4 jours.", 300),
        ("20h sur quatre jours.", 300),
        ("20 heures, 5 jours par semaine.", 240),
        ("20 heures par semaine.", 240),
        ("20 heures par semaine, télétravail 4 jours par semaine possible.", 240),
    ],
)
def test_the_hours_of_a_week_are_shared_over_as_many_days_as_the_text_counts(text: str, minutes: int) -> None:
    job = some_opportunity(text=text, conditions={"hours_per_week": 20.0})

    taken = hours_taken(FREE_AT_NINE, job)

    assert taken.minutes_a_day == minutes
    assert not taken.open_days


def test_days_that_are_left_open_are_kept_as_written_and_the_day_is_the_longest() -> None:
    job = some_opportunity(text="8 heures, sur deux ou trois jours.", conditions={"hours_per_week": 8.0})

    taken = hours_taken(FREE_AT_NINE, job)

    assert (taken.minutes_a_day, taken.open_days) == (240, "deux ou trois jours")


@pytest.mark.parametrize(
    ("text", "hours", "minutes"),
    [
        ("24 heures, réparti sur 4 jours.", 24.0, 6 * 60),
        ("15 heures, sur 2 jours.", 15.0, 7 * 60 + 30),
        ("27 heures, sur 3 jours.", 27.0, 9 * 60),
    ],
)
def test_a_day_that_a_count_of_days_tells_is_as_long_as_it_says(text: str, hours: float, minutes: int) -> None:
    taken = hours_taken(some_person(), some_opportunity(text=text, conditions={"hours_per_week": hours}))

    assert taken.minutes_a_day == minutes
    assert taken.trip.hours.ends - taken.trip.hours.starts == minutes


def test_a_rota_of_twelve_hours_is_not_taken_to_begin_in_the_morning() -> None:
    taken = hours_taken(some_person(), some_opportunity(text="24 h sur 2 jours.", conditions={"hours_per_week": 24.0}))

    assert taken.minutes_a_day is None


def test_a_day_named_beside_a_count_of_days_is_not_the_only_one() -> None:
    said: dict[str, Any] = {"hours_per_week": 10.0, "schedule": "Travail le samedi", "weekends": True}
    text = "10 heures par semaine, sur 2 jours. Le samedi est travaillé."

    taken = hours_taken(some_person(), some_opportunity(text=text, conditions=said))

    assert taken.trip.hours.days == hours_taken(some_person(), some_opportunity()).trip.hours.days
    assert (taken.minutes_a_day, taken.on_weekends) == (300, True)


def test_a_start_that_is_told_alone_begins_a_day_as_long_as_its_count_of_days_says() -> None:
    text = "24 heures, sur 4 jours. La prise de poste est tôt le matin, entre 5 h et 6 h."
    said: dict[str, Any] = {"hours_per_week": 24.0, "starts_at": 5 * 60}

    taken = hours_taken(some_person(), some_opportunity(text=text, conditions=said))

    assert (taken.trip.hours.starts, taken.trip.hours.ends, taken.said) == (5 * 60, 11 * 60, False)


def test_a_day_that_cannot_hold_the_hours_of_a_week_is_not_the_only_one() -> None:
    said: dict[str, Any] = {"hours_per_week": 35.0, "schedule": "Travail le samedi"}

    taken = hours_taken(some_person(), some_opportunity(conditions=said))

    assert taken.trip.hours == hours_taken(some_person(), some_opportunity()).trip.hours
