"""GET /v1/communes and /v1/geocode: communes by the beginning of their name, and the commune that an address means.

Both answer from the communes of the service, with nobody else to ask: an address typed here goes nowhere.
"""

from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.access import admits_everybody
from api.deps import TheService
from api.v1.shapes import Place
from geo import Commune, Matched
from store.accounts.account import Account

router = APIRouter(tags=["Lieux"])

MOST = 50
_LONGEST = 200


class FoundCommune(BaseModel):
    """A commune of today."""

    insee: str
    name: str
    department: str
    postal_codes: list[str]
    population: int
    point: Place | None = Field(description="Son centre ; rien où il n'est pas connu.")

    @classmethod
    def of(cls, commune: Commune) -> Self:
        """The commune as programs see it."""
        return cls(
            insee=commune.insee,
            name=commune.name,
            department=commune.department,
            postal_codes=list(commune.postal_codes),
            population=commune.population,
            point=None if commune.point is None else Place(lat=commune.point.lat, lon=commune.point.lon),
        )


class Completed(BaseModel):
    """A commune that a beginning may mean."""

    commune: FoundCommune
    former: str | None = Field(description="L'ancien nom qui a été tapé, s'il n'est plus celui de la commune.")
    label: str = Field(description="Ce qu'il faut montrer : « Saint-Dizier-Masbaraud (Masbaraud-Mérignat) ».")


class Geocoded(BaseModel):
    """The commune that an address means; nothing where no word names one."""

    commune: FoundCommune | None = None
    score: float = Field(default=0.0, ge=0, le=1, description="De 0 à 1 : à quel point c'est sûr.")
    matched: Matched | None = Field(default=None, description="Les mots qui ont décidé.")
    former: str | None = Field(default=None, description="L'ancien nom qui est dans l'adresse.")
    postcode: str | None = Field(default=None, description="Le code postal dit, s'il est bien celui de la commune.")
    ambiguous: list[FoundCommune] = Field(default=[], description="Les autres communes possibles.")


@router.get("/v1/communes")
def communes(
    service: TheService,
    _: Annotated[Account | None, admits_everybody()],
    q: Annotated[str, Query(max_length=_LONGEST, description="Un nom, son début, un code postal, ou les deux.")],
    limit: Annotated[int, Query(ge=1, le=MOST)] = 10,
) -> list[Completed]:
    """Les communes qu'un début de nom peut vouloir dire, la plus probable d'abord. Les fautes sont pardonnées."""
    return [
        Completed(commune=FoundCommune.of(one.commune), former=one.former, label=one.label)
        for one in service.places.communes.complete(q, limit=limit)
    ]


@router.get("/v1/geocode")
def geocode(
    service: TheService,
    _: Annotated[Account | None, admits_everybody()],
    q: Annotated[str, Query(max_length=_LONGEST, description="Une adresse, ou ce qu'on en sait.")],
) -> Geocoded:
    """La commune d'une adresse, à la commune près. L'adresse n'est ni gardée ni envoyée ailleurs."""
    answer = service.places.geocoder.answer(q)
    if answer is None:
        return Geocoded()
    return Geocoded(
        commune=FoundCommune.of(answer.commune),
        score=answer.score,
        matched=answer.matched,
        former=answer.former,
        postcode=answer.postcode,
        ambiguous=[FoundCommune.of(one) for one in answer.ambiguous],
    )
