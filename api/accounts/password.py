"""Sign-in of staff by a password and the six figures of their phone, at once: none is guessed without the other."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits_everybody
from api.accounts.codes import Codes
from api.accounts.entry import LONGEST_PATH, enter, go_on, local
from api.accounts.limits import PASSWORDS_FROM_HERE, PASSWORDS_OF_ACCOUNT, place_of, too_many
from api.deps import Database, Now, TheService
from api.errors import NotFound
from api.serving.rendering import UNPROCESSABLE, render
from api.wording.languages import gettext
from kit import email_address
from store.accounts.account import Account, account_of_user, user_by_email
from store.accounts.attempts import give_back, take_attempt
from store.accounts.passwords import is_password, password_of, take_step
from store.accounts.sessions import Way

router = APIRouter(include_in_schema=False)

LONGEST = 200

Anybody = Annotated[Account | None, admits_everybody()]
Secret = Annotated[str, Form(max_length=LONGEST)]
Code = Annotated[str, Form(max_length=20)]


def _codes(service: TheService) -> Codes:
    """The codes of this site. Raises NotFound where it has no key of its own, and so no passwords."""
    key = service.settings.secret_key
    if key is None:
        raise NotFound(gettext("Ce site n'utilise pas de mot de passe. Connectez-vous avec un lien."))
    return Codes(key.get_secret_value())


TheCodes = Annotated[Codes, Depends(_codes)]


@router.get("/mot-de-passe")
def sign_in_page(request: Request, account: Anybody, _: TheCodes, suite: str = "") -> Response:
    """The form; somebody who is signed in goes on."""
    if account is not None:
        return go_on(account, next_path=suite)
    return render(request, "accounts/password.html", {"email": "", "next_path": local(suite), "wrong": False})


@router.post("/mot-de-passe")
def sign_in(
    request: Request,
    service: TheService,
    codes: TheCodes,
    database: Database,
    now: Now,
    _: Anybody,
    email: Annotated[str, Form(max_length=320)],
    password: Secret,
    code: Annotated[str, Form(max_length=20)],
    suite: Annotated[str, Form(max_length=LONGEST_PATH)] = "",
) -> Response:
    """Signs in. What is wrong of the three is not told, nor whether the address has an account."""
    counted = ((PASSWORDS_FROM_HERE, place_of(request)), (PASSWORDS_OF_ACCOUNT, email.strip().lower()))
    for limit, who in counted:
        if not take_attempt(database, limit, who, now=now):
            return too_many(request, limit)
    user = user_by_email(database, email) if email_address(email) else None
    account = account_of_user(database, user.id) if user is not None else None
    is_known = is_password(database, password, user_id=account.user_id if account else None)
    if account is None or not is_known or not takes_code(database, codes, account, code, now=now):
        context = {"email": email, "next_path": local(suite), "wrong": True}
        return render(request, "accounts/password.html", context, status_code=UNPROCESSABLE)
    for limit, who in counted:
        give_back(database, limit, who, now=now)
    return enter(request, service, database, account, way=Way.PASSWORD, now=now, next_path=suite)


def takes_code(database: Session, codes: Codes, account: Account, code: str, *, now: Now) -> bool:
    """Whether the code is right and was not taken before; it is taken now."""
    kept = password_of(database, account.user_id)
    step = codes.step_of(code, kept.sealed_key, now=now) if kept is not None else None
    return step is not None and take_step(database, user_id=account.user_id, step=step)
