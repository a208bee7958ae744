"""The link at the foot of each e-mail: no more of these, in one press, without signing in; and back again.

Its code was drawn by chance for that e-mail alone and is good for nothing else. Opening the page changes nothing: mail
programs open every link they see. They may also press for somebody (RFC 8058): that is the same POST.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits_everybody
from api.deps import Database, Now
from api.errors import NotFound
from api.serving.rendering import render, see_other
from api.wording.languages import gettext
from api.wording.words import EMAILS
from store.accounts.account import Account
from store.mail.outbox import NEEDED, EmailKind, email_of_code, is_stopped, resume_emails, stop_emails

router = APIRouter(include_in_schema=False)

Anybody = Annotated[Account | None, admits_everybody()]
Code = Annotated[str, Path(max_length=60)]


@router.get("/lettres/{code}")
def emails_page(request: Request, code: Code, database: Database, _: Anybody) -> Response:
    """Whether these e-mails come, and a button to change it."""
    user_id, kind = _email(database, code)
    stopped = is_stopped(database, kind, user_id=user_id)
    return render(request, "mail/stop.html", {"code": code, "about": EMAILS[kind], "stopped": stopped})


@router.post("/lettres/{code}")
def change_emails(
    code: Code,
    database: Database,
    now: Now,
    _: Anybody,
    answer: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """No more of these e-mails; or again, where that is asked."""
    user_id, kind = _email(database, code)
    if answer == "reprendre":
        resume_emails(database, kind, user_id=user_id)
    else:
        stop_emails(database, kind, user_id=user_id, now=now)
    return see_other(f"/lettres/{code}")


def _email(database: Session, code: str) -> tuple[int, EmailKind]:
    """Whose e-mail it was, and of which kind. Raises NotFound for a code that is none, or too old."""
    try:
        found = email_of_code(database, UUID(code))
    except ValueError:
        found = None
    if found is None or found[1] in NEEDED:
        raise NotFound(gettext("Ce lien est trop ancien. Prenez celui d'un message plus récent."))
    return found
