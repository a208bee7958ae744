"""An employer leaves: what ends, what is forgotten, and the name that stays for the people whom it asked."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from store.accounts.account import Account, Role
from store.employers.employer import approve_employer, employers
from store.employers.enrolment import employer_of
from store.employers.leaving import forget_closed_employers, leave
from store.employers.openings import is_given_up
from store.meetings.answering import Contact, meetings_of_person, settle_meeting
from store.meetings.consent import ConsentEvent, ConsentState
from store.tables import AuditRow, EmployerRow, MeetingRow, OpeningSheetRow, OpportunityRow, UserRow
from tests.make.asked import asked, the_account
from tests.make.town import Town, settle_town
from tests.make.values import NOON


@pytest.fixture
def town(session: Session) -> Town:
    return settle_town(session)


@pytest.fixture
def recruiter(session: Session, town: Town) -> Account:
    return the_account(session, town.users[Role.RECRUITER])


def test_all_that_tells_who_they_are_is_forgotten_but_a_name(session: Session, town: Town, recruiter: Account) -> None:
    session.get_one(OpportunityRow, town.own_opening).reply_phone = "05 55 00 00 00"
    session.get_one(EmployerRow, recruiter.employer_id).siret = "73282932000074"

    leave(session, recruiter, now=NOON)

    session.expire_all()
    row = session.get_one(EmployerRow, recruiter.employer_id)
    opening = session.get_one(OpportunityRow, town.own_opening)
    assert (row.name, row.siret, row.phone, row.insee, row.closed_at) == ("Fournil du Pont", None, None, None, NOON)
    assert (opening.retired_at, opening.reply_phone) == (NOON, None)
    assert session.get(UserRow, recruiter.user_id) is None
    sheets = select(OpeningSheetRow.id).where(OpeningSheetRow.employer_id == recruiter.employer_id)
    assert session.scalars(sheets).all() == []


@pytest.mark.parametrize("says_yes", [True, False])
def test_a_request_and_a_yes_are_over_and_the_person_still_reads_who_asked(
    session: Session, town: Town, recruiter: Account, *, says_yes: bool
) -> None:
    meeting = asked(session, recruiter, town)
    if says_yes:
        person = the_account(session, town.users[Role.BENEFICIARY])
        told = Contact("Chloé Vernet", "06 39 98 12 34")
        settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=NOON, told=told)

    leave(session, recruiter, now=NOON)

    session.expire_all()
    row = session.get_one(MeetingRow, meeting)
    assert (row.state, row.told_name, row.told_contact, row.message) == ("cancelled", None, None, None)
    (read,) = meetings_of_person(session, town.beneficiary, now=NOON)
    assert (read.employer, read.state) == ("Fournil du Pont", ConsentState.CANCELLED)


def test_an_employer_that_left_is_neither_shown_nor_approved(session: Session, town: Town, recruiter: Account) -> None:
    assert recruiter.employer_id is not None
    leave(session, recruiter, now=NOON)

    counsellor = the_account(session, town.users[Role.COUNSELLOR])
    assert "Fournil du Pont" not in [one.name for one in employers(session)]
    assert employer_of(session, recruiter.employer_id) is None
    assert not approve_employer(session, recruiter.employer_id, requests_a_month=10, account=counsellor, now=NOON)


def test_the_place_of_an_opening_is_given_up_with_its_employer_and_after_their_name_is_gone(
    session: Session, town: Town, recruiter: Account
) -> None:
    before = is_given_up(session, town.own_opening)
    leave(session, recruiter, now=NOON)
    left = is_given_up(session, town.own_opening)

    assert forget_closed_employers(session) == 1

    assert (before, left, is_given_up(session, town.own_opening)) == (False, True, True)
    assert not is_given_up(session, town.live)


def test_the_name_goes_with_the_last_person_whom_they_asked(session: Session, town: Town, recruiter: Account) -> None:
    meeting = asked(session, recruiter, town)
    leave(session, recruiter, now=NOON)

    kept = forget_closed_employers(session)
    session.execute(delete(MeetingRow).where(MeetingRow.id == meeting))

    assert (kept, forget_closed_employers(session)) == (0, 1)
    assert session.get(EmployerRow, recruiter.employer_id, populate_existing=True) is None


def test_the_journal_says_who_left_by_pseudonym(session: Session, recruiter: Account) -> None:
    leave(session, recruiter, now=NOON)

    told = session.execute(select(AuditRow.action, AuditRow.actor, AuditRow.subject)).all()
    actor = str(recruiter.pseudonym)
    assert [*map(tuple, told)] == [
        ("closed_account", actor, actor),
        ("closed_employer", actor, f"employer:{recruiter.employer_id}"),
    ]
