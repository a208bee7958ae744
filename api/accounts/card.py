"""Sign-in by a printed card: its QR code opens a page with one button, its twelve characters can be typed.

They sign in for six months, so no address that is sent holds them: in the QR code they stand after "#", where a script
takes them. Cards printed before had them in the path; that address puts them into a cookie and leads away from itself.

The code of a letter is typed here too: it leads to the form that opens a space, then it is the card of that space.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.accounts.entry import LONGEST_PATH, enter, go_on, local
from api.accounts.limits import CODES_FROM_HERE, CODES_OF_CARD, place_of, too_many
from api.accounts.searched import searched_at
from api.deps import Database, Now, TheService
from api.serving.rendering import UNPROCESSABLE, render, see_other
from store.accounts.account import Account, account_of_user
from store.accounts.attempts import give_back, take_attempt
from store.accounts.cards import use_card
from store.accounts.characters import NUMBER_LENGTH, read_characters, spaced
from store.accounts.sessions import Way
from store.people.spaces import SPACE_MINUTES, create_space_link, letter_of

router = APIRouter(include_in_schema=False)

SCANNED = "/carte/code"
"""What QR codes open, also for who is signed in: a phone that is lent may be somebody else's still."""
SCANNED_COOKIE = "alentour_scanned"
_SCANNED_SECONDS = 60
_UNREADABLE = "-"

Anybody = Annotated[Account | None, admits_everybody()]


@router.get("/carte")
def card_page(
    request: Request, account: Anybody, suite: Annotated[str, Query(max_length=LONGEST_PATH)] = ""
) -> Response:
    """A field for the characters of a card; somebody who is signed in goes on."""
    if account is not None:
        return go_on(account, next_path=suite)
    return _page(request, next_path=suite)


@router.get(SCANNED)
def scanned_page(request: Request, _: Anybody) -> Response:
    """What a QR code opens: one button, or the field where no script takes the code. Looking at it tries nothing."""
    scanned = request.cookies.get(SCANNED_COOKIE)
    read = read_characters(scanned or "")
    answer = _page(request, read=read, wrong=scanned is not None and read is None)
    if scanned is not None:
        answer.delete_cookie(SCANNED_COOKIE, path=SCANNED)
    return answer


@router.get("/carte/{code}")
def scanned_before(code: Annotated[str, Path(max_length=40)], service: TheService, _: Anybody) -> Response:
    """What the QR code of an older card opens: on to the page of the others, the code in a cookie that is read once."""
    answer = see_other(SCANNED)
    answer.set_cookie(
        SCANNED_COOKIE,
        read_characters(code) or _UNREADABLE,
        max_age=_SCANNED_SECONDS,
        path=SCANNED,
        httponly=True,
        samesite="lax",
        secure=service.settings.secure_cookies,
    )
    return answer


@router.post("/carte")
def use(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    _: Anybody,
    code: Annotated[str, Form(max_length=40)] = "",
    suite: Annotated[str, Form(max_length=LONGEST_PATH)] = "",
) -> Response:
    """Signs in whose card it is; where it is a letter's, leads to the form that opens a space.

    Only wrong characters are counted, from this place and for this card.
    """
    read = read_characters(code)
    if read is None:
        return _page(request, typed=code, wrong=True, next_path=suite)
    counted = ((CODES_FROM_HERE, place_of(request)), (CODES_OF_CARD, read[:NUMBER_LENGTH]))
    for limit, who in counted:
        if not take_attempt(database, limit, who, now=now):
            return too_many(request, limit)
    user_id = use_card(database, read, now=now)
    account = account_of_user(database, user_id) if user_id is not None else None
    letter_id = letter_of(database, read, now=now) if account is None else None
    if account is None and letter_id is None:
        return _page(request, typed=code, wrong=True, next_path=suite)
    for limit, who in counted:
        give_back(database, limit, who, now=now)
    if account is None:
        secret = create_space_link(database, letter_id=letter_id, now=now, minutes=SPACE_MINUTES)
        return see_other(searched_at(suite).carried(f"/ouvrir/{secret}"))
    return enter(request, service, database, account, way=Way.CARD, now=now, next_path=suite)


def card_address(public_url: str, code: str) -> str:
    """What the QR code of a card or of a letter holds: its characters are after "#", which no browser sends."""
    return f"{public_url.rstrip('/')}{SCANNED}#{spaced(code)}"


def _page(
    request: Request, *, typed: str = "", read: str | None = None, wrong: bool = False, next_path: str = ""
) -> Response:
    """One button where the code was `read`, else the field."""
    context = {"typed": typed, "read": spaced(read) if read else None, "wrong": wrong, "next_path": local(next_path)}
    return render(request, "accounts/card.html", context, status_code=UNPROCESSABLE if wrong else 200)
