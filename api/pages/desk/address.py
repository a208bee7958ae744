"""The e-mail address of somebody who has no way in yet: their counsellor types it, they read back the code it received.

So an address that was mistyped opens nothing, and nobody has an address here that they did not agree to.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from api.access import MyPerson, SignedIn
from api.accounts.address import send_address_code
from api.accounts.limits import ADDRESSES_OF_ACCOUNT, too_many
from api.deps import Database, Later, Now, Service, TheService
from api.serving.rendering import UNPROCESSABLE, render, see_other
from kit import email_address
from store.accounts.account import account_of_person, user_email, user_of_person
from store.accounts.addresses import ADDRESS_MINUTES, Added, add_address, secret_of_code
from store.accounts.attempts import take_attempt
from store.audit.log import Action, record
from store.people.person import PersonCard

router = APIRouter(include_in_schema=False)


@router.get("/conseil/personnes/{person_id}/adresse")
def their_address(
    request: Request,
    person: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    parti: Annotated[str, Query(max_length=1)] = "",
) -> Response:
    """The field for the address, then the one for the code (`parti`); that they have one, where they do."""
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(person.pseudonym))
    user_id = user_of_person(database, person.id)
    has_one = user_id is not None and user_email(database, user_id) is not None
    return _page(request, service, person, has_one=has_one, is_sent=bool(parti))


@router.post("/conseil/personnes/{person_id}/adresse")
def send_code(
    request: Request,
    person: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    later: Later,
    email: Annotated[str, Form(max_length=320)] = "",
) -> Response:
    """Says that a code is on its way, whatever the address: whose it is, is looked up once the answer has left."""
    typed = email_address(email)
    if not service.settings.sends_mail or not typed:
        return _page(request, service, person, typed=email.strip(), is_wrong=True)
    user_id = account_of_person(database, person.id, now=now).user_id
    if user_email(database, user_id) is None:
        if not take_attempt(database, ADDRESSES_OF_ACCOUNT, str(user_id), now=now):
            return too_many(request, ADDRESSES_OF_ACCOUNT)
        later.add(send_address_code, service, typed, user_id=user_id, now=now)
    return see_other(f"/conseil/personnes/{person.id}/adresse?parti=1")


@router.post("/conseil/personnes/{person_id}/adresse/code")
def confirm_code(
    request: Request,
    person: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    code: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """The address is theirs from now on; a code that is wrong, used or too old is asked again."""
    user_id = user_of_person(database, person.id)
    added = Added.TOO_LATE
    if user_id is not None:
        added = add_address(database, secret=secret_of_code(code, user_id=user_id), user_id=user_id, now=now)
    if added is not Added.YES:
        return _page(request, service, person, is_sent=True, is_wrong=True)
    record(database, Action.ADDED_ADDRESS, account=account, now=now, subject=str(person.pseudonym))
    return see_other(f"/conseil/personnes/{person.id}/adresse")


def _page(
    request: Request,
    service: Service,
    person: PersonCard,
    *,
    has_one: bool = False,
    is_sent: bool = False,
    is_wrong: bool = False,
    typed: str = "",
) -> Response:
    context = {
        "person": person,
        "has_one": has_one,
        "is_sent": is_sent,
        "is_wrong": is_wrong,
        "typed": typed,
        "sends": service.settings.sends_mail,
        "minutes": ADDRESS_MINUTES,
    }
    status_code = UNPROCESSABLE if is_wrong else 200
    return render(request, "desk/address.html", context, status_code=status_code)
