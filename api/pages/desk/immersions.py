"""Immersions first: whom to call, what to say, which days, and the convention that the person asks for themself.

Nothing leaves from here: the convention is a form of Immersion Facilitée, opened by a link, that the person fills in
and signs. What is said to an employer is French whatever the language of the page, and tells of no benefit, no stage.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, TheService
from api.employers.convention import convention_form
from api.following.widening import widened
from api.pages.desk.situation import as_shown
from api.profile import read_day
from api.serving.rendering import render, see_other
from api.wording.languages import gettext
from api.wording.words import one_form
from kit import dated, day_in_france, number
from matching import Kind, Opportunity, Person, Ranked, immersions_for, read_people
from matching.reasons import is_linked
from store.accounts.account import Account
from store.audit.log import Action, record
from store.employers.contacts import EmployerContact, employer_contacts
from store.people.decisions import Decision, decisions_of
from store.people.person import PersonCard

router = APIRouter(include_in_schema=False)

HOSTS = 6
"""Enough to make a few calls; more would be a list to choose from again."""
NOTICE_DAYS = 14
"""How long a convention takes to be signed by everybody, most often."""
WEEKS = (1, 2, 3, 4)
"""An immersion lasts a month at most."""
_SIRET_LENGTH = 14
_PARTNER = "immersion-facilitee"
"""The source whose titles are trades; what is published here has a title of its own."""
_WEEKDAYS = 5


@dataclass(frozen=True, slots=True)
class Dates:
    """The first and the last day of an immersion, working days."""

    first: date
    weeks: int

    @property
    def last(self) -> date:
        """The Friday of its last week."""
        return self.first + timedelta(days=7 * self.weeks - 1 - self.first.weekday() - (7 - _WEEKDAYS))


@dataclass(frozen=True, slots=True)
class Host:
    """A company that welcomes: how it stands for the person, what to say on the phone, the convention's form."""

    ranked: Ranked
    script: tuple[str, ...]
    """What the person can say."""
    own_script: tuple[str, ...]
    """What their counsellor can say."""
    trade: str
    """What is tried there: as on the card, on the phone and in the convention."""
    convention: str
    siret: str | None
    suggested: bool
    contact: EmployerContact | None
    """Whom to call, where the company has an account here."""


@router.get("/conseil/personnes/{person_id}/immersions")
def immersions(
    request: Request,
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    debut: Annotated[str, Query(max_length=20)] = "",
    semaines: Annotated[int, Query(ge=1, le=len(WEEKS))] = 1,
    page: Annotated[int, Query(ge=1, le=100)] = 1,
) -> Response:
    """The best hosts for a person, a page at a time, each with what it takes to call and to sign."""
    today = day_in_france(now)
    (followed,) = read_people(database, [card.id])
    first, fault = _asked_start(debut, followed.person, today=today)
    dates = Dates(first, semaines)
    found = immersions_for(database, service.matcher, followed, now=now, limit=HOSTS, offset=HOSTS * (page - 1))
    if page > 1 and not found.items:
        return see_other(f"/conseil/personnes/{card.id}/immersions")
    record(database, Action.READ_LIST, account=account, now=now, subject=str(card.pseudonym), list_id=found.list_id)
    is_far = page == 1 and not any(is_linked(one.reasons) for one in found.items)
    context = {
        "person": card,
        "situation_shown": as_shown(card),
        "wider": widened(database, service.matcher, followed, now=now, kind=Kind.IMMERSION) if is_far else None,
        "hosts": _hosts(database, found.items, followed.person, card, account, dates),
        "is_unwanted": found.is_unwanted,
        "page": page,
        "last": max(1, ceil(found.total / HOSTS)),
        "on_page": lambda number: f"?debut={dates.first.isoformat()}&semaines={semaines}&page={number}",
        "dates": dates,
        "typed": debut if fault else dates.first.isoformat(),
        "fault": fault,
        "weeks": WEEKS,
        "is_late": (dates.first - today).days < NOTICE_DAYS,
        "notice_days": NOTICE_DAYS,
    }
    return render(request, "desk/immersions.html", context)


def _hosts(
    database: Session, listed: Sequence[Ranked], person: Person, card: PersonCard, account: Account, dates: Dates
) -> list[Host]:
    """The companies of a list, each with what to say to it on these days."""
    decided = decisions_of(database, card.id)
    suggested = {one.opportunity_id for one in decided if one.decision is Decision.SUGGESTED and not one.by_person}
    called = employer_contacts(database, [one.opportunity.id for one in listed if one.opportunity.id is not None])
    return [
        Host(
            ranked=one,
            script=script(person, one.opportunity, card.first_name, dates),
            own_script=counsellors_script(person, one.opportunity, account.name, dates),
            trade=trade_of(one.opportunity),
            convention=convention_of(one.opportunity),
            siret=siret_of(one.opportunity),
            suggested=one.opportunity.id in suggested,
            contact=called.get(one.opportunity.id) if one.opportunity.id is not None else None,
        )
        for one in listed
    ]


