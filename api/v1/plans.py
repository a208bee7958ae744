"""GET /v1/people/{id}/plan: a week made of somebody's list, for their counsellor or for themself."""

from datetime import date, time
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.access import SignedIn, opens_person
from api.deps import Database, Now, TheService
from api.v1.shapes import Problem, Versions
from api.week import LEAST_HOURS, MOST_HOURS, open_week
from geo import Mode
from matching import Kind, plan
from store.accounts.account import Role
from store.people.person import PersonCard

router = APIRouter(tags=["Suivi"])


class PlannedLine(BaseModel):
    """Une activité de la semaine. Heures de France."""

    day: date
    leaves: time = Field(description="Départ de chez soi.")
    starts: time
    ends: time
    back: time = Field(description="Retour chez soi.")
    minutes: int = Field(description="D'activité, sans la pause ni le trajet.")
    travel_minutes: int = Field(description="Dans un sens ; 0 pour ce qui se fait de chez soi.")
    mode: Mode | None
    what: str
    why: str
    kind: Kind | None
    opportunity_id: int | None

    @classmethod
    def of(cls, line: plan.Line) -> Self:
        """The shape of a line."""
        return cls(
            day=line.day,
            leaves=_clock(line.leaves),
            starts=_clock(line.starts),
            ends=_clock(line.ends),
            back=_clock(line.back),
            minutes=line.minutes,
            travel_minutes=line.travel_minutes,
            mode=line.mode,
            what=line.what,
            why=line.why.told(),
            kind=line.kind,
            opportunity_id=line.opportunity_id,
        )


class Loosening(BaseModel):
    """Un changement qui suffit, seul, pour que la semaine tienne."""

    bound: str = Field(description="Ce qui change : `hours`, `day`, `start`, `end` ou `travel`.")
    said: str


class PlannedWeek(BaseModel):
    """Une semaine proposée. Une aide pour en parler, jamais un contrôle."""

    person_id: int
    list_id: int
    monday: date
    least: float
    most: float
    hours: float
    fits: bool
    told: str
    lines: list[PlannedLine]
    assumed: list[str] = Field(description="Ce qui a été supposé.")
    loosen: list[Loosening] = Field(description="Si la semaine ne tient pas : ce qui suffirait.")
    kept_out: str | None = Field(description="Pourquoi ce qui est à proposer d'abord n'y est pas ; rien s'il y est.")
    versions: Versions


@router.get("/v1/people/{person_id}/plan", responses={code: {"model": Problem} for code in (401, 403, 404)})
def person_plan(
    service: TheService,
    database: Database,
    now: Now,
    card: Annotated[PersonCard, opens_person(Role.COUNSELLOR, Role.BENEFICIARY)],
    account: SignedIn,
    least: Annotated[float | None, Query(ge=LEAST_HOURS, le=MOST_HOURS, allow_inf_nan=False)] = None,
    most: Annotated[float | None, Query(ge=LEAST_HOURS, le=MOST_HOURS, allow_inf_nan=False)] = None,
    monday: Annotated[
        date | None, Query(description="Le lundi de la semaine ; sinon, celui d'aujourd'hui ou le prochain.")
    ] = None,
) -> PlannedWeek:
    """La semaine d'une personne, trajets compris dans ses jours et ses heures.

    Sans `least` ni `most` : 15 à 20 heures d'activité, moins si la personne a dit moins.
    """
    asked = None if least is None and most is None else plan.Bounds(least or plan.USUAL_LEAST, most or plan.USUAL_MOST)
    planned = open_week(
        database,
        service.matcher,
        card,
        account=account,
        now=now,
        monday=monday,
        bounds=asked,
        edits=plan.Edits(),
    )
    week = planned.week
    return PlannedWeek(
        person_id=card.id,
        list_id=planned.list_id,
        monday=week.monday,
        least=week.bounds.least,
        most=week.bounds.most,
        hours=week.hours,
        fits=week.fits,
        told=week.told,
        lines=[PlannedLine.of(line) for line in week.lines],
        assumed=[one.told() for one in week.assumed],
        loosen=[Loosening(bound=one.bound, said=one.said.phrase()) for one in week.loosen],
        kept_out=None if week.kept_out is None else week.kept_out.told(),
        versions=Versions.model_validate(planned.versions),
    )


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
