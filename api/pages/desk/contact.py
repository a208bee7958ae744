"""What was agreed with somebody followed and when they were last met: the days that a counsellor writes down."""

from datetime import date, datetime, time
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.access import SignedIn, opens_person
from api.deps import Database, Now
from api.profile import read_day
from api.serving.rendering import render, see_other
from api.wording.languages import lazy
from kit import FRANCE
from store.accounts import Role
from store.audit import Action, record
from store.engagements import Engagement, EngagementKind, change_engagement, note_contact
from store.people import PersonCard

router = APIRouter(include_in_schema=False)

MyPerson = Annotated[PersonCard, opens_person(Role.COUNSELLOR)]

_BAD_VALUE = 422
_NEVER = "jamais"
ENGAGEMENTS = {
    EngagementKind.USUAL: lazy("3 mois"),
    EngagementKind.SELF_EMPLOYED: lazy("6 mois (agriculteurs, indépendants)"),
}
"""How long a contract lasts."""


@router.post("/conseil/personnes/{person_id}/contact")
def seen_on_a_day(
    card: MyPerson,
    database: Database,
    now: Now,
    account: SignedIn,
    jour: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Notes that the person was met or spoken to, today with one press. What was said is nobody's business here.

    Another day is told by its date, and "jamais" takes the first contact back; a day that is none is asked again.
    """
    address, today = f"/conseil/personnes/{card.id}", now.astimezone(FRANCE).date()
    met: datetime | None = now
    if jour == _NEVER:
        met = None
    elif jour.strip():
        try:
            day = read_day(jour, today=today)
        except ValueError:
            day = date.max
        if day > today:
            return see_other(f"{address}?faute=contact")
        met = now if day == today else datetime.combine(day, time(12), FRANCE)
    before = card.last_contact_at.astimezone(FRANCE).date().isoformat() if card.last_contact_at else ""
    note_contact(database, card.id, at=met)
    record(database, Action.NOTED_CONTACT, account=account, now=now, subject=str(card.pseudonym))
    return see_other(f"{address}?fait=vu&avant={before}")


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
            begins = read_day(starts_on, today=now.astimezone(FRANCE).date())
        except ValueError as fault:
            context = {
                "card": card,
                "typed": starts_on,
                "kind": kind,
                "fault": str(fault),
                "engagements": ENGAGEMENTS,
            }
            return render(request, "counsellor/contract.html", context, status_code=_BAD_VALUE)
        known = kind if kind in EngagementKind else EngagementKind.USUAL
        engagement = Engagement(begins, EngagementKind(known))
    if engagement != card.engagement:
        change_engagement(database, card.id, engagement)
        record(database, Action.CHANGED_ENGAGEMENT, account=account, now=now, subject=str(card.pseudonym))
    return see_other(f"/conseil/personnes/{card.id}?fait=contrat")
