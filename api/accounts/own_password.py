"""One's own password: chosen with a phone's codes, replaced, taken back.

A session alone replaces nothing: who has a password gives its code, and is written to whenever it changes.
"""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits
from api.accounts.codes import Codes
from api.accounts.limits import PASSWORDS_OF_ACCOUNT, too_many
from api.accounts.mail import PASSWORD_CHANGED, LinkMail
from api.accounts.password import LONGEST, Code, TheCodes, takes_code
from api.deps import SESSION_COOKIE, Database, Later, Now, Service, TheService
from api.serving.drawing import drawn
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.languages import gettext
from store.accounts.account import STAFF, Account, user_email
from store.accounts.attempts import Limit, give_back, take_attempt
from store.accounts.passwords import begin_password, begun_password, confirm_password, end_password, password_of
from store.accounts.sessions import Way, end_sessions, sessions_of
from store.audit.log import Action, record

router = APIRouter(include_in_schema=False)

SHORTEST = 12
"""Characters; what a sentence has. The length counts, not odd signs (NIST SP 800-63B)."""
_FEWEST_DIFFERENT = 6
_JUST_NOW = timedelta(minutes=15)
"""How long a new session proves that its owner has the mailbox."""

Staff = Annotated[Account, admits(*STAFF)]


@router.get("/mon-compte/mot-de-passe")
def set_up_page(request: Request, account: Staff, _codes: TheCodes, database: Database) -> Response:
    """A field for a new password; and one for the code of the phone, where there is a password to replace."""
    return _new_page(request, database, account, {})


@router.post("/mon-compte/mot-de-passe")
def set_up(
    request: Request,
    account: Staff,
    codes: TheCodes,
    database: Database,
    now: Now,
    password: Annotated[str, Form(max_length=LONGEST)],
    code: Code = "",
) -> Response:
    """Keeps the password apart, and shows what the phone has to learn: what was there serves until a first code."""
    if wrong := _faults(password):
        return _new_page(request, database, account, {"password": wrong})
    if password_of(database, account.user_id) is not None:
        limit, who = _attempts_of(database, account)
        if not take_attempt(database, limit, who, now=now):
            return too_many(request, limit)
        if not takes_code(database, codes, account, code, now=now):
            return _new_page(request, database, account, {"code": _wrong_code()})
        give_back(database, limit, who, now=now)
    begin_password(database, password, user_id=account.user_id, sealed_key=codes.new_key(), now=now)
    return _key_page(request, codes, database, account, now=now)


@router.post("/mon-compte/mot-de-passe/code")
def confirm(
    request: Request,
    service: TheService,
    account: Staff,
    codes: TheCodes,
    database: Database,
    now: Now,
    later: Later,
    code: Code,
) -> Response:
    """The first code: from now on the password serves, and what an older one opened ends."""
    begun = begun_password(database, account.user_id, now=now)
    if begun is None:
        return see_other("/mon-compte")
    step = codes.step_of(code, begun.sealed_key, now=now)
    if step is None:
        return _key_page(request, codes, database, account, now=now, wrong=True)
    confirm_password(database, user_id=account.user_id, step=step, now=now)
    record(database, Action.SET_PASSWORD, account=account, now=now)
    _changed(request, service, database, later, account)
    return see_other("/mon-compte")


@router.get("/mon-compte/mot-de-passe/fin")
def take_back_page(request: Request, account: Staff, database: Database, now: Now) -> Response:
    """Asks for the code, where it is needed to give the password up."""
    if password_of(database, account.user_id) is None:
        return see_other("/mon-compte")
    context = {"asks": not _came_just_now(request, database, account, now=now), "wrong": ""}
    return render(request, "accounts/password_end.html", context)


@router.post("/mon-compte/mot-de-passe/fin")
def take_back(
    request: Request,
    service: TheService,
    account: Staff,
    codes: TheCodes,
    database: Database,
    now: Now,
    later: Later,
    code: Code = "",
) -> Response:
    """No password any more: links by e-mail remain. Without the code, only to who came by another way just now."""
    if password_of(database, account.user_id) is None:
        return see_other("/mon-compte")
    if not _came_just_now(request, database, account, now=now):
        limit, who = _attempts_of(database, account)
        if not take_attempt(database, limit, who, now=now):
            return too_many(request, limit)
        if not takes_code(database, codes, account, code, now=now):
            context = {"asks": True, "wrong": _wrong_code()}
            return render(request, "accounts/password_end.html", context, status_code=UNPROCESSABLE)
        give_back(database, limit, who, now=now)
    end_password(database, user_id=account.user_id)
    record(database, Action.ENDED_PASSWORD, account=account, now=now)
    _changed(request, service, database, later, account)
    return see_other("/mon-compte")


def _came_just_now(request: Request, database: Session, account: Account, *, now: datetime) -> bool:
    """Whether this session began a moment ago, by something else than the password: the phone may be lost."""
    secret = request.cookies.get(SESSION_COOKIE, "")
    mine = [one for one in sessions_of(database, account.user_id, secret=secret, now=now) if one.is_this_one]
    return any(one.way is not Way.PASSWORD and now - one.created_at <= _JUST_NOW for one in mine)


def _changed(request: Request, service: Service, database: Session, later: Later, account: Account) -> None:
    """Ends what a password opened elsewhere, and writes to its owner: who did it may be somebody else."""
    secret = request.cookies.get(SESSION_COOKIE, "")
    end_sessions(database, user_id=account.user_id, but=secret, way=Way.PASSWORD)
    email = user_email(database, account.user_id)
    if email is not None and service.settings.sends_mail:
        address = f"{service.settings.public_url.rstrip('/')}/connexion?suite=/mon-compte"
        later.add(LinkMail(service.settings).send, PASSWORD_CHANGED, to=email, address=address)


def _attempts_of(database: Session, account: Account) -> tuple[Limit, str]:
    """What counts the wrong codes of an account, those of the sign-in page too."""
    return PASSWORDS_OF_ACCOUNT, (user_email(database, account.user_id) or "").lower()


def _new_page(request: Request, database: Session, account: Account, faults: dict[str, str]) -> Response:
    has_password = password_of(database, account.user_id) is not None
    context = {"faults": faults, "shortest": SHORTEST, "asks_code": has_password}
    status = UNPROCESSABLE if faults else 200
    return render(request, "accounts/password_new.html", context, status_code=status)


def _key_page(
    request: Request, codes: Codes, database: Session, account: Account, *, now: datetime, wrong: bool = False
) -> Response:
    begun = begun_password(database, account.user_id, now=now)
    key, address = codes.told(begun.sealed_key if begun else "", name=account.name)
    context = {"key": key, "qr": drawn(address), "wrong": wrong}
    status = UNPROCESSABLE if wrong else 200
    return render(request, "accounts/password_key.html", context, status_code=status)


def _wrong_code() -> str:
    return gettext(
        "Ce n'est pas le bon code. Attendez le suivant. Regardez aussi si l'heure de votre téléphone est juste."
    )


def _faults(password: str) -> str:
    if len(password) < SHORTEST:
        return gettext("C'est trop court : au moins %(least)s signes. Une petite phrase va très bien.", least=SHORTEST)
    if len(set(password)) < _FEWEST_DIFFERENT:
        return gettext("C'est trop facile à deviner. Choisissez une petite phrase.")
    return ""
