"""Logs go where standard error is at that moment, and stay out of what a command prints."""

import io
import sys

import pytest

from kit import configure_logs, logger


def test_an_event_goes_to_the_standard_error_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", first)
    configure_logs(level="INFO", json=True)
    first.close()
    monkeypatch.setattr(sys, "stderr", second)

    logger("ingest").info("run_finished", pulled=3)

    assert '"event": "run_finished"' in second.getvalue()
    assert '"pulled": 3' in second.getvalue()


def test_events_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(level="WARNING")

    logger("ingest").info("run_finished")

    assert capsys.readouterr().err == ""
