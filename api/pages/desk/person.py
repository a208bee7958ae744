"""One person on the counsellor's desk: who they are, what was done for them, and their list with its reasons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, Number, Service, TheService
from api.following import MOST_REASON, File, open_file, read_moved, settle_decision, stage_told, told
from api.following.first_proposal import first_proposal
from api.following.portfolio import lines_of
from api.following.steps import STEP_FAULTS
from api.following.todo import most_useful, silent_days
from api.following.widening import widened
from api.looked_over import MOST_TYPED, looks_over
from api.newcomers import understood
from api.opportunity.roads import Road, roads
from api.pages.desk import situation
from api.pages.desk.contact import ENGAGEMENTS, Typed
from api.pages.desk.history import met_about, told_to
from api.pages.desk.lending import without_licence
from api.pages.desk.portfolio import ENTRANCES
from api.pages.desk.told import NOTED, REFUSED
from api.pages.desk.why_not import why_not
from api.profile import PARTS, Known, summary_of
from api.profile.chosen import LIMITS
from api.serving.rendering import render, see_other
from api.wording.languages import lazy
from api.wording.steps import MEDIA, STEPS
from api.wording.words import FREINS
from geo import Mode, Travel
from kit import day_in_france
from matching import Frein, Kind, Person, Stage, hindrances, lessons_wished, read_opportunities
from matching.reasons import is_linked
from store.meetings.answering import MeetingOfPerson, meetings_of_person
from store.meetings.consent import ConsentState
from store.people.contacts import contacts_of
from store.people.decisions import suggested_by_email
from store.people.portfolio import SEES
from store.people.steps import Said, steps_of

router = APIRouter(include_in_schema=False)

_FAULTS = situation.FAULTS | STEP_FAULTS
"""Why nothing was changed."""
NEW_ALONE = "nouveau"
"""In the address of a file: its list is narrowed to what is new, as it is counted beside the name."""
JUST_ADDED = "nouveau"
"""What the address of a file says when it was just added: what was understood of its words is shown first."""

DISMISSALS = (
    lazy("Trop loin"),
    lazy("Pas le bon métier"),
    lazy("Horaires impossibles"),
    lazy("Trop physique"),
    lazy("Pas le bon moment"),
    lazy("La personne ne veut pas"),
)
"""Why an opportunity is set aside: short, and about the opportunity."""

NOTE_WORDS = {**{step.value: STEPS[step].read for step in NOTED}, REFUSED: lazy("Ne veut pas")}
"""What can be noted of an opportunity for the person, in words."""

_ALSO_SAID = {
    "savoir-faire": lazy("Sait faire"),
    "horaires": lazy("Heures et jours possibles"),
    "types": lazy("Types acceptés"),
    "niveau": lazy("Français et diplôme"),
}
"""Parts of the file that reasons lean on and that nothing else on the page shows, each with its name."""
_LITTLE_FRENCH = frozenset({"A0", "A1", "A2"})


class FileAddress(BaseModel):
    """The address of a file: a page of the list, and what the press before has done, which is told once."""

    page: int = Field(1, ge=1, le=100)
    moved: str = Field("", alias="bouge", max_length=80)
    """How the list moved with the situation (`api.following.read_moved`)."""
    changed: str = Field("", alias="quoi", max_length=20)
    decided: int | None = Field(None, alias="decide", ge=1)
    """The opportunity suggested, set aside or taken back."""
    fault: str = Field("", alias="faute", max_length=20)
    noted: str = Field("", alias="fait", max_length=20)
    contact: int | None = Field(None, ge=1)
    """The contact just noted, which may be taken back."""
    told_of: int | None = Field(None, alias="suite", ge=1)
    """The opportunity of which something was noted, and what."""
    step: str = Field("", alias="dit", max_length=20)
    shown: str = Field("", alias="montre", max_length=20)

    @property
    def is_new_alone(self) -> bool:
        """Whether the list is narrowed to what is new in it."""
        return self.shown == NEW_ALONE


@router.get("/conseil/personnes/{person_id}")
def one_person(
    request: Request,
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    asked: Annotated[FileAddress, Query()],
) -> Response:
    """One person: their situation, their list and why, what was set aside by a condition, what became of the rest."""
    (line,) = lines_of(database, account.user_id, now=now, person_id=card.id)
    only = line.fresh if asked.is_new_alone else None
    file = open_file(database, service.matcher, card, account=account, now=now, page=asked.page, only=only)
    person = file.followed.person
    meetings = meetings_of_person(database, card.id, now=now)
    met = met_about(meetings)
    steps = steps_of(database, card.id)
    last_steps = {one.opportunity_id: one.step for one in reversed(steps)}
    first = first_proposal(file, spoken_of=met.keys() | last_steps.keys()) if line.best else None
    travel = service.matcher.travels.now(database, now=now)
    dropped = why_not(file, travel)
    context = {
        "file": file,
        "fresh": line.fresh,
        "new_alone": NEW_ALONE,
        "todo": most_useful(replace(line, best=first.best if first else line.best), now=now),
        "why_first": "" if first is None else first.why,
        "placed": line.placed,
        "placed_unconfirmed": line.placed_unconfirmed,
        "met": met,
        "done_about": {number: STEPS[step].read for number, step in last_steps.items()},
        "entrance": line.entrance,
        "entrances": ENTRANCES,
        "sees": line.entrance in SEES,
        "lessons": [(wish, frein) for wish in card.wishes for frein in lessons_wished(wish)],
        "why_not": dropped,
        "near_why_not": sum(one.gated.is_linked for one in dropped) if file.followed.ranked else 0,
        "wider": widened(database, service.matcher, file.followed, now=now) if _is_far(file) else None,
        "dismissals": DISMISSALS,
        "on_page": lambda number: f"/conseil/personnes/{card.id}?page={number}",
        "without_licence": without_licence(person),
        "immersions_first": _immersions_first(person) and _has_one_to_try(file),
        **_answer(asked, file, service, database),
        **_of_themselves(file, service, database, now=now),
        **_meetings(meetings, person, service, travel, database, now=now),
        **_stories(file, steps, meetings),
        **situation.shown(person, card),
    }
    return render(request, "desk/person/page.html", context)


@router.post("/conseil/personnes/{person_id}/decisions")
def decide_for(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    _: Annotated[None, looks_over("reason", most=MOST_REASON)],
    opportunity: Annotated[Number, Form()],
    decision: Annotated[str, Form(max_length=20)],
    reason: Annotated[str, Form(max_length=MOST_TYPED)] = "",
    montre: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Suggests an opportunity to a person, sets it aside, or takes either back; the list stays narrowed as it was."""
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
    narrowed = f"montre={NEW_ALONE}&" if montre == NEW_ALONE else ""
    return see_other(f"/conseil/personnes/{card.id}?{narrowed}decide={opportunity}#suivi")


