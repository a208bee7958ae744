"""My account: who I am here, how I come in, where I am signed in, and a button that ends each."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.access import SignedIn, admits, admits_members, opens_session
from api.accounts.device import device_told
from api.deps import SESSION_COOKIE, Database, Now, TheService
from api.serving.rendering import render, see_other
from api.wording.languages import lazy
from store.accounts import STAFF, Account, Role, user_email
from store.audit import Action, record
from store.cards import card_of, end_card
from store.outbox import Letter, resume_letters, stopped_letters
from store.passwords import password_of
from store.sessions import Way, end_session, end_sessions, sessions_of

router = APIRouter(include_in_schema=False)

ROLES = {
    Role.BENEFICIARY: lazy("Personne accompagnée"),
    Role.COUNSELLOR: lazy("Conseiller ou conseillère"),
    Role.TEAM_LEAD: lazy("Responsable d'équipe"),
    Role.RECRUITER: lazy("Employeur"),
    Role.OPERATOR: lazy("Équipe technique"),
}
WAYS = {
    Way.LINK: lazy("par un lien"),
    Way.CARD: lazy("avec la carte"),
    Way.PASSWORD: lazy("avec le mot de passe"),
    Way.PROVIDER: lazy("avec ProConnect"),
}


@router.get("/mon-compte")
def my_account(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Annotated[Account, admits_members()],
) -> Response:
    """Who I am here and where I am signed in."""
    context = {
        "role": ROLES[account.role],
        "email": user_email(database, account.user_id),
        "device_told": device_told,
        "sessions": sessions_of(database, account.user_id, secret=_secret(request), now=now),
        "ways": WAYS,
        "sends": service.settings.sends_mail,
        "publisher": service.publisher,
        "card": card_of(database, account.user_id, now=now),
        "may_have_password": account.role in STAFF and service.settings.secret_key is not None,
        "has_password": password_of(database, account.user_id) is not None,
        "stopped": stopped_letters(database, user_id=account.user_id),
    }
    return render(request, "accounts/account.html", context)


@router.post("/mon-compte/connexions/{session_id}/fin")
def end_one(session_id: Annotated[int, opens_session()], database: Database, now: Now, account: SignedIn) -> Response:
    """Ends one of my sessions."""
    end_session(database, session_id)
    record(database, Action.ENDED_SESSIONS, account=account, now=now, ended=1)
    return see_other("/mon-compte#connexions")


@router.post("/mon-compte/connexions/fin")
def end_others(
    request: Request, database: Database, now: Now, account: Annotated[Account, admits_members()]
) -> Response:
    """Ends all my sessions but this one."""
    if ended := end_sessions(database, user_id=account.user_id, but=_secret(request)):
        record(database, Action.ENDED_SESSIONS, account=account, now=now, ended=ended)
    return see_other("/mon-compte#connexions")


@router.post("/mon-compte/messages")
def resume(
    database: Database,
    account: Annotated[Account, admits_members()],
    kind: Annotated[Letter, Form()],
) -> Response:
    """Letters of this kind come again; back to where I choose what I am written."""
    resume_letters(database, kind, user_id=account.user_id)
    return see_other("/mon-espace/choix#messages" if account.role is Role.BENEFICIARY else "/mon-compte")


@router.post("/mon-compte/carte/fin")
def end_my_card(
    request: Request, database: Database, now: Now, account: Annotated[Account, admits(Role.BENEFICIARY)]
) -> Response:
    """My card is lost: it opens nothing any more, and what it had opened ends, but this session."""
    if end_card(database, user_id=account.user_id):
        end_sessions(database, user_id=account.user_id, but=_secret(request), way=Way.CARD)
        record(database, Action.ENDED_CARD, account=account, now=now)
    return see_other("/mon-compte")


def _secret(request: Request) -> str:
    return request.cookies.get(SESSION_COOKIE, "")
