"""What somebody tells their counsellor that they did about an opportunity: said for them, and taken back."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response
from pydantic import Field
from sqlalchemy.orm import Session

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, Number, TheService
from api.errors import NotFound
from api.following import settle_decision
from api.following.steps import StepFault, StepTyped, UnreadStep, read_step
from api.free_words import looks_over
from api.serving.rendering import see_other
from kit import day_in_france
from store.accounts.account import Account
from store.audit.log import Action, record
from store.catalogue.opportunities import retired_at
from store.people.decisions import Decision
from store.people.person import PersonCard
from store.people.steps import (
    MOST_WORDS,
    NoRoomForWords,
    Step,
    add_to_step,
    say_step,
    steps_of,
    take_back_note,
)

router = APIRouter(include_in_schema=False)

NOTED = (
    Step.APPLIED,
    Step.CALLED,
    Step.NO_ANSWER,
    Step.INTERVIEW,
    Step.MISSED,
    Step.REFUSED,
    Step.TAKEN,
    Step.STARTED,
    Step.STOPPED,
)
"""What a counsellor may note, in the order in which it is offered; besides that the person does not want it."""
REFUSED = Decision.DISMISSED.value


class Note(StepTyped):
    """What the form about an opportunity told to somebody sends."""

    opportunity: Number
    said: str = Field(max_length=20)
    back: str = Field("", max_length=3)
    """Whether what was said is taken back."""


@router.post("/conseil/personnes/{person_id}/suites")
def note_for_them(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    _: Annotated[None, looks_over("mot", most=MOST_WORDS)],
    note: Annotated[Note, Form()],
) -> Response:
    """Notes what the person says, as their own step or their own no, or takes it back; the log says that I did.

    An interview, a place taken, a beginning and an end may have a day and its hour; what is none is asked again. A
    word may come with each: the person reads it too. What was told before stays, and so does a step of the person's
    own that I confirmed and take back.
    """
    if not retired_at(database, [note.opportunity]) or note.said not in (*NOTED, REFUSED):
        raise NotFound
    fault = ""
    if note.said == REFUSED:
        settle_decision(
            database,
            service.matcher,
            card,
            opportunity_id=note.opportunity,
            decision="undo" if note.back else REFUSED,
            reason="",
            account=account,
            now=now,
            by_person=True,
        )
    elif note.back:
        _take_back(database, card, note, account=account, now=now)
    else:
        fault = _note(database, card, note, account=account, now=now)
    told = f"faute={fault}" if fault else f"dit={'repris' if note.back else note.said}"
    return see_other(f"/conseil/personnes/{card.id}?suite={note.opportunity}&{told}#suivi")


def _note(database: Session, card: PersonCard, note: Note, *, account: Account, now: datetime) -> str:
    """Writes the step, its day, its hour and its word; or nothing, and says what is wrong. What was told is not told
    twice."""
    step = Step(note.said)
    try:
        said = [one for one in steps_of(database, card.id) if one.opportunity_id == note.opportunity]
        details = read_step(note, step, today=day_in_france(now), said=said)
        with database.begin_nested():
            told = say_step(
                database,
                person_id=card.id,
                opportunity_id=note.opportunity,
                step=step,
                now=now,
                on_day=details.on_day,
                confirmed=True,
            )
            is_more = add_to_step(
                database, person_id=card.id, step_id=told.id, starts_at=details.starts_at, words=details.words
            )
    except UnreadStep as wrong:
        return wrong.faults[0]
    except NoRoomForWords:
        return StepFault.NO_ROOM
    if told.is_new or is_more:
        subject, about = str(card.pseudonym), note.opportunity
        record(database, Action.SAID_STEP, account=account, now=now, subject=subject, opportunity_id=about)
    return ""


def _take_back(database: Session, card: PersonCard, note: Note, *, account: Account, now: datetime) -> None:
    """Takes back the last time that this was said of the opportunity, where it was."""
    meant = (note.opportunity, note.said)
    last = next((one for one in steps_of(database, card.id) if (one.opportunity_id, one.step) == meant), None)
    if last is not None and take_back_note(database, person_id=card.id, step_id=last.id):
        record(database, Action.TOOK_BACK_STEP, account=account, now=now, subject=str(card.pseudonym))
