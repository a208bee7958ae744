"""Mes démarches: what I say I did about what was proposed or kept, and its history; I can take a step back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import SignedIn, opens_own_file
from api.deps import Database, Now
from api.errors import NotFound
from api.following import first_name_of_counsellor
from api.pages.space.own import REFUSALS
from api.profile import read_day
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.steps import STEPS
from kit import day_in_france
from store.audit import Action, record
from store.decisions import Decision, decisions_of
from store.opportunities import retired_at
from store.people import PersonCard
from store.steps import DATED, Said, Step, date_step, say_step, steps_of, take_back_step

router = APIRouter(include_in_schema=False)

MyFile = Annotated[PersonCard, opens_own_file()]
Opportunity = Annotated[int, Form(ge=1, le=2**63 - 1)]


@router.get("/mon-espace/demarches")
def my_steps(
    request: Request,
    database: Database,
    now: Now,
    card: MyFile,
    fait: Annotated[int | None, Query(ge=1)] = None,
    efface: Annotated[str, Query(max_length=1)] = "",
) -> Response:
    """All that I said, the last first, and what I refused; what is good to know after the step just said or erased."""
    said = steps_of(database, card.id)
    done = next((one for one in said if one.opportunity_id == fait), None)
    return render(request, "own/steps.html", _shown(database, card, said, done=done, now=now, erased=bool(efface)))


def _shown(
    database: Session,
    card: PersonCard,
    said: Sequence[Said],
    *,
    done: Said | None,
    now: datetime,
    erased: bool = False,
    faults: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """What the page of my steps tells; `done` is the one that was just said."""
    decisions = decisions_of(database, card.id)
    refused = [one for one in decisions if one.by_person and one.decision is Decision.DISMISSED]
    return {
        "card": card,
        "counsellor": first_name_of_counsellor(database, card),
        "said": said,
        "done": done,
        "erased": erased,
        "words": {one.opportunity_id: one for one in decisions if one.has_words_for_them},
        "refused": refused,
        "refused_ids": {one.opportunity_id for one in refused},
        "refusals": REFUSALS,
        "steps": STEPS,
        "dated": DATED,
        "faults": faults,
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
    if say_step(database, person_id=card.id, opportunity_id=opportunity, step=step, now=now):
        subject = str(card.pseudonym)
        record(database, Action.SAID_STEP, account=account, now=now, subject=subject, opportunity_id=opportunity)
    return see_other(f"/mon-espace/demarches?fait={opportunity}")


@router.post("/mon-espace/demarches/jour")
def tell_day(
    request: Request,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    step: Annotated[int, Form(ge=1, le=2**63 - 1)],
    jour: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """The day of my interview or my first one at work; nothing typed is no day, one that is none is asked again."""
    said = steps_of(database, card.id)
    meant = next((one for one in said if one.id == step and one.step in DATED), None)
    if meant is None:
        raise NotFound
    try:
        on_day = read_day(jour, today=day_in_france(now)) if jour.strip() else None
    except ValueError as error:
        shown = _shown(database, card, said, done=meant, now=now, faults={"jour": str(error)})
        return render(request, "own/steps.html", shown, status_code=UNPROCESSABLE)
    date_step(database, person_id=card.id, step_id=step, on_day=on_day)
    subject = str(card.pseudonym)
    record(database, Action.SAID_STEP, account=account, now=now, subject=subject, opportunity_id=meant.opportunity_id)
    return see_other(f"/mon-espace/demarches?fait={meant.opportunity_id}")


@router.post("/mon-espace/demarches/retrait")
def take_back(
    database: Database, now: Now, card: MyFile, account: SignedIn, step: Annotated[int, Form(ge=1, le=2**63 - 1)]
) -> Response:
    """Takes a step of mine back; somebody else's is as one that does not exist."""
    if take_back_step(database, person_id=card.id, step_id=step):
        record(database, Action.TOOK_BACK_STEP, account=account, now=now, subject=str(card.pseudonym))
    return see_other("/mon-espace/demarches?efface=1")
