"""My account: who I am here, how I come in, where I am signed in, and a button that ends each."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from api.access import SignedIn, admits, admits_members, opens_session
from api.accounts.device import device_told
from api.deps import SESSION_COOKIE, Database, Now, TheService
from api.serving.rendering import render, see_other
from api.wording.languages import lazy
from store.accounts.account import STAFF, Account, Role, user_email
from store.accounts.cards import card_of, end_card
from store.accounts.passwords import password_of
from store.accounts.sessions import Way, end_session, end_sessions, sessions_of
from store.audit.log import Action, record
from store.employers.enrolment import employer_of
from store.mail.outbox import NEEDED, EmailKind, resume_emails, stop_emails, stopped_emails
from store.people.person import person_card

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

TO_EMPLOYERS = (EmailKind.ANSWER, EmailKind.SHORTLIST)
"""The letters that who recruits may choose, in the order in which they are offered."""


@router.get("/mon-compte")
def my_account(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Annotated[Account, admits_members()],
    dit: Annotated[Literal["", "change", "renomme", "messages"], Query()] = "",
) -> Response:
    """Who I am here and where I am signed in; beside what was just changed (`dit`), that it is saved."""
    employer = None if account.employer_id is None else employer_of(database, account.employer_id)
    home = service.places.by_insee(employer.insee) if employer and employer.insee else None
    own_file = None if account.person_id is None else person_card(database, account.person_id)
    context = {
        "role": ROLES[account.role],
        "is_alone": own_file is not None and own_file.counsellor_id is None,
        "email": user_email(database, account.user_id),
        "device_told": device_told,
        "sessions": sessions_of(database, account.user_id, secret=_secret(request), now=now),
        "ways": WAYS,
        "sends": service.settings.sends_mail,
        "publisher": service.publisher,
        "card": card_of(database, account.user_id, now=now),
        "may_have_password": account.role in STAFF and service.settings.secret_key is not None,
        "has_password": password_of(database, account.user_id) is not None,
        "stopped": stopped_emails(database, user_id=account.user_id),
        "employer": employer,
        "home": home,
        "letters": TO_EMPLOYERS,
        "said": dit,
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
def choose_letters(
    database: Database,
    now: Now,
    account: Annotated[Account, admits_members()],
    kind: Annotated[EmailKind, Form()],
    answer: Annotated[Literal["reprendre", "arreter"], Form()] = "reprendre",
) -> Response:
    """Letters of this kind come again, or no more; back to where I choose what I am written."""
    if answer == "reprendre":
        resume_emails(database, kind, user_id=account.user_id)
    elif kind not in NEEDED:
        stop_emails(database, kind, user_id=account.user_id, now=now)
    is_theirs = account.role is Role.BENEFICIARY
    return see_other("/mon-espace/choix#messages" if is_theirs else "/mon-compte?dit=messages#messages")


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
