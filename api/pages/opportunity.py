"""One opportunity: all that is known of it, what to do next, and what else is near. A gone one says so."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.deps import Database, Id, TheService
from api.opportunities import opportunity_now
from api.pages.facts import asked, offered
from api.pages.journey import Way, read_journey, ways
from api.rendering import render
from store.accounts import Account

router = APIRouter(include_in_schema=False)


@router.get("/opportunite/{opportunity_id}")
def opportunity_page(
    request: Request,
    opportunity_id: Id,
    service: TheService,
    database: Database,
    _: Annotated[Account | None, admits_everybody()],
    lieu: Annotated[str, Query(max_length=80)] = "",
    moyen: Annotated[list[str], Query(max_length=20)] = [],  # noqa: B006 FastAPI copies it
) -> Response:
    """The page of one opportunity, reckoned from where the visitor searches when the address tells it."""
    now = opportunity_now(database, service.matcher, opportunity_id)
    journey = read_journey(lieu, moyen, service.places)
    shown = (now.opportunity, *now.near)
    told = [Way("", None)] * len(shown)
    if journey is not None and journey.home.point is not None:
        told = ways(journey.home.point, journey.means, shown, service.matcher.travel_times)
    context = {
        "opportunity": now.opportunity,
        "journey": journey,
        "road": told[0],
        "near": list(zip(now.near, told[1:], strict=True)),
    }
    if now.gone_at is not None:
        return render(
            request, "opportunity/gone.html", {**context, "gone_at": now.gone_at}, status_code=HTTPStatus.GONE
        )
    facts = {"offered": offered(now.opportunity), "asked": asked(now.opportunity)}
    return render(request, "opportunity/page.html", context | facts)
