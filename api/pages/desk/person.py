"""One person on the counsellor's desk: who they are, what was done for them, and their list with its reasons."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, Number, TheService
from api.following import MOST_REASON, File, open_file, settle_decision
from api.following.first_proposal import first_proposal
from api.following.portfolio import lines_of
from api.following.todo import most_useful
from api.following.widening import widened
from api.free_words import MOST_TYPED, looks_over
from api.pages.desk import situation
from api.pages.desk.asked_to_meet import asked_to_meet
from api.pages.desk.contact import ENGAGEMENTS
from api.pages.desk.history import met_about, told_to
from api.pages.desk.lending import without_licence
from api.pages.desk.pressed import NEW_ALONE, FileAddress, pressed
from api.pages.desk.their_steps import NOTED, REFUSED
from api.pages.desk.themselves import themselves
from api.pages.desk.why_not import why_not
from api.profile import PARTS
from api.profile.chosen import LIMITS
from api.serving.rendering import render, see_other
from api.wording.languages import lazy
from api.wording.steps import MEDIA, STEPS
from kit import day_in_france
from matching import Kind, Person, Stage, shut_out
from matching.reasons import is_linked
from store.meetings.answering import meetings_of_person
from store.people.portfolio import SEES, Entrance
from store.people.steps import claimed_places, steps_of

router = APIRouter(include_in_schema=False)

ENTRANCES = {
    Entrance.EMAIL: lazy("Entre dans son espace par e-mail."),
    Entrance.CARD: lazy("Entre dans son espace avec sa carte."),
    Entrance.NEW_CARD: lazy("A une carte, pas encore utilisée."),
    Entrance.NONE: lazy("Pas encore d'accès à son espace."),
}
"""How somebody sees what is proposed to them, in words."""

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

_WORDS = {
    "dismissals": DISMISSALS,
    "engagements": ENGAGEMENTS,
    "entrances": ENTRANCES,
    "limits_told": dict(LIMITS.values()),
    "media": MEDIA,
    "new_alone": NEW_ALONE,
    "parts": PARTS.values(),
    "to_note": NOTE_WORDS,
}
"""What the page says alike of everybody."""


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
    person, today = file.followed.person, day_in_france(now)
    meetings = meetings_of_person(database, card.id, now=now)
    met = met_about(meetings)
    steps = steps_of(database, card.id)
    last_steps = {one.opportunity_id: one.step for one in reversed(steps)}
    claimed = claimed_places(database, besides=card.id)
    first = first_proposal(file, spoken_of=met.keys() | last_steps.keys() | claimed) if line.best else None
    todo = most_useful(replace(line, best=first.best if first else line.best), now=now)
    travel = service.matcher.travels.now(database, now=now)
    dropped = why_not(file, travel)
    told = told_to(file.followed, file.decisions, steps, meetings, card.first_name)
    under_way = [one.opportunity_id for one in told if one.is_to_be_done]
    shut = shut_out(database, service.matcher, person, under_way, now=now)
    context = _WORDS | {
        "file": file,
        "line": line,
        "today": today,
        "asked": asked,
        "pressed": pressed(asked, file, service, database),
        "done": file.decided(asked.decided, by_person=False),
        "todo": todo,
        "why_first": first.why if first and todo.about == first.best.opportunity_id else "",
        "sees": line.entrance in SEES,
        "known": themselves(file, service, database, today=today),
        "situation": situation.shown(person, card),
        "situation_shown": situation.as_shown(card),
        "without_licence": without_licence(person),
        "meetings": asked_to_meet(database, service.matcher, person, meetings, travel, now=now),
        "immersions_first": line.begins is None and _immersions_first(person) and _has_one_to_try(file),
        "stories": told,
        "shut": shut,
        "met": met,
        "claimed": claimed,
        "done_about": {number: STEPS[step].read for number, step in last_steps.items()},
        "on_page": lambda number: f"/conseil/personnes/{card.id}?page={number}",
        "wider": widened(database, service.matcher, file.followed, now=now) if _is_far(file) else None,
        "why_not": dropped,
        "near_why_not": sum(one.gated.is_linked for one in dropped) if file.followed.ranked else 0,
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


def _immersions_first(person: Person) -> bool:
    """Whether trying a trade is what to look at first: a project to build, and nothing said against it."""
    return person.stage is Stage.SOCIO_PRO and (person.open_to is None or Kind.IMMERSION in person.open_to)


def _has_one_to_try(file: File) -> bool:
    """Whether an immersion among the first goes with what they said; whoever said nothing, or wants no ranking (R10),
    may try any."""
    if not file.card.wishes or not file.followed.ranked:
        return True
    return any(one.opportunity.kind is Kind.IMMERSION and is_linked(one.reasons) for one in file.found.items)
