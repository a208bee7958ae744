"""A portfolio in one question: what waits about each person, as of now."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from store.accounts import Role
from store.portfolio import portfolio
from tests.make.rows import meeting_asked
from tests.make.town import settle_town
from tests.make.values import NOON


@pytest.mark.parametrize(("days", "waiting"), [(29, 1), (30, 0)])
def test_a_request_to_meet_that_ran_out_waits_no_more_though_nobody_wrote_so_yet(
    session: Session, days: int, waiting: int
) -> None:
    town = settle_town(session)
    meeting_asked(session, town.own_opening, town.own_person, now=NOON)
    now = NOON + timedelta(days=days)

    (line,) = portfolio(session, town.users[Role.COUNSELLOR], fresh_since=now, good_score=0.5, now=now, linking=())

    assert line.meetings == waiting
