"""Mes démarches: what I say I did about what was proposed or kept, and its history; I can take a step back."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from api.access import SignedIn, opens_own_file
from api.deps import Database, Now
from api.errors import NotFound
from api.following import first_name_of_counsellor
from api.pages.space.own import REFUSALS
from api.serving.rendering import render, see_other
from api.wording.steps import STEPS
from store.audit import Action, record
from store.decisions import Decision, decisions_of
from store.opportunities import retired_at
from store.people import PersonCard
from store.steps import Step, say_step, steps_of, take_back_step

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
    counsellor = first_name_of_counsellor(database, card)
    decisions = decisions_of(database, card.id)
    refused = [one for one in decisions if one.by_person and one.decision is Decision.DISMISSED]
    context = {
        "card": card,
        "counsellor": counsellor,
        "said": said,
        "done": done,
        "erased": bool(efface),
        "words": {one.opportunity_id: one for one in decisions if one.has_words_for_them},
        "refused": refused,
        "refused_ids": {one.opportunity_id for one in refused},
        "refusals": REFUSALS,
        "steps": STEPS,
        "now": now,
    }
    return render(request, "own/steps.html", context)


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


@router.post("/mon-espace/demarches/retrait")
def take_back(
    database: Database, now: Now, card: MyFile, account: SignedIn, step: Annotated[int, Form(ge=1, le=2**63 - 1)]
) -> Response:
    """Takes a step of mine back; somebody else's is as one that does not exist."""
    if take_back_step(database, person_id=card.id, step_id=step):
        record(database, Action.TOOK_BACK_STEP, account=account, now=now, subject=str(card.pseudonym))
    return see_other("/mon-espace/demarches?efface=1")
