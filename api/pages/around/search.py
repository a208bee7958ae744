"""The first page: where I live, how I travel, what I look for; and what is around, as a list and on a map."""

from collections.abc import Sequence
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.accounts.limits import place_of
from api.deps import Database, Now, TheService
from api.following.saved import kept_here
from api.pages.around.ground import map_words
from api.pages.around.lessons import lessons_near
from api.pages.around.panel import panel_of
from api.search.logged import log_search
from api.search.question import SORTS, Draft, Question, SearchAddress, draft_of, read_question
from api.search.sought import labels_of, sought
from api.serving.rendering import render, see_other
from geo import in_other_letters
from matching import Sort, Widened
from store.accounts.account import Account
from store.catalogue.bus_stops import next_stops
from store.people.steps import taken_places

router = APIRouter(include_in_schema=False)

Anybody = Annotated[Account | None, admits_everybody()]

_BUS_KM = 15
_MOST_STOPS = 3
_PER_PAGE = 20


@router.get("/")
def search_page(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Anybody,
    asked: Annotated[SearchAddress, Query()],
) -> Response:
    """The question, or its answer."""
    labels = labels_of(asked.metier, service.matcher.knowledge)
    question = read_question(asked, service.places, labels=labels)
    if isinstance(question, Draft):
        context = {"draft": question, "kept": len(kept_here(request, database, account))}
        return render(request, "search/ask.html", context, status_code=422 if question.faults else 200)
    if asked.changer:
        context = {"draft": draft_of(question), "kept": len(kept_here(request, database, account))}
        return render(request, "search/ask.html", context)
    if not _is_canonical(request, question):
        return see_other(question.address())
    person = question.person()
    offset = _PER_PAGE * (question.page - 1)
    found = service.matcher.search(
        database,
        person,
        now=now,
        limit=_PER_PAGE,
        offset=offset,
        sort=SORTS[question.sort],
        kinds=question.kinds or None,
        filters=question.filters,
        without=taken_places(database),
        dropped=0,
    )
    on_top, beginning = _where_told(found.widened, sort=SORTS[question.sort], offset=offset)
    last = max(1, ceil(found.total / _PER_PAGE))
    if question.page > last:
        return see_other(question.on_page(last))
    choices = {
        "sort": SORTS[question.sort],
        "kinds": sorted(question.kinds),
        "filters": sorted(question.filters),
        "offset": offset,
    }
    log_search(database, found, person, place=place_of(request), now=now, **choices)
    stops = next_stops(database, person.home, radius_km=_BUS_KM, now=now, limit=_MOST_STOPS)
    understood = service.matcher.understand((question.words,)) if question.names_trade else ()
    refused = service.matcher.refused(question.words)
    context = {
        "question": question,
        "here": question.address(),
        "draft": draft_of(question),
        "found": found,
        "on_top": on_top,
        "beginning": beginning,
        "sought": sought(question, understood, refused=refused, named=service.places.within(question.words)),
        "lessons": lessons_near(database, question),
        "panel": panel_of(question, found.facets, total=found.total),
        "last": last,
        "stops": stops,
        "kept": len(kept_here(request, database, account)),
        "map_words": map_words(),
    }
    return render(request, "search/found.html", context)


@router.get("/communes")
def complete_commune(
    request: Request, service: TheService, _: Anybody, lieu: Annotated[str, Query(max_length=80)] = ""
) -> Response:
    """The communes that a beginning may mean, as options of the field's list.

    Browsers only show options that hold what was typed: those found by the sound of other letters are labelled so.
    """
    found = service.places.communes.complete(lieu, limit=8) if len(lieu.strip()) > 1 else []
    typed = lieu if in_other_letters(lieu) else ""
    return render(request, "search/communes.html", {"found": found, "typed": typed})


def _where_told(
    widened: Sequence[Widened], *, sort: Sort, offset: int
) -> tuple[list[Widened], dict[int, list[Widened]]]:
    """What was looked at besides: what is told on top of the list, and, by place on the page, before a card.

    An order that is not by fit mixes it with the rest: then all is told on top.
    """
    on_top = [one for one in widened if not one.after or sort is not Sort.FIT]
    before: dict[int, list[Widened]] = {}
    for one in widened:
        if one not in on_top:
            before.setdefault(one.after - offset, []).append(one)
    return on_top, before


def _is_canonical(request: Request, question: Question) -> bool:
    """Whether the request came to the address of the question, however a browser wrote its characters."""
    return sorted(request.query_params.multi_items()) == sorted(question.values())
