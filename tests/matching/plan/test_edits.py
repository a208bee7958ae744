"""A week that is changed: what was kept stays, what was removed is gone, and nothing else moves without a reason."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from scipy.optimize import milp

from matching import Kind
from matching.plan import Bounds, Edits
from tests.make.listed import listed
from tests.make.weeks import jobs, missions, week


def test_what_was_removed_leaves_its_place_to_the_next_best() -> None:
    rows = [*jobs(9), *missions(3)]
    first = week(*rows)
    gone = first.lines[0].activity

    planned = week(*rows, edits=Edits(removed=frozenset({gone})))

    assert gone not in {line.activity for line in planned.lines}
    assert planned.fits


def test_what_was_kept_stays_on_its_day_whatever_else_changes() -> None:
    rows = [*jobs(9), *missions(3)]
    worst = week(*rows).lines[-1]
    kept = Edits(kept={worst.activity: {worst.day.weekday(): worst.starts}})

    planned = week(*rows, bounds=Bounds(4, 6), edits=kept)

    assert (worst.activity, worst.day) in {(line.activity, line.day) for line in planned.lines}


def test_what_was_kept_and_does_not_fit_any_more_does_not_empty_the_week() -> None:
    rows = [*jobs(9), *missions(3)]
    everything = Edits(kept={line.activity: {line.day.weekday(): line.starts} for line in week(*rows).lines})

    planned = week(*rows, bounds=Bounds(2, 3), edits=everything)

    assert planned.lines
    assert not planned.fits


def test_neighbours_of_a_list_that_change_places_change_no_line() -> None:
    rows = [*jobs(9), *missions(4, score=0.55), listed("if:1", kind=Kind.IMMERSION, score=0.5)]
    swapped = [rows[1], rows[0], *rows[2:9], rows[10], rows[9], *rows[11:]]

    assert week(*rows, bounds=Bounds(4, 12)).lines == week(*swapped, bounds=Bounds(4, 12)).lines


@pytest.mark.parametrize("most", [12, 20])
def test_offers_that_grow_older_by_the_minute_move_no_line(most: float) -> None:
    """Their scores fall a little, each by a little more or less."""
    rows = [*jobs(9), *missions(4, score=0.556), listed("if:1", kind=Kind.IMMERSION, score=0.5)]
    first = week(*rows, bounds=Bounds(4, most)).lines

    for minute in range(1, 6):
        older = [replace(row, score=row.score - minute * (1 + index % 3) * 1e-6) for index, row in enumerate(rows)]
        assert week(*sorted(older, key=lambda row: -row.score), bounds=Bounds(4, most)).lines == first


def test_the_work_of_the_solver_is_bounded_and_not_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, float]] = []

    def spied(*problem: Any, options: Any, **said: Any) -> Any:
        asked.append(dict(options))
        return milp(*problem, options=options, **said)

    monkeypatch.setattr("scipy.optimize.milp", spied)
    week(*jobs(5))

    assert asked
    assert all("time_limit" not in one and one["node_limit"] > 0 for one in asked)


@pytest.mark.parametrize("bounds", [Bounds(), Bounds(4, 12)])
def test_what_is_kept_and_what_stays_put_keep_their_days_and_hours(bounds: Bounds) -> None:
    rows = [*jobs(9), *missions(3), listed("if:1", kind=Kind.IMMERSION, score=0.3)]
    first = week(*rows, bounds=bounds).lines
    sessions: dict[str, dict[int, int]] = {}
    for line in first:
        sessions.setdefault(line.activity, {})[line.day.weekday()] = line.starts

    assert week(*rows, bounds=bounds, edits=Edits(sessions)).lines == first


def test_what_is_kept_in_the_afternoon_stays_there_with_the_rest_around_it() -> None:
    kept = Edits({"jva:0": {0: 14 * 60}})

    planned = week(*jobs(9), *missions(3), edits=kept)

    assert [line.starts for line in planned.lines if line.activity == "jva:0"] == [14 * 60]
    assert all(one.day < after.day or one.back <= after.leaves for one, after in pairwise(planned.lines))


def test_what_is_kept_alone_stays_where_it_was_and_nothing_fills_the_room() -> None:
    rows = [*missions(3), *jobs(3)]
    proposed = week(*rows)
    kept = [line for line in proposed.lines if line != proposed.lines[0]]
    sessions: dict[str, dict[int, int]] = {}
    for line in kept:
        sessions.setdefault(line.activity, {})[line.day.weekday()] = line.starts

    left = week(*rows, edits=Edits(sessions, alone=True))

    assert [(line.activity, line.day, line.starts) for line in left.lines] == [
        (line.activity, line.day, line.starts) for line in kept
    ]
    assert left.fits
