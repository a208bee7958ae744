"""The operator's page of accounts: who works here, an account opened, an account closed."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Now
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.faults import said
from api.wording.languages import gettext, lazy
from kit import email_address, plain_text
from store.accounts.account import STAFF, Account, Role, user_email
from store.accounts.staff import StaffFault, close_account, open_account, staff
from store.employers.enrolment import NoSuchRecruiter, close_recruiter

router = APIRouter(include_in_schema=False)

Operator = Annotated[Account, admits(Role.OPERATOR)]

WORK = {
    Role.COUNSELLOR: lazy("Conseille des personnes"),
    Role.TEAM_LEAD: lazy("Dirige une équipe"),
    Role.OPERATOR: lazy("Fait tourner le service"),
}
"""What somebody does here, by role."""


@router.get("/comptes")
def accounts_page(
    request: Request, database: Database, account: Operator, fait: Annotated[str, Query(max_length=10)] = ""
) -> Response:
    """Who works here, and a form that opens one more account."""
    return _page(request, database, account, done=fait, typed={}, wrong={})


@router.post("/comptes")
def open_one(
    request: Request,
    database: Database,
    now: Now,
    account: Operator,
    email: Annotated[str, Form(max_length=200)] = "",
    name: Annotated[str, Form(max_length=80)] = "",
    role: Annotated[str, Form(max_length=20)] = "",
    lead: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Opens an account: the person then asks for a link at this address. What is wrong is asked again."""
    address, called = email_address(email), plain_text(name, limit=80)
    typed = {"email": email.strip(), "name": called, "role": role, "lead": lead}
    wrong = {}
    if not address:
        wrong["email"] = gettext("Écrivez une adresse e-mail, par exemple prenom.nom@exemple.fr.")
    if not called:
        wrong["name"] = gettext("Écrivez le prénom et le nom.")
    if role not in {one.value for one in STAFF}:
        wrong["role"] = gettext("Choisissez ce que la personne fait ici.")
    if wrong:
        return _page(request, database, account, done="", typed=typed, wrong=wrong)
    try:
        led_by = lead if lead and role == Role.COUNSELLOR.value else None
        open_account(database, email=address, name=called, role=Role(role), lead=led_by, now=now, by=account)
    except StaffFault as fault:
        return _page(request, database, account, done="", typed=typed, wrong={"email": said(fault)})
    return see_other("/comptes?fait=ouvert")


@router.post("/comptes/fin")
def close_one(
    request: Request, database: Database, now: Now, account: Operator, email: Annotated[str, Form(max_length=200)]
) -> Response:
    """Closes an account and what it opened; not one that still follows somebody, and not one's own."""
    if email.strip().lower() == (user_email(database, account.user_id) or "").lower():
        fault = gettext("C'est votre compte. Demandez à un collègue de le fermer.")
        return _page(request, database, account, done="", typed={}, wrong={"close": fault})
    try:
        close_account(database, email=email, now=now, by=account)
    except StaffFault as refused:
        return _page(request, database, account, done="", typed={}, wrong={"close": said(refused)})
    return see_other("/comptes?fait=ferme")


@router.post("/comptes/employeur/fin")
def close_employer(
    request: Request, database: Database, now: Now, account: Operator, email: Annotated[str, Form(max_length=320)] = ""
) -> Response:
    """Closes the account of somebody who recruits; the employer's too, where it was never of use."""
    try:
        close_recruiter(database, email=email_address(email), now=now, by=account)
    except NoSuchRecruiter as fault:
        wrong = {"employer": said(fault)}
        return _page(request, database, account, done="", typed={"employer": email.strip()}, wrong=wrong)
    return see_other("/comptes?fait=ferme")


def _page(
    request: Request, database: Session, account: Account, *, done: str, typed: dict[str, str], wrong: dict[str, str]
) -> Response:
    members = staff(database)
    context: dict[str, Any] = {
        "members": members,
        "own_email": user_email(database, account.user_id),
        "leads": [one for one in members if one.role is Role.TEAM_LEAD],
        "work": WORK,
        "done": done,
        "typed": typed,
        "wrong": wrong,
    }
    return render(request, "operation/accounts.html", context, status_code=UNPROCESSABLE if wrong else 200)
