"""An e-mail address added later, by somebody who came in with a card or a letter: confirmed by a link sent to it.

Asking tells nobody whether an address is known: the answer is the same. A free address gets a link; one with which
somebody signs in already gets a message that says so to its owner.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import Response

import store
from api.access import MyFile, SignedIn
from api.accounts.limits import ADDRESSES_OF_ACCOUNT, LETTERS_TO_ADDRESS, too_many
from api.accounts.mail import ADD_ADDRESS, ADDRESS_CODE, ADDRESS_TAKEN, LinkEmail, LinkMail
from api.deps import Database, Later, Now, Service, TheService
from api.serving.rendering import CONFLICT, GONE, UNPROCESSABLE, render, see_other
from kit import email_address
from store.accounts.account import user_by_email, user_email
from store.accounts.addresses import (
    ADDRESS_MINUTES,
    Added,
    add_address,
    address_to_add,
    create_address_code,
    create_address_link,
)
from store.accounts.attempts import take_attempt
from store.accounts.characters import spaced
from store.audit.log import Action, record

router = APIRouter(include_in_schema=False)

Secret = Annotated[str, Path(max_length=100)]

_PAGE = "/mon-compte/adresse"


@router.get(_PAGE)
def address_page(
    request: Request,
    service: TheService,
    database: Database,
    _: MyFile,
    account: SignedIn,
    parti: Annotated[str, Query(max_length=1)] = "",
) -> Response:
    """The field for an address, or that a message is on its way (`parti`); the address, where there is one."""
    email = user_email(database, account.user_id)
    if email is not None:
        return render(request, "accounts/address_added.html", {"email": email})
    if parti:
        return render(request, "accounts/address_asked.html", {"minutes": ADDRESS_MINUTES})
    return _form(request, service, typed="")


@router.post(_PAGE)
def ask_to_add(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    later: Later,
    _: MyFile,
    account: SignedIn,
    email: Annotated[str, Form(max_length=320)] = "",
) -> Response:
    """Says that a message is on its way, whatever the address: whose it is, is looked up once the answer has left."""
    typed = email_address(email)
    if user_email(database, account.user_id) is not None:
        return see_other(_PAGE)
    if not service.settings.sends_mail or not typed:
        return _form(request, service, typed=email.strip(), status_code=UNPROCESSABLE)
    if not take_attempt(database, ADDRESSES_OF_ACCOUNT, str(account.user_id), now=now):
        return too_many(request, ADDRESSES_OF_ACCOUNT)
    later.add(send_address_link, service, typed, user_id=account.user_id, now=now)
    return see_other(f"{_PAGE}?parti=1")


@router.get(f"{_PAGE}/{{secret}}")
def confirm_page(
    request: Request, secret: Secret, database: Database, now: Now, _: MyFile, account: SignedIn
) -> Response:
    """The address and one button. Looking uses nothing up: mail scanners open every link they see."""
    email = address_to_add(database, secret=secret, user_id=account.user_id, now=now)
    if email is None:
        return _over(request, is_taken=False)
    return render(request, "accounts/address_confirm.html", {"email": email})


@router.post(f"{_PAGE}/{{secret}}")
def confirm(
    request: Request, secret: Secret, database: Database, now: Now, card: MyFile, account: SignedIn
) -> Response:
    """The address is mine from now on: it signs me in, and letters may be sent to it where I want some."""
    match add_address(database, secret=secret, user_id=account.user_id, now=now):
        case Added.YES:
            record(database, Action.ADDED_ADDRESS, account=account, now=now, subject=str(card.pseudonym))
            return see_other(_PAGE)
        case Added.TAKEN:
            return _over(request, is_taken=True)
        case Added.TOO_LATE if user_email(database, account.user_id) is not None:
            return see_other(_PAGE)  # a second press
    return _over(request, is_taken=False)


def send_address_link(service: Service, email: str, *, user_id: int, now: datetime) -> None:
    """Sends a link to the address, or says to its owner that they have an account already; few in an hour."""
    site = service.settings.public_url.rstrip("/")
    _send(service, email, ADD_ADDRESS, create_address_link, f"{site}{_PAGE}/{{}}".format, user_id=user_id, now=now)


def send_address_code(service: Service, email: str, *, user_id: int, now: datetime) -> None:
    """As `send_address_link`, a code to be read to who follows them."""
    _send(service, email, ADDRESS_CODE, create_address_code, spaced, user_id=user_id, now=now)


def _send(
    service: Service,
    email: str,
    letter: LinkEmail,
    create: Callable[..., str],
    shown: Callable[[str], str],
    *,
    user_id: int,
    now: datetime,
) -> None:
    """Sends what `create` makes for the address, as it is `shown`."""
    with store.session(service.engine) as session:
        if not take_attempt(session, LETTERS_TO_ADDRESS, email.lower(), now=now):
            return
        is_taken = user_by_email(session, email) is not None
        secret = "" if is_taken else create(session, user_id=user_id, email=email, now=now)
    told = f"{service.settings.public_url.rstrip('/')}/connexion" if is_taken else shown(secret)
    kind = ADDRESS_TAKEN if is_taken else letter
    LinkMail(service.settings).send(kind, to=email, address=told, minutes=ADDRESS_MINUTES)


def _form(request: Request, service: Service, *, typed: str, status_code: int = 200) -> Response:
    context = {"sends": service.settings.sends_mail, "typed": typed, "wrong": status_code == UNPROCESSABLE}
    return render(request, "accounts/address.html", context, status_code=status_code)


def _over(request: Request, *, is_taken: bool) -> Response:
    """The page of a link that adds nothing: used, too old, somebody else's; or the address is taken by now."""
    context = {"is_taken": is_taken}
    return render(request, "accounts/address_over.html", context, status_code=CONFLICT if is_taken else GONE)