def _asked_start(typed: str, person: Person, *, today: date) -> tuple[date, str]:
    """The first day that was typed; the usual one where none was, or what was typed is wrong, with what is."""
    usual = _possible(usual_start(today), person.schedule.days)
    if not typed:
        return usual, ""
    try:
        return _start(typed, today=today), ""
    except ValueError as wrong:
        return usual, str(wrong)


def usual_start(today: date) -> date:
    """The first Monday that leaves time to sign."""
    soonest = today + timedelta(days=NOTICE_DAYS)
    return soonest + timedelta(days=-soonest.weekday() % 7)


def script(person: Person, host: Opportunity, first_name: str, dates: Dates) -> tuple[str, ...]:
    """What the person can say on the phone, in French, sentence by sentence: facts of theirs, and nothing else."""
    done = next((one.text for one in person.experience), None)
    said = (
        f"Bonjour, je m'appelle {first_name}.",
        f"Je voudrais découvrir le métier suivant chez vous : {trade_of(host)}.",
        f"J'ai déjà fait ceci : {done}." if done else "Je débute, et j'ai envie d'apprendre.",
        _period(dates),
        f"Je peux venir jusqu'à {number(person.hours_max)} h par semaine." if person.hours_max else "",
        "C'est une immersion : vous ne me payez pas, une convention nous protège tous les deux.",
        "Quand puis-je passer vous voir pour en parler ?",
    )
    return tuple(one for one in said if one)


def counsellors_script(person: Person, host: Opportunity, name: str, dates: Dates) -> tuple[str, ...]:
    """What the counsellor can say on the phone, in French: facts of the person, without their name."""
    done = next((one.text for one in person.experience), None)
    asked = "Qui l'accueillerait, et à quelles heures ?"
    said = (
        f"Bonjour, je m'appelle {name}. J'accompagne des personnes vers l'emploi.",
        f"L'une d'elles voudrait découvrir ce métier chez vous : {trade_of(host)}.",
        f"Elle a déjà fait ceci : {done}." if done else "Elle débute, et elle a envie d'apprendre.",
        _period(dates),
        f"Elle peut venir jusqu'à {number(person.hours_max)} h par semaine." if person.hours_max else "",
        "C'est une immersion : pas de salaire, une convention vous protège tous les deux.",
        asked if siret_of(host) else "Qui l'accueillerait, à quelles heures, et quel est votre numéro SIRET ?",
    )
    return tuple(one for one in said if one)


def _period(dates: Dates) -> str:
    long = "une semaine" if dates.weeks == 1 else f"{dates.weeks} semaines"
    return f"Ce serait pour {long}, à partir du {dated(dates.first)}."


def trade_of(host: Opportunity) -> str:
    """The trade that is tried there, in one form: a partner's title is one; of what is published here it was read."""
    if host.rome_label is None or host.key.startswith(f"{_PARTNER}:"):
        return one_form(host.title)
    return one_form(host.rome_label)


def siret_of(host: Opportunity) -> str | None:
    """The number of the company, as the page of the source tells it."""
    told = parse_qs(urlsplit(host.url or "").query).get("siret", [""])[0]
    return told if len(told) == _SIRET_LENGTH and told.isascii() and told.isdigit() else None


def convention_of(host: Opportunity) -> str:
    """The address of the convention's form, with the company filled in where it is known."""
    return convention_form(siret_of(host))


def _start(text: str, *, today: date) -> date:
    """The first working day that somebody typed. Raises ValueError with what to do."""
    try:
        day = read_day(text, today=today)
    except ValueError:
        if text[:4].isdigit() and text[:4] < str(today.year):
            raise ValueError(gettext("Cette date est déjà passée.")) from None
        raise
    if day < today:
        raise ValueError(gettext("Cette date est déjà passée."))
    return _working(day)


def _possible(first: date, days: frozenset[int] | None) -> date:
    """The first working day from one on that is among somebody's days; the same where none is, or they named none."""
    week = (first + timedelta(days=later) for later in range(7))
    return next((day for day in week if day.weekday() < _WEEKDAYS and (days is None or day.weekday() in days)), first)


def _working(day: date) -> date:
    """The day, or the Monday after a weekend."""
    return day if day.weekday() < _WEEKDAYS else day + timedelta(days=7 - day.weekday())
