"""What somebody tells their counsellor that they did about an opportunity: said for them, and taken back."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, TheService
from api.errors import NotFound
from api.following import settle_decision
from api.profile import read_day
from api.serving.rendering import see_other
from kit import day_in_france
from store.audit import Action, record
from store.decisions import Decision
from store.opportunities import retired_at
from store.people import PersonCard
from store.steps import DATED, Step, say_step, steps_of, take_back_step

router = APIRouter(include_in_schema=False)

NOTED = (
    Step.APPLIED,
    Step.CALLED,
    Step.NO_ANSWER,
    Step.INTERVIEW,
    Step.REFUSED,
    Step.TAKEN,
    Step.STARTED,
    Step.STOPPED,
)
"""What a counsellor may note, in the order in which it is offered; besides that the person does not want it."""
REFUSED = Decision.DISMISSED.value


@router.post("/conseil/personnes/{person_id}/suites")
def note_for_them(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    opportunity: Annotated[int, Form(ge=1, le=2**63 - 1)],
    said: Annotated[str, Form(max_length=20)],
    jour: Annotated[str, Form(max_length=20)] = "",
    back: Annotated[str, Form(max_length=3)] = "",
) -> Response:
    """Notes what the person says, as their own step or their own no, or takes it `back`; the log says that I did.

    An interview, a place taken and a beginning may have a day (`jour`); one that is none is asked again.
    """
    if not retired_at(database, [opportunity]) or said not in (*NOTED, REFUSED):
        raise NotFound
    subject, address = str(card.pseudonym), f"/conseil/personnes/{card.id}"
    try:
        on_day = read_day(jour, today=day_in_france(now)) if jour.strip() and said in DATED else None
    except ValueError:
        return see_other(f"{address}?suite={opportunity}&faute=jour#suivi")
    if said == Step.STARTED and on_day is not None and on_day > day_in_france(now):
        return see_other(f"{address}?suite={opportunity}&faute=commence#suivi")
    if said == REFUSED:
        settle_decision(
            database,
            service.matcher,
            card,
            opportunity_id=opportunity,
            decision="undo" if back else REFUSED,
            reason="",
            account=account,
            now=now,
            by_person=True,
        )
    elif back:
        if _take_back(database, card, opportunity, Step(said)):
            record(database, Action.TOOK_BACK_STEP, account=account, now=now, subject=subject)
    elif say_step(
        database,
        person_id=card.id,
        opportunity_id=opportunity,
        step=Step(said),
        now=now,
        on_day=on_day,
        confirmed=True,
    ):
        record(database, Action.SAID_STEP, account=account, now=now, subject=subject, opportunity_id=opportunity)
    told = "repris" if back else said
    return see_other(f"{address}?suite={opportunity}&dit={told}#suivi")


def _take_back(database: Session, card: PersonCard, opportunity_id: int, step: Step) -> bool:
    """Whether this was said of the opportunity; the last time is taken back."""
    meant = (one for one in steps_of(database, card.id) if (one.opportunity_id, one.step) == (opportunity_id, step))
    last = next(meant, None)
    return last is not None and take_back_step(database, person_id=card.id, step_id=last.id)
