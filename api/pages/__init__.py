"""The pages people see, one module an audience; what they say of a value is in `api.words` and `api.cards`."""

from fastapi import APIRouter

from api.pages import (
    about,
    card,
    choices,
    counsellor,
    employers,
    ground,
    here,
    language,
    lending,
    meetings,
    next_step,
    operation,
    opportunity,
    own,
    portfolio,
    recruiter,
    search,
    style,
    support,
    team,
    week,
)

router = APIRouter(include_in_schema=False)
for _part in (
    search,
    support,
    opportunity,
    next_step,
    employers,
    ground,
    here,
    portfolio,
    counsellor,
    card,
    lending,
    meetings,
    recruiter,
    own,
    choices,
    team,
    week,
    operation,
    language,
    about,
    style,
):
    router.include_router(_part.router)

__all__ = ["router"]
