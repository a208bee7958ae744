"""One person on the counsellor's desk: their situation, and their list, which moves when the situation does."""

from typing import Annotated

from fastapi import APIRouter, Form, Header, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from api.access import SignedIn, opens_person
from api.deps import Database, Now, TheService
from api.pages.following import mark_of, moved, open_file, read_mark, settle_decision
from api.rendering import render
from api.words import MODES
from geo import MOST_MINUTES, Means, Mode
from matching import Stage, rank_people
from store.accounts import Role
from store.audit import Action, record
from store.people import PersonCard, change_means, change_stage

router = APIRouter(include_in_schema=False)

MyPerson = Annotated[PersonCard, opens_person(Role.COUNSELLOR)]

_SEE_OTHER = 303
_NOTHING_TO_SHOW = 204
_NO_MEANS = "moyens"

DISMISSALS = (
    "Trop loin",
    "Pas le bon métier",
    "Horaires impossibles",
    "Trop physique",
    "Pas le bon moment",
    "La personne ne veut pas",
)
"""Why an opportunity is set aside: short, and about the opportunity."""

MEANS_MINUTES = (10, 15, 20, 30, 45, 60, 90)
"""The limits proposed for each means of transport."""


@router.get("/conseil/personnes/{person_id}")
def one_person(
    request: Request,
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    page: Annotated[int, Query(ge=1, le=100)] = 1,
    avant: Annotated[str, Query(max_length=200)] = "",
    decide: Annotated[int | None, Query(ge=1)] = None,
    faute: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """One person: their situation, their list and why, what was set aside by a condition, what was decided."""
    file = open_file(database, service.matcher, card, account=account, now=now, page=page)
    before = read_mark(avant)
    minutes = {one.mode: one.max_minutes for one in card.means}
    context = {
        "file": file,
        "no_means": faute == _NO_MEANS,
        "moved": moved(before, file) if before else [],
        "asked": decide,
        "done": file.decided(decide, by_person=False),
        "dismissals": DISMISSALS,
        "limits": [(mode, minutes.get(mode), _offered(minutes.get(mode))) for mode in MODES],
        "on_page": lambda number: f"/conseil/personnes/{card.id}?page={number}",
    }
    return render(request, "counsellor/person.html", context)


class Situation(BaseModel):
    """The form of a situation: minutes accepted with each means, nothing for a means the person does not have."""

    car: str = ""
    moped: str = ""
    ebike: str = ""
    bike: str = ""
    bus: str = ""
    walk: str = ""
    stage: str = ""

    def means(self) -> tuple[Means, ...]:
        """The means told, in a fixed order."""
        told = ((mode, str(getattr(self, mode.value))) for mode in Mode)
        return tuple(
            Means(mode, min(int(text), MOST_MINUTES))
            for mode, text in told
            if text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text) > 0
        )


@router.post("/conseil/personnes/{person_id}/situation")
def change_situation(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    told: Annotated[Situation, Form()],
    from_htmx: Annotated[str, Header(alias="HX-Request")] = "",
) -> Response:
    """Changes how a person travels and where they stand, then shows how their list has moved.

    The stored list is made again at once: the desk never shows the reasons of another situation. Where nothing has
    changed there is nothing to say, and what was said of the last change stays. The last means cannot be taken away:
    a list without a way to get there is no list.
    """
    means = told.means()
    stage = told.stage if told.stage in Stage else None
    address = f"/conseil/personnes/{card.id}"
    if card.means and not means:
        return RedirectResponse(f"{address}?faute={_NO_MEANS}#suivi", status_code=_SEE_OTHER)
    if set(means) == set(card.means) and stage == card.stage:
        if from_htmx:
            return Response(status_code=_NOTHING_TO_SHOW)
        return RedirectResponse(f"{address}#suivi", status_code=_SEE_OTHER)
    before = mark_of(database, service.matcher, card.id, now=now)
    subject = str(card.pseudonym)
    if set(means) != set(card.means):
        change_means(database, card.id, means)
        limits = {one.mode.value: one.max_minutes for one in means}
        record(database, Action.CHANGED_MEANS, account=account, now=now, subject=subject, means=limits)
    if stage != card.stage:
        change_stage(database, card.id, stage)
        record(database, Action.CHANGED_STAGE, account=account, now=now, subject=subject, stage=stage)
    rank_people(database, service.matcher, [card.id], now=now)
    return RedirectResponse(f"{address}?avant={before.address()}#suivi", status_code=_SEE_OTHER)


@router.post("/conseil/personnes/{person_id}/decisions")
def decide_for(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    opportunity: Annotated[int, Form(ge=1, le=2**63 - 1)],
    decision: Annotated[str, Form(max_length=20)],
    reason: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Suggests an opportunity to a person, sets it aside, or takes either back."""
    settle_decision(
        database,
        service.matcher,
        card,
        opportunity_id=opportunity,
        decision=decision,
        reason=reason,
        account=account,
        now=now,
    )
    return RedirectResponse(f"/conseil/personnes/{card.id}?decide={opportunity}#suivi", status_code=_SEE_OTHER)


def _offered(minutes: int | None) -> list[int]:
    """The limits to choose from for a means, the present one among them."""
    return sorted({*MEANS_MINUTES, *((minutes,) if minutes else ())})
