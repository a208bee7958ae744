"""A counsellor does it all for an employer on the phone: opens their account, writes their openings, follows them.

The openings are the employer's; the counsellor opens those that they wrote. What is written down says who did it.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Id, Now, TheService
from api.enrolment import Enrolment, read_enrolment
from api.errors import NotFound
from api.languages import gettext as _
from api.pages.recruiting.opening_sheet import SEE_OTHER, UNPROCESSABLE, Words, describe_opening, what_is_missing
from api.rendering import render
from matching import conditions_from_json
from store.accounts import Account, Role
from store.employers import approve_employer
from store.enrolment import (
    USUAL_REQUESTS,
    AddressInUse,
    EnrolledEmployer,
    SiretKnown,
    employer_of,
    open_employer,
    open_recruiter,
)
from store.openings import drafts_of, openings_of

router = APIRouter(include_in_schema=False)

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]


class OnThePhone(Enrolment):
    """The form that a counsellor fills; `known` where they know the employer and approve it at once."""

    known: str = ""


@router.get("/conseil/employeurs/nouveau")
def new_employer(request: Request, _account: Counsellor) -> Response:
    """The form."""
    return render(request, "counsellor/new_employer.html", {"form": OnThePhone(), "faults": {}})


@router.post("/conseil/employeurs/nouveau")
def open_for_them(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Counsellor,
    form: Annotated[OnThePhone, Form()],
) -> Response:
    """Opens the employer's account, with a way in where there is an address, and leads to their first opening."""
    read = read_enrolment(form, service.places, must_sign_in=False)
    if isinstance(read, dict):
        return _again(request, form, read)
    try:
        with database.begin_nested():
            employer_id = open_employer(database, read.employer, account=account, now=now)
            if read.email:
                open_recruiter(database, employer_id, email=read.email, name=read.person, now=now)
    except SiretKnown:
        return _again(request, form, {"siret": _("Cette entreprise a déjà un compte. Cherchez-la dans la liste.")})
    except AddressInUse as error:
        return _again(request, form, {"email": str(error)})
    if form.known:
        approve_employer(database, employer_id, requests_a_month=USUAL_REQUESTS, account=account, now=now)
    return RedirectResponse(f"/conseil/employeurs/{employer_id}", status_code=SEE_OTHER)


@router.get("/conseil/employeurs/{employer_id}")
def one_employer(request: Request, employer_id: Id, database: Database, account: Counsellor) -> Response:
    """One box to say what they look for, and the openings that I wrote for them."""
    return _page(request, database, _employer(database, employer_id), account)


@router.post("/conseil/employeurs/{employer_id}/offres")
def describe_for_them(
    request: Request,
    employer_id: Id,
    service: TheService,
    database: Database,
    now: Now,
    account: Counsellor,
    words: Words = "",
) -> Response:
    """Reads the employer's words into a sheet to correct."""
    employer = _employer(database, employer_id)
    if fault := what_is_missing(words):
        return _page(request, database, employer, account, words=words, fault=fault)
    return describe_opening(service, database, employer.id, words=words, account=account, now=now)


def _employer(database: Session, employer_id: int) -> EnrolledEmployer:
    employer = employer_of(database, employer_id)
    if employer is None:
        raise NotFound(_("Cette entreprise n'existe plus."))
    return employer


def _again(request: Request, form: OnThePhone, faults: dict[str, str]) -> Response:
    context = {"form": form, "faults": faults}
    return render(request, "counsellor/new_employer.html", context, status_code=UNPROCESSABLE)


def _page(
    request: Request,
    database: Session,
    employer: EnrolledEmployer,
    account: Account,
    *,
    words: str = "",
    fault: str | None = None,
) -> Response:
    openings = openings_of(database, employer.id, made_by=account.user_id)
    context = {
        "employer": employer,
        "rows": [(one, conditions_from_json(one.conditions)) for one in openings],
        "drafts": drafts_of(database, employer.id, made_by=account.user_id),
        "words": words,
        "fault": fault,
    }
    return render(request, "counsellor/employer.html", context, status_code=UNPROCESSABLE if fault else 200)
