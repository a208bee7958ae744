"""GET /v1/services and /v1/structures: what helps on the way to work around a commune."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.access import admits_everybody
from api.deps import Database, TheService
from api.errors import BadQuestion
from matching import Frein
from store.accounts.account import Account
from store.catalogue.services import services_for, structures_around

router = APIRouter(tags=["Aides"])
MOST = 100


class Around(BaseModel):
    """Around which commune, and how many at the most."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    insee: str = Field(max_length=5, description="Code INSEE de la commune.")
    limit: int = Field(default=20, ge=1, le=MOST)


class ServicesQuestion(Around):
    """Which services."""

    frein: list[Frein] = Field(default=[], max_length=len(Frein), description="Les freins à lever ; tous par défaut.")
    theme: str | None = Field(
        default=None,
        max_length=100,
        description="Un thème de data.inclusion : `mobilite--preparer-un-permis`, `mobilite`.",
    )


class Service(BaseModel):
    """A support service that people of the commune may ask for."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    description: str
    provider: str | None = Field(description="La structure qui le rend.")
    themes: list[str]
    freins: list[Frein]
    publics: list[str] = Field(description="À qui il s'adresse ; vide : à tous.")
    conditions: str | None
    fees: str | None
    fees_note: str | None
    on_site: bool
    remote: bool
    place: str | None
    km: float | None = Field(description="À vol d'oiseau depuis le centre de la commune.")
    opening_hours: str | None = Field(description="Dans l'écriture d'OpenStreetMap : `Mo-Fr 09:00-12:00`.")
    phone: str | None = Field(description="Le numéro de la structure, que chacun peut appeler ; jamais un mobile.")
    url: str | None
    updated_on: date | None
    zone_unsure: bool = Field(description="Réservé à un groupement de communes : à vérifier auprès du service.")


class Structure(BaseModel):
    """An inclusion employer without an open post, to know."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    description: str
    sort: str = Field(description="La sorte : ACI, AI, EI, ETTI…")
    place: str | None
    km: float
    url: str | None


@router.get("/v1/services")
def services(
    question: Annotated[ServicesQuestion, Query()],
    service: TheService,
    database: Database,
    _: Annotated[Account | None, admits_everybody()],
) -> list[Service]:
    """Les services que peuvent demander les habitants d'une commune : les plus proches, puis ceux à distance."""
    _check(question, service)
    found = services_for(database, question.insee, freins=question.frein, theme=question.theme, limit=question.limit)
    return [Service.model_validate(one) for one in found]


@router.get("/v1/structures")
def structures(
    question: Annotated[Around, Query()],
    service: TheService,
    database: Database,
    _: Annotated[Account | None, admits_everybody()],
) -> list[Structure]:
    """Les employeurs d'insertion à connaître autour d'une commune, sans poste ouvert en ce moment."""
    _check(question, service)
    return [Structure.model_validate(one) for one in structures_around(database, question.insee, limit=question.limit)]


def _check(question: Around, service: TheService) -> None:
    """Raises BadQuestion where the commune is unknown."""
    if service.places.by_insee(question.insee) is None:
        raise BadQuestion("Nous ne connaissons pas cette commune. Vérifiez son code INSEE.")
