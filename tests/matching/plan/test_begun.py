"""A week that has begun: what is gone of it holds nothing new."""

from datetime import UTC, date, datetime

import pytest

from matching.plan import Agreed, Appointment, Brief, Doing, Edits, Line, Week, minutes_gone, plan_week
from matching.plan.week import Bounds
from tests.make.listed import listed
from tests.make.values import some_person
from tests.make.weeks import MONDAY, cleaning, jobs, missions

DAY = 24 * 60
WEDNESDAY_NOON = 2 * DAY + 12 * 60


def week_from(since: int, *, agreed: Agreed | None = None, edits: Edits | None = None) -> Week:
    """The week of MONDAY, asked for so many minutes after it began."""
    rows = [listed("ft:agreed", id=1), *missions(4), *jobs(4), cleaning()]
    return plan_week(
        some_person(),
        rows,
        Brief(
            MONDAY,
            asked_on=MONDAY,
            bounds=Bounds(5, 10),
            agreed=agreed or Agreed(),
            edits=edits or Edits(),
            since=since,
        ),
    )


def leaves(line: Line) -> int:
    return (line.day - MONDAY).days * DAY + line.leaves


@pytest.mark.parametrize("since", [1, 9 * 60, WEDNESDAY_NOON, 4 * DAY + 13 * 60])
def test_nothing_new_is_put_where_the_week_is_gone(since: int) -> None:
    planned = week_from(since)

    assert planned.lines
    assert min(map(leaves, planned.lines)) >= since


def test_a_week_that_has_not_begun_starts_on_its_monday() -> None:
    assert week_from(0).lines[0].day == MONDAY


def test_the_afternoon_of_a_monday_is_still_there_at_ten() -> None:
    assert week_from(10 * 60).lines[0].day == MONDAY


def test_an_interview_that_was_told_stays_on_its_day() -> None:
    agreed = Agreed(frozenset({1}), interviews={1: Appointment(MONDAY, 9 * 60)})

    assert (MONDAY, Doing.MEET) in {(line.day, line.doing) for line in week_from(WEDNESDAY_NOON, agreed=agreed).lines}


def test_what_somebody_keeps_on_a_day_stays_there() -> None:
    kept = Edits({"ft:0/step": {0: 9 * 60}})

    assert (MONDAY, "ft:0/step") in {(line.day, line.activity) for line in week_from(WEDNESDAY_NOON, edits=kept).lines}


@pytest.mark.parametrize(
    ("now", "gone"),
    [
        (datetime(2026, 11, 23, 7, 30, tzinfo=UTC), 8 * 60 + 30),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), 0),
        (datetime(2026, 11, 29, 22, 59, tzinfo=UTC), 7 * DAY - 1),
        (datetime(2026, 11, 30, 7, 0, tzinfo=UTC), 0),
        (datetime(2026, 11, 20, 7, 0, tzinfo=UTC), 0),
    ],
)
def test_what_is_gone_of_a_week_is_counted_in_france(now: datetime, gone: int) -> None:
    assert minutes_gone(date(2026, 11, 23), now=now) == gone
