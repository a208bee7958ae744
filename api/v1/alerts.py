"""GET /v1/people/{id}/alerts: what somebody followed should hear of, for their counsellor or for themself."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.access import SignedIn, opens_person
from api.deps import Database, Now
from api.v1.paging import MOST_ROWS
from api.v1.shapes import Problem
from matching import Kind, read_reasons
from store.accounts.account import Role
from store.audit.log import Action, record
from store.catalogue import news
from store.people.person import PersonCard

router = APIRouter(tags=["Suivi"])


class Alert(BaseModel):
    """Something new that suits the person, with the reasons."""

    model_config = ConfigDict(from_attributes=True, frozen=True)

    id: int
    opportunity_id: int
    kind: Kind
    title: str
    employer_name: str | None
    place: str | None
    url: str | None
    reasons: tuple[str, ...]
    made_at: datetime = Field(description="Depuis quand la personne peut le voir.")
    sent_at: datetime | None = Field(description="Quand un message est parti ; null si rien n'a été envoyé.")


class Alerts(BaseModel):
    """What is new for one person, newest first; nothing of it leaves by itself."""

    person_id: int
    items: tuple[Alert, ...]


@router.get("/v1/people/{person_id}/alerts", responses={code: {"model": Problem} for code in (401, 403, 404)})
def person_alerts(
    database: Database,
    now: Now,
    card: Annotated[PersonCard, opens_person(Role.COUNSELLOR, Role.BENEFICIARY)],
    account: SignedIn,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 20,
) -> Alerts:
    """Les nouveautés qui conviennent à une personne, la plus récente d'abord."""
    found = news.alerts_of(database, card.id, now=now, limit=limit)
    record(
        database,
        Action.READ_ALERTS,
        account=account,
        now=now,
        subject=str(card.pseudonym),
        alerts=[one.id for one in found],
    )
    return Alerts(person_id=card.id, items=tuple(_told(one) for one in found))


def _told(alert: news.Alert) -> Alert:
    """An alert with its reasons in French, as everything of the JSON API."""
    reasons = tuple(one.told() for one in read_reasons(alert.reasons))
    return Alert.model_validate(replace(alert, reasons=reasons))
