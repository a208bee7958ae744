"""The link at the foot of each letter: no more of these, in one press, without signing in; and back again.

Its code was drawn by chance for that letter alone and is good for nothing else. Opening the page changes nothing: mail
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
from api.wording.words import LETTERS
from store.accounts import Account
from store.outbox import NEEDED, LetterKind, is_stopped, letter_of_code, resume_letters, stop_letters

router = APIRouter(include_in_schema=False)

Anybody = Annotated[Account | None, admits_everybody()]
Code = Annotated[str, Path(max_length=60)]


@router.get("/lettres/{code}")
def letters_page(request: Request, code: Code, database: Database, _: Anybody) -> Response:
    """Whether these letters come, and a button to change it."""
    user_id, kind = _letter(database, code)
    stopped = is_stopped(database, kind, user_id=user_id)
    return render(request, "mail/stop.html", {"code": code, "about": LETTERS[kind], "stopped": stopped})


@router.post("/lettres/{code}")
def change_letters(
    code: Code,
    database: Database,
    now: Now,
    _: Anybody,
    answer: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """No more of these letters; or again, where that is asked."""
    user_id, kind = _letter(database, code)
    if answer == "reprendre":
        resume_letters(database, kind, user_id=user_id)
    else:
        stop_letters(database, kind, user_id=user_id, now=now)
    return see_other(f"/lettres/{code}")


def _letter(database: Session, code: str) -> tuple[int, LetterKind]:
    """Whose letter it was, and of which kind. Raises NotFound for a code that is none, or too old."""
    try:
        found = letter_of_code(database, UUID(code))
    except ValueError:
        found = None
    if found is None or found[1] in NEEDED:
        raise NotFound(gettext("Ce lien est trop ancien. Prenez celui d'un message plus récent."))
    return found
