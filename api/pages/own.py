"""A person's own space: what was suggested to me, what is around me, how I travel."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from api.access import SignedIn, opens_own_file
from api.deps import Database, Now, TheService
from api.pages.following import open_file, settle_decision
from api.rendering import render
from matching import Followed, Matcher, Opportunity
from store.decisions import Decision
from store.people import PersonCard

router = APIRouter(include_in_schema=False)

MyFile = Annotated[PersonCard, opens_own_file()]

_SEE_OTHER = 303
_NEAR = 10

REFUSALS = (
    "C'est trop loin",
    "Ce n'est pas mon métier",
    "Les horaires ne vont pas",
    "C'est trop dur pour moi",
    "Pas maintenant",
)
"""Why something is not for me, in my words; it leaves my list."""


@router.get("/mon-espace")
def my_space(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    page: Annotated[int, Query(ge=1, le=100)] = 1,
    decide: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """What my counsellor suggests, then my list; where it is empty, what is near whatever it asks."""
    file = open_file(database, service.matcher, card, account=account, now=now, page=page)
    suggested = [
        one
        for one in file.decisions
        if one.decision is Decision.SUGGESTED
        and not one.is_gone
        and file.decided(one.opportunity_id, by_person=True) is None
    ]
    context = {
        "file": file,
        "near": [] if file.found.items else _near(database, service.matcher, file.followed, now=now),
        "suggested": suggested,
        "done": file.decided(decide, by_person=True),
        "refusals": REFUSALS,
        "on_page": lambda number: f"/mon-espace?page={number}",
    }
    return render(request, "own/space.html", context)


@router.post("/mon-espace/refus")
def refuse(
    service: TheService,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    opportunity: Annotated[int, Form(ge=1, le=2**63 - 1)],
    reason: Annotated[str, Form(max_length=300)] = "",
    decision: Annotated[str, Form(pattern="^(dismissed|undo)$")] = Decision.DISMISSED.value,
) -> Response:
    """Takes something out of my list, or puts it back."""
    settle_decision(
        database,
        service.matcher,
        card,
        opportunity_id=opportunity,
        decision=decision,
        reason=reason,
        account=account,
        now=now,
    )
    return RedirectResponse(f"/mon-espace?decide={opportunity}", status_code=_SEE_OTHER)


def _near(database: Session, matcher: Matcher, followed: Followed, *, now: datetime) -> list[Opportunity]:
    """What is nearest to the person's home, but for what was set aside."""
    around = matcher.near(database, followed.person.home, now=now, limit=_NEAR + len(followed.dismissed))
    return [one for one in around if one.id not in followed.dismissed][:_NEAR]
