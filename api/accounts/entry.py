"""What every way of signing in ends with: a session, its cookie, a line in the audit log, the pages of the role."""

from datetime import datetime

from fastapi import Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.accounts.device import device_of
from api.deps import SESSION_COOKIE, Service
from api.serving.rendering import see_other
from api.wording.languages import language
from api.wording.tongue import LANGUAGE_COOKIE
from store.accounts.account import Account, Role, note_language
from store.accounts.sessions import Way, open_session
from store.audit.log import Action, record

LONGEST_PATH = 2000
"""The longest address to go on to."""
HOMES = {
    Role.BENEFICIARY: "/mon-espace",
    Role.COUNSELLOR: "/conseil",
    Role.TEAM_LEAD: "/equipe",
    Role.RECRUITER: "/recrutement",
    Role.OPERATOR: "/exploitation",
}
"""Where each role lands after signing in."""


def enter(
    request: Request,
    service: Service,
    database: Session,
    account: Account,
    *,
    way: Way,
    now: datetime,
    next_path: str = "",
) -> Response:
    """Signs the account in, notes the language chosen before, leads to `next_path` or to the pages of the role."""
    record(database, Action.SIGNED_IN, account=account, now=now, way=way.value)
    if LANGUAGE_COOKIE in request.cookies:
        note_language(database, account.user_id, language().code)
    hours = service.settings.session_hours
    answer = go_on(account, next_path=next_path)
    answer.set_cookie(
        SESSION_COOKIE,
        open_session(
            database,
            user_id=account.user_id,
            now=now,
            hours=hours,
            way=way,
            device=device_of(request.headers.get("user-agent", "")),
        ),
        max_age=int(hours * 3600),
        httponly=True,
        samesite="lax",
        secure=service.settings.secure_cookies,
    )
    return answer


def go_on(account: Account, *, next_path: str = "") -> Response:
    """To the page that asked somebody to sign in, or to the pages of their role."""
    return see_other(local(next_path) or HOMES[account.role])


def local(path: str) -> str:
    """`path` where it is a page of this site, else nothing: a link never leads elsewhere."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_ours else ""
