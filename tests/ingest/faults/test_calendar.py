"""The calendar of the bus comes in one answer: it is read, or what was known stays; an event costs itself at most."""

import json
from typing import Any

import pytest

from tests.ingest.faults.conftest import MOVED, Scene
from tests.ingest.faults.test_fields import Json, number_of

WRONG: tuple[Any, ...] = ("", " ", "demain", "\x00", "\ud800", "<b>", "20260231T093000", "-1", 10**400, "é" * 3_000)


@pytest.mark.parametrize("day", range(2))
def test_a_wrong_value_in_any_line_costs_its_event_at_most(bus: Scene, day: int) -> None:
    def spoil(event: Json) -> Json:
        number = number_of(event) + day
        wrong = {list(event)[number // len(WRONG) % len(event)]: WRONG[number % len(WRONG)]}
        return event | (wrong if number // 100 % 3 == 0 else {})

    bus.rewrite(spoil)
    report = bus.run()

    assert report.status == "complete" or report.applied.retired == 0
    assert len(bus.live()) >= 0.8 * len(bus.today)
    bus.assert_put_right()


def test_events_that_say_nothing_retire_nothing(bus: Scene) -> None:
    bus.rewrite(lambda event: None if number_of(event) % 10 == 0 else event)

    report = bus.run()

    assert (report.status, report.applied.retired) == ("partial", 0)
    assert report.rejected > 0
    bus.assert_put_right()


def test_events_that_enter_and_leave_are_the_only_ones_that_change(bus: Scene) -> None:
    gone = bus.shelf.withdraw(MOVED)
    bus.today = bus.clean()

    assert len(gone) == MOVED
    bus.assert_put_right()


def test_tags_and_scripts_never_reach_the_store(bus: Scene) -> None:
    bus.rewrite(lambda event: event | {"LOCATION": f"<script>alert(1)</script><b>{event['LOCATION']}</b>"})

    bus.run()

    kept = json.dumps(list(bus.live().values()))
    assert len(bus.live()) == len(bus.today)
    assert not any(said in kept for said in ("alert(", "<b>", "<script"))
