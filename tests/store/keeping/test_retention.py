"""Files are kept 24 months after the last sign of somebody; nobody is erased who was not warned 30 days before (R9)."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

import store
from store.accounts.account import Role
from store.accounts.sessions import account_of, open_session
from store.keeping.retention import Retained, retain, retention_due, warned_people
from store.tables import AuditRow, PersonRow, SessionRow, UserRow
from tests.make.rows import store_person
from tests.make.town import Town, settle_town
from tests.make.values import NOON, some_person

DAY = timedelta(days=1)
LATER = NOON + 730 * DAY


@pytest.fixture
def town(session: Session) -> Town:
    """Three people, all heard of at noon and not since but one, who comes every day."""
    town = settle_town(session)
    for person in session.scalars(select(PersonRow)):
        person.created_at = person.last_contact_at = NOON
    session.get_one(PersonRow, town.own_person).last_contact_at = LATER + 300 * DAY
    session.get_one(PersonRow, town.foreign_person).last_contact_at = LATER + 300 * DAY
    session.flush()
    return town


def told(done: Retained) -> tuple[list[int], list[int], int]:
    return [one.id for one in done.warned], [one.id for one in done.erased], done.heard_again


def test_a_file_is_warned_after_23_months_and_erased_after_24(session: Session, town: Town) -> None:
    one = town.beneficiary

    assert told(retain(session, now=LATER - 31 * DAY)) == ([], [], 0)
    assert told(retain(session, now=LATER - 29 * DAY)) == ([one], [], 0)
    assert told(retain(session, now=LATER - DAY)) == ([], [], 0)
    assert session.get(PersonRow, one) is not None
    assert told(retain(session, now=LATER + DAY)) == ([], [one], 0)
    session.expire_all()
    assert session.get(PersonRow, one) is None


def test_nobody_is_erased_who_was_not_warned_30_days_before(session: Session, town: Town) -> None:
    late = LATER + 100 * DAY  # the schedule did not run for months

    assert told(retain(session, now=late)) == ([town.beneficiary], [], 0)
    assert told(retain(session, now=late + 29 * DAY)) == ([], [], 0)
    assert told(retain(session, now=late + 30 * DAY)) == ([], [town.beneficiary], 0)


def sign_in(session: Session, town: Town, *, now: datetime) -> str:
    """The secret of a session of the beneficiary; all those before it are gone, as the night leaves them."""
    session.execute(delete(SessionRow))
    return open_session(session, user_id=town.users[Role.BENEFICIARY], now=now, hours=12)


def test_somebody_who_signs_in_now_and_then_is_warned_of_nothing_in_two_years(session: Session, town: Town) -> None:
    for day in range(0, 800, 20):
        sign_in(session, town, now=NOON + day * DAY)
        session.execute(delete(SessionRow))
        if day > 680:
            assert told(retain(session, now=NOON + day * DAY + 19 * DAY)) == ([], [], 0)


def test_who_obeys_the_warning_is_left_in_peace_for_two_more_years(session: Session, town: Town) -> None:
    retain(session, now=LATER - 29 * DAY)
    sign_in(session, town, now=LATER - 10 * DAY)
    session.execute(delete(SessionRow))

    assert told(retain(session, now=LATER - 9 * DAY)) == ([], [], 1)
    assert [told(retain(session, now=LATER + day * DAY)) for day in (1, 22, 300, 689)] == [([], [], 0)] * 4
    assert told(retain(session, now=LATER + 691 * DAY))[0] == [town.beneficiary]


def test_a_session_that_is_used_is_a_sign_beyond_its_end(session: Session, town: Town) -> None:
    secret = sign_in(session, town, now=LATER - 30 * DAY)
    account_of(session, secret=secret, now=LATER - 30 * DAY + timedelta(hours=11))
    session.execute(delete(SessionRow))

    assert session.get_one(UserRow, town.users[Role.BENEFICIARY], populate_existing=True).seen_at == (
        LATER - 30 * DAY + timedelta(hours=11)
    )
    assert told(retain(session, now=LATER + DAY)) == ([], [], 0)


@pytest.mark.parametrize("waits", [0, 1])
def test_those_who_wait_their_30_days_keep_nobody_from_being_warned(
    session: Session, town: Town, waits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.keeping.retention.AT_ONCE", 2)
    for _ in range(4):
        store_person(session, some_person(), created_at=NOON)
    now = LATER - 29 * DAY
    rounds = [retain(session, now=now + waits * DAY * turn) for turn in range(4)]
    assert [len(done.warned) for done in rounds] == [2, 2, 1, 0]

    later = [retain(session, now=LATER + 10 * DAY) for _ in range(4)]
    assert [len(done.erased) for done in later] == [2, 2, 1, 0]


@pytest.mark.parametrize("sign", ["contact", "sign-in"])
def test_one_sign_of_life_and_the_file_stays(session: Session, town: Town, sign: str) -> None:
    retain(session, now=LATER - 29 * DAY)
    heard_at = LATER - 10 * DAY
    if sign == "contact":
        session.get_one(PersonRow, town.beneficiary).last_contact_at = heard_at
    else:
        open_session(session, user_id=town.users[Role.BENEFICIARY], now=heard_at, hours=1)
    session.flush()

    assert told(retain(session, now=LATER + DAY)) == ([], [], 1)
    assert session.get_one(PersonRow, town.beneficiary).warned_at is None


def test_who_signs_in_while_the_night_is_at_work_keeps_their_file(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.session(engine) as opened:
        town = settle_town(opened)
        one = opened.get_one(PersonRow, town.beneficiary)
        one.created_at = one.last_contact_at = NOON
        one.warned_at = LATER - 31 * DAY

    def looked_for(session: Session, *, now: datetime) -> Retained:
        found = retention_due(session, now=now)
        with store.session(engine) as elsewhere:
            open_session(elsewhere, user_id=town.users[Role.BENEFICIARY], now=now, hours=12)
        return found

    monkeypatch.setattr("store.keeping.retention.retention_due", looked_for)
    with store.session(engine) as opened:
        assert told(retain(opened, now=LATER + DAY))[1] == []
        assert opened.get(PersonRow, town.beneficiary) is not None


def test_a_dry_run_tells_and_writes_nothing(session: Session, town: Town) -> None:
    now: datetime = LATER - 29 * DAY

    assert told(retention_due(session, now=now)) == ([town.beneficiary], [], 0)
    session.expire_all()
    assert session.get_one(PersonRow, town.beneficiary).warned_at is None
    assert session.scalars(select(AuditRow)).all() == []


def test_a_counsellor_sees_their_own_people_who_were_warned_and_until_when(session: Session, town: Town) -> None:
    retain(session, now=LATER - 29 * DAY)
    follows = session.get_one(PersonRow, town.beneficiary).counsellor_id

    (one,) = warned_people(session, now=LATER - 20 * DAY, counsellor_id=follows)
    assert (one.id, one.ends_at) == (town.beneficiary, LATER + DAY)
    assert warned_people(session, now=LATER - 20 * DAY, counsellor_id=town.users[Role.COUNSELLOR]) == ()
