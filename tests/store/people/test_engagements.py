"""When a contract of engagements ends: three months, six for those who work for themselves."""

from datetime import date

import pytest

from store.people.engagements import Engagement, EngagementKind, engagement_of


@pytest.mark.parametrize(
    ("starts_on", "kind", "ends_on"),
    (
        (date(2026, 9, 1), EngagementKind.USUAL, date(2026, 11, 30)),
        (date(2026, 11, 15), EngagementKind.USUAL, date(2027, 2, 14)),
        (date(2026, 11, 30), EngagementKind.USUAL, date(2027, 2, 28)),
        (date(2027, 1, 31), EngagementKind.USUAL, date(2027, 4, 30)),
        (date(2026, 9, 1), EngagementKind.SELF_EMPLOYED, date(2027, 2, 28)),
        (date(2026, 6, 15), EngagementKind.SELF_EMPLOYED, date(2026, 12, 14)),
    ),
)
def test_a_contract_ends_the_day_before_the_same_day(starts_on: date, kind: EngagementKind, ends_on: date) -> None:
    assert Engagement(starts_on, kind).ends_on == ends_on


def test_a_contract_of_no_kind_is_the_usual_one() -> None:
    assert engagement_of(date(2026, 9, 1), None) == Engagement(date(2026, 9, 1), EngagementKind.USUAL)
    assert engagement_of(None, "usual") is None
