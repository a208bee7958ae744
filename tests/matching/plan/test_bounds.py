"""The hours that a week aims at, and what is said where it does not come to them."""

from dataclasses import replace
from datetime import date

import pytest

from matching import Kind, Person, Schedule, Stage
from matching.plan import Bounds, Brief, coming_monday, plan_week
from tests.make.listed import listed
from tests.make.values import some_person
from tests.make.weeks import MONDAY, missions, week


def test_what_would_make_it_fit_does() -> None:
    """Three mornings, and missions that lie a little too far: every change that is named is enough by itself."""
    person = some_person(
        stage=Stage.REMOBILISATION, schedule=Schedule(days=frozenset({0, 1, 3}), start=9 * 60, end=13 * 60)
    )
    rows = [*missions(6), *(listed(f"far:{i}", kind=Kind.VOLUNTEERING, minutes=40) for i in range(3))]
    bounds = Bounds(11, 20)

    planned = plan_week(person, rows, Brief(MONDAY, bounds=bounds))

    said = {one.bound: one.said.phrase() for one in planned.loosen}
    assert not planned.fits
    assert said["hours"] == f"avec {planned.hours:g} h au lieu de 11 h"
    assert plan_week(person, rows, Brief(MONDAY, bounds=Bounds(planned.hours, 20))).fits
    assert said["day"] == "avec un jour en plus : mercredi"
    assert plan_week(with_days(person, {0, 1, 2, 3}), rows, Brief(MONDAY, bounds=bounds)).fits
    assert "travel" not in said


def test_a_few_minutes_more_on_the_way_can_be_enough() -> None:
    rows = missions(6, minutes=40)

    planned = week(*rows, bounds=Bounds(10, 20), stage=Stage.REMOBILISATION)

    assert [one.said.phrase() for one in planned.loosen if one.bound == "travel"] == [
        "avec 15 min de trajet de plus, par trajet"
    ]
    longer = [replace(row, ways=tuple(way._replace(limit=45.0) for way in row.ways)) for row in rows]
    assert week(*longer, bounds=Bounds(10, 20), stage=Stage.REMOBILISATION).fits


def with_days(person: Person, days: set[int]) -> Person:
    return replace(person, schedule=replace(person.schedule, days=frozenset(days)))


def test_an_empty_list_still_leaves_what_is_useful_any_week() -> None:
    planned = week()

    assert not planned.fits
    assert planned.hours == 3
    assert planned.told == "3 h d'activité tiennent dans cette semaine, pour 15 à 20 h visées."


@pytest.mark.parametrize(("day", "monday"), [(20, 23), (23, 23), (24, 30), (29, 30)])
def test_a_week_begins_today_on_a_monday_else_on_the_next(day: int, monday: int) -> None:
    assert coming_monday(date(2026, 11, day)) == date(2026, 11, monday)


@pytest.mark.parametrize(
    ("most", "aimed"),
    [(None, (15, 20)), (35.0, (15, 20)), (20.0, (15, 20)), (10.0, (7, 10)), (2.0, (1, 2)), (0.5, (0.5, 0.5))],
)
def test_a_week_aims_at_no_more_hours_than_the_person_said(most: float | None, aimed: tuple[float, float]) -> None:
    bounds = Bounds.usual_for(some_person(hours_max=most))

    assert (bounds.least, bounds.most) == aimed
    assert bounds.are_usual is (aimed == (15, 20))
