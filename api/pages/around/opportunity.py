"""One opportunity: all that is known of it, what to do next, and what else is near. A gone one says so."""

from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits_everybody
from api.deps import Database, Id, Now, Service, TheService
from api.following import fit_of
from api.following.saved import kept_here
from api.opportunity.facts import asked, offered
from api.opportunity.now import asks_for_papers, near_to, opportunity_now
from api.opportunity.outing import outing_told
from api.opportunity.roads import Road, roads
from api.opportunity.shuttles import shuttles
from api.pages.around.journey import FromAddress, Start, question_of, start_of, still_from
from api.pages.around.mine import mine_of
from api.pages.around.next_step import asks_first
from api.pages.around.sharing import shared
from api.serving.rendering import render
from api.wording.steps import STEPS
from matching import Matcher, Opportunity, Sort, before
from store.accounts.account import Account
from store.catalogue.duplicates import also_seen
from store.employers.openings import OWN_SOURCE, is_given_up, is_paused, reply_of
from store.people.steps import taken_places

router = APIRouter(include_in_schema=False)

_ALIKE = 6


@router.get("/opportunite/{opportunity_id}")
def opportunity_page(
    request: Request,
    opportunity_id: Id,
    service: TheService,
    database: Database,
    account: Annotated[Account | None, admits_everybody()],
    now: Now,
    asked_for: Annotated[FromAddress, Query()],
) -> Response:
    """The page of one opportunity, reckoned from the search or the person's list that led here, where there is one."""
    found = opportunity_now(database, opportunity_id, now=now)
    opportunity = found.opportunity
    start = start_of(database, account, asked_for, question_of(asked_for, service))
    context = _seen_from(start, opportunity, service=service, database=database, now=now)
    matcher, is_ranked = service.matcher, start is not None and start.ranked
    fit = fit_of(database, matcher, account, person_id=asked_for.pour, opportunity_id=opportunity_id, now=now)
    if found.gone_at is not None:
        how = {"paused": is_paused(database, opportunity_id), "given_up": is_given_up(database, opportunity_id)}
        context |= {"gone_at": found.gone_at} | how
        return render(request, "opportunity/gone.html", context, status_code=HTTPStatus.GONE)
    mine = mine_of(database, account, opportunity_id, now=now)
    facts = {
        "is_taken": found.is_taken and not (mine and mine.holds_it) and not (fit and not fit.taker.closed),
        "asks_first": asks_first(opportunity),
        "offered": offered(opportunity),
        "steps": STEPS,
        "fit": fit,
        "stands": before(database, matcher, start.person, opportunity_id, now=now) if start and is_ranked else None,
        "mine": mine,
        "asked": asked(opportunity, regulated=asks_for_papers(database, opportunity)),
        "reply": reply_of(database, opportunity_id),
        "is_ours": opportunity.key.startswith(f"{OWN_SOURCE}:"),
        "publisher": service.publisher,
        "elsewhere": also_seen(database, opportunity_id),
        "is_kept": opportunity_id in kept_here(request, database, account),
        "shared": shared(opportunity, site=service.settings.public_url),
        "here": still_from(request, request.url.path),
    }
    return render(request, "opportunity/page.html", context | facts)


def _seen_from(
    start: Start | None, opportunity: Opportunity, *, service: Service, database: Session, now: datetime
) -> dict[str, Any]:
    """An opportunity and what else is there, with the ways from where it is looked at, if that is known."""
    context: dict[str, Any] = {"opportunity": opportunity, "start": start, "words": start.words if start else ""}
    if start is None:
        around = [(one, Road()) for one in near_to(database, opportunity, now=now)]
        return context | {"road": Road(), "outing": None, "shuttles": [], "near": around, "alike": False}
    alike = _alike(database, service.matcher, opportunity, start, now=now)
    near = alike or [one for one in near_to(database, opportunity, now=now) if one.id not in start.dismissed]
    travel = service.matcher.travels.now(database, now=now)
    road, *others = roads(start.person, (opportunity, *near), travel)
    return context | {
        "road": road,
        "outing": outing_told(start.person, opportunity, travel),
        "shuttles": shuttles(start.person, opportunity, travel),
        "near": _reachable(list(zip(near, others, strict=True))),
        "alike": bool(alike),
    }


def _reachable(near: list[tuple[Opportunity, Road]]) -> list[tuple[Opportunity, Road]]:
    """Those to which some means leads; all of them where none does, or nobody said how they travel."""
    return [(one, road) for one, road in near if road.ways] or near


def _alike(
    database: Session, matcher: Matcher, opportunity: Opportunity, start: Start, *, now: datetime
) -> list[Opportunity]:
    """What answers the wishes of a search or a file around an opportunity, but for what was set aside; nothing where
    only a wider search would find some."""
    if opportunity.point is None or opportunity.id is None or not start.person.wishes:
        return []
    there = replace(start.person, home=opportunity.point, insee=None)
    without, sort = (
        start.dismissed | taken_places(database) | {opportunity.id},
        Sort.FIT if start.ranked else Sort.DISTANCE,
    )
    found = matcher.search(database, there, now=now, limit=_ALIKE, sort=sort, without=without, dropped=0)
    return [] if found.widened else [one.opportunity for one in found.items]
