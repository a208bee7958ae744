"""A counsellor does it all for an employer on the phone: opens their account, writes their openings, follows them.

The openings are the employer's; the counsellor opens those that they wrote. What is written down says who did it.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits
from api.accounts.sign_in import link_address
from api.deps import Database, Id, Now, Number, Service, TheService
from api.employers.describing import MOST_DRAFTS, Words, describe_openings, sheet_address, why_unread
from api.employers.enrolment import Enrolment, communes_to_choose, read_enrolment
from api.errors import NotAllowed, NotFound
from api.serving.drawing import drawn
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.faults import said
from api.wording.languages import gettext
from matching import conditions_from_json
from store.accounts.account import Account, Role, create_link
from store.employers.employer import approve_employer, approver_of, knows_employer, note_link
from store.employers.enrolment import (
    USUAL_REQUESTS,
    AddressInUse,
    EnrolledEmployer,
    SiretKnown,
    employer_of,
    open_employer,
    open_recruiter,
    recruiters_of,
)
from store.employers.opening_sheets import drafts_of
from store.employers.openings import openings_of

router = APIRouter(include_in_schema=False)

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]


class OnThePhone(Enrolment):
    """The form that a counsellor fills; `known` where they know the employer and approve it at once."""

    known: str = ""
    association: str = ""
    """Ticked for an association or a commune, which may ask for volunteers once it is approved."""


@router.get("/conseil/employeurs/nouveau")
def new_employer(request: Request, _account: Counsellor) -> Response:
    """The form."""
    return render(request, "desk/new_employer.html", {"form": OnThePhone(), "faults": {}, "communes": ()})


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
        return _again(request, service, form, read)
    try:
        with database.begin_nested():
            employer_id = open_employer(database, read.employer, account=account, now=now)
            if read.email:
                open_recruiter(database, employer_id, email=read.email, name=read.person, now=now)
    except SiretKnown:
        return _again(
            request, service, form, {"siret": gettext("Cette entreprise a déjà un compte. Cherchez-la dans la liste.")}
        )
    except AddressInUse as error:
        return _again(request, service, form, {"email": said(error)})
    if form.known:
        approve_employer(
            database,
            employer_id,
            requests_a_month=USUAL_REQUESTS,
            takes_volunteers=bool(form.association),
            account=account,
            now=now,
        )
    return see_other(f"/conseil/employeurs/{employer_id}")


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
    """Reads the words into a sheet to correct, one for each trade that they seek."""
    employer = _employer(database, employer_id)
    if fault := why_unread(words, drafts=len(drafts_of(database, employer.id))):
        return _page(request, database, employer, account, words=words, fault=fault)
    sheet_id = describe_openings(service, database, employer.id, words=words, account=account, now=now)
    return see_other(sheet_address(sheet_id))


@router.post("/conseil/employeurs/{employer_id}/lien")
def give_link(
    request: Request,
    employer_id: Id,
    service: TheService,
    database: Database,
    now: Now,
    account: Counsellor,
    recruiter: Annotated[Number, Form()],
) -> Response:
    """A way in for who recruits there, shown this once: for whom no e-mail reaches. Written down as given, and told to
    them where they have an address.

    Only from who opened the account or approved it: they have spoken to the employer.
    """
    employer = _employer(database, employer_id)
    theirs = next((one for one in recruiters_of(database, employer_id) if one.user_id == recruiter), None)
    if theirs is None:
        raise NotFound(gettext("Cette personne ne recrute plus pour cette entreprise."))
    if not knows_employer(database, employer_id, account=account):
        raise NotAllowed(gettext("Appelez d'abord cet employeur, et validez son compte. Ensuite, vous donnez le lien."))
    secret = create_link(database, user_id=theirs.user_id, now=now, minutes=service.settings.link_minutes)
    note_link(database, employer_id, recruiter=theirs.user_id, account=account, now=now)
    address = link_address(service.settings.public_url, secret, next_path="/recrutement")
    context = {
        "employer": employer,
        "recruiter": theirs,
        "address": address,
        "qr": drawn(address),
        "minutes": service.settings.link_minutes,
    }
    return render(request, "desk/employer_link.html", context, headers={"Cache-Control": "no-store"})


def _employer(database: Session, employer_id: int) -> EnrolledEmployer:
    employer = employer_of(database, employer_id)
    if employer is None:
        raise NotFound(gettext("Cette entreprise n'existe plus."))
    return employer


def _again(request: Request, service: Service, form: OnThePhone, faults: dict[str, str]) -> Response:
    context = {"form": form, "faults": faults, "communes": communes_to_choose(form.lieu, service.places)}
    return render(request, "desk/new_employer.html", context, status_code=UNPROCESSABLE)


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
        "most_drafts": MOST_DRAFTS,
        "drafts": drafts_of(database, employer.id, made_by=account.user_id),
        "recruiters": recruiters_of(database, employer.id),
        "gives_link": knows_employer(database, employer.id, account=account),
        "approver": approver_of(database, employer.id),
        "words": words,
        "fault": fault,
    }
    return render(request, "desk/employer.html", context, status_code=UNPROCESSABLE if fault else 200)
