"""What somebody keeps to look at again: in their own browser without an account, in their space with one.

A browser keeps numbers of offers in a cookie of this site, and nothing of who looks. Once its owner signs in, what it
had kept goes to their space (`take_from_browser`).
"""

from datetime import datetime

from fastapi import Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from store.accounts.account import Account
from store.people.saved import save, saved_ids

COOKIE = "alentour_gardees"
MOST_KEPT = 40
"""Offers that a browser keeps: what fits a cookie, and what somebody reads again."""
_YEAR_SECONDS = 365 * 24 * 3600
_LONGEST_ID = 19


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


def keep_in_browser(request: Request, answer: Response, offer: int, *, keeps: bool, is_secure: bool) -> None:
    """Adds an offer before those that the browser keeps, the oldest of too many left out; or takes it out."""
    others = [one for one in kept_in_browser(request) if one != offer]
    ids = [offer, *others][:MOST_KEPT] if keeps else others
    answer.set_cookie(
        COOKIE,
        ".".join(map(str, ids)),
        max_age=_YEAR_SECONDS,
        httponly=True,
        samesite="lax",
        secure=is_secure,
    )
