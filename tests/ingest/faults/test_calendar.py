"""The calendar of the bus comes in one answer: it is read, or what was known stays; an event costs itself at most."""

import json
from typing import Any

import pytest

from ingest.sandbox import FaultKind
from tests.ingest.faults.conftest import MOVED, Scene
from tests.ingest.faults.test_fields import Json, number_of
from tests.ingest.faults.test_personal import all_tables, planted, traces

FOR_EVER = 99
WRONG: tuple[Any, ...] = ("", " ", "demain", "\x00", "\ud800", "<b>", "20260231T093000", "-1", 10**400, "é" * 3_000)


@pytest.mark.parametrize(
    ("kind", "times"),
    [
        (FaultKind.TOO_MANY_REQUESTS, 1),
        (FaultKind.SERVER_ERROR, 3),
        (FaultKind.CUT_CONNECTION, 1),
        (FaultKind.SLOW, 1),
    ],
)
def test_what_passes_is_waited_for(bus: Scene, kind: FaultKind, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind is FaultKind.SLOW:
        monkeypatch.setattr("kit.http.LONGEST_SILENCE_SECONDS", 0.5)
    bus.arm(kind, times=times, delay_seconds=1.0)

    assert bus.pull().status == "complete"
    assert not bus.sandbox.faults.armed()


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (FaultKind.SERVER_ERROR, 500),
        (FaultKind.CUT_CONNECTION, 200),
        (FaultKind.TRUNCATED_JSON, 200),
        (FaultKind.HTML_ERROR, 200),
        (FaultKind.HTML_ERROR, 404),
        (FaultKind.NO_CONTENT, 204),
    ],
)
def test_what_lasts_changes_nothing(bus: Scene, kind: FaultKind, status: int) -> None:
    bus.arm(kind, times=FOR_EVER, status=status)

    assert bus.pull().status == "failed"
    bus.assert_put_right()


def test_a_letter_in_another_encoding_is_read_as_it_was_meant(bus: Scene) -> None:
    bus.arm(FaultKind.BROKEN_TEXT, times=FOR_EVER)

    assert bus.pull().status == "complete"


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


def test_no_contact_is_in_any_table(bus: Scene) -> None:
    bus.rewrite(planted)

    report = bus.run()

    assert report.pulled > 100
    assert not traces(all_tables(bus))
