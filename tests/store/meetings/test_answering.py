"""Requests to meet: what who is asked sees and decides, and the one way by which a name reaches an employer (R3)."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.accounts.account import Account, Role
from store.mail.outbox import EmailKind
from store.meetings.answering import (
    Contact,
    contact_told,
    expire_meetings,
    meetings_of_person,
    meetings_of_portfolio,
    recall_meetings,
    settle_meeting,
)
from store.meetings.asking import meetings_of_employer
from store.meetings.consent import ConsentEvent, ConsentSettled, ConsentState
from store.tables import AuditRow, EmailRow, EmployerRow, MeetingRow, PersonRow, UserRow
from tests.make.asked import asked, the_account
from tests.make.town import Town, settle_town
from tests.make.values import NOON

TOLD = Contact("Chloé Vernet", "06 39 98 12 34")
DAY = timedelta(days=1)


@pytest.fixture
def town(session: Session) -> Town:
    return settle_town(session)


@pytest.fixture
def recruiter(session: Session, town: Town) -> Account:
    return the_account(session, town.users[Role.RECRUITER])


@pytest.fixture
def person(session: Session, town: Town) -> Account:
    return the_account(session, town.users[Role.BENEFICIARY])


PATHS = {
    (): None,
    (ConsentEvent.GIVE,): TOLD,
    (ConsentEvent.REFUSE,): None,
    (ConsentEvent.GIVE, ConsentEvent.WITHDRAW): None,
    (31 * DAY,): None,
    (ConsentEvent.GIVE, 29 * DAY): TOLD,
    (ConsentEvent.GIVE, 31 * DAY): None,
    (ConsentEvent.REFUSE, 31 * DAY): None,
    (ConsentEvent.GIVE, ConsentEvent.WITHDRAW, 31 * DAY): None,
}


@pytest.mark.parametrize("is_written_down", [False, True])
@pytest.mark.parametrize("path", PATHS)
def test_a_name_reaches_the_employer_by_a_yes_that_stands_and_by_no_other_path(
    session: Session,
    town: Town,
    recruiter: Account,
    person: Account,
    path: tuple[ConsentEvent | timedelta, ...],
    *,
    is_written_down: bool,
) -> None:
    meeting, now = asked(session, recruiter, town), NOON
    for step in path:
        if isinstance(step, timedelta):
            now += step
        else:
            settle_meeting(session, meeting, step, account=person, now=now, told=TOLD)
    if is_written_down:
        expire_meetings(session, now=now)

    assert contact_told(session, meeting, account=recruiter, now=now) == PATHS[path]
    seen = repr(meetings_of_employer(session, recruiter.employer_id or 0, now=now))
    pseudonym = str(session.get_one(PersonRow, town.beneficiary).pseudonym)
    assert not [word for word in (TOLD.name, TOLD.contact, "Chloé", pseudonym) if word in seen]


def test_the_employer_next_door_and_those_without_one_are_told_nothing(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    meeting = asked(session, recruiter, town)
    settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON, told=TOLD)
    others = [
        the_account(session, town.unapproved_recruiter),
        the_account(session, town.users[Role.COUNSELLOR]),
        replace(recruiter, employer_id=None),
    ]

    assert [contact_told(session, meeting, account=one, now=NOON) for one in others] == [None, None, None]


def test_an_employer_that_is_approved_no_longer_is_told_nothing(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    meeting = asked(session, recruiter, town)
    settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON, told=TOLD)
    session.get_one(EmployerRow, recruiter.employer_id).approved_at = None

    assert contact_told(session, meeting, account=recruiter, now=NOON) is None


def test_what_was_told_is_kept_no_longer_than_the_consent(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    meeting = asked(session, recruiter, town)
    settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON, told=TOLD)
    assert session.get_one(MeetingRow, meeting).told_name == TOLD.name

    assert expire_meetings(session, now=NOON + 31 * DAY) == 1

    session.expire_all()
    row = session.get_one(MeetingRow, meeting)
    assert (row.state, row.told_name, row.told_contact) == ("expired", None, None)


def test_each_step_is_written_down_by_pseudonym(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    meeting = asked(session, recruiter, town)
    settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON, told=TOLD)
    contact_told(session, meeting, account=recruiter, now=NOON)
    settle_meeting(session, meeting, ConsentEvent.WITHDRAW, account=person, now=NOON)

    subject = str(session.get_one(PersonRow, town.beneficiary).pseudonym)
    entries = session.scalars(select(AuditRow).where(AuditRow.subject == subject).order_by(AuditRow.id)).all()
    assert [(one.action, one.role) for one in entries] == [
        ("asked_to_meet", "recruiter"),
        ("agreed_to_meet", "beneficiary"),
        ("read_contact", "recruiter"),
        ("withdrew_from_meeting", "beneficiary"),
    ]
    assert all(one.details == {"meeting": meeting} for one in entries)


def test_the_person_and_their_counsellor_see_the_request_and_no_other_counsellor_does(
    session: Session, town: Town, recruiter: Account
) -> None:
    meeting = asked(session, recruiter, town)
    follows = session.get_one(PersonRow, town.beneficiary).counsellor_id
    assert follows is not None

    (mine,) = meetings_of_person(session, town.beneficiary, now=NOON)
    assert (mine.id, mine.employer, mine.message, mine.state) == (
        meeting,
        "Fournil du Pont",
        "Venez voir.",
        ConsentState.ASKED,
    )
    assert meetings_of_portfolio(session, follows, now=NOON) == (mine,)
    assert meetings_of_portfolio(session, town.users[Role.COUNSELLOR], now=NOON) == ()


def test_a_yes_to_what_is_over_is_refused(session: Session, town: Town, recruiter: Account, person: Account) -> None:
    meeting = asked(session, recruiter, town)

    with pytest.raises(ConsentSettled, match="plus de 30 jours"):
        settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON + 30 * DAY, told=TOLD)


def test_ten_days_without_an_answer_are_noticed_by_who_is_asked(
    session: Session, town: Town, recruiter: Account
) -> None:
    asked(session, recruiter, town)

    def is_silent(now: datetime) -> bool:
        return meetings_of_person(session, town.beneficiary, now=now)[0].is_silent

    assert not is_silent(NOON + 10 * DAY - timedelta(seconds=1))
    assert is_silent(NOON + 10 * DAY)


def letters(session: Session) -> list[tuple[str, int, str]]:
    """The letters that wait: kind, whom for, key."""
    rows = session.scalars(select(EmailRow).order_by(EmailRow.id))
    return [(one.kind, one.user_id, one.key) for one in rows]


@pytest.mark.parametrize("answer", [None, ConsentEvent.REFUSE])
def test_after_ten_days_the_person_who_has_not_answered_is_reminded_once_and_the_employer_reads_the_same_either_way(
    session: Session, town: Town, recruiter: Account, person: Account, answer: ConsentEvent | None
) -> None:
    meeting = asked(session, recruiter, town)
    if answer is not None:
        settle_meeting(session, meeting, answer, account=person, now=NOON)

    counted = [recall_meetings(session, now=NOON + days * DAY) for days in (9, 10, 11)]

    assert counted == [0, 1, 0]
    reminded = [(EmailKind.MEETING, person.user_id, f"{meeting} again")] if answer is None else []
    assert letters(session) == [
        (EmailKind.MEETING, person.user_id, str(meeting)),
        *reminded,
        (EmailKind.ANSWER, recruiter.user_id, f"{meeting} waiting"),
    ]


def test_nobody_is_reminded_of_what_is_answered_by_a_yes_cancelled_or_over(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    meeting = asked(session, recruiter, town)
    settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON, told=TOLD)
    assert recall_meetings(session, now=NOON + 10 * DAY) == 0

    settle_meeting(session, meeting, ConsentEvent.WITHDRAW, account=person, now=NOON)
    session.get_one(MeetingRow, meeting).cancelled_at = NOON
    assert recall_meetings(session, now=NOON + 10 * DAY) == 0

    session.get_one(MeetingRow, meeting).cancelled_at = None
    assert recall_meetings(session, now=NOON + 30 * DAY) == 0


def test_a_yes_is_told_to_every_account_of_the_employer_and_to_the_counsellor_who_asked_for_it(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    counsellor = the_account(session, town.users[Role.COUNSELLOR])
    second = UserRow(
        pseudonym=uuid4(),
        email="deux@fournil.example",
        name="Paul",
        role="recruiter",
        employer_id=recruiter.employer_id,
        created_at=NOON,
    )
    session.add(second)
    meeting = asked(session, recruiter, town, by=counsellor)

    settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON, told=TOLD)

    told = {user for kind, user, _ in letters(session) if kind == EmailKind.ANSWER}
    assert told == {recruiter.user_id, second.id, counsellor.user_id}
