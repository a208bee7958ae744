"""Partners write dates in many ways; all of them are read."""

from datetime import UTC, datetime

import pytest

from kit import parse_instant, spoken


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


@pytest.mark.parametrize("text", [None, "", "demain", "2026-13-45", "20/11/2026", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert parse_instant(text) is None


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("2026-11-21T02:12:00Z", "ce matin à 3 h 12"),
        ("2026-11-21T13:05:00Z", "cet après-midi à 14 h 05"),
        ("2026-11-20T20:25:00Z", "hier à 21 h 25"),
        ("2026-11-22T02:10:00Z", "demain à 3 h 10"),
        ("2026-11-01T02:10:00Z", "le 1er novembre à 3 h 10"),
        ("2025-08-03T05:05:00Z", "le 3 août 2025 à 7 h 05"),
    ],
)
def test_an_instant_is_said_as_seen_from_now(instant: str, said: str) -> None:
    now = datetime(2026, 11, 21, 10, tzinfo=UTC)

    assert spoken(datetime.fromisoformat(instant), now).replace("\u00a0", " ") == said
