"""What the night is told of employers: how many people they may still ask to meet."""

from datetime import UTC, datetime

import numpy as np
from sqlalchemy import update
from sqlalchemy.orm import Session

from store.lists.night import usable_exposure
from store.meetings.asking import requests_left
from store.tables import EmployerRow, MeetingRow, OpportunityRow
from tests.make.rows import meeting_asked
from tests.make.town import settle_town
from tests.make.values import NOON


def test_an_employer_who_spent_the_month_takes_nobody_more_until_the_next_one(session: Session) -> None:
    town = settle_town(session)
    employer = session.get_one(OpportunityRow, town.own_opening).employer_id
    session.get_one(EmployerRow, employer).requests_a_month = 2
    session.flush()
    for person, asked_at in (
        (town.own_person, datetime(2026, 10, 31, 22, 30, tzinfo=UTC)),  # in October, in France too
        (town.foreign_person, datetime(2026, 10, 31, 23, 30, tzinfo=UTC)),  # in November, in France
        (town.beneficiary, datetime(2026, 11, 9, tzinfo=UTC)),
    ):
        meeting_asked(session, town.own_opening, person, now=asked_at)

    def left(now: datetime) -> list[float | None]:
        found = usable_exposure(session, [town.own_opening, town.foreign_opening, town.live, 10**9], now=now)["most"]
        return [None if np.isnan(one) else float(one) for one in found]

    assert left(datetime(2026, 11, 12, tzinfo=UTC)) == [0, 10, None, None]
    assert left(datetime(2026, 12, 2, tzinfo=UTC)) == [2, 10, None, None]

    session.execute(update(MeetingRow).where(MeetingRow.person_id == town.beneficiary).values(cancelled_at=NOON))
    for now in (datetime(2026, 11, 12, tzinfo=UTC), datetime(2026, 12, 2, tzinfo=UTC)):
        assert left(now)[0] == requests_left(session, employer or 0, now=now)
