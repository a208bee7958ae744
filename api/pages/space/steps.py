"""Mes démarches: what I say I did about what was proposed or kept, and its history; I can take a step back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import MyFile, SignedIn
from api.deps import Database, Now, Number
from api.errors import NotFound
from api.following import first_name_of_counsellor, open_meetings
from api.looked_over import MOST_TYPED, looks_over
from api.pages.space.own import REFUSALS
from api.profile import clock_typed, read_clock, read_day
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.languages import gettext
from api.wording.steps import STEPS, step_when
from kit import day_in_france, plain_text
from store.audit.log import Action, record
from store.catalogue.opportunities import retired_at
from store.people.decisions import Decision, decisions_of
from store.people.person import PersonCard
from store.people.steps import DATED, MOST_WORDS, NOT_AHEAD, Said, Step, detail_step, say_step, steps_of, take_back_step

router = APIRouter(include_in_schema=False)

Opportunity = Annotated[Number, Form()]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed about a step, as it was typed."""

    jour: str
    heure: str
    mot: str


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
    said: Sequence[Said],
    *,
    done: Said | None,
    now: datetime,
    erased: bool = False,
    faults: Mapping[str, str] = MappingProxyType({}),
    typed: Typed | None = None,
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


@router.post("/mon-espace/demarches/details")
def tell_more(
    request: Request,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    _: Annotated[None, looks_over("mot", most=MOST_WORDS, contacts=False)],
    step: Annotated[Number, Form()],
    jour: Annotated[str, Form(max_length=20)] = "",
    heure: Annotated[str, Form(max_length=20)] = "",
    mot: Annotated[str, Form(max_length=MOST_TYPED)] = "",
) -> Response:
    """A word on what I did, and the day and hour of my interview or of my first day at work.

    Nothing typed is nothing known; a day or an hour that is none is asked again.
    """
    said = steps_of(database, card.id)
    meant = next((one for one in said if one.id == step), None)
    if meant is None:
        raise NotFound
    words, typed = plain_text(mot, limit=MOST_WORDS) or None, Typed(jour, heure, mot)
    on_day, starts_at, faults = _when(typed, today=day_in_france(now)) if meant.step in DATED else (None, None, {})
    if meant.step in NOT_AHEAD and on_day is not None and on_day > day_in_france(now):
        faults["jour"] = (
            gettext("Ce jour n'est pas encore venu. Notez plutôt que c'est pris, avec ce jour.")
            if meant.step is Step.STARTED
            else gettext("Ce jour n'est pas encore venu.")
        )
    if faults:
        shown = _shown(database, card, said, done=meant, now=now, faults=faults, typed=typed)
        return render(request, "space/steps.html", shown, status_code=UNPROCESSABLE)
    detail_step(database, person_id=card.id, step_id=step, on_day=on_day, starts_at=starts_at, words=words)
    subject = str(card.pseudonym)
    record(database, Action.SAID_STEP, account=account, now=now, subject=subject, opportunity_id=meant.opportunity_id)
    return see_other(f"/mon-espace/demarches?note={step}")


def _when(typed: Typed, *, today: date) -> tuple[date | None, int | None, dict[str, str]]:
    """The day and the hour that were typed, in minutes after midnight, and what is wrong with them by field."""
    on_day, starts_at, faults = None, None, {}
    try:
        on_day = read_day(typed.jour, today=today) if typed.jour.strip() else None
    except ValueError as error:
        faults["jour"] = str(error)
    try:
        starts_at = read_clock(typed.heure)
    except ValueError:
        faults["heure"] = gettext("Écrivez une heure, par exemple 9 h 30.")
    if starts_at is not None and on_day is None and not faults:
        faults["jour"] = gettext("Écrivez aussi le jour.")
    return on_day, starts_at, faults


@router.post("/mon-espace/demarches/retrait")
def take_back(
    database: Database, now: Now, card: MyFile, account: SignedIn, step: Annotated[Number, Form()]
) -> Response:
    """Takes a step of mine back; somebody else's is as one that does not exist."""
    if take_back_step(database, person_id=card.id, step_id=step):
        record(database, Action.TOOK_BACK_STEP, account=account, now=now, subject=str(card.pseudonym))
    return see_other("/mon-espace/demarches?efface=1")
