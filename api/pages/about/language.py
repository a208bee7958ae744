"""The choice of a language, from the frame of every page; it is kept for a year by the browser.

The account of who is signed in keeps it too, for the letters that it is sent.
"""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from api.access import admits_everybody
from api.accounts.entry import local
from api.deps import Database, TheService
from api.errors import BadQuestion
from api.serving.rendering import see_other
from api.wording.languages import LANGUAGES, gettext
from api.wording.tongue import LANGUAGE_COOKIE
from store.accounts.account import Account, note_language

router = APIRouter(include_in_schema=False)

_YEAR_SECONDS = 365 * 24 * 3600


@router.post("/langue")
def choose_language(
    service: TheService,
    database: Database,
    account: Annotated[Account | None, admits_everybody()],
    langue: Annotated[str, Form(max_length=10)],
    suite: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Back to the page that was read, in the language chosen."""
    if langue not in LANGUAGES:
        raise BadQuestion(gettext("Cette langue n'est pas proposée. Choisissez-en une dans la liste."))
    if account is not None:
        note_language(database, account.user_id, langue)
    answer = see_other(local(suite) or "/")
    answer.set_cookie(
        LANGUAGE_COOKIE,
        langue,
        max_age=_YEAR_SECONDS,
        httponly=True,
        samesite="lax",
        secure=service.settings.secure_cookies,
    )
    return answer
