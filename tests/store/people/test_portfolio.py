"""A portfolio in one question: what waits about each person, as of now."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from store.accounts.account import Role, account_of_person
from store.accounts.cards import make_card, use_card
from store.people.portfolio import Agreed, Entrance, Line, portfolio
from store.people.steps import Step, say_step
from store.tables import MeetingRow, UserRow
from tests.make.rows import meeting_asked
from tests.make.town import Town, settle_town
from tests.make.values import NOON


def line_of(session: Session, town: Town, *, now: datetime = NOON) -> Line:
    """The one line of the town's counsellor."""
    (line,) = portfolio(
        session,
        town.users[Role.COUNSELLOR],
        fresh_since=now,
        good_score=0.5,
        now=now,
        linking=(),
        warning=(),
        too_late=(),
        wished=(),
        kept_out=(),
    )
    return line


@pytest.mark.parametrize(("days", "waiting"), [(29, 1), (30, 0)])
def test_a_request_to_meet_that_ran_out_waits_no_more_though_nobody_wrote_so_yet(
    session: Session, days: int, waiting: int
) -> None:
    town = settle_town(session)
    meeting_asked(session, town.own_opening, town.own_person, now=NOON)
    now = NOON + timedelta(days=days)

    assert line_of(session, town, now=now).meetings == waiting


def test_a_yes_is_told_until_it_runs_out_or_somebody_says_what_followed(session: Session) -> None:
    town = settle_town(session)
    meeting = session.get_one(
        MeetingRow, meeting_asked(session, town.own_opening, town.own_person, now=NOON - timedelta(days=2))
    )
    meeting.state, meeting.answered_at, meeting.expires_at = "given", NOON, NOON + timedelta(days=30)
    meeting.told_name, meeting.told_contact = "Awa", "au conseil"
    session.flush()

    assert line_of(session, town).agreed == Agreed("Fournil du Pont", NOON, employer_signs_in=True)
    assert line_of(session, town, now=NOON + timedelta(days=30)).agreed is None

    day = date(2026, 11, 25)
    say_step(
        session, person_id=town.own_person, opportunity_id=town.own_opening, step=Step.INTERVIEW, now=NOON, on_day=day
    )
    line = line_of(session, town)
    assert line.agreed is None
    assert line.interview is not None
    assert line.interview.on_day == day
    assert line_of(session, town, now=NOON + timedelta(days=6)).interview is None


def test_how_somebody_comes_in_is_told_once_they_can(session: Session) -> None:
    town = settle_town(session)
    assert line_of(session, town).entrance is Entrance.NONE

    user_id = account_of_person(session, town.own_person, now=NOON).user_id
    characters = make_card(session, user_id=user_id, now=NOON)
    assert line_of(session, town).entrance is Entrance.NEW_CARD
    assert line_of(session, town, now=NOON + timedelta(days=200)).entrance is Entrance.NONE

    assert use_card(session, characters, now=NOON) == user_id
    session.flush()
    assert line_of(session, town).entrance is Entrance.CARD

    session.get_one(UserRow, user_id).email = "awa@creuse.example"
    session.flush()
    assert line_of(session, town).entrance is Entrance.EMAIL
