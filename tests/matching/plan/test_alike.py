"""What can change places is looked at once, what is outdone only after what outdoes it: no week is worse."""

from collections.abc import Iterator
from typing import Any

import pytest
from scipy.optimize import milp

from matching import Kind, Ranked, Stage
from matching.plan import Bounds, placing
from tests.make.listed import listed
from tests.make.weeks import jobs, missions, week

ROWS = [
    *jobs(6),
    *missions(2),
    *(listed(f"jva:way-{minutes}", kind=Kind.VOLUNTEERING, minutes=minutes) for minutes in (9, 19, 29)),
    listed("jva:twice", kind=Kind.VOLUNTEERING, score=0.6, conditions={"hours_per_week": 8.0}),
    listed("if:1", kind=Kind.IMMERSION, score=0.5),
]


def least_costs(rows: list[Ranked], *, stage: Stage | None, bounds: Bounds) -> Iterator[float]:
    """What the solver found for the best week, with what can change places and then without."""
    for is_known in (True, False):
        with pytest.MonkeyPatch.context() as patched:
            found: list[float] = []

            def spied(*problem: Any, found: list[float] = found, **said: Any) -> Any:
                solved: Any = milp(*problem, **said)
                found.append(float(solved.fun))
                return solved

            patched.setattr("scipy.optimize.milp", spied)
            if not is_known:
                patched.setattr(placing, "alike", lambda activities, _: {one: [one] for one in range(len(activities))})
                patched.setattr(placing, "outdone", lambda *_: iter(()))
            week(*rows, stage=stage, bounds=bounds)
            yield found[0]


@pytest.mark.parametrize("stage", [None, *Stage])
@pytest.mark.parametrize("bounds", [Bounds(), Bounds(4, 12)])
def test_no_week_is_better_where_each_activity_is_looked_at_by_itself(stage: Stage | None, bounds: Bounds) -> None:
    together, by_itself = least_costs(ROWS, stage=stage, bounds=bounds)

    assert together == pytest.approx(by_itself, abs=1e-6)


def test_of_offers_that_take_as_long_the_better_one_comes_first() -> None:
    rows = [listed(f"siae:{index}", kind=Kind.INCLUSION_JOB, score=0.7 - index / 100) for index in range(6)]

    planned = week(*rows, bounds=Bounds(6, 9), stage=Stage.EMPLOI)

    applied = [line.opportunity_key for line in sorted(planned.lines, key=lambda one: one.starts + 1440 * one.day.day)]
    applied = [key for key in applied if key is not None]
    assert applied == [f"siae:{index}" for index in range(len(applied))]
    assert len(applied) > 1
