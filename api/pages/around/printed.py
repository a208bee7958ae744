"""An offer on a sheet of paper that somebody carries: what, where, when, the way there and back, what to do next."""

from textwrap import shorten
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.deps import Database, Id, Now, TheService
from api.opportunity.facts import asked, offered
from api.opportunity.now import asks_for_papers, opportunity_now
from api.opportunity.outing import outing_told
from api.opportunity.roads import Road, roads
from api.opportunity.shuttles import shuttles
from api.pages.around.journey import FromAddress, question_of, start_of
from api.pages.around.sharing import address_of
from api.serving.drawing import drawn
from api.serving.rendering import render
from api.wording.languages import FRENCH, language, speaking
from store.accounts.account import Account
from store.audit.log import Action, record
from store.employers.openings import OWN_SOURCE, reply_of

router = APIRouter(include_in_schema=False)

_MOST_FACTS = 8
_MOST_ASKED = 6
_MOST_TEXT = 900
"""What fits one page beside the way there."""


@router.get("/opportunite/{opportunity_id}/feuille")
def printed(
    request: Request,
    opportunity_id: Id,
    service: TheService,
    database: Database,
    now: Now,
    account: Annotated[Account | None, admits_everybody()],
    asked_for: Annotated[FromAddress, Query()],
) -> Response:
    """One page to carry: what, where, when, the way there and back, what to do, and the code to find it again."""
    found = opportunity_now(database, opportunity_id, now=now)
    opportunity = found.opportunity
    start = start_of(database, account, asked_for, question_of(asked_for, service))
    road, outing, called = Road(), None, []
    if account is not None and start is not None and start.read is not None:
        record(database, Action.READ_PERSON, account=account, now=now, subject=start.read)
    if start is not None:
        travel = service.matcher.travels.now(database, now=now)
        (road,) = roads(start.person, (opportunity,), travel)
        outing = outing_told(start.person, opportunity, travel)
        called = shuttles(start.person, opportunity, travel)
    with speaking(FRENCH):
        in_french = offered(opportunity)[:_MOST_FACTS]
    address = address_of(opportunity, site=service.settings.public_url)
    context = {
        "opportunity": opportunity,
        "gone_at": found.gone_at,
        "is_taken": found.is_taken and found.gone_at is None,
        "start": start,
        "road": road,
        "outing": outing,
        "shuttles": called,
        "offered": offered(opportunity)[:_MOST_FACTS],
        "in_french": () if language() == FRENCH else in_french,
        "text": shorten(opportunity.text, width=_MOST_TEXT, placeholder=" […]"),
        "asked": asked(opportunity, regulated=asks_for_papers(database, opportunity))[:_MOST_ASKED],
        "address": address.partition("://")[2],
        "code": drawn(address),
        "reply": reply_of(database, opportunity_id),
        "is_ours": opportunity.key.startswith(f"{OWN_SOURCE}:"),
        "publisher": service.publisher,
        "now": now,
    }
    return render(request, "opportunity/sheet.html", context)
