"""What was agreed with somebody followed and when they were last met: the days that a counsellor writes down."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, Number
from api.free_words import MOST_TYPED, looks_over
from api.profile import read_day
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.languages import gettext, lazy
from api.wording.steps import MEDIA
from kit import FRANCE, day_in_france, plain_text
from store.audit.log import Action, record
from store.people.contacts import Medium, note_contact, take_back_contact
from store.people.engagements import Engagement, EngagementKind, change_engagement

router = APIRouter(include_in_schema=False)

MOST_WORDS = 300
"""Characters of the word noted with a contact."""
ENGAGEMENTS = {
    EngagementKind.USUAL: lazy("3 mois"),
    EngagementKind.SELF_EMPLOYED: lazy("6 mois (agriculteurs, indépendants)"),
}
"""How long a contract lasts."""


@dataclass(frozen=True, slots=True)
class ContactTyped:
    """The fields of a contact as they stand in its form."""

    day: str
    medium: str = ""
    word: str = ""


@router.post("/conseil/personnes/{person_id}/contact")
def seen_on_a_day(
    request: Request,
    card: MyPerson,
    database: Database,
    now: Now,
    account: SignedIn,
    _: Annotated[None, looks_over("mot", most=MOST_WORDS)],
    jour: Annotated[str, Form(max_length=20)] = "",
    comment: Annotated[str, Form(max_length=20)] = "",
    mot: Annotated[str, Form(max_length=MOST_TYPED)] = "",
) -> Response:
    """Notes that the person was met or spoken to: today with one press, or on a day, with how and a word.

    A day that is none, or is to come, is asked again, with what was typed.
    """
    address, today = f"/conseil/personnes/{card.id}", day_in_france(now)
    word = plain_text(mot, limit=MOST_WORDS)
    try:
        met = _moment(jour, now=now)
    except ValueError:
        context = {
            "card": card,
            "today": today,
            "media": MEDIA,
            "typed": ContactTyped(jour, comment, word),
            "fault": gettext("Choisissez aujourd'hui ou un jour passé."),
        }
        return render(request, "desk/contact.html", context, status_code=UNPROCESSABLE)
    medium = Medium(comment) if comment in Medium else None
    noted = note_contact(database, card.id, at=met, medium=medium, words=word or None)
    record(database, Action.NOTED_CONTACT, account=account, now=now, subject=str(card.pseudonym))
    seen = "vu" if day_in_france(met) == today else "vu-avant"
    return see_other(f"{address}?fait={seen}&contact={noted}")


@router.post("/conseil/personnes/{person_id}/contact/retrait")
def take_contact_back(
    card: MyPerson,
    database: Database,
    now: Now,
    account: SignedIn,
    contact: Annotated[Number, Form()],
) -> Response:
    """Takes back a contact just noted: the last one is again the one of before, none where none was."""
    if take_back_contact(database, card.id, contact):
        record(database, Action.TOOK_BACK_CONTACT, account=account, now=now, subject=str(card.pseudonym))
    return see_other(f"/conseil/personnes/{card.id}?fait=repris")


def _moment(day: str, *, now: datetime) -> datetime:
    """The moment of a contact: now, or noon of the day told. Raises ValueError for a day that is none or is to come."""
    today = day_in_france(now)
    met = read_day(day, today=today) if day.strip() else today
    if met > today:
        raise ValueError("a contact that is still to come")
    return now if met == today else datetime.combine(met, time(12), FRANCE)


@router.post("/conseil/personnes/{person_id}/contrat")
def change_contract(
    request: Request,
    card: MyPerson,
    database: Database,
    now: Now,
    account: SignedIn,
    starts_on: Annotated[str, Form(max_length=20)] = "",
    kind: Annotated[str, Form(max_length=20)] = EngagementKind.USUAL.value,
) -> Response:
    """Writes down when the person's contract began, or that they have none; a date that is none is asked again."""
    engagement = None
    if starts_on.strip():
        try:
            begins = read_day(starts_on, today=day_in_france(now))
        except ValueError as fault:
            context = {
                "card": card,
                "typed": starts_on,
                "kind": kind,
                "fault": str(fault),
                "engagements": ENGAGEMENTS,
            }
            return render(request, "desk/contract.html", context, status_code=UNPROCESSABLE)
        known = kind if kind in EngagementKind else EngagementKind.USUAL
        engagement = Engagement(begins, EngagementKind(known))
    if engagement != card.engagement:
        change_engagement(database, card.id, engagement)
        record(database, Action.CHANGED_ENGAGEMENT, account=account, now=now, subject=str(card.pseudonym))
    return see_other(f"/conseil/personnes/{card.id}?fait=contrat")
