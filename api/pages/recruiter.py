"""The recruiter's pages: my openings, and for one of them the people who could do it, without a name."""

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import SignedIn, admits, opens_opening
from api.deps import Database, Now, TheService
from api.rendering import render
from api.shortlists import shown_shortlist
from matching import conditions_from_json
from store.accounts import Account, Role
from store.openings import Opening, openings_of

router = APIRouter(include_in_schema=False)

Recruiter = Annotated[Account, admits(Role.RECRUITER)]


@router.get("/recrutement")
def my_openings(request: Request, database: Database, account: Recruiter) -> Response:
    """My openings, live ones first."""
    openings = openings_of(database, account.employer_id) if account.employer_id is not None else ()
    rows = [(opening, conditions_from_json(opening.conditions)) for opening in openings]
    return render(request, "recruiter/openings.html", {"rows": rows})


@router.get("/recrutement/offres/{opening_id}")
def one_opening(
    request: Request,
    opening: Annotated[Opening, opens_opening()],
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
) -> Response:
    """The shortlist of one opening: what the law lets an employer see, and what happens next."""
    conditions = conditions_from_json(opening.conditions)
    context = {"opening": opening, "conditions": conditions, "bands": ()}
    if opening.approved_at is not None and opening.retired_at is None:
        shortlist = shown_shortlist(database, service.matcher, opening, account=account, now=now)
        context["bands"] = shortlist.bands
    return render(request, "recruiter/shortlist.html", context)
