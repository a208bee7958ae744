"""Fields as partners write them: a date is read however it is written, and what is none is nothing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ingest.shapes import Day, Instant, Record


class Dated(Record):
    """A record with the same words as an instant and as a day."""

    instant: Instant = None
    day: Day = None


def read(said: Any) -> tuple[datetime | None, date | None]:
    dated = Dated.model_validate({"instant": said, "day": said})
    return dated.instant, dated.day


@pytest.mark.parametrize(
    "said", ["2026-11-20T08:00:00Z", "2026-11-20 08:00:00", "2026-11-20 09:00:00+01:00", " 2026-11-20T08:00 "]
)
def test_an_instant_is_read_with_a_space_or_a_letter_in_it(said: str) -> None:
    assert read(said) == (datetime(2026, 11, 20, 8, tzinfo=UTC), date(2026, 11, 20))


@pytest.mark.parametrize("said", ["2027-05-31", "31/05/2027", "31.05.2027", "31/5/2027"])
def test_a_day_is_read_as_french_files_write_it(said: str) -> None:
    assert read(said) == (datetime(2027, 5, 31, tzinfo=UTC), date(2027, 5, 31))


def test_a_day_is_the_one_that_people_in_france_live() -> None:
    assert read("2026-11-20T00:00:00+01:00")[1] == read("2026-11-20T22:59:00Z")[1] == date(2026, 11, 20)


@pytest.mark.parametrize("said", [None, "", "demain", "31/02/2027", "05/31/2027", 20261120, True, [], "2" * 10_000])
def test_what_is_no_date_is_nothing(said: Any) -> None:
    assert read(said) == (None, None)
