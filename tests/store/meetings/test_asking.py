"""An employer asks to meet somebody: whom, how often, and what little they learn of the answer (R3, R4, R12)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.accounts.account import Account, Role
from store.employers.openings import opening_of
from store.meetings.answering import Contact, expire_meetings, meetings_of_person, recall_meetings, settle_meeting
from store.meetings.asking import (
    MeetingRefused,
    Progress,
    ask_to_meet,
    cancel_request,
    meetings_of_employer,
    reference_of,
    requests_left,
)
from store.meetings.consent import ConsentEvent, ConsentSettled, ConsentState
from store.tables import AuditRow, EmailRow, EmployerRow, MeetingRow, PersonRow
from tests.make.asked import asked, listed, reference, the_account, the_opening
from tests.make.rows import store_opportunities
from tests.make.town import Town, settle_town
from tests.make.values import NOON, some_opportunity

TOLD = Contact("Chloé Vernet", "06 39 98 12 34")
DAY = timedelta(days=1)
ANSWERS = {
    "silence": (),
    "no": (ConsentEvent.REFUSE,),
    "taken back": (ConsentEvent.GIVE, ConsentEvent.WITHDRAW),
}


@pytest.fixture
def town(session: Session) -> Town:
    return settle_town(session)


@pytest.fixture
def recruiter(session: Session, town: Town) -> Account:
    return the_account(session, town.users[Role.RECRUITER])


@pytest.fixture
def person(session: Session, town: Town) -> Account:
    return the_account(session, town.users[Role.BENEFICIARY])


def refusal(session: Session, town: Town, recruiter: Account, *, now: datetime) -> str:
    """What an employer is told who asks for the same person again; "" where they may."""
    with session.begin_nested() as tried:
        try:
            asked(session, recruiter, town, now=now)
        except MeetingRefused as fault:
            return str(fault)
        finally:
            tried.rollback()
    return ""


def cancelling(session: Session, town: Town, recruiter: Account, meeting: int, *, now: datetime) -> tuple[object, ...]:
    """What an employer is told who cancels their request, what they see then and have left."""
    employer_id, fault = recruiter.employer_id or 0, ""
    with session.begin_nested() as tried:
        try:
            cancel_request(session, the_opening(session, recruiter, town), meeting, account=recruiter, now=now)
        except MeetingRefused as refused:
            fault = str(refused)
        after = meetings_of_employer(session, employer_id, now=now), requests_left(session, employer_id, now=now)
        tried.rollback()
    return fault, *after


@pytest.mark.parametrize("days", [1, 9, 10, 11, 29, 30, 31, 45, 59, 60])
def test_no_and_taken_back_and_never_answered_look_alike_to_the_employer(
    session: Session, town: Town, recruiter: Account, person: Account, days: int
) -> None:
    now, employer_id = NOON + days * DAY, recruiter.employer_id or 0
    meeting = asked(session, recruiter, town)
    learnt = {}
    for name, events in ANSWERS.items():
        with session.begin_nested() as tried:
            for event in events:
                settle_meeting(session, meeting, event, account=person, now=NOON, told=TOLD)
            recall_meetings(session, now=now)
            expire_meetings(session, now=now)
            written = select(EmailRow.key).where(EmailRow.user_id == recruiter.user_id, EmailRow.key != str(meeting))
            learnt[name] = (
                meetings_of_employer(session, employer_id, now=now),
                requests_left(session, employer_id, now=now),
                session.scalars(written).all(),
                refusal(session, town, recruiter, now=now),
                cancelling(session, town, recruiter, meeting, now=now),
            )
            tried.rollback()

    assert learnt["no"] == learnt["silence"]
    assert learnt["taken back"] == learnt["silence"]


@pytest.mark.parametrize(
    ("days", "progress", "is_silent"),
    [
        (9, Progress.WAITING, False),
        (10, Progress.WAITING, True),
        (29, Progress.WAITING, True),
        (30, Progress.OVER, False),
    ],
)
def test_what_is_no_yes_is_told_by_the_days_alone(
    session: Session, town: Town, recruiter: Account, person: Account, days: int, progress: Progress, *, is_silent: bool
) -> None:
    meeting = asked(session, recruiter, town)
    settle_meeting(session, meeting, ConsentEvent.REFUSE, account=person, now=NOON)

    (seen,) = meetings_of_employer(session, recruiter.employer_id or 0, now=NOON + days * DAY)

    assert (seen.progress, seen.is_silent, seen.answered_at) == (progress, is_silent, None)


@pytest.mark.parametrize("answer", ANSWERS)
def test_somebody_is_asked_once_in_sixty_days_whatever_they_answered(
    session: Session, town: Town, recruiter: Account, person: Account, answer: str
) -> None:
    first = asked(session, recruiter, town)
    for event in ANSWERS[answer]:
        settle_meeting(session, first, event, account=person, now=NOON, told=TOLD)
    with pytest.raises(MeetingRefused, match="Attendez 60 jours"):
        asked(session, recruiter, town, now=NOON + 60 * DAY - timedelta(seconds=1))

    assert asked(session, recruiter, town, now=NOON + 60 * DAY) != first


def test_the_same_person_for_another_opening_is_neither_asked_nor_counted(
    session: Session, town: Town, recruiter: Account
) -> None:
    employer_id = recruiter.employer_id or 0
    asked(session, recruiter, town)
    other = some_opportunity("alentour:bread", title="Boulanger")
    (opening_id,) = store_opportunities(session, [other], employer_id=employer_id)
    listed(session, opening_id, town.beneficiary)
    opening = opening_of(session, opening_id, employer_id=employer_id)
    assert opening is not None
    left, letters = requests_left(session, employer_id, now=NOON), session.scalars(select(EmailRow)).all()
    there = reference_of("alentour:bread", session.get_one(PersonRow, town.beneficiary).pseudonym)

    with pytest.raises(MeetingRefused, match="pour une autre de vos offres"):
        ask_to_meet(session, opening, there, message=None, account=recruiter, now=NOON + DAY)

    assert requests_left(session, employer_id, now=NOON + DAY) == left
    assert session.scalars(select(EmailRow)).all() == letters
    assert len(meetings_of_person(session, town.beneficiary, now=NOON)) == 1


def test_a_request_that_is_cancelled_is_given_back_and_nobody_can_answer_it(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    opening, employer_id = the_opening(session, recruiter, town), recruiter.employer_id or 0
    left = requests_left(session, employer_id, now=NOON)
    meeting = asked(session, recruiter, town)

    cancel_request(session, opening, meeting, account=recruiter, now=NOON + DAY)

    assert requests_left(session, employer_id, now=NOON + DAY) == left
    assert meetings_of_employer(session, employer_id, now=NOON + 40 * DAY)[0].progress is Progress.CANCELLED
    assert meetings_of_person(session, town.beneficiary, now=NOON + DAY)[0].state is ConsentState.CANCELLED
    assert session.scalars(select(AuditRow.action).order_by(AuditRow.id.desc())).first() == "cancelled_request"
    with pytest.raises(ConsentSettled, match="a annulé cette demande"):
        settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON + DAY, told=TOLD)
    with pytest.raises(MeetingRefused, match="déjà finie"):
        cancel_request(session, opening, meeting, account=recruiter, now=NOON + DAY)


def test_a_yes_and_the_request_of_another_opening_are_not_cancelled(
    session: Session, town: Town, recruiter: Account, person: Account
) -> None:
    opening, meeting = the_opening(session, recruiter, town), asked(session, recruiter, town)
    with pytest.raises(MeetingRefused, match="pas dans votre liste"):
        cancel_request(session, replace(opening, id=town.foreign_opening), meeting, account=recruiter, now=NOON)
    settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON, told=TOLD)

    with pytest.raises(MeetingRefused, match="vient de dire oui"):
        cancel_request(session, opening, meeting, account=recruiter, now=NOON)
    assert session.get_one(MeetingRow, meeting).told_name == TOLD.name


def test_cancelling_does_not_let_an_employer_write_to_everybody(
    session: Session, town: Town, recruiter: Account
) -> None:
    session.get_one(EmployerRow, recruiter.employer_id).requests_a_month = 1
    opening = the_opening(session, recruiter, town)
    cancel_request(session, opening, asked(session, recruiter, town), account=recruiter, now=NOON)
    assert requests_left(session, opening.employer_id, now=NOON) == 1
    listed(session, town.own_opening, town.own_person)
    second = reference(session, town.own_person)
    meeting = ask_to_meet(session, opening, second, message=None, account=recruiter, now=NOON)

    cancel_request(session, opening, meeting, account=recruiter, now=NOON)

    assert requests_left(session, opening.employer_id, now=NOON) == 0


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
