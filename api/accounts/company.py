"""The account of who recruits: what it says of the company, changed; and its end, asked once more before it is done."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.access import admits, admits_everybody
from api.deps import SESSION_COOKIE, Database, Now, Service, TheService
from api.employers.enrolment import Enrolment, communes_to_choose, read_enrolment
from api.errors import Busy, NotFound
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.faults import said
from api.wording.languages import gettext
from store.accounts.account import Account, Role, user_email
from store.employers.enrolment import EnrolledEmployer, change_employer, employer_of
from store.employers.leaving import is_last_recruiter, leave
from store.locks import CatalogueBusy

router = APIRouter(include_in_schema=False)

Recruiter = Annotated[Account, admits(Role.RECRUITER)]


@router.get("/mon-compte/entreprise")
def company_page(request: Request, service: TheService, database: Database, account: Recruiter) -> Response:
    """What is said of the company and of who recruits, to change."""
    employer = _employer(database, account)
    home = service.places.by_insee(employer.insee) if employer.insee else None
    form = Enrolment(
        company=employer.name,
        lieu=home.name if home else "",
        commune=employer.insee or "",
        phone=employer.phone or "",
        person=account.name,
    )
    return _form(request, service, form, {})


@router.post("/mon-compte/entreprise")
def change_company(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Recruiter,
    form: Annotated[Enrolment, Form()],
) -> Response:
    """Changes it. Another name than was approved has to be approved too: nobody takes that of somebody else."""
    _employer(database, account)
    asked = form.model_copy(update={"siret": "", "email": user_email(database, account.user_id) or ""})
    read = read_enrolment(asked, service.places, must_sign_in=False)
    if isinstance(read, dict):
        return _form(request, service, form, read)
    new = read.employer
    try:
        with database.begin_nested():
            again = change_employer(
                database, account, person=read.person, name=new.name, insee=new.insee, phone=new.phone, now=now
            )
    except CatalogueBusy as busy:  # its offers cannot take the new name just now
        return _form(request, service, form, {"company": said(busy)}, status=Busy.status)
    return see_other(f"/mon-compte?dit={'renomme' if again else 'change'}#entreprise")


@router.get("/mon-compte/fermer")
def ask_to_leave(request: Request, database: Database, account: Recruiter) -> Response:
    """What would end, what stays and how long, and the question whether I am sure."""
    return _leaving(request, database, account)


@router.post("/mon-compte/fermer")
def leave_for_good(
    request: Request, database: Database, now: Now, account: Recruiter, sure: Annotated[str, Form(max_length=3)] = ""
) -> Response:
    """Closes my account, and the company's where nobody else recruits for it; I am signed out, everywhere."""
    if sure != "oui":
        return _leaving(request, database, account, fault=gettext("Cochez la case, si vous êtes sûr."))
    leave(database, account, now=now)
    answer = see_other("/compte-ferme")
    answer.delete_cookie(SESSION_COOKIE)
    return answer


@router.get("/compte-ferme")
def left(request: Request, _: Annotated[Account | None, admits_everybody()]) -> Response:
    """Says that it is done, to somebody who has no account any more."""
    return render(request, "accounts/left.html")


def _employer(database: Database, account: Account) -> EnrolledEmployer:
    """The employer of the account. Raises NotFound where there is none."""
    found = None if account.employer_id is None else employer_of(database, account.employer_id)
    if found is None:
        raise NotFound(gettext("Cette entreprise n'existe plus."))
    return found


def _form(
    request: Request, service: Service, form: Enrolment, faults: dict[str, str], *, status: int = UNPROCESSABLE
) -> Response:
    context = {"form": form, "faults": faults, "communes": communes_to_choose(form.lieu, service.places)}
    return render(request, "accounts/company.html", context, status_code=status if faults else 200)


def _leaving(request: Request, database: Database, account: Account, *, fault: str = "") -> Response:
    context = {"closes": is_last_recruiter(database, account), "fault": fault}
    return render(request, "accounts/leave.html", context, status_code=UNPROCESSABLE if fault else 200)
