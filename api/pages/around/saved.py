"""What somebody keeps to look at again: in their own browser without an account, in their space with one.

A browser keeps numbers of offers in a cookie of this site, and nothing of who looks. Once its owner signs in, what it
had kept goes to their space (`take_from_browser`).
"""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits_everybody
from api.accounts.entry import local
from api.deps import Database, Now, TheService
from api.opportunity.now import opportunities_now
from api.serving.rendering import render, see_other
from store.accounts import Account
from store.saved import save, saved_ids, unsave

router = APIRouter(include_in_schema=False)

COOKIE = "alentour_gardees"
PAGE, OWN_PAGE = "/gardees", "/mon-espace/gardees"
MOST_KEPT = 40
"""Offers that a browser keeps: what fits a cookie, and what somebody reads again."""
_YEAR_SECONDS = 365 * 24 * 3600
_LONGEST_ID = 19

Anybody = Annotated[Account | None, admits_everybody()]


def kept_here(request: Request, database: Session, account: Account | None) -> frozenset[int]:
    """The ids of what is kept by who looks: in their space where they have one, else in their browser."""
    if account is not None and account.person_id is not None:
        return saved_ids(database, account.person_id)
    return frozenset(kept_in_browser(request))


def kept_in_browser(request: Request) -> list[int]:
    """The ids that the browser keeps, the last kept first; what makes no sense in its cookie is left aside."""
    said = request.cookies.get(COOKIE, "").split(".")
    ids = [int(one) for one in said if one.isascii() and one.isdigit() and len(one) < _LONGEST_ID]
    return list(dict.fromkeys(ids))[:MOST_KEPT]


def take_from_browser(request: Request, answer: Response, database: Session, *, person_id: int, now: datetime) -> int:
    """Moves what the browser kept to the space of its owner; how many came that were not there."""
    ids = kept_in_browser(request)
    answer.delete_cookie(COOKIE)
    return save(database, person_id, ids, now=now) if ids else 0


@router.get(PAGE)
def kept_page(request: Request, database: Database, now: Now, account: Anybody) -> Response:
    """What the browser keeps; somebody who has a space is led to what it keeps, with what their browser had."""
    if account is not None and account.person_id is not None:
        answer = see_other(OWN_PAGE)
        take_from_browser(request, answer, database, person_id=account.person_id, now=now)
        return answer
    return render(
        request, "opportunity/kept.html", {"kept": opportunities_now(database, kept_in_browser(request), now=now)}
    )


@router.post(PAGE)
def keep(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Anybody,
    offer: Annotated[int, Form(alias="offre", ge=1, le=2**63 - 1)],
    wanted: Annotated[str, Form(alias="faire", max_length=10)] = "garder",
    back: Annotated[str, Form(alias="suite", max_length=2000)] = "",
) -> Response:
    """Keeps an offer, or no longer ("retirer"), and leads back to the page that was read."""
    answer = see_other(local(back) or PAGE)
    keeps = wanted != "retirer"
    if account is not None and account.person_id is not None:
        if keeps:
            save(database, account.person_id, [offer], now=now)
        else:
            unsave(database, account.person_id, offer)
        return answer
    others = [one for one in kept_in_browser(request) if one != offer]
    ids = [offer, *others][:MOST_KEPT] if keeps else others
    answer.set_cookie(
        COOKIE,
        ".".join(map(str, ids)),
        max_age=_YEAR_SECONDS,
        httponly=True,
        samesite="lax",
        secure=service.settings.secure_cookies,
    )
    return answer
