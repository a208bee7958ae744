"""The counsellor's desk: my people and what waits for them; one person, whose list moves when their situation does."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Header, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from api.access import SignedIn, admits, opens_person
from api.deps import Database, Now, TheService
from api.pages.following import mark_of, moved, open_file, read_mark, settle_decision
from api.rendering import render
from api.words import MODES
from geo import MOST_MINUTES, Means, Mode
from kit import fold, plain_text
from matching import Stage, rank_people
from store.accounts import Account, Role
from store.audit import Action, Seen, record, record_each
from store.lists import Waiting, waiting
from store.people import PersonCard, change_means, change_stage, people_of

router = APIRouter(include_in_schema=False)

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]
MyPerson = Annotated[PersonCard, opens_person(Role.COUNSELLOR)]

FRESH = timedelta(days=7)
"""How long something stays new."""
SUITS_WELL = 0.8
"""From which score something new is announced: about the best quarter of a list, or everybody would wear a badge."""
_SILENT_DAYS = 7
"""From how many days without a contact it is said: the contract foresees one a week."""
_PEOPLE_A_PAGE = 20
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

_ORDERS = {
    "nouveau": lambda row: (-row.fresh, row.card.first_name, row.card.id),
    "prenom": lambda row: (row.card.first_name, row.card.id),
    "contact": lambda row: (row.card.last_contact_at is not None, row.card.last_contact_at, row.card.id),
}


@dataclass(frozen=True, slots=True)
class _Choice:
    """How the list of people is narrowed and sorted, and its address."""

    stage: str = ""
    name: str = ""
    order: str = "nouveau"
    page: int = 1

    def address(self, **changes: Any) -> str:
        """The address of this list, with `changes`, from its first page unless they tell another."""
        wanted = replace(self, **{"page": 1, **changes})
        told = {"etape": wanted.stage, "prenom": wanted.name, "tri": wanted.order, "page": wanted.page}
        usual = {"etape": "", "prenom": "", "tri": "nouveau", "page": 1}
        values = {name: value for name, value in told.items() if value != usual[name]}
        return f"/conseil?{urlencode(values)}" if values else "/conseil"

    def keeps(self, card: PersonCard) -> bool:
        """Whether a person belongs to the list."""
        return self.stage in ("", card.stage) and fold(self.name) in fold(card.first_name)


@dataclass(frozen=True, slots=True)
class _Row:
    """A person of the list and what waits for a decision about them."""

    card: PersonCard
    waiting: Waiting | None
    silent_days: int | None
    """Since the last contact; None where it is not known or recent."""

    @property
    def fresh(self) -> int:
        return self.waiting.fresh if self.waiting else 0


@router.get("/conseil")
def my_people(
    request: Request,
    database: Database,
    now: Now,
    account: Counsellor,
    etape: Annotated[str, Query(max_length=20)] = "",
    prenom: Annotated[str, Query(max_length=60)] = "",
    tri: Annotated[str, Query(max_length=20)] = "nouveau",
    page: Annotated[int, Query(ge=1, le=100)] = 1,
) -> Response:
    """My people, those with the most that is new and suits them well first."""
    choice = _Choice(
        stage=etape if etape in Stage else "",
        name=plain_text(prenom, limit=60),
        order=tri if tri in _ORDERS else "nouveau",
        page=page,
    )
    people = people_of(database, account.user_id)
    kept = [card for card in people if choice.keeps(card)]
    waits = waiting(database, [card.id for card in kept], fresh_since=now - FRESH, good_score=SUITS_WELL, top=1)
    rows = sorted((_Row(card, waits.get(card.id), _silent_days(card, now)) for card in kept), key=_ORDERS[choice.order])
    shown = rows[_PEOPLE_A_PAGE * (page - 1) : _PEOPLE_A_PAGE * page]
    seen = (Seen(str(row.card.pseudonym), row.waiting.list_id if row.waiting else None) for row in shown)
    record_each(database, Action.READ_PERSON, seen, account=account, now=now)
    context = {
        "rows": shown,
        "kept": len(kept),
        "everybody": len(people),
        "choice": choice,
        "last": max(1, ceil(len(kept) / _PEOPLE_A_PAGE)),
        "on_page": lambda number: choice.address(page=number),
    }
    return render(request, "counsellor/people.html", context)


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


def _silent_days(card: PersonCard, now: datetime) -> int | None:
    days = (now - card.last_contact_at).days if card.last_contact_at else 0
    return days if days >= _SILENT_DAYS else None


def _offered(minutes: int | None) -> list[int]:
    """The limits to choose from for a means, the present one among them."""
    return sorted({*MEANS_MINUTES, *((minutes,) if minutes else ())})
