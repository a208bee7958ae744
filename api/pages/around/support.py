"""The page of what helps around a commune: services by what they answer, and inclusion employers to know."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, field_validator

from api.access import admits_everybody
from api.deps import Database, TheService
from api.serving.rendering import render
from api.wording.languages import lazy
from api.wording.words import FREINS
from matching import Frein
from store.accounts import Account
from store.services import services_for, structures_around

router = APIRouter(include_in_schema=False)

_SERVICES, _STRUCTURES = 40, 10
SORTS = {
    "ACI": lazy("Chantier d'insertion"),
    "AI": lazy("Association intermédiaire"),
    "EI": lazy("Entreprise d'insertion"),
    "EITI": lazy("Entreprise d'insertion"),
    "ETTI": lazy("Intérim d'insertion"),
    "GEIQ": lazy("Groupement d'employeurs"),
    "OPCS": lazy("Clause sociale"),
}


class SupportAddress(BaseModel):
    """`/services?lieu=23096&besoin=mobility`. What cannot be read is left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    lieu: str = Field(default="", max_length=80)
    besoin: Frein | None = None

    @field_validator("besoin", mode="before")
    @classmethod
    def _known(cls, value: object) -> object:
        return value if value in set(Frein) else None


@router.get("/services")
def support_page(
    request: Request,
    asked: Annotated[SupportAddress, Query()],
    service: TheService,
    database: Database,
    _: Annotated[Account | None, admits_everybody()],
) -> Response:
    """Asks for a commune, then shows what helps around it; where several bear the name, which one."""
    by_code = service.places.by_insee(asked.lieu)
    meant = (by_code,) if by_code is not None else service.places.meant(asked.lieu) if asked.lieu else ()
    commune = meant[0] if len(meant) == 1 else None
    context = {
        "asked": asked,
        "freins": FREINS,
        "sorts": SORTS,
        "commune": commune,
        "choices": meant if len(meant) > 1 else (),
        "services": [],
        "structures": [],
    }
    if commune is not None:
        freins = [asked.besoin] if asked.besoin else []
        context["services"] = services_for(database, commune.insee, freins=freins, limit=_SERVICES)
        context["structures"] = structures_around(database, commune.insee, limit=_STRUCTURES)
    return render(request, "support.html", context)
