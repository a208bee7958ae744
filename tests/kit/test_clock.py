"""Partners write dates in many ways; all of them are read."""

from datetime import UTC, datetime

import pytest

from kit import parse_instant


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20T10:30:00Z",
        "2026-11-20T10:30:00.000Z",
        "2026-11-20T10:30:00.0000000Z",
        "2026-11-20T11:30:00+01:00",
        "2026-11-20T10:30:00",
        " 2026-11-20T10:30:00.000000123+00:00",
    ],
)
def test_every_form_of_an_instant_is_the_same_instant(text: str) -> None:
    assert parse_instant(text) == datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", [None, "", "demain", "2026-13-45", "20/11/2026"])
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert parse_instant(text) is None
