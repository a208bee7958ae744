"""Sign-in by a one-time link: asking for one, opening it, using it up, signing out.

Opening a link only shows a button, because mail scanners open every link they see; pressing the button uses it up.
"""

from datetime import datetime, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import Response

import store
from api.access import admits_everybody
from api.accounts.entry import LONGEST_PATH, enter, go_on, local
from api.accounts.limits import LINKS_FROM_HERE, place_of, too_many
from api.accounts.mail import LinkMail
from api.accounts.proconnect import TOKEN_COOKIE, WAY_OUT
from api.accounts.searched import SearchedField, SearchedFrom
from api.deps import SESSION_COOKIE, Database, Later, Now, Service, TheService
from api.serving.rendering import GONE, render, see_other
from kit import email_address
from store.accounts.account import (
    Account,
    account_of_user,
    create_link,
    link_is_open,
    links_since,
    use_link,
    user_by_email,
)
from store.accounts.attempts import take_attempt
from store.accounts.sessions import Way, close_session

router = APIRouter(include_in_schema=False)

_MOST_LINKS = 3
"""Links one account can ask for during the life of a link: nobody's mailbox is filled by somebody else."""


Secret = Annotated[str, Path(max_length=100)]
Next = Annotated[str, Query(alias="suite", max_length=LONGEST_PATH)]
Anybody = Annotated[Account | None, admits_everybody()]


@router.get("/connexion")
def sign_in_page(
    request: Request, service: TheService, account: Anybody, searched: SearchedFrom, next_path: Next = ""
) -> Response:
    """How to get a link; somebody who is signed in goes on."""
    if account is not None:
        return go_on(account, next_path=next_path)
    context = {
        "next_path": local(next_path) or searched.offer,
        "searched": searched,
        "opening": searched.carried("/ouvrir"),
        "sends": service.settings.sends_mail,
        "has_provider": service.provider is not None,
        "has_passwords": service.settings.secret_key is not None,
    }
    return render(request, "accounts/ask.html", context)


@router.post("/connexion")
def ask_for_link(
    request: Request,
    service: TheService,
    now: Now,
    database: Database,
    later: Later,
    _: Anybody,
    searched: SearchedField,
    email: Annotated[str, Form(max_length=320)],
    next_path: Annotated[str, Form(alias="suite", max_length=LONGEST_PATH)] = "",
) -> Response:
    """Says that a link is on its way if the address has an account: whether it has one is looked up afterwards."""
    if not take_attempt(database, LINKS_FROM_HERE, place_of(request), now=now):
        return too_many(request, LINKS_FROM_HERE)
    if service.settings.sends_mail and email_address(email):
        later.add(send_link, service, email, next_path=local(next_path), now=now)
    told = {
        "minutes": service.settings.link_minutes,
        "opening": searched.carried("/ouvrir"),
        "sends": service.settings.sends_mail,
        "publisher": service.publisher,
    }
    return render(request, "accounts/asked.html", told)


@router.get("/connexion/{secret}")
def link_page(
    request: Request,
    secret: Secret,
    service: TheService,
    database: Database,
    now: Now,
    _: Anybody,
    next_path: Next = "",
) -> Response:
    """One button. Looking at it uses nothing up."""
    if not link_is_open(database, secret=secret, now=now):
        return _spent(request, service)
    return render(request, "accounts/link.html", {"next_path": local(next_path)})


@router.post("/connexion/{secret}")
def use(
    request: Request,
    secret: Secret,
    service: TheService,
    database: Database,
    now: Now,
    account: Anybody,
    next_path: Annotated[str, Form(alias="suite", max_length=LONGEST_PATH)] = "",
) -> Response:
    """Uses the link up, opens a session and goes to the pages of the role. A second press finds the session open."""
    user_id = use_link(database, secret=secret, now=now)
    if user_id is None and account is not None:
        return go_on(account)
    signed_in = account_of_user(database, user_id) if user_id is not None else None
    if signed_in is None:
        return _spent(request, service)
    return enter(request, service, database, signed_in, way=Way.LINK, now=now, next_path=next_path)


@router.post("/deconnexion")
def sign_out(request: Request, database: Database, _: Anybody) -> Response:
    """Ends the session, on the server too; who came in through the provider is shown the way out of it."""
    if secret := request.cookies.get(SESSION_COOKIE):
        close_session(database, secret=secret)
    answer = see_other(WAY_OUT if TOKEN_COOKIE in request.cookies else "/")
    answer.delete_cookie(SESSION_COOKIE)
    return answer


def _spent(request: Request, service: Service) -> Response:
    """That a link works no more, and how to get another one here."""
    told = {"sends": service.settings.sends_mail, "publisher": service.publisher}
    return render(request, "accounts/spent.html", told, status_code=GONE)


def send_link(service: Service, email: str, *, next_path: str, now: datetime) -> None:
    """Sends a link to the address, where it has an account that has not asked for too many.

    Done once the answer has left, so that neither the answer nor its time tells whether there is an account.
    """
    minutes = service.settings.link_minutes
    with store.session(service.engine) as session:
        user = user_by_email(session, email)
        if user is None:
            return
        if links_since(session, user_id=user.id, since=now - timedelta(minutes=minutes)) >= _MOST_LINKS:
            return
        secret = create_link(session, user_id=user.id, now=now, minutes=minutes)
        to = user.email or email
    address = link_address(service.settings.public_url, secret, next_path=next_path)
    LinkMail(service.settings).send(to=to, address=address, minutes=minutes)


def link_address(public_url: str, secret: str, *, next_path: str = "") -> str:
    """The address that a person opens to sign in."""
    return f"{public_url.rstrip('/')}/connexion/{secret}" + (f"?{urlencode({'suite': next_path})}" if next_path else "")
