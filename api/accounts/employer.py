"""An employer opens an account by themselves: one form, then a link by e-mail; a counsellor calls to approve it.

Nothing is opened before the link is followed: nobody takes the address, or the SIRET, of somebody else.
"""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import Response

import store
from api.access import admits_everybody
from api.accounts.entry import enter, go_on
from api.accounts.limits import place_of, too_many
from api.accounts.mail import OPEN_EMPLOYER, LinkMail
from api.accounts.sign_in import send_link
from api.deps import Database, Later, Now, Service, TheService
from api.employers.enrolment import NATURES, Enrolled, Enrolment, communes_to_choose, read_enrolment
from api.serving.rendering import CONFLICT, GONE, UNPROCESSABLE, render
from api.wording.faults import said
from api.wording.languages import language
from store.accounts.account import Account, note_language, user_by_email
from store.accounts.attempts import Limit, take_attempt
from store.accounts.sessions import Way
from store.employers.enrolment import SiretKnown, check_siret, open_employer, open_recruiter
from store.employers.links import (
    EMPLOYER_MINUTES,
    create_employer_link,
    employer_links_since,
    employer_to_open,
    open_by_link,
)

router = APIRouter(include_in_schema=False)

Anybody = Annotated[Account | None, admits_everybody()]

OPENED_FROM_HERE = Limit("employers_from_here", most=10, minutes=60)
"""Employers' accounts opened from one place."""
_MOST_LINKS = 3
"""Links one address is sent within the life of a link: nobody's mailbox is filled by somebody else."""

Secret = Annotated[str, Path(max_length=100)]


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
    later: Later,
    _: Anybody,
    form: Annotated[Enrolment, Form()],
) -> Response:
    """Sends a link that opens the account; an address that has one gets the link that signs in.

    A site without e-mail opens the account at once: its counsellor calls, and gives the link.
    """
    read = read_enrolment(form, service.places, must_sign_in=True)
    if isinstance(read, dict):
        return _form(request, service, form, read)
    if not take_attempt(database, OPENED_FROM_HERE, place_of(request), now=now):
        return too_many(request, OPENED_FROM_HERE)
    try:
        check_siret(database, read.employer.siret)
    except SiretKnown as error:
        return _form(request, service, form, {"siret": said(error)})
    if service.settings.sends_mail:
        later.add(send_employer_link, service, read, now=now)
    elif user_by_email(database, read.email) is None:
        employer_id = open_employer(database, read.employer, account=None, now=now)
        recruiter = open_recruiter(database, employer_id, email=read.email, name=read.person, now=now)
        note_language(database, recruiter.user_id, language().code)
    told = {
        "sends": service.settings.sends_mail,
        "email": read.email,
        "minutes": EMPLOYER_MINUTES,
        "phone": read.employer.phone,
        "publisher": service.publisher,
    }
    return render(request, "recruiting/enrolled.html", told)


@router.get("/recruter/{secret}")
def link_page(request: Request, secret: Secret, database: Database, now: Now, account: Anybody) -> Response:
    """The employer's name and one button. Looking uses nothing up: mail scanners open every link they see."""
    name = employer_to_open(database, secret=secret, now=now)
    if name is None:
        return _over(request, account)
    return render(request, "recruiting/enrol_confirm.html", {"name": name})


@router.post("/recruter/{secret}")
def open_own(
    request: Request, secret: Secret, service: TheService, database: Database, now: Now, account: Anybody
) -> Response:
    """Opens the account of the employer, signed in; a second press finds it open."""
    try:
        opened = open_by_link(database, secret=secret, now=now)
    except SiretKnown as error:
        return _over(request, None, fault=said(error))
    if opened is None:
        return _over(request, account)
    note_language(database, opened.user_id, language().code)
    return enter(request, service, database, opened, way=Way.LINK, now=now)


def send_employer_link(service: Service, enrolled: Enrolled, *, now: datetime) -> None:
    """Sends a link to the address: to sign in where it has an account, else to open the employer's; few in an hour.

    Done once the answer has left, so that neither the answer nor its time tells which.
    """
    since, email = now - timedelta(minutes=EMPLOYER_MINUTES), enrolled.email
    with store.session(service.engine) as session:
        is_known = user_by_email(session, email) is not None
        if not is_known and employer_links_since(session, email=email, since=since) >= _MOST_LINKS:
            return
        new, person = enrolled.employer, enrolled.person
        secret = "" if is_known else create_employer_link(session, new, email=email, person=person, now=now)
    if is_known:
        send_link(service, email, next_path="/recrutement", now=now)
        return
    address = f"{service.settings.public_url.rstrip('/')}/recruter/{secret}"
    LinkMail(service.settings).send(OPEN_EMPLOYER, to=email, address=address, minutes=EMPLOYER_MINUTES)


def _over(request: Request, account: Account | None, *, fault: str = "") -> Response:
    """The page of a link that opens nothing, or nothing any more; somebody who is signed in goes on."""
    if account is not None:
        return go_on(account)
    return render(request, "recruiting/enrol_over.html", {"fault": fault}, status_code=CONFLICT if fault else GONE)


def _form(request: Request, service: Service, form: Enrolment, faults: dict[str, str]) -> Response:
    context = {
        "form": form,
        "faults": faults,
        "natures": NATURES,
        "communes": communes_to_choose(form.lieu, service.places),
        "sends": service.settings.sends_mail,
        "publisher": service.publisher,
    }
    return render(request, "recruiting/enrol.html", context, status_code=UNPROCESSABLE if faults else 200)
