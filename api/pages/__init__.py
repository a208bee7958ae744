"""The pages people see, one package an audience; what they say of a value is in `api.wording`."""

from fastapi import APIRouter

from api.pages.about import about, language, robots, style
from api.pages.around import ground, here, next_step, opportunity, printed, reporting, saved, search, sharing, support
from api.pages.desk import (
    address,
    card,
    contact,
    correcting,
    employer,
    employers,
    handover,
    immersions,
    leaflet,
    lending,
    newcomers,
    next_one,
    person,
    portfolio,
    published,
    situation,
    takers,
    their_steps,
)
from api.pages.operation import operation, staff, taking_down
from api.pages.recruiting import opening, opening_sheet, openings
from api.pages.space import (
    choices,
    cv,
    ending,
    kept,
    meetings,
    my_space,
    own_data,
    profile,
    prospects,
    steps,
    unsubscribing,
    week,
)
from api.pages.team import fairness, team

router = APIRouter(include_in_schema=False)
for _part in (
    search,
    support,
    opportunity,
    next_step,
    saved,
    sharing,
    printed,
    reporting,
    employers,
    ending,
    employer,
    ground,
    here,
    portfolio,
    next_one,
    newcomers,  # before `person`: its "nouvelle" is no number
    person,
    situation,
    their_steps,
    cv,
    card,
    address,
    contact,
    correcting,
    lending,
    unsubscribing,
    immersions,
    takers,
    published,
    handover,
    leaflet,
    meetings,
    openings,
    opening,
    opening_sheet,
    my_space,
    own_data,
    profile,
    steps,
    kept,
    prospects,
    choices,
    team,
    fairness,
    week,
    operation,
    taking_down,
    staff,
    language,
    about,
    style,
    robots,
):
    router.include_router(_part.router)

__all__ = ["router"]
