"""An immersion in a week: how much of it there is, at which hours, and from when on."""

from datetime import date

import pytest

from matching import Kind, Stage
from matching.plan import Agreed, Bounds, Brief, Doing, plan_week
from tests.make.listed import listed
from tests.make.values import some_person
from tests.make.weeks import MONDAY, jobs, missions, week


def test_an_immersion_of_a_company_s_hours_fills_a_week_alone() -> None:
    planned = week(listed("if:1", kind=Kind.IMMERSION, score=0.9), *jobs(3), stage=Stage.SOCIO_PRO)

    assert {line.kind for line in planned.lines} == {Kind.IMMERSION}
    assert planned.hours == 35
    assert planned.told == "35 h d'activité : une immersion remplit la semaine à elle seule."
    assert "Durée non dite, comptée 35 h (jours : 5) : Proposition if:1." in [one.told() for one in planned.assumed]


@pytest.mark.parametrize("most", [2.0, 5.0, 10.0, 15.0])
def test_an_immersion_is_agreed_upon_for_as_few_hours_as_are_asked(most: float) -> None:
    row = listed("immersion:1", kind=Kind.IMMERSION, minutes=10)

    planned = week(row, bounds=Bounds(1, most), hours_min=2.0, hours_max=10.0)

    assert 0 < planned.hours <= most


def test_few_hours_of_work_wished_leave_a_trial_of_as_few() -> None:
    row = listed("immersion:1", kind=Kind.IMMERSION, minutes=10)

    planned = week(row, hours_max=10.0)

    assert 0 < sum(line.minutes for line in planned.lines if line.doing is Doing.TAKE_PART) <= 10 * 60


@pytest.mark.parametrize(("others", "bounds"), [(0, Bounds(2, 10)), (2, Bounds(8, 15))])
def test_several_sessions_of_one_thing_have_the_same_hours_each_day_in_the_morning(others: int, bounds: Bounds) -> None:
    rows = [listed("if:1", kind=Kind.IMMERSION, minutes=5, score=0.9, id=1), *missions(others), *jobs(others)]

    planned = week(*rows, bounds=bounds, agreed=Agreed(ids=frozenset({1})))

    starts = {line.starts for line in planned.lines if line.kind is Kind.IMMERSION and line.travel_minutes}
    assert starts == {8 * 60 + 35}


@pytest.mark.parametrize(("asked_on", "is_there"), [(date(2026, 11, 22), False), (date(2026, 11, 10), True)])
def test_an_immersion_needs_time_to_be_agreed_upon(asked_on: date, is_there: bool) -> None:  # noqa: FBT001 - parametrized
    rows = [listed("if:1", kind=Kind.IMMERSION)]

    planned = plan_week(some_person(), rows, Brief(MONDAY, asked_on=asked_on))

    assert any(line.doing is Doing.TAKE_PART for line in planned.lines) is is_there
    assert all(not line.is_sure for line in planned.lines if line.doing is Doing.TAKE_PART)
