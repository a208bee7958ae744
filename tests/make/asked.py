"""Requests to meet somebody of the town, made the way an employer makes them."""

from datetime import datetime

from sqlalchemy.orm import Session

from store.accounts.account import Account, account_of_user
from store.employers.openings import Opening, opening_of
from store.meetings.asking import ask_to_meet, reference_of
from store.tables import PersonRow, ShownListRow
from tests.make.town import Town
from tests.make.values import NOON


def the_account(session: Session, user_id: int) -> Account:
    """The account of a user of the town."""
    found = account_of_user(session, user_id)
    assert found is not None
    return found


def the_opening(session: Session, recruiter: Account, town: Town) -> Opening:
    """The own opening of the recruiter."""
    assert recruiter.employer_id is not None
    found = opening_of(session, town.own_opening, employer_id=recruiter.employer_id)
    assert found is not None
    return found


def reference(session: Session, person_id: int) -> str:
    """What the shortlist of the own opening calls a person."""
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


def asked(session: Session, recruiter: Account, town: Town, *, by: Account | None = None, now: datetime = NOON) -> int:
    """The number of a request to meet the beneficiary, by a recruiter or by a counsellor for them."""
    listed(session, town.own_opening, town.beneficiary, at=now)
    opening = the_opening(session, recruiter, town)
    return ask_to_meet(
        session, opening, reference(session, town.beneficiary), message="Venez voir.", account=by or recruiter, now=now
    )
