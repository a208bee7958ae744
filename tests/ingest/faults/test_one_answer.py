"""A source that comes in one answer: it is read, or what was known stays."""

import pytest

from ingest.sandbox import FaultKind
from tests.ingest.faults.conftest import Scene

FOR_EVER = 99


@pytest.mark.parametrize(
    ("kind", "times"),
    [
        (FaultKind.TOO_MANY_REQUESTS, 1),
        (FaultKind.SERVER_ERROR, 3),
        (FaultKind.CUT_CONNECTION, 1),
        (FaultKind.SLOW, 1),
    ],
)
def test_what_passes_is_waited_for(whole: Scene, kind: FaultKind, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind is FaultKind.SLOW:
        monkeypatch.setattr("kit.http.LONGEST_SILENCE_SECONDS", 0.5)
    whole.arm(kind, times=times, delay_seconds=1.0)

    assert whole.pull().status == "complete"
    assert not whole.sandbox.faults.armed()


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
def test_what_lasts_changes_nothing(whole: Scene, kind: FaultKind, status: int) -> None:
    whole.arm(kind, times=FOR_EVER, status=status)

    assert whole.pull().status == "failed"
    whole.assert_put_right()


@pytest.mark.parametrize("pause_seconds", [0, 0.02], ids=["a flood", "drop by drop"])
def test_an_answer_without_end_is_left(whole: Scene, pause_seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.http.LARGEST_BODY_BYTES", 3_000_000)
    monkeypatch.setattr("kit.http.LONGEST_ANSWER_SECONDS", 0.3)
    whole.arm(FaultKind.ENDLESS, times=FOR_EVER, delay_seconds=pause_seconds)

    assert whole.pull().status == "failed"
    whole.assert_put_right()
