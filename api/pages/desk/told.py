"""What somebody tells their counsellor that they did about an opportunity: said for them, and taken back."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, Number, TheService
from api.errors import NotFound
from api.following import settle_decision
from api.looked_over import MOST_TYPED, looks_over
from api.profile import read_clock, read_day
from api.serving.rendering import see_other
from kit import day_in_france, plain_text
from store.audit.log import Action, record
from store.catalogue.opportunities import retired_at
from store.people.decisions import Decision
from store.people.person import PersonCard
from store.people.steps import (
    DATED,
    MOST_WORDS,
    NOT_AHEAD,
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


class _Fault(Exception):
    """What is wrong with a day or an hour; its message is the word that the address of the file tells it by."""


@router.post("/conseil/personnes/{person_id}/suites")
def note_for_them(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    _: Annotated[None, looks_over("mot", most=MOST_WORDS)],
    opportunity: Annotated[Number, Form()],
    said: Annotated[str, Form(max_length=20)],
    jour: Annotated[str, Form(max_length=20)] = "",
    heure: Annotated[str, Form(max_length=20)] = "",
    mot: Annotated[str, Form(max_length=MOST_TYPED)] = "",
    back: Annotated[str, Form(max_length=3)] = "",
) -> Response:
    """Notes what the person says, as their own step or their own no, or takes it `back`; the log says that I did.

    An interview, a place taken, a beginning and an end may have a day (`jour`), an interview its hour (`heure`); what
    is none is asked again. A word (`mot`) may come with each: the person reads it too. What was told before stays,
    and so does a step of the person's own that I confirmed and take back.
    """
    if not retired_at(database, [opportunity]) or said not in (*NOTED, REFUSED):
        raise NotFound
    subject, address = str(card.pseudonym), f"/conseil/personnes/{card.id}"
    try:
        on_day, starts_at = _when(said, jour, heure, today=day_in_france(now))
    except _Fault as fault:
        return see_other(f"{address}?suite={opportunity}&faute={fault}#suivi")
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
    else:
        words = plain_text(mot, limit=MOST_WORDS) or None
        try:
            is_more = _note(
                database, card, opportunity, Step(said), now=now, on_day=on_day, starts_at=starts_at, words=words
            )
        except NoRoomForWords:
            return see_other(f"{address}?suite={opportunity}&faute=mot#suivi")
        if is_more:
            record(database, Action.SAID_STEP, account=account, now=now, subject=subject, opportunity_id=opportunity)
    told = "repris" if back else said
    return see_other(f"{address}?suite={opportunity}&dit={told}#suivi")


def _when(said: str, jour: str, heure: str, *, today: date) -> tuple[date | None, int | None]:
    """The day and, of an interview, the hour that were typed, in minutes after midnight. Raises _Fault."""
    try:
        on_day = read_day(jour, today=today) if jour.strip() and said in DATED else None
    except ValueError:
        raise _Fault("jour") from None
    try:
        starts_at = read_clock(heure) if said == Step.INTERVIEW else None
    except ValueError:
        raise _Fault("heure") from None
    if starts_at is not None and on_day is None:
        raise _Fault("jour")
    if said in NOT_AHEAD and on_day is not None and on_day > today:
        raise _Fault("commence" if said == Step.STARTED else "arrete")
    return on_day, starts_at


def _note(
    database: Session,
    card: PersonCard,
    opportunity_id: int,
    step: Step,
    *,
    now: datetime,
    on_day: date | None,
    starts_at: int | None,
    words: str | None,
) -> bool:
    """Whether the step, its hour or its word was not told yet; it is now, or nothing is. Raises NoRoomForWords."""
    with database.begin_nested():
        told = say_step(
            database,
            person_id=card.id,
            opportunity_id=opportunity_id,
            step=step,
            now=now,
            on_day=on_day,
            confirmed=True,
        )
        is_more = add_to_step(database, person_id=card.id, step_id=told.id, starts_at=starts_at, words=words)
    return told.is_new or is_more


def _take_back(database: Session, card: PersonCard, opportunity_id: int, step: Step) -> bool:
    """Whether this was said of the opportunity; the last time is taken back."""
    meant = (one for one in steps_of(database, card.id) if (one.opportunity_id, one.step) == (opportunity_id, step))
    last = next(meant, None)
    return last is not None and take_back_note(database, person_id=card.id, step_id=last.id)
