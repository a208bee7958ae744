"""An employer opens an account by themselves: one form, then a link by e-mail; a counsellor calls to approve it."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.accounts.entry import go_on
from api.accounts.limits import place_of, too_many
from api.accounts.sign_in import send_link
from api.deps import Database, Now, Service, TheService
from api.employers.enrolment import Enrolment, communes_to_choose, read_enrolment
from api.serving.rendering import render
from api.wording.faults import said
from api.wording.languages import language
from store.accounts import Account, note_language, user_by_email
from store.attempts import Limit, take_attempt
from store.enrolment import SiretKnown, open_employer, open_recruiter

router = APIRouter(include_in_schema=False)

Anybody = Annotated[Account | None, admits_everybody()]

OPENED_FROM_HERE = Limit("employers_from_here", most=10, minutes=60)
"""Employers' accounts opened from one place."""
_UNPROCESSABLE = 422


@router.get("/recruter")
def enrol_page(request: Request, service: TheService, account: Anybody) -> Response:
    """What one gets, and the form; somebody who is signed in goes on."""
    if account is not None:
        return go_on(account)
    return _form(request, service, Enrolment(), {})


@router.post("/recruter")
def enrol(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    tasks: BackgroundTasks,
    _: Anybody,
    form: Annotated[Enrolment, Form()],
) -> Response:
    """Opens the account and sends a link. An address that has an account gets its link, and nothing is opened."""
    read = read_enrolment(form, service.places, must_sign_in=True)
    if isinstance(read, dict):
        return _form(request, service, form, read)
    if not take_attempt(database, OPENED_FROM_HERE, place_of(request), now=now):
        return too_many(request, OPENED_FROM_HERE)
    if user_by_email(database, read.email) is None:
        try:
            employer_id = open_employer(database, read.employer, account=None, now=now)
        except SiretKnown as error:
            return _form(request, service, form, {"siret": said(error)})
        recruiter = open_recruiter(database, employer_id, email=read.email, name=read.person, now=now)
        note_language(database, recruiter.user_id, language().code)
    if service.settings.sends_mail:
        tasks.add_task(send_link, service, read.email, next_path="/recrutement", now=now)
    told = {
        "sends": service.settings.sends_mail,
        "email": read.email,
        "minutes": service.settings.link_minutes,
        "phone": read.employer.phone,
        "publisher": service.publisher,
    }
    return render(request, "recruiter/enrolled.html", told)


def _form(request: Request, service: Service, form: Enrolment, faults: dict[str, str]) -> Response:
    context = {
        "form": form,
        "faults": faults,
        "communes": communes_to_choose(form.lieu, service.places),
        "sends": service.settings.sends_mail,
        "publisher": service.publisher,
    }
    return render(request, "recruiter/enrol.html", context, status_code=_UNPROCESSABLE if faults else 200)
