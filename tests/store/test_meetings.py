"""Requests to meet: who may ask, what each side sees, and the one way by which a name reaches an employer (R3)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.accounts import Account, Role, account_of_user
from store.consent import ConsentEvent, ConsentSettled, ConsentState
from store.meetings import (
    Contact,
    MeetingRefused,
    Progress,
    ask_to_meet,
    contact_told,
    expire_meetings,
    meetings_of_employer,
    meetings_of_person,
    meetings_of_portfolio,
    reference_of,
    requests_left,
    settle_meeting,
)
from store.openings import Opening, opening_of
from store.tables import AuditRow, EmployerRow, MeetingRow, PersonRow, ShownListRow
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


def the_account(session: Session, user_id: int) -> Account:
    found = account_of_user(session, user_id)
    assert found is not None
    return found


def the_opening(session: Session, recruiter: Account, town: Town) -> Opening:
    assert recruiter.employer_id is not None
    found = opening_of(session, town.own_opening, employer_id=recruiter.employer_id)
    assert found is not None
    return found


def reference(session: Session, person_id: int) -> str:
    return reference_of("alentour:opening", session.get_one(PersonRow, person_id).pseudonym)


def listed(session: Session, opening_id: int, *person_ids: int, at: datetime = NOON) -> None:
    """Puts people into a shortlist of the opening."""
    versions = {"weights_version": "1", "data_version": "1", "travel_version": "1"}
    shown = ShownListRow(
        audience="shortlist", opening_id=opening_id, question={}, made_at=at, person_ids=[*person_ids], **versions
    )
    session.add(shown)
    for person_id in person_ids:
        session.get_one(PersonRow, person_id).shortlist_consent_at = at
    session.flush()


def asked(session: Session, recruiter: Account, town: Town, *, now: datetime = NOON) -> int:
    """The number of a request to meet the beneficiary."""
    listed(session, town.own_opening, town.beneficiary, at=now)
    opening = the_opening(session, recruiter, town)
    return ask_to_meet(
        session, opening, reference(session, town.beneficiary), message="Venez voir.", account=recruiter, now=now
    )


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


def test_no_and_taken_back_and_never_answered_look_alike_to_the_employer(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    meeting = asked(session, recruiter, town)
    never = meetings_of_employer(session, recruiter.employer_id or 0, now=NOON + 31 * DAY)
    settle_meeting(session, meeting, ConsentEvent.REFUSE, account=person, now=NOON)
    refused = meetings_of_employer(session, recruiter.employer_id or 0, now=NOON + 31 * DAY)

    assert refused == never
    assert refused[0].progress is Progress.OVER


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


def test_whoever_is_not_in_a_shortlist_of_the_opening_cannot_be_asked_for(
    session: Session, town: Town, recruiter: Account
) -> None:
    listed(session, town.own_opening, town.own_person, at=NOON - 31 * DAY)
    listed(session, town.foreign_opening, town.beneficiary)
    opening = the_opening(session, recruiter, town)

    for wanted in (reference(session, town.own_person), reference(session, town.beneficiary), "ABC123", ""):
        with pytest.raises(MeetingRefused, match="n'est plus dans la liste"):
            ask_to_meet(session, opening, wanted, message=None, account=recruiter, now=NOON)


def test_nobody_is_asked_for_who_no_longer_agrees_to_appear(session: Session, town: Town, recruiter: Account) -> None:
    listed(session, town.own_opening, town.beneficiary)
    session.get_one(PersonRow, town.beneficiary).shortlist_consent_at = None
    wanted = reference(session, town.beneficiary)

    with pytest.raises(MeetingRefused, match="n'est plus dans la liste"):
        ask_to_meet(session, the_opening(session, recruiter, town), wanted, message=None, account=recruiter, now=NOON)


def test_a_no_is_not_asked_again_and_a_question_that_ran_out_may_be(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    first = asked(session, recruiter, town)
    with pytest.raises(MeetingRefused, match="déjà demandé"):
        asked(session, recruiter, town, now=NOON + DAY)
    second = asked(session, recruiter, town, now=NOON + 30 * DAY)
    settle_meeting(session, second, ConsentEvent.REFUSE, account=person, now=NOON + 30 * DAY)

    assert second != first
    with pytest.raises(MeetingRefused, match="déjà demandé"):
        asked(session, recruiter, town, now=NOON + 30 * DAY + DAY)


def test_an_employer_asks_so_often_a_month_and_no_more(session: Session, town: Town, recruiter: Account) -> None:
    session.get_one(EmployerRow, recruiter.employer_id).requests_a_month = 1
    asked(session, recruiter, town)
    listed(session, town.own_opening, town.own_person)
    opening, wanted = the_opening(session, recruiter, town), reference(session, town.own_person)

    with pytest.raises(MeetingRefused, match="Vous ne pouvez plus demander de rencontre ce mois-ci"):
        ask_to_meet(session, opening, wanted, message=None, account=recruiter, now=NOON)
    assert requests_left(session, opening.employer_id, now=NOON) == 0
    assert requests_left(session, opening.employer_id, now=NOON.replace(day=1) + 32 * DAY) == 1


def test_an_employer_nobody_approved_and_an_opening_that_is_closed_ask_nobody(
    session: Session, town: Town, recruiter: Account
) -> None:
    opening = the_opening(session, recruiter, town)
    with pytest.raises(MeetingRefused, match="fermée"):
        ask_to_meet(session, replace(opening, retired_at=NOON), "ABC123", message=None, account=recruiter, now=NOON)

    session.get_one(EmployerRow, recruiter.employer_id).approved_at = None
    with pytest.raises(MeetingRefused, match="valider votre entreprise"):
        ask_to_meet(session, opening, "ABC123", message=None, account=recruiter, now=NOON)


def test_ten_days_without_an_answer_are_noticed_on_both_sides(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    asked(session, recruiter, town)

    def silent(now: datetime) -> list[bool]:
        theirs = meetings_of_employer(session, recruiter.employer_id or 0, now=now, opening_id=town.own_opening)
        return [theirs[0].is_silent, meetings_of_person(session, town.beneficiary, now=now)[0].is_silent]

    assert silent(NOON + 9 * DAY) == [False, False]
    assert silent(NOON + 10 * DAY) == [True, True]


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
