"""Mes démarches: what I say I did about what was proposed or kept, and its history; I can take a step back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import MyFile, SignedIn
from api.deps import Database, Now, Number
from api.errors import NotFound
from api.following import first_name_of_counsellor, open_meetings
from api.following.steps import STEP_FAULTS, StepTyped, UnreadStep, read_step
from api.free_words import looks_over
from api.pages.space.my_space import REFUSALS
from api.profile import clock_typed
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.steps import STEPS, step_when
from kit import day_in_france
from store.audit.log import Action, record
from store.catalogue.opportunities import retired_at
from store.people.decisions import Decision, decisions_of
from store.people.person import PersonCard
from store.people.steps import DATED, MOST_WORDS, SaidStep, Step, detail_step, say_step, steps_of, take_back_step

router = APIRouter(include_in_schema=False)

Opportunity = Annotated[Number, Form()]


@router.get("/mon-espace/demarches")
def my_steps(
    request: Request,
    database: Database,
    now: Now,
    card: MyFile,
    fait: Annotated[int | None, Query(ge=1)] = None,
    note: Annotated[int | None, Query(ge=1)] = None,
    efface: Annotated[str, Query(max_length=1)] = "",
) -> Response:
    """All that I said, the last first, and what I refused; what is good to know after the step just said or erased.

    `note` is the step of which a day, an hour or a word was just saved.
    """
    said = steps_of(database, card.id)
    done = next((one for one in said if one.opportunity_id == fait), None)
    shown = _shown(database, card, said, done=done, now=now, erased=bool(efface))
    return render(request, "space/steps.html", shown | {"noted": next((one for one in said if one.id == note), None)})


def _shown(
    database: Session,
    card: PersonCard,
    said: Sequence[SaidStep],
    *,
    done: SaidStep | None,
    now: datetime,
    erased: bool = False,
    faults: Mapping[str, str] = MappingProxyType({}),
    typed: StepTyped | None = None,
) -> dict[str, Any]:
    """What the page of my steps tells; `done` is the one that was just said, `typed` what is wrong about it."""
    decisions = decisions_of(database, card.id)
    refused = [one for one in decisions if one.by_person and one.decision is Decision.DISMISSED]
    return {
        "card": card,
        "counsellor": first_name_of_counsellor(database, card),
        "said": said,
        "meetings": list(open_meetings(database, card.id, said, now=now).values()),
        "done": done,
        "erased": erased,
        "words": {one.opportunity_id: one for one in decisions if one.has_words_for_them},
        "refused": refused,
        "refused_ids": {one.opportunity_id for one in refused},
        "refusals": REFUSALS,
        "steps": STEPS,
        "step_when": step_when,
        "clock_typed": clock_typed,
        "dated": DATED,
        "faults": faults,
        "typed": typed,
        "now": now,
    }


@router.post("/mon-espace/demarches")
def say(
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    opportunity: Opportunity,
    step: Annotated[Step, Form()],
) -> Response:
    """Writes down what I did; a second press on the same button writes nothing more."""
    if not retired_at(database, [opportunity]):
        raise NotFound
    if say_step(database, person_id=card.id, opportunity_id=opportunity, step=step, now=now).is_new:
        subject = str(card.pseudonym)
        record(database, Action.SAID_STEP, account=account, now=now, subject=subject, opportunity_id=opportunity)
    return see_other(f"/mon-espace/demarches?fait={opportunity}")


class MoreOfStep(StepTyped):
    """What the form about one of my steps sends."""

    step: Number


@router.post("/mon-espace/demarches/details")
def tell_more(
    request: Request,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    _: Annotated[None, looks_over("mot", most=MOST_WORDS, contacts=False)],
    typed: Annotated[MoreOfStep, Form()],
) -> Response:
    """A word on what I did, and the day and hour of my interview or of my first day at work.

    Nothing typed is nothing known; a day or an hour that is none is asked again.
    """
    said = steps_of(database, card.id)
    meant = next((one for one in said if one.id == typed.step), None)
    if meant is None:
        raise NotFound
    try:
        details = read_step(typed, meant.step, today=day_in_france(now))
    except UnreadStep as wrong:
        faults = {one.field: str(STEP_FAULTS[one]) for one in wrong.faults}
        shown = _shown(database, card, said, done=meant, now=now, faults=faults, typed=typed)
        return render(request, "space/steps.html", shown, status_code=UNPROCESSABLE)
    detail_step(
        database,
        person_id=card.id,
        step_id=meant.id,
        on_day=details.on_day,
        starts_at=details.starts_at,
        words=details.words,
    )
    subject = str(card.pseudonym)
    record(database, Action.SAID_STEP, account=account, now=now, subject=subject, opportunity_id=meant.opportunity_id)
    return see_other(f"/mon-espace/demarches?note={meant.id}")


@router.post("/mon-espace/demarches/retrait")
def take_back(
    database: Database, now: Now, card: MyFile, account: SignedIn, step: Annotated[Number, Form()]
) -> Response:
    """Takes a step of mine back; somebody else's is as one that does not exist."""
    if take_back_step(database, person_id=card.id, step_id=step):
        record(database, Action.TOOK_BACK_STEP, account=account, now=now, subject=str(card.pseudonym))
    return see_other("/mon-espace/demarches?efface=1")
