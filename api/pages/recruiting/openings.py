"""A recruiter's desk: one box to say what one looks for, and one's openings."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Now, TheService
from api.employers.describing import MOST_DRAFTS, Words, describe_openings, sheet_address, why_unread
from api.errors import NotAllowed
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.languages import gettext
from matching import conditions_from_json
from store.accounts.account import Account, Role
from store.employers.enrolment import employer_of
from store.employers.opening_sheets import drafts_of
from store.employers.openings import openings_of
from store.meetings.asking import (
    Progress,
    meetings_of_employer,
)

router = APIRouter(include_in_schema=False)

Recruiter = Annotated[Account, admits(Role.RECRUITER)]

APPROVAL_IS_NEWS = timedelta(days=7)
"""So long the page says that the account was approved."""


@router.get("/recrutement")
def my_openings(request: Request, database: Database, now: Now, account: Recruiter) -> Response:
    """One box to say what one looks for; what is new; my openings and drafts, live ones first."""
    return _desk(request, database, account, now)


@router.post("/recrutement/offres")
def describe(
    request: Request, service: TheService, database: Database, now: Now, account: Recruiter, words: Words = ""
) -> Response:
    """Reads the words into a sheet to correct, one for each trade that they seek."""
    employer_id = _employer_id(account)
    if fault := why_unread(words, drafts=len(drafts_of(database, employer_id))):
        return _desk(request, database, account, now, words=words, fault=fault)
    sheet_id = describe_openings(service, database, employer_id, words=words, account=account, now=now)
    return see_other(sheet_address(sheet_id))


def _desk(
    request: Request, database: Session, account: Account, now: datetime, *, words: str = "", fault: str | None = None
) -> Response:
    employer_id = _employer_id(account)
    asked = meetings_of_employer(database, employer_id, now=now)
    employer = employer_of(database, employer_id)
    approved_at = employer.approved_at if employer else None
    context = {
        "employer": employer,
        "is_news": approved_at is not None and now - approved_at < APPROVAL_IS_NEWS,
        "rows": [(one, conditions_from_json(one.conditions)) for one in openings_of(database, employer_id)],
        "drafts": drafts_of(database, employer_id),
        "most_drafts": MOST_DRAFTS,
        "agreed": [one for one in asked if one.progress is Progress.AGREED],
        "waiting": [one for one in asked if one.progress is Progress.WAITING],
        "words": words,
        "fault": fault,
    }
    return render(request, "recruiting/openings.html", context, status_code=UNPROCESSABLE if fault else 200)


def _employer_id(account: Account) -> int:
    """The employer of a recruiter. Raises NotAllowed where the account is tied to none."""
    if account.employer_id is None:
        raise NotAllowed(gettext("Votre compte n'est relié à aucune entreprise. Appelez un conseiller."))
    return account.employer_id
