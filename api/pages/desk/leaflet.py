"""One page that somebody carries away: what was suggested to them and is still to be done, the interviews ahead, with
when and how to get there, what to mind, whom to see and a code to open each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup
from sqlalchemy.orm import Session

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, TheService
from api.opportunity.facts import Fact, hours_and_days
from api.opportunity.outing import OutingTold, outing_told
from api.opportunity.roads import Road, roads
from api.opportunity.shuttles import Shuttle, shuttles
from api.pages.desk.history import told_to
from api.serving.drawing import drawn
from api.serving.rendering import render
from api.wording.figures import weekday_name
from api.wording.languages import gettext
from api.wording.reasons import told
from api.wording.steps import step_when
from geo import Travel
from kit import day_in_france
from matching import (
    TO_CHECK,
    Matcher,
    NotLive,
    Opportunity,
    Person,
    Reason,
    Rung,
    Taker,
    read_opportunities,
    read_people,
    takers,
)
from store.audit.log import Action, record
from store.employers.openings import Reply, reply_of
from store.meetings.answering import meetings_of_person
from store.people.decisions import Decided, Decision, decisions_of
from store.people.person import PersonCard
from store.people.steps import SaidStep, Step, claimed_places, steps_of

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
    interview: SaidStep | None
    """The interview that is ahead, with its day."""
    cautions: tuple[Reason, ...]
    """What of it goes against what the person said, or is to be checked."""
    is_shut: bool
    """Whether a condition keeps it from them, be it only since their situation changed."""
    is_claimed: bool
    """Whether somebody else says that they have its last place."""
    qr: Markup


@dataclass(frozen=True, slots=True)
class Ride:
    """A transport on demand, and what keeps it from being taken for some of the pieces, a sentence each."""

    shuttle: Shuttle
    misses: tuple[str, ...]


@router.get("/conseil/personnes/{person_id}/feuille")
def leaflet(
    request: Request,
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
) -> Response:
    """The page to print: interviews ahead, then the newest suggestions that are still to be answered."""
    (followed,) = read_people(database, [card.id])
    decisions, steps = decisions_of(database, card.id), steps_of(database, card.id)
    told_of = told_to(followed, decisions, steps, meetings_of_person(database, card.id, now=now), card.first_name)
    alive = {one.opportunity_id for one in told_of if one.is_to_be_done}
    words = {one.opportunity_id: one.reason for one in _proposed(decisions) if one.opportunity_id in alive}
    ahead = {number: one for number, one in _ahead(steps, today=day_in_france(now)).items() if number in alive}
    known = {one.id: one for one in read_opportunities(database, [*ahead, *words])}
    found = [known[one] for one in dict.fromkeys((*ahead, *words)) if one in known][:MOST]
    travel = service.matcher.travels.now(database, now=now)
    claimed = claimed_places(database, besides=card.id)
    site = service.settings.public_url.rstrip("/")
    pieces = [
        Piece(
            opportunity=opportunity,
            when=hours_and_days(opportunity),
            road=road,
            to_the_centre=opportunity.rung is Rung.INSEE and bool(road.km),
            outing=outing_told(followed.person, opportunity, travel),
            reply=reply_of(database, opportunity.id or 0),
            word=words.get(opportunity.id or 0),
            interview=ahead.get(opportunity.id or 0),
            cautions=_cautions(taker),
            is_shut=taker is not None and taker.gated is not None,
            is_claimed=opportunity.id in claimed,
            qr=drawn(f"{site}/opportunite/{opportunity.id}"),
        )
        for opportunity, road in zip(found, roads(followed.person, found, travel), strict=True)
        for taker in [_stands(database, service.matcher, opportunity.id or 0, card, now=now)]
    ]
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    context = {
        "person": card,
        "pieces": pieces,
        "is_full": len(pieces) == MOST and sum(map(_length, pieces)) > _IN_LARGE_TYPE,
        "rides": _rides(pieces, followed.person, travel),
        "step_when": step_when,
        "counsellor": account.name,
        "today": now,
        "site": site,
    }
    return render(request, "desk/leaflet.html", context)


def _ahead(said: Sequence[SaidStep], *, today: date) -> dict[int, SaidStep]:
    """Each interview that is the last word and of which the day is not over, by the number of the opportunity."""
    last = {one.opportunity_id: one for one in reversed(said)}
    return {
        number: one
        for number, one in last.items()
        if one.step is Step.INTERVIEW and one.on_day is not None and one.on_day >= today and not one.is_gone
    }


def _stands(
    database: Session, matcher: Matcher, opportunity_id: int, card: PersonCard, *, now: datetime
) -> Taker | None:
    """How the person stands before it, as its page tells a counsellor; None where it is just gone."""
    try:
        found = takers(database, matcher, opportunity_id, [card.id], now=now)
    except NotLive:
        return None
    return next(iter((*found.could, *found.could_not)))


def _cautions(taker: Taker | None) -> tuple[Reason, ...]:
    """What keeps it from the person, or warns of it."""
    if taker is None:
        return ()
    if taker.gated is not None:
        return (taker.gated.reason,)
    return tuple(one for one in taker.ranked.reasons if one.code in TO_CHECK) if taker.ranked else ()


def _rides(pieces: Sequence[Piece], person: Person, travel: Travel) -> list[Ride]:
    """The transports on demand that link what is far, each once; for which of the pieces one does not run is said."""
    days = {one.name: one.days for one in travel.on_demand}
    called: dict[str, tuple[Shuttle, list[str]]] = {}
    for piece in pieces:
        if piece.road.km is not None and piece.road.km <= _ON_DEMAND_KM:
            continue
        for one in shuttles(person, piece.opportunity, travel):
            _, misses = called.setdefault(one.name, (one, []))
            if one.missed:
                misses.append(gettext("Pour « %(title)s » : %(why)s", title=piece.opportunity.title, why=one.missed))
            if piece.interview and piece.interview.on_day and piece.interview.on_day.weekday() not in days[one.name]:
                day = weekday_name(piece.interview.on_day.weekday())
                misses.append(gettext("Il ne roule pas le jour de l'entretien, %(day)s.", day=day))
    return [Ride(one, tuple(dict.fromkeys(misses))) for one, misses in called.values()]


def _length(piece: Piece) -> int:
    """The characters of what is long or short by piece: its title, the way there, cautions, the counsellor's word."""
    directions = piece.outing.directions if piece.outing else ()
    lines = sum(len(one.said) for one in directions) + sum(len(told(one)) for one in piece.cautions)
    return len(piece.opportunity.title) + lines + len(piece.word or "")


def _proposed(decisions: Sequence[Decided]) -> list[Decided]:
    """What was suggested by who follows them and the person never set aside, the newest first."""
    refused = {one.opportunity_id for one in decisions if one.by_person and one.decision is Decision.DISMISSED}
    made = [one for one in decisions if not one.by_person and one.decision is Decision.SUGGESTED]
    return [one for one in made if one.opportunity_id not in refused]
