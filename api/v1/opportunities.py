"""GET /v1/opportunities/{id}: one opportunity, or the news that it has gone with what is near it."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.access import admits_everybody
from api.deps import Database, Id, Now
from api.errors import Gone
from api.opportunity.now import asks_for_papers, near_to, opportunity_now
from api.v1.shapes import Brief, Opportunity, Problem
from store.accounts.account import Account

router = APIRouter(tags=["Recherche"])


class OpportunityAnswer(BaseModel):
    """An opportunity and what is live around it, nearest first."""

    opportunity: Opportunity
    regulated: bool = Field(
        description="Métier réglementé, selon le ROME : il faut souvent un diplôme, une carte ou une autorisation."
    )
    taken: bool = Field(
        description="Toutes les places sont prises par des personnes suivies ici : aucune liste ne la propose plus."
    )
    near: list[Brief]


class GoneProblem(Problem):
    """The opportunity has gone; what is live around it, nearest first."""

    near: list[Brief]


@router.get("/v1/opportunities/{opportunity_id}", responses={404: {"model": Problem}, 410: {"model": GoneProblem}})
def opportunity(
    opportunity_id: Id,
    database: Database,
    now: Now,
    _: Annotated[Account | None, admits_everybody()],
) -> OpportunityAnswer:
    """Une offre, une immersion, une mission… avec tout ce que l'on en sait."""
    found = opportunity_now(database, opportunity_id, now=now)
    near = [Brief.model_validate(one) for one in near_to(database, found.opportunity, now=now)]
    if found.gone_at is not None:
        raise Gone(near=[one.model_dump(mode="json") for one in near])
    return OpportunityAnswer(
        opportunity=Opportunity.model_validate(found.opportunity),
        regulated=asks_for_papers(database, found.opportunity),
        taken=found.is_taken,
        near=near,
    )
