"""One page that somebody carries away: what was suggested to them, with when and how to get there, whom to
see and a code to open each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup

from api.access import SignedIn, opens_person
from api.deps import Database, Now, TheService
from api.opportunity.facts import Fact, hours_and_days
from api.opportunity.outing import OutingTold, outing_told
from api.opportunity.roads import Road, roads
from api.opportunity.shuttles import shuttles
from api.serving.drawing import drawn
from api.serving.rendering import render
from matching import Opportunity, Rung, read_opportunities, read_people
from store.accounts import Role
from store.audit import Action, record
from store.decisions import Decided, Decision, decisions_of
from store.openings import Reply, reply_of
from store.people import PersonCard

router = APIRouter(include_in_schema=False)

MOST = 4
"""What stands on one page in large type, and what somebody can do in a week or two."""
_IN_LARGE_TYPE = 450
"""Characters of titles, ways and words that so many suggestions leave room for in large type."""
_ON_DEMAND_KM = 5.0
"""Nearer than this, nobody calls a transport on demand."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A suggestion on paper: what it is and when, the way there, the counsellor's word, the code that opens it."""

    opportunity: Opportunity
    when: list[Fact]
    road: Road
    to_the_centre: bool
    """Whether only its commune is known: the way told leads to the middle of it."""
    outing: OutingTold | None
    reply: Reply | None
    """How its employer wishes to be answered; None for what was not published here."""
    word: str | None
    qr: Markup


@router.get("/conseil/personnes/{person_id}/feuille")
def leaflet(
    request: Request,
    card: Annotated[PersonCard, opens_person(Role.COUNSELLOR)],
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
) -> Response:
    """The page to print: the newest suggestions that are still there and that the person did not refuse."""
    chosen = carried(decisions_of(database, card.id))
    known = {one.id: one for one in read_opportunities(database, [one.opportunity_id for one in chosen])}
    chosen = [one for one in chosen if one.opportunity_id in known]
    found = [known[one.opportunity_id] for one in chosen]
    (followed,) = read_people(database, [card.id])
    travel = service.matcher.travels.now(database, now=now)
    site = service.settings.public_url.rstrip("/")
    pieces = [
        Piece(
            opportunity=opportunity,
            when=hours_and_days(opportunity.conditions),
            road=road,
            to_the_centre=opportunity.rung is Rung.INSEE and bool(road.km),
            outing=outing_told(followed.person, opportunity, travel),
            reply=reply_of(database, decided.opportunity_id),
            word=decided.reason,
            qr=drawn(f"{site}/opportunite/{opportunity.id}"),
        )
        for decided, opportunity, road in zip(chosen, found, roads(followed.person, found, travel), strict=True)
    ]
    far = [one.opportunity for one in pieces if one.road.km is None or one.road.km > _ON_DEMAND_KM]
    called = {one.name: one for each in far for one in shuttles(followed.person, each, travel)}
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    context = {
        "person": card,
        "pieces": pieces,
        "is_full": len(pieces) == MOST and sum(map(_length, pieces)) > _IN_LARGE_TYPE,
        "shuttles": called.values(),
        "counsellor": account.name,
        "today": now,
        "site": site,
    }
    return render(request, "counsellor/leaflet.html", context)


def _length(piece: Piece) -> int:
    """The characters of what is long or short by piece: its title, the way there by bus, the counsellor's word."""
    directions = piece.outing.directions if piece.outing else ()
    return len(piece.opportunity.title) + sum(len(one.said) for one in directions) + len(piece.word or "")


def carried(decisions: Sequence[Decided]) -> list[Decided]:
    """The newest suggestions that are still there and that the person did not set aside."""
    refused = {one.opportunity_id for one in decisions if one.by_person and one.decision is Decision.DISMISSED}
    made = [one for one in decisions if not one.by_person and one.decision is Decision.SUGGESTED and not one.is_gone]
    return [one for one in made if one.opportunity_id not in refused][:MOST]
