"""The step before a contact: the source is asked whether what it offered is still offered, and the page waits for it.

The site writes the wish, the schedule asks the source: the page asks again until there is an answer, for half a
minute at the most; without scripts, whoever waits presses a link. A source that does not answer keeps nobody from
going on.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.deps import Database, Id, Now
from api.opportunity.now import opportunity_now
from api.pages.around.journey import still_from
from api.serving.rendering import is_fragment, render, see_other
from matching import Opportunity
from store.accounts.account import Account
from store.catalogue.rechecks import SOURCES_ASKED, Answer, answer_to, ask_again

router = APIRouter(include_in_schema=False)


def asks_first(opportunity: Opportunity) -> bool:
    """Whether the source is asked before the way on is shown: its pulls are a night apart, and hosts fill up."""
    return opportunity.url is not None and opportunity.key.partition(":")[0] in SOURCES_ASKED


@router.post("/opportunite/{opportunity_id}/suite")
def take_next_step(
    request: Request,
    opportunity_id: Id,
    database: Database,
    now: Now,
    _: Annotated[Account | None, admits_everybody()],
) -> Response:
    """Asks whether it is still offered, and leads to where the answer is shown."""
    found = opportunity_now(database, opportunity_id, now=now)
    if found.gone_at is None and not found.is_taken and asks_first(found.opportunity):
        ask_again(database, opportunity_id, now=now)
    return see_other(still_from(request, f"/opportunite/{opportunity_id}/suite"))


@router.get("/opportunite/{opportunity_id}/suite")
def next_step_page(
    request: Request,
    opportunity_id: Id,
    database: Database,
    now: Now,
    _: Annotated[Account | None, admits_everybody()],
) -> Response:
    """What the source answered, and the way on; what is gone or taken, or needs no question, leads back to its page.

    The page that waits asks for itself as a fragment: nothing to show yet is 204, and its screen reader stays silent.
    """
    page = still_from(request, f"/opportunite/{opportunity_id}")
    found = opportunity_now(database, opportunity_id, now=now)
    if found.gone_at is not None or found.is_taken or not asks_first(found.opportunity):
        if is_fragment(request):
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": page})
        return see_other(page)
    answer = answer_to(database, opportunity_id, now=now)
    if answer is None and is_fragment(request):
        return Response(status_code=HTTPStatus.NO_CONTENT)
    context = {
        "opportunity": found.opportunity,
        "page": page,
        "here": still_from(request, request.url.path),
        "is_waiting": answer is None,
        "is_sure": answer is Answer.OFFERED,
    }
    return render(request, "opportunity/next_step.html", context)
