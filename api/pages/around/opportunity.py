"""One opportunity: all that is known of it, what to do next, and what else is near. A gone one says so."""

from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits_everybody
from api.deps import Database, Id, Now, TheService
from api.following import fit_of
from api.opportunities import opportunity_now
from api.pages.around.facts import asked, offered
from api.pages.around.journey import FromAddress, Road, Start, question_of, roads, start_of
from api.pages.around.mine import mine_of
from api.pages.around.next_step import asks_first
from api.pages.around.outing import outing_told
from api.pages.around.saved import kept_here
from api.pages.around.sharing import shared
from api.pages.around.shuttles import shuttles
from api.serving.rendering import render
from api.wording.steps import STEPS
from matching import Matcher, Opportunity, Sort, before
from store.accounts import Account
from store.duplicates import also_seen
from store.openings import reply_of

router = APIRouter(include_in_schema=False)

_ALIKE = 6


@router.get("/opportunite/{opportunity_id}")
def opportunity_page(
    request: Request,
    opportunity_id: Id,
    service: TheService,
    database: Database,
    account: Annotated[Account | None, admits_everybody()],
    instant: Now,
    asked_for: Annotated[FromAddress, Query()],
) -> Response:
    """The page of one opportunity, reckoned from the search or the person's list that led here, where there is one."""
    now = opportunity_now(database, service.matcher, opportunity_id, now=instant)
    question = question_of(asked_for, service)
    start = start_of(database, account, asked_for, question)
    near, alike = now.near, False
    if start is not None:
        wanted = _alike(database, service.matcher, now.opportunity, start, now=instant)
        near, alike = (wanted, True) if wanted else (tuple(one for one in near if one.id not in start.dismissed), False)
    shown = (now.opportunity, *near)
    told = [Road()] * len(shown)
    outing, called = None, []
    if start is not None:
        travel = service.matcher.travels.now(database, now=instant)
        told = roads(start.person, shown, travel)
        outing = outing_told(start.person, now.opportunity, travel)
        called = shuttles(start.person, now.opportunity, travel)
    context = {
        "opportunity": now.opportunity,
        "start": start,
        "words": start.words if start is not None else "",
        "road": told[0],
        "outing": outing,
        "shuttles": called,
        "near": _reachable(list(zip(near, told[1:], strict=True))),
        "alike": alike,
    }
    if now.gone_at is not None:
        return render(
            request, "opportunity/gone.html", {**context, "gone_at": now.gone_at}, status_code=HTTPStatus.GONE
        )
    context["asks_first"] = asks_first(now.opportunity)
    facts = {
        "offered": offered(now.opportunity),
        "steps": STEPS,
        "fit": fit_of(
            database,
            service.matcher,
            account,
            person_id=asked_for.pour,
            opportunity_id=opportunity_id,
            now=instant,
        ),
        "stands": before(database, service.matcher, start.person, opportunity_id, now=instant)
        if start is not None and start.ranked
        else None,
        "mine": mine_of(database, account, opportunity_id, now=instant),
        "asked": asked(now.opportunity, regulated=now.regulated),
        "reply": reply_of(database, opportunity_id),
        "elsewhere": also_seen(database, opportunity_id),
        "is_kept": opportunity_id in kept_here(request, database, account),
        "shared": shared(now.opportunity, site=service.settings.public_url),
        "here": _here(request),
    }
    return render(request, "opportunity/page.html", context | facts)


def _reachable(near: list[tuple[Opportunity, Road]]) -> list[tuple[Opportunity, Road]]:
    """Those to which some means leads; all of them where none does, or nobody said how they travel."""
    return [(one, road) for one, road in near if road.ways] or near


def _here(request: Request) -> str:
    """The address of the page, to come back to it."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _alike(
    database: Session, matcher: Matcher, opportunity: Opportunity, start: Start, *, now: datetime
) -> tuple[Opportunity, ...]:
    """What answers the wishes of a search or a file around an opportunity, but for what was set aside; nothing where
    only a wider search would find some."""
    if opportunity.point is None or opportunity.id is None or not start.person.wishes:
        return ()
    there = replace(start.person, home=opportunity.point, insee=None)
    without, sort = start.dismissed | {opportunity.id}, Sort.FIT if start.ranked else Sort.DISTANCE
    found = matcher.search(database, there, now=now, limit=_ALIKE, sort=sort, without=without, dropped=0)
    return () if found.widened else tuple(one.opportunity for one in found.items)
