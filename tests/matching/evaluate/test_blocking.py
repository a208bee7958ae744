"""Conditions that block, looked for one by one: no first ten of the ranking holds one."""

from dataclasses import replace
from typing import Any

import pytest

from geo import Means, Mode
from matching import Asked, Kind, Level, Schedule
from matching.evaluate.blocking import blocked_in, blocking
from matching.evaluate.trial import Trial
from tests.make.judged import some_trials
from tests.make.standing import standing_of
from tests.make.values import AUBUSSON, some_opportunity, some_person

LICENCE = Asked("B", required=True, code="B")
BUS = (Means(Mode.BUS, 30),)


@pytest.mark.parametrize(
    ("said", "asked", "kind", "found"),
    [
        ({"open_to": frozenset({Kind.JOB})}, {}, Kind.VOLUNTEERING, ["kind_refused"]),
        ({"civic_service": False}, {}, Kind.CIVIC_SERVICE, ["civic_service_age"]),
        (
            {"licences": frozenset()},
            {"licences": (Asked("B", required=True, code="B"),)},
            Kind.JOB,
            ["licence_missing"],
        ),
        ({"licences": frozenset()}, {"licences": (replace(LICENCE, required=False),)}, Kind.JOB, []),
        ({"means": BUS}, {"vehicle_needed": True}, Kind.JOB, ["vehicle_missing"]),
        ({"level": Level.CAP}, {"level": Level.BAC, "level_required": True}, Kind.JOB, ["diploma_missing"]),
        ({"hours_max": 20}, {"hours_per_week": 35}, Kind.JOB, ["too_many_hours"]),
        ({"schedule": Schedule(nights=False)}, {"nights": True}, Kind.JOB, ["nights"]),
        ({"schedule": Schedule(weekends=False)}, {"weekends": True}, Kind.JOB, ["weekends"]),
        ({"schedule": Schedule(weekends=False)}, {"weekends": True, "weekends_rarely": True}, Kind.JOB, []),
        ({"schedule": Schedule(days=frozenset({0}))}, {"days": (2,)}, Kind.JOB, ["days"]),
        ({"schedule": Schedule(end=960)}, {"starts_at": 1080}, Kind.JOB, ["hours_of_day"]),
        ({"limits": ("pas de charges lourdes",)}, {"heavy": True}, Kind.IMMERSION, ["limit"]),
        ({"limits": ("dos fragile",)}, {"heavy": True}, Kind.JOB, []),
        ({}, {"hours_per_week": 35, "nights": True}, Kind.JOB, []),
    ],
)
def test_a_condition_that_blocks_is_named(
    said: dict[str, Any], asked: dict[str, Any], kind: Kind, found: list[str]
) -> None:
    assert list(blocking(some_person(**said), some_opportunity(kind=kind, conditions=asked))) == found


def test_what_lies_beyond_twice_the_limit_is_out_of_reach_but_with_a_room() -> None:
    walker = some_person(means=(Means(Mode.WALK, 20),))
    far = some_opportunity("far", point=AUBUSSON)
    lodged = some_opportunity("lodged", point=AUBUSSON, conditions={"accommodation_offered": True})
    standing = standing_of(walker, far, lodged)
    trial = Trial(walker, standing, standing.gate)

    assert [list(blocked_in(trial, row)) for row in (0, 1)] == [["out_of_reach"], []]


def test_the_ranking_shows_nothing_that_is_blocked() -> None:
    for trial in some_trials():
        assert [
            list(blocked_in(trial, int(row))) for row in trial.standing.open_rows() if any(blocked_in(trial, row))
        ] == []
