"""A partner that is busy, silent or ill: what passes is waited for, what lasts costs nothing that was known."""

import time

import pytest
import stamina

from ingest.sandbox import Fault, FaultKind
from tests.ingest.faults.conftest import Scene

FOR_EVER = 99


@pytest.mark.parametrize(
    ("kind", "times"),
    [
        (FaultKind.TOO_MANY_REQUESTS, 1),
        (FaultKind.SERVER_ERROR, 3),
        (FaultKind.HTML_ERROR, 1),
        (FaultKind.CUT_CONNECTION, 1),
        (FaultKind.SLOW, 1),
    ],
)
def test_what_passes_is_waited_for(paged: Scene, kind: FaultKind, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind is FaultKind.SLOW:
        monkeypatch.setattr("kit.http.LONGEST_SILENCE_SECONDS", 0.5)
    paged.arm(kind, after=1, times=times, delay_seconds=1.0)

    assert paged.pull().status == "complete"
    assert not paged.sandbox.faults.armed()


def test_a_partner_that_says_how_long_to_wait_is_given_that_long(paged: Scene) -> None:
    paged.arm(FaultKind.TOO_MANY_REQUESTS, after=1, retry_after_seconds=1)
    began = time.monotonic()
    with stamina.set_testing(False):
        assert paged.pull().status == "complete"
    assert time.monotonic() - began >= 1


def test_a_partner_that_asks_for_an_hour_is_left_for_the_next_run(paged: Scene) -> None:
    paged.arm(FaultKind.TOO_MANY_REQUESTS, after=1, retry_after_seconds=3_600)
    with stamina.set_testing(False):
        assert paged.pull().status == "partial"
    paged.assert_put_right()


@pytest.mark.parametrize(
    "kind", [FaultKind.TOO_MANY_REQUESTS, FaultKind.SERVER_ERROR, FaultKind.CUT_CONNECTION, FaultKind.SLOW]
)
def test_what_lasts_keeps_what_was_read_before_and_retires_nothing(
    paged: Scene, kind: FaultKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind is FaultKind.SLOW:
        monkeypatch.setattr("kit.http.LONGEST_SILENCE_SECONDS", 0.3)
    paged.arm(kind, after=1, times=FOR_EVER, delay_seconds=0.7)

    report = paged.pull()

    assert (report.status, report.applied.retired) == ("partial", 0)
    assert 0 < report.pulled < len(paged.today)
    paged.assert_put_right()


def test_a_partner_who_is_ill_from_the_start_changes_nothing(any_source: Scene) -> None:
    any_source.arm(FaultKind.SERVER_ERROR, times=FOR_EVER)

    assert any_source.pull().status == "failed"
    any_source.assert_put_right()


def test_a_partner_who_is_not_there_changes_nothing(any_source: Scene) -> None:
    there, any_source.url = any_source.url, "http://127.0.0.1:9"

    assert any_source.pull().status == "failed"
    any_source.url = there
    any_source.assert_put_right()


def test_a_token_that_is_refused_is_renewed(france_travail: Scene) -> None:
    france_travail.arm(FaultKind.EXPIRED_TOKENS, after=1)

    assert france_travail.pull().status == "complete"


@pytest.mark.parametrize("status", [400, 409, 503])
def test_a_token_that_is_not_given_again_keeps_what_was_read(france_travail: Scene, status: int) -> None:
    france_travail.arm(FaultKind.EXPIRED_TOKENS, after=1)
    france_travail.sandbox.faults.arm(
        Fault(FaultKind.HTML_ERROR, "/access_token", after=1, times=FOR_EVER, status=status)
    )

    assert france_travail.pull().status == "partial"
    france_travail.assert_put_right()
