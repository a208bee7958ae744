"""One person on the counsellor's desk: their situation, and their list, which moves when the situation does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Form, Header, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from api.access import SignedIn, opens_person
from api.deps import Database, Now, TheService
from api.following import MOST_REASON, File, changed, open_file, read_moved, settle_decision, stage_told, told
from api.following.first_proposal import first_proposal
from api.following.todo import most_useful, silent_days
from api.following.widening import widened
from api.looked_over import MOST_TYPED, looks_over
from api.newcomers import understood
from api.opportunity.roads import Road, roads
from api.pages.desk.contact import ENGAGEMENTS, Typed
from api.pages.desk.history import met_about, stories
from api.pages.desk.lending import without_licence
from api.pages.desk.portfolio import ENTRANCES, lines_of
from api.pages.desk.told import NOTED, REFUSED
from api.profile import MINUTES, PARTS, Known, read_hours, summary_of
from api.profile.chosen import LIMITS
from api.serving.rendering import render, see_other
from api.wording.languages import lazy
from api.wording.steps import MEDIA, STEPS
from api.wording.words import FREINS, MODES
from geo import MOST_MINUTES, Means, Mode, Travel
from kit import day_in_france, fold
from matching import Frein, Gated, Kind, Person, Stage, hindrances, lessons_wished, read_opportunities
from matching.reasons import is_linked
from matching.words.wishes import only_hours
from matching.words.wishes import read_hours as read_hours_of_wish
from store.accounts import Role
from store.audit import Action, record
from store.consent import ConsentState
from store.contacts import contacts_of
from store.decisions import suggested_by_letter
from store.meetings import MeetingOfPerson, meetings_of_person
from store.people import PersonCard, change_hours, change_means, change_stage
from store.portfolio import SEES
from store.steps import Step, steps_of

router = APIRouter(include_in_schema=False)

MyPerson = Annotated[PersonCard, opens_person(Role.COUNSELLOR)]

_NOTHING_TO_SHOW = 204
_STAGE = "etape"
"""In an address: what changed is the stage."""
_FAULTS = {
    "moyens": lazy("Gardez au moins un moyen de se déplacer."),
    "heures": lazy("Écrivez des heures par semaine entre 1 et 48, le moins d'abord."),
    "commence": lazy("Ce jour n'est pas encore venu. Notez plutôt que c'est pris, avec ce jour."),
    "jour": lazy("Écrivez le jour comme 01/12/2026, à moins d'un an d'ici."),
}
"""Why nothing was changed."""
JUST_ADDED = "nouveau"
"""What the address of a file says when it was just added: what was understood of its words is shown."""
_OF_THE_SITUATION = frozenset({"moyens", "heures"})
"""The faults of the form of the situation, which is then drawn again with what is kept."""

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


@router.get("/conseil/personnes/{person_id}")
def one_person(
    request: Request,
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    page: Annotated[int, Query(ge=1, le=100)] = 1,
    bouge: Annotated[str, Query(max_length=80)] = "",
    quoi: Annotated[str, Query(max_length=20)] = "",
    decide: Annotated[int | None, Query(ge=1)] = None,
    faute: Annotated[str, Query(max_length=20)] = "",
    fait: Annotated[str, Query(max_length=20)] = "",
    avant: Annotated[str, Query(max_length=40)] = "",
    contact: Annotated[int | None, Query(ge=1)] = None,
    suite: Annotated[int | None, Query(ge=1)] = None,
    dit: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """One person: their situation, their list and why, what was set aside by a condition, what became of the rest."""
    file = open_file(database, service.matcher, card, account=account, now=now, page=page)
    moved = read_moved(bouge)
    (line,) = lines_of(database, account, now=now, person_id=card.id)
    steps, meetings = steps_of(database, card.id), meetings_of_person(database, card.id, now=now)
    told_of = stories(
        file.decisions,
        steps,
        meetings,
        first_name=card.first_name,
        taken=file.followed.closed - {one.opportunity_id for one in steps if one.step is Step.REFUSED},
    )
    met = met_about(meetings)
    first = first_proposal(file, met=met) if line.best else None
    travel = service.matcher.travels.now(database, now=now)
    why_not = _why_not(file, travel)
    meetings_asked = [one for one in meetings if one.state is ConsentState.ASKED]
    meetings_agreed = [one for one in meetings if one.state is ConsentState.GIVEN]
    known = Known(file.followed.person, card, service.places)
    is_far = file.page == 1 and not any(is_linked(one.reasons) for one in file.found.items)
    context = {
        "file": file,
        "wider": widened(database, service.matcher, file.followed, now=now) if is_far else None,
        "todo": most_useful(replace(line, best=first.best if first else line.best), now=now),
        "why_first": "" if first is None else first.why,
        "placed": line.placed,
        "fault": _FAULTS.get(faute),
        "situation_fault": faute in _OF_THE_SITUATION,
        "moved": (*told(moved), *stage_told(card.stage if quoi == _STAGE else None)) if moved else None,
        "asked": decide,
        "done": file.decided(decide, by_person=False),
        "is_written": service.settings.sends_mail
        and decide is not None
        and card.id in suggested_by_letter(database, decide, [card.id]),
        "noted": fait,
        "understood": understood(card.wishes, service.matcher.knowledge) if fait == JUST_ADDED else (),
        "hours_in_words": _hours_in_words(file.followed.person),
        "contact": contact,
        "contact_before": avant,
        "contacts": contacts_of(database, card.id),
        "media": MEDIA,
        "new_contact": Typed(day=day_in_france(now).isoformat()),
        "lessons": [(wish, frein) for wish in card.wishes for frein in lessons_wished(wish)],
        "why_not": why_not,
        "near_why_not": sum(one.gated.is_linked for one in why_not) if file.followed.ranked else 0,
        "without_licence": without_licence(file.followed.person),
        "meetings_asked": meetings_asked,
        "ways_to_meet": _ways_to(database, file.followed.person, meetings_asked, travel),
        "meetings_agreed": meetings_agreed,
        "in_the_way": {
            one.opening_id: hindrances(database, service.matcher, file.followed.person, one.opening_id, now=now)
            for one in (*meetings_asked, *meetings_agreed)
        },
        "met": met,
        "entrance": line.entrance,
        "entrances": ENTRANCES,
        "sees": line.entrance in SEES,
        "running": [one for one in told_of if not one.is_over],
        "over": [one for one in told_of if one.is_over],
        "to_note": NOTE_WORDS,
        "noted_of": suite,
        "noted_step": dit,
        "on_page": lambda number: f"/conseil/personnes/{card.id}?page={number}",
        "also_said": [(name, summary_of(PARTS[slug].form.of(known))) for slug, name in _ALSO_SAID.items()],
        **_situation(file.followed.person, card, now=now),
        "immersions_first": immersions_first(file.followed.person) and _has_one_to_try(file),
    }
    return render(request, "counsellor/person.html", context)


class Situation(BaseModel):
    """The form of a situation: minutes accepted with each means, nothing for a means the person does not have."""

    car: str = ""
    moped: str = ""
    ebike: str = ""
    bike: str = ""
    bus: str = ""
    walk: str = ""
    stage: str = ""
    hours_min: str = ""
    hours_max: str = ""
    asks_hours: bool = False
    """Whether the form asks for hours: an empty field then means that none are said."""

    def means(self) -> tuple[Means, ...]:
        """The means told, in a fixed order."""
        told = ((mode, str(getattr(self, mode.value))) for mode in Mode)
        return tuple(
            Means(mode, min(int(text), MOST_MINUTES))
            for mode, text in told
            if text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text) > 0
        )

    def hours(self, card: PersonCard) -> tuple[float | None, float | None]:
        """The hours told, the least and the most; as they are where the form does not ask. Raises ValueError."""
        if not self.asks_hours:
            return card.hours_min, card.hours_max
        least, most = (read_hours(text) for text in (self.hours_min, self.hours_max))
        if least is not None and most is not None and least > most:
            raise ValueError("the least is more than the most")
        return least, most


@router.post("/conseil/personnes/{person_id}/situation")
def change_situation(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    told: Annotated[Situation, Form()],
    from_htmx: Annotated[str, Header(alias="HX-Request")] = "",
) -> Response:
    """Changes how a person travels, where they stand and their hours, then shows how their list has moved.

    The stored list is made again at once: the desk never shows the reasons of another situation. Where nothing has
    changed there is nothing to say, and what was said of the last change stays. The last means cannot be taken away:
    a list without a way to get there is no list.
    """
    means = told.means()
    stage = told.stage if told.stage in Stage else None
    address = f"/conseil/personnes/{card.id}"
    if card.means and not means:
        return see_other(f"{address}?faute=moyens#suivi")
    try:
        least, most = told.hours(card)
    except ValueError:
        return see_other(f"{address}?faute=heures#suivi")
    same_means, same_hours = set(means) == set(card.means), (least, most) == (card.hours_min, card.hours_max)
    if same_means and same_hours and stage == card.stage:
        if from_htmx:
            return Response(status_code=_NOTHING_TO_SHOW)
        return see_other(f"{address}#suivi")

    def write() -> None:
        note = partial(record, database, account=account, now=now, subject=str(card.pseudonym))
        if not same_means:
            change_means(database, card.id, means)
            note(Action.CHANGED_MEANS, means={one.mode.value: one.max_minutes for one in means})
        if stage != card.stage:
            change_stage(database, card.id, stage)
            note(Action.CHANGED_STAGE, stage=stage)
        if not same_hours:
            change_hours(database, card.id, least=least, most=most)
            note(Action.CHANGED_HOURS, least=least, most=most)

    moved = changed(database, service.matcher, card.id, write, now=now)
    part = "" if stage == card.stage else f"&quoi={_STAGE}"
    return see_other(f"{address}?bouge={moved.address()}{part}#suivi")


@router.post("/conseil/personnes/{person_id}/decisions")
def decide_for(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    _: Annotated[None, looks_over("reason", most=MOST_REASON)],
    opportunity: Annotated[int, Form(ge=1, le=2**63 - 1)],
    decision: Annotated[str, Form(max_length=20)],
    reason: Annotated[str, Form(max_length=MOST_TYPED)] = "",
) -> Response:
    """Suggests an opportunity to a person, sets it aside, or takes either back."""
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
    return see_other(f"/conseil/personnes/{card.id}?decide={opportunity}#suivi")


@dataclass(frozen=True, slots=True)
class Alike:
    """What a condition keeps from the list, and the way there; the places of others of the same title, the name of
    the place aside, dropped by the same condition."""

    gated: Gated
    road: Road
    elsewhere: tuple[str, ...] = ()
    others: int = 0


def _why_not(file: File, travel: Travel) -> list[Alike]:
    """What a condition keeps from the list, those alike told once; first what is near to what they said, but to who
    wants no ranking (R10)."""
    gated = sorted(file.found.gated, key=lambda one: file.followed.ranked and not one.is_linked)
    alike: dict[tuple[str, str, bool], list[Gated]] = {}
    for one in gated:
        title = fold(one.opportunity.title).removesuffix(fold(one.opportunity.place or ""))
        alike.setdefault((title, one.gate, one.is_linked), []).append(one)
    firsts = [first for first, *_ in alike.values()]
    ways = roads(file.followed.person, [one.opportunity for one in firsts], travel)
    return [
        Alike(
            some[0],
            way,
            tuple(dict.fromkeys(one.opportunity.place for one in some[1:] if one.opportunity.place)),
            len(some) - 1,
        )
        for some, way in zip(alike.values(), ways, strict=True)
    ]


def _hours_in_words(person: Person) -> str:
    """The hours that the wishes name, in their words, where the file holds none; "" for none."""
    if person.hours_min is not None or person.hours_max is not None:
        return ""
    return ", ".join(only_hours(wish) for wish in person.wishes if read_hours_of_wish(wish) is not None)


def _ways_to(database: Session, person: Person, meetings: Sequence[MeetingOfPerson], travel: Travel) -> dict[int, Road]:
    """The way to the opening of each request to meet, by its number."""
    openings = read_opportunities(database, [one.opening_id for one in meetings])
    ways = zip(openings, roads(person, openings, travel), strict=True)
    return {opening.id: way for opening, way in ways if opening.id is not None}


def _situation(person: Person, card: PersonCard, *, now: datetime) -> dict[str, Any]:
    """What the side of the page shows of a person."""
    minutes = {one.mode: one.max_minutes for one in card.means}
    today = day_in_france(now)
    return {
        "today": today,
        "dismissals": DISMISSALS,
        "parts": PARTS.values(),
        "limits_told": dict(LIMITS.values()),
        "limits": [(mode, minutes.get(mode), _offered(minutes.get(mode))) for mode in MODES],
        "engagements": ENGAGEMENTS,
        "silent_days": silent_days(card, today),
        "freins": [(frein, FREINS[frein]) for frein in obstacles(person)],
    }


def immersions_first(person: Person) -> bool:
    """Whether trying a trade is what to look at first: a project to build, and nothing said against it."""
    return person.stage is Stage.SOCIO_PRO and (person.open_to is None or Kind.IMMERSION in person.open_to)


def _has_one_to_try(file: File) -> bool:
    """Whether an immersion among the first goes with what they said; whoever said nothing, or wants no ranking (R10),
    may try any."""
    if not file.card.wishes or not file.followed.ranked:
        return True
    return any(one.opportunity.kind is Kind.IMMERSION and is_linked(one.reasons) for one in file.found.items)


def obstacles(person: Person) -> tuple[Frein, ...]:
    """The obstacles that a situation tells by itself first (no car, little French), then all others."""
    told = []
    if not any(one.mode in (Mode.CAR, Mode.MOPED) for one in person.means):
        told.append(Frein.MOBILITY)
    if person.french in _LITTLE_FRENCH:
        told.append(Frein.LANGUAGE)
    return (*told, *(one for one in Frein if one not in told))


def _offered(minutes: int | None) -> list[int]:
    """The limits to choose from for a means, the present one among them."""
    return sorted({*MINUTES, *((minutes,) if minutes else ())})
