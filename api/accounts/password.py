"""Sign-in of staff by a password and the six figures of their phone, both at once: none is guessed without the other.

Setting them up, and taking them back, is done from one's own account.
"""

from typing import Annotated

import segno
from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response
from markupsafe import Markup
from sqlalchemy.orm import Session

from api.access import admits, admits_everybody
from api.accounts.codes import Codes
from api.accounts.entry import enter, go_on, local
from api.accounts.limits import PASSWORDS_FROM_HERE, PASSWORDS_OF_ACCOUNT, place_of, too_many
from api.deps import Database, Now, TheService
from api.errors import NotFound
from api.serving.rendering import render, see_other
from api.wording.languages import gettext
from kit import email_address
from store.accounts import STAFF, Account, account_of_user, user_by_email
from store.attempts import give_back, take_attempt
from store.audit import Action, record
from store.passwords import begin_password, confirm_password, end_password, is_password, password_of, take_step
from store.sessions import Way

router = APIRouter(include_in_schema=False)

SHORTEST = 12
"""Characters; what a sentence has. The length counts, not odd signs (NIST SP 800-63B)."""
_FEWEST_DIFFERENT = 6
_LONGEST = 200
_UNPROCESSABLE = 422

Anybody = Annotated[Account | None, admits_everybody()]
Staff = Annotated[Account, admits(*STAFF)]
Secret = Annotated[str, Form(max_length=_LONGEST)]


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
    suite: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Signs in. What is wrong of the three is not told, nor whether the address has an account."""
    counted = ((PASSWORDS_FROM_HERE, place_of(request)), (PASSWORDS_OF_ACCOUNT, email.strip().lower()))
    for limit, who in counted:
        if not take_attempt(database, limit, who, now=now):
            return too_many(request, limit)
    user = user_by_email(database, email) if email_address(email) else None
    account = account_of_user(database, user.id) if user is not None else None
    is_known = is_password(database, password, user_id=account.user_id if account else None)
    if account is None or not is_known or not _takes(database, codes, account, code, now=now):
        context = {"email": email, "next_path": local(suite), "wrong": True}
        return render(request, "accounts/password.html", context, status_code=_UNPROCESSABLE)
    for limit, who in counted:
        give_back(database, limit, who, now=now)
    return enter(request, service, database, account, way=Way.PASSWORD, now=now, next_path=suite)


@router.get("/mon-compte/mot-de-passe")
def set_up_page(request: Request, _: Staff, _codes: TheCodes) -> Response:
    """A field for a new password."""
    return render(request, "accounts/password_new.html", {"wrong": "", "shortest": SHORTEST})


@router.post("/mon-compte/mot-de-passe")
def set_up(
    request: Request, account: Staff, codes: TheCodes, database: Database, now: Now, password: Secret
) -> Response:
    """Keeps the password, and shows what the phone has to learn; nothing serves before a first code."""
    wrong = _faults(password)
    if wrong:
        context = {"wrong": wrong, "shortest": SHORTEST}
        return render(request, "accounts/password_new.html", context, status_code=_UNPROCESSABLE)
    begin_password(database, password, user_id=account.user_id, sealed_key=codes.new_key(), now=now)
    return _key_page(request, codes, database, account)


@router.post("/mon-compte/mot-de-passe/code")
def confirm(
    request: Request,
    account: Staff,
    codes: TheCodes,
    database: Database,
    now: Now,
    code: Annotated[str, Form(max_length=20)],
) -> Response:
    """The first code: from now on the password serves."""
    kept = password_of(database, account.user_id)
    if kept is None or kept.confirmed_at is not None:
        return see_other("/mon-compte")
    step = codes.step_of(code, kept.sealed_key, now=now)
    if step is None:
        return _key_page(request, codes, database, account, wrong=True)
    confirm_password(database, user_id=account.user_id, step=step, now=now)
    record(database, Action.SET_PASSWORD, account=account, now=now)
    return see_other("/mon-compte")


@router.post("/mon-compte/mot-de-passe/fin")
def take_back(database: Database, now: Now, account: Staff) -> Response:
    """No password any more: links by e-mail remain."""
    if end_password(database, user_id=account.user_id):
        record(database, Action.ENDED_PASSWORD, account=account, now=now)
    return see_other("/mon-compte")


def _takes(database: Session, codes: Codes, account: Account, code: str, *, now: Now) -> bool:
    """Whether the code is right and was not taken before; it is taken now."""
    kept = password_of(database, account.user_id)
    step = codes.step_of(code, kept.sealed_key, now=now) if kept is not None else None
    return step is not None and take_step(database, user_id=account.user_id, step=step)


def _key_page(request: Request, codes: Codes, database: Session, account: Account, *, wrong: bool = False) -> Response:
    kept = password_of(database, account.user_id)
    key, address = codes.told(kept.sealed_key if kept else "", name=account.name)
    drawn = Markup(segno.make(address, error="m").svg_inline(omitsize=True, border=2))
    context = {"key": key, "qr": drawn, "wrong": wrong}
    status = _UNPROCESSABLE if wrong else 200
    return render(request, "accounts/password_key.html", context, status_code=status)


def _faults(password: str) -> str:
    if len(password) < SHORTEST:
        return gettext("C'est trop court : au moins %(least)s signes. Une petite phrase va très bien.", least=SHORTEST)
    if len(set(password)) < _FEWEST_DIFFERENT:
        return gettext("C'est trop facile à deviner. Choisissez une petite phrase.")
    return ""
