"""Answers that are not what was asked for: cut, wrapped in HTML, in broken letters, or without an end."""

import pytest

from ingest.sandbox import FaultKind
from tests.ingest.faults.conftest import Scene


@pytest.mark.parametrize(
    ("kind", "status"),
    [(FaultKind.TRUNCATED_JSON, 200), (FaultKind.HTML_ERROR, 200), (FaultKind.HTML_ERROR, 409)],
)
def test_an_answer_that_cannot_be_read_keeps_what_was_read_before(paged: Scene, kind: FaultKind, status: int) -> None:
    paged.arm(kind, after=1, status=status)

    report = paged.pull()

    assert report.status == "partial"
    assert report.pulled > 0
    paged.assert_put_right()


@pytest.mark.parametrize("pause_seconds", [0, 0.02], ids=["a flood", "drop by drop"])
def test_an_answer_without_end_is_left(paged: Scene, pause_seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.http.LARGEST_BODY_BYTES", 3_000_000)
    monkeypatch.setattr("kit.http.LONGEST_ANSWER_SECONDS", 0.3)
    paged.arm(FaultKind.ENDLESS, after=1, delay_seconds=pause_seconds)

    assert paged.pull().status == "partial"
    paged.assert_put_right()


def test_a_letter_in_another_encoding_is_read_as_it_was_meant(any_source: Scene) -> None:
    any_source.arm(FaultKind.BROKEN_TEXT, times=99)

    assert any_source.pull().status == "complete"
