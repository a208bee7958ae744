"""The team lead's page: each counsellor and how many people they have something for. Counts, and nobody's data."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import admits
from api.deps import Database, Now
from api.pages.counsellor import FRESH, SUITS_WELL
from api.rendering import render
from store.accounts import Account, Role
from store.team import desks

router = APIRouter(include_in_schema=False)

_SILENT = timedelta(days=30)


@router.get("/equipe")
def my_team(
    request: Request, database: Database, now: Now, account: Annotated[Account, admits(Role.TEAM_LEAD)]
) -> Response:
    """The counsellors I lead, those with the most people first."""
    rows = desks(
        database, lead_id=account.user_id, fresh_since=now - FRESH, good_score=SUITS_WELL, silent_since=now - _SILENT
    )
    return render(request, "team/desks.html", {"desks": rows, "people": sum(row.people for row in rows)})
