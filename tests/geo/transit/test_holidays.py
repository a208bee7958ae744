"""Days on which few vehicles run."""

from datetime import date

import pytest

from geo.transit.holidays import is_public_holiday


@pytest.mark.parametrize("day", ["2025-04-21", "2026-05-14", "2026-05-25", "2027-03-29", "2026-07-14", "2026-11-11"])
def test_public_holidays_are_known(day: str) -> None:
    assert is_public_holiday(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-04-05", "2026-04-07", "2026-05-13", "2026-11-12"])
def test_other_days_are_none(day: str) -> None:
    assert not is_public_holiday(date.fromisoformat(day))
