"""A person's own space: what their counsellor proposes, what is new, their list; yes or no, with its effect at once."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from api.access import MyFile, SignedIn
from api.accounts.searched import came_from
from api.deps import Database, Now, Number, TheService
from api.following import MOST_REASON, File, first_name_of_counsellor, open_file, open_meetings, settle_decision
from api.following.saved import kept_in_browser, take_from_browser
from api.free_words import MOST_TYPED, looks_over
from api.pages.space.just_saved import just_saved
from api.serving.rendering import render, see_other
from api.wording.languages import lazy
from api.wording.steps import STEPS, step_when
from matching import Followed, Opportunity, read_nearest
from store.accounts.account import Account
from store.audit.log import Action, record
from store.catalogue.news import Alert, alerts_of
from store.meetings.answering import MeetingOfPerson, meetings_of_person, meetings_waiting, settle_meeting
from store.meetings.consent import ConsentEvent, ConsentState
from store.people.decisions import Decided, Decision
from store.people.person import PersonCard
from store.people.saved import saved_ids
from store.people.steps import SaidStep, steps_of

router = APIRouter(include_in_schema=False)

_NEAR = 10
_MOST_NEW = 3
NEW_FOR = timedelta(days=14)
"""How long something stays new to a person."""

REFUSALS = {
    "C'est trop loin": (lazy("C'est trop loin"), "deplacements"),
    "Ce n'est pas mon métier": (lazy("Ce n'est pas mon métier"), "souhaits"),
    "Les horaires ne vont pas": (lazy("Les horaires ne vont pas"), "horaires"),
    "C'est trop dur pour moi": (lazy("C'est trop dur pour moi"), "limites"),
    "Pas maintenant": (lazy("Pas maintenant"), None),
}
"""Why something is not for me: as it is kept, as I read it, and the part of my file that can make the list better."""


class SpaceAddress(BaseModel):
    """The address of my space: a page of my list, and what the press before has done, which is told once."""

    page: int = Field(1, ge=1, le=100)
    decided: int | None = Field(None, alias="decide", ge=1)
    """What I said no to."""
    changed: str = Field("", alias="change", max_length=20)
    """The part of my file that I changed, and what that moved in my list."""
    moved: str = Field("", alias="bouge", max_length=60)
    put_back: str = Field("", alias="remis", max_length=1)
    """Whether I put something back."""


@router.get("/mon-espace")
def my_space(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    asked: Annotated[SpaceAddress, Query()],
) -> Response:
    """What my counsellor proposes, what is new, then my list; where it is empty, what is near whatever it asks.

    After a change of my file, what it moved in the list. What my browser kept before I signed in
    comes to my space first.
    """
    if kept_in_browser(request):
        answer = see_other("/mon-espace")
        take_from_browser(request, answer, database, person_id=card.id, now=now)
        return answer
    file = open_file(database, service.matcher, card, account=account, now=now, page=asked.page)
    steps = steps_of(database, card.id)
    meetings = open_meetings(database, card.id, steps, now=now)
    waiting = [one for one in meetings.values() if one.state is ConsentState.ASKED]
    suggested = _suggested(file, steps)
    new = _new(database, file, steps, account, now=now) if asked.page == 1 else ()
    above = {one.opportunity_id for one in suggested} | {one.opportunity_id for one in new}
    done = file.decided(asked.decided, by_person=True)
    context = {
        "file": file,
        "meetings": meetings,
        "meetings_asked": waiting,
        "asked_by": {one.opening_id: one.employer for one in waiting},
        "near": [] if file.found.items else _near(database, file.followed, now=now),
        "suggested": suggested,
        "new": new,
        "listed": [one for one in file.found.items if one.opportunity.id not in above],
        "begun": {one.opportunity_id: one for one in reversed(steps)},
        "now": now,
        "counsellor": first_name_of_counsellor(database, card),
        "done": done,
        "better": REFUSALS.get(done.reason or "", (None, None))[1] if done else None,
        "came": came_from(request, card.id),
        "is_blank": not (file.followed.person.wishes or file.followed.person.means),
        "declined": _declined(database, card, done, now=now),
        "put_back": bool(asked.put_back) and done is None,
        "saved": just_saved(asked.changed, asked.moved, wishes=file.followed.person.wishes, matcher=service.matcher),
        "refusals": REFUSALS,
        "kept": saved_ids(database, card.id),
        "steps": STEPS,
        "step_when": step_when,
        "on_page": lambda number: f"/mon-espace?page={number}",
    }
    return render(request, "space/space.html", context)


@router.post("/mon-espace/refus")
def refuse(
    service: TheService,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    _: Annotated[None, looks_over("reason", most=MOST_REASON)],
    opportunity: Annotated[Number, Form()],
    reason: Annotated[str, Form(max_length=MOST_TYPED)] = "",
    decision: Annotated[str, Form(pattern="^(dismissed|undo)$")] = Decision.DISMISSED.value,
) -> Response:
    """Takes something out of my list, or puts it back; whoever wants to meet me for it and waits is told no."""
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
    if decision == "undo":
        return see_other("/mon-espace?remis=1")
    for one in _waiting_for(database, card, opportunity, now=now):
        settle_meeting(database, one.id, ConsentEvent.REFUSE, account=account, now=now)
    return see_other(f"/mon-espace?decide={opportunity}")


def _waiting_for(database: Session, card: PersonCard, opportunity_id: int, *, now: datetime) -> list[MeetingOfPerson]:
    """The requests to meet me for this job that wait for my answer."""
    return [one for one in meetings_waiting(database, card.id, now=now) if one.opening_id == opportunity_id]


def _declined(database: Session, card: PersonCard, done: Decided | None, *, now: datetime) -> MeetingOfPerson | None:
    """The request to meet me for what I just decided about to which I said no."""
    if done is None:
        return None
    asked = (one for one in meetings_of_person(database, card.id, now=now) if one.opening_id == done.opportunity_id)
    return next((one for one in asked if one.state is ConsentState.REFUSED), None)


def _suggested(file: File, steps: tuple[SaidStep, ...]) -> list[Decided]:
    """What my counsellor proposes and I neither refused nor began."""
    begun = {one.opportunity_id for one in steps}
    return [
        one
        for one in file.decisions
        if one.decision is Decision.SUGGESTED
        and not one.is_gone
        and one.opportunity_id not in begun
        and file.decided(one.opportunity_id, by_person=True) is None
    ]


def _new(
    database: Session, file: File, steps: tuple[SaidStep, ...], account: Account, *, now: datetime
) -> tuple[Alert, ...]:
    """What is new and suits me, but for what I was proposed or began; the reading is audited where there is some."""
    known = {one.opportunity_id for one in file.decisions} | {one.opportunity_id for one in steps}
    found = alerts_of(database, file.card.id, now=now, limit=_MOST_NEW + len(known))
    new = tuple(one for one in found if one.made_at > now - NEW_FOR and one.opportunity_id not in known)[:_MOST_NEW]
    if new:
        subject, alerts = str(file.card.pseudonym), [one.id for one in new]
        record(database, Action.READ_ALERTS, account=account, now=now, subject=subject, alerts=alerts)
    return new


def _near(database: Session, followed: Followed, *, now: datetime) -> list[Opportunity]:
    """What is nearest to the person's home, but for what was set aside."""
    around = read_nearest(database, followed.person.home, now=now, limit=_NEAR + len(followed.left_out))
    return [one for one in around if one.id not in followed.left_out][:_NEAR]