def _is_far(file: File) -> bool:
    """Whether nothing on the first page of the whole list goes with what they said."""
    return file.page == 1 and not file.is_narrowed and not any(is_linked(one.reasons) for one in file.found.items)


def _answer(asked: FileAddress, file: File, service: Service, database: Session) -> dict[str, Any]:
    """What the press before has done, in words."""
    card, moved = file.card, read_moved(asked.moved)
    stage = card.stage if asked.changed == situation.STAGE_CHANGED else None
    return {
        "fault": _FAULTS.get(asked.fault),
        "situation_fault": asked.fault in situation.FAULTS,
        "moved": (*told(moved), *stage_told(stage)) if moved else None,
        "asked": asked.decided,
        "done": file.decided(asked.decided, by_person=False),
        "is_written": service.settings.sends_mail
        and asked.decided is not None
        and card.id in suggested_by_email(database, asked.decided, [card.id]),
        "noted": asked.noted,
        "understood": understood(card.wishes, service.matcher.knowledge),
        "is_just_added": asked.noted == JUST_ADDED,
        "contact": asked.contact,
        "noted_of": asked.told_of,
        "noted_step": asked.step,
    }


def _of_themselves(file: File, service: Service, database: Session, *, now: datetime) -> dict[str, Any]:
    """What the side of the page shows of a person: what they said, their contract, when somebody last spoke to them."""
    card, person = file.card, file.followed.person
    known = Known(person, card, service.places)
    today = day_in_france(now)
    return {
        "today": today,
        "parts": PARTS.values(),
        "limits_told": dict(LIMITS.values()),
        "also_said": [(name, summary_of(PARTS[slug].form.of(known))) for slug, name in _ALSO_SAID.items()],
        "engagements": ENGAGEMENTS,
        "freins": [(frein, FREINS[frein]) for frein in _obstacles(person)],
        "silent_days": silent_days(card, today),
        "contacts": contacts_of(database, card.id),
        "media": MEDIA,
        "new_contact": Typed(day=today.isoformat()),
    }


def _meetings(
    meetings: Sequence[MeetingOfPerson],
    person: Person,
    service: Service,
    travel: Travel,
    database: Session,
    *,
    now: datetime,
) -> dict[str, Any]:
    """Requests to meet that wait for an answer, with the way there, and those agreed to; what may be in the way."""
    asked = [one for one in meetings if one.state is ConsentState.ASKED]
    agreed = [one for one in meetings if one.state is ConsentState.GIVEN]
    return {
        "meetings_asked": asked,
        "meetings_agreed": agreed,
        "ways_to_meet": _ways_to(database, person, asked, travel),
        "in_the_way": {
            one.opening_id: hindrances(database, service.matcher, person, one.opening_id, now=now)
            for one in (*asked, *agreed)
        },
    }


def _stories(file: File, steps: Sequence[Said], meetings: Sequence[MeetingOfPerson]) -> dict[str, Any]:
    """What became of each opportunity told to them: what is under way, what is over, and what can be noted of it."""
    told_of = told_to(file.followed, file.decisions, steps, meetings, file.card.first_name)
    return {
        "running": [one for one in told_of if not one.is_over],
        "over": [one for one in told_of if one.is_over],
        "to_note": NOTE_WORDS,
    }


def _ways_to(database: Session, person: Person, meetings: Sequence[MeetingOfPerson], travel: Travel) -> dict[int, Road]:
    """The way to the opening of each request to meet, by its number."""
    openings = read_opportunities(database, [one.opening_id for one in meetings])
    ways = zip(openings, roads(person, openings, travel), strict=True)
    return {opening.id: way for opening, way in ways if opening.id is not None}


def _immersions_first(person: Person) -> bool:
    """Whether trying a trade is what to look at first: a project to build, and nothing said against it."""
    return person.stage is Stage.SOCIO_PRO and (person.open_to is None or Kind.IMMERSION in person.open_to)


def _has_one_to_try(file: File) -> bool:
    """Whether an immersion among the first goes with what they said; whoever said nothing, or wants no ranking (R10),
    may try any."""
    if not file.card.wishes or not file.followed.ranked:
        return True
    return any(one.opportunity.kind is Kind.IMMERSION and is_linked(one.reasons) for one in file.found.items)


def _obstacles(person: Person) -> tuple[Frein, ...]:
    """The obstacles that a situation tells by itself first (no car, little French), then all others."""
    told = []
    if not any(one.mode in (Mode.CAR, Mode.MOPED) for one in person.means):
        told.append(Frein.MOBILITY)
    if person.french in _LITTLE_FRENCH:
        told.append(Frein.LANGUAGE)
    return (*told, *(one for one in Frein if one not in told))
