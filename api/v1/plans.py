"""GET /v1/people/{id}/plan: a week made of somebody's list, for their counsellor or for themself."""

from datetime import date, time, timedelta
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.access import SignedIn, opens_person
from api.deps import Database, Now, TheService
from api.errors import BadQuestion
from api.v1.shapes import Problem, Versions
from geo import Mode
from kit import day_in_france
from matching import Kind, log_list, plan, question_of, read_people
from store.accounts import Role
from store.audit import Action, record
from store.people import PersonCard

router = APIRouter(tags=["Suivi"])

_FARTHEST = timedelta(days=366)
_NO_MONDAY = "La semaine commence un lundi, à moins d'un an d'ici : donnez sa date, comme 2026-11-23."
_LEAST_OVER_MOST = "Le nombre d'heures le plus petit dépasse le plus grand. Corrigez least ou most."


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
            why=line.why,
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
    versions: Versions


@router.get("/v1/people/{person_id}/plan", responses={code: {"model": Problem} for code in (401, 403, 404)})
def person_plan(
    service: TheService,
    database: Database,
    now: Now,
    card: Annotated[PersonCard, opens_person(Role.COUNSELLOR, Role.BENEFICIARY)],
    account: SignedIn,
    least: Annotated[float, Query(ge=1, le=40, allow_inf_nan=False)] = plan.USUAL_LEAST,
    most: Annotated[float, Query(ge=1, le=40, allow_inf_nan=False)] = plan.USUAL_MOST,
    monday: Annotated[date | None, Query(description="Le lundi de la semaine ; sinon, le prochain.")] = None,
) -> PlannedWeek:
    """La semaine d'une personne : 15 à 20 heures d'activité, trajets compris dans ses jours et ses heures."""
    today = day_in_france(now)
    start = monday or plan.next_monday(today)
    if start.weekday() or abs(start - today) > _FARTHEST:
        raise BadQuestion(_NO_MONDAY)
    if least > most:
        raise BadQuestion(_LEAST_OVER_MOST)
    (followed,) = read_people(database, [card.id])
    ranked = service.matcher.for_person(database, followed, now=now, limit=plan.LOOKED_AT)
    week = plan.plan_week(followed.person, ranked.items, monday=start, bounds=plan.Bounds(least, most))
    shown = {line.opportunity_id for line in week.lines}
    list_id = log_list(
        database,
        [one for one in ranked.items if one.opportunity.id in shown],
        versions=ranked.versions,
        audience=account.role.value,
        now=now,
        question=question_of(followed, limit=plan.LOOKED_AT)
        | {"plan": {"monday": start.isoformat(), "least": least, "most": most}},
        followed=followed,
    )
    record(database, Action.READ_LIST, account=account, now=now, subject=str(card.pseudonym), list_id=list_id)
    return PlannedWeek(
        person_id=card.id,
        list_id=list_id,
        monday=start,
        least=least,
        most=most,
        hours=week.hours,
        fits=week.fits,
        told=week.told,
        lines=[PlannedLine.of(line) for line in week.lines],
        assumed=list(week.assumed),
        loosen=[Loosening(bound=one.bound, said=one.said) for one in week.loosen],
        versions=Versions.model_validate(ranked.versions),
    )


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
