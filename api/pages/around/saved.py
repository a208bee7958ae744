"""The offers that somebody keeps: those of a browser on a page of its own, and one press that keeps one anywhere."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.accounts.entry import local
from api.deps import Database, Now, Number, TheService
from api.following.saved import keep_in_browser, kept_in_browser, take_from_browser
from api.opportunity.now import opportunities_now
from api.pages.around.journey import FromAddress, question_of
from api.serving.rendering import render, see_other
from store.accounts.account import Account
from store.people.saved import save, unsave

router = APIRouter(include_in_schema=False)

PAGE, OWN_PAGE = "/gardees", "/mon-espace/gardees"

Anybody = Annotated[Account | None, admits_everybody()]


@router.get(PAGE)
def kept_page(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Anybody,
    asked: Annotated[FromAddress, Query()],
) -> Response:
    """What the browser keeps, looked at from the search that led here, where one did; somebody who has a space is led
    to what it keeps, with what their browser had."""
    if account is not None and account.person_id is not None:
        answer = see_other(OWN_PAGE)
        take_from_browser(request, answer, database, person_id=account.person_id, now=now)
        return answer
    kept = opportunities_now(database, kept_in_browser(request), now=now)
    return render(request, "opportunity/kept.html", {"kept": kept, "question": question_of(asked, service)})


@router.post(PAGE)
def keep(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Anybody,
    offer: Annotated[Number, Form(alias="offre")],
    wanted: Annotated[str, Form(alias="faire", max_length=10)] = "garder",
    back: Annotated[str, Form(alias="suite", max_length=2000)] = "",
) -> Response:
    """Keeps an offer, or no longer ("retirer"), and leads back to the page that was read."""
    keeps = wanted != "retirer"
    if account is None or account.person_id is None:
        answer = see_other(local(back) or PAGE)
        keep_in_browser(request, answer, offer, keeps=keeps, is_secure=service.settings.secure_cookies)
        return answer
    if keeps:
        save(database, account.person_id, [offer], now=now)
    else:
        unsave(database, account.person_id, offer)
    return see_other(local(back) or f"{OWN_PAGE}?dit={'garder' if keeps else 'retirer'}")
