"""Somebody says that something is wrong with an offer: why in one tap, and a word if they like. Who did is lost."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.accounts.limits import place_of, too_many
from api.deps import Database, Id, Now
from api.opportunity.now import opportunity_now
from api.pages.around.journey import still_from
from api.serving.rendering import render
from api.wording.languages import gettext
from api.wording.words import FAULTS
from kit import plain_text
from matching import Opportunity
from matching.words.privacy.contacts import without_contacts
from store.accounts.account import Account
from store.accounts.attempts import Limit, take_attempt
from store.catalogue.reports import Fault, report

router = APIRouter(include_in_schema=False)

REPORTS_FROM_HERE = Limit("reports_from_here", most=10, minutes=60)
MOST_LETTERS = 500

Anybody = Annotated[Account | None, admits_everybody()]


@router.get("/opportunite/{opportunity_id}/signaler")
def report_page(request: Request, opportunity_id: Id, database: Database, now: Now, _: Anybody) -> Response:
    """The form: what is wrong, and a word."""
    found = opportunity_now(database, opportunity_id, now=now)
    return render(request, "opportunity/report.html", _form(request, found.opportunity))


@router.post("/opportunite/{opportunity_id}/signaler")
def say_what_is_wrong(
    request: Request,
    opportunity_id: Id,
    database: Database,
    now: Now,
    _: Anybody,
    fault: Annotated[str, Form(alias="raison", max_length=20)] = "",
    words: Annotated[str, Form(alias="mots", max_length=5_000)] = "",
) -> Response:
    """Thanks; or the form again, with what was typed, where no reason was chosen."""
    opportunity = opportunity_now(database, opportunity_id, now=now).opportunity
    said = plain_text(words, limit=MOST_LETTERS)
    if fault not in set(Fault):
        wrong = gettext("Choisissez ce qui ne va pas.")
        context = _form(request, opportunity) | {"wrong": wrong, "words": said}
        return render(request, "opportunity/report.html", context, status_code=HTTPStatus.UNPROCESSABLE_ENTITY)
    if not take_attempt(database, REPORTS_FROM_HERE, place_of(request), now=now):
        return too_many(request, REPORTS_FROM_HERE, offer=still_from(request, f"/opportunite/{opportunity_id}"))
    report(database, opportunity_id, Fault(fault), words=without_contacts(said), now=now)
    context = {
        "page": still_from(request, f"/opportunite/{opportunity_id}"),
        "search": still_from(request, "/") if "lieu" in request.query_params else "",
    }
    return render(request, "opportunity/reported.html", context)


def _form(request: Request, opportunity: Opportunity) -> dict[str, object]:
    return {
        "opportunity": opportunity,
        "page": still_from(request, f"/opportunite/{opportunity.id}"),
        "here": still_from(request, request.url.path),
        "faults": FAULTS,
        "wrong": "",
        "words": "",
        "most_letters": MOST_LETTERS,
    }
