"""When what comes in is over: at its end, else after the last day of its work."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ingest.draft import Draft, Whereabouts
from matching import Conditions, Kind
from tests.make.values import NOON

SEASON = Conditions(starts_on=date(2026, 7, 1), ends_on=date(2026, 8, 31))


@pytest.mark.parametrize(
    ("starts", "ends", "conditions", "over"),
    (
        (None, None, SEASON, datetime(2026, 8, 31, 22, tzinfo=UTC)),
        (None, NOON, SEASON, NOON),
        (NOON, None, SEASON, None),
        (NOON, NOON + timedelta(hours=2), Conditions(), NOON + timedelta(hours=2)),
        (None, None, Conditions(), None),
    ),
)
def test_it_is_over_when_it_ends_or_after_its_last_day(
    starts: datetime | None, ends: datetime | None, conditions: Conditions, over: datetime | None
) -> None:
    draft = Draft("a", Kind.JOB, "Cueilleur", "", Whereabouts(), conditions, starts=starts, ends=ends)

    assert draft.over == over
