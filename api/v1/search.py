"""GET /v1/search: what is around a place, for some means of transport and some words. Nobody needs to sign in."""

from typing import Annotated, Self

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.access import admits_everybody
from api.accounts.limits import place_of
from api.deps import Database, Now, TheService
from api.errors import BadQuestion
from api.places import Places
from api.search.logged import log_search
from api.v1.means import WrittenMeans, read_means
from api.v1.paging import MOST_OFFSET, MOST_ROWS, next_page
from api.v1.shapes import Listed, Place
from geo import Commune, Mode, Point
from kit import plain_text
from matching import Filter, Kind, Person, Sort
from store.accounts.account import Account
from store.people.steps import taken_places

router = APIRouter(tags=["Recherche"])


class SearchQuestion(BaseModel):
    """What is asked. One way of saying where from; everything else has a default."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    insee: str | None = Field(default=None, max_length=5, description="Code INSEE de la commune de départ.")
    commune: str | None = Field(default=None, max_length=80, description="Nom de commune, code postal, ou les deux.")
    lat: float | None = Field(default=None, ge=-90, le=90, allow_inf_nan=False)
    lon: float | None = Field(default=None, ge=-180, le=180, allow_inf_nan=False)
    means: WrittenMeans = Field(
        default=["car:30"], max_length=len(Mode), description="Moyens et minutes, répétables : `car:30`, `walk:15`."
    )
    q: str = Field(default="", max_length=300, description="Ce qui est cherché, avec ses mots.")
    kinds: list[Kind] = Field(default=[], max_length=len(Kind), description="Les sortes voulues ; toutes par défaut.")
    filters: list[Filter] = Field(
        default=[],
        max_length=len(Filter),
        description="Ce qui doit être vrai de chaque résultat : `beginners` (débutants acceptés), `no_licence` (ni "
        "permis ni véhicule exigé), `no_diploma` (pas de diplôme exigé), `without_car` (accessible sans voiture), "
        "`accessible` (ouvert aux personnes en situation de handicap) ; une durée : `full_time` (temps plein), "
        "`part_time` (temps partiel), `few_hours` (15 heures par semaine au plus) ; un moment : `mornings` (le "
        "matin), `by_day` (en journée), `evenings` (le soir ou la nuit), `weekends` (le samedi ou le dimanche) ; "
        "`soon` (commence tout de suite). "
        "Ce que l'annonce ne dit pas ne compte pas.",
    )
    sort: Sort = Sort.FIT
    limit: int = Field(default=20, ge=1, le=MOST_ROWS)
    offset: int = Field(default=0, ge=0, le=MOST_OFFSET)

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        said = [self.insee is not None, self.commune is not None, self.lat is not None and self.lon is not None]
        if sum(said) != 1 or (self.lat is None) != (self.lon is None):
            raise ValueError("Dites d'où l'on part, une seule fois : insee, ou commune, ou lat et lon.")
        return self

    def person(self, home: Point, *, insee: str | None) -> Person:
        """The question as the ranking knows it: a person of whom nothing else is known."""
        words = plain_text(self.q, limit=300)
        return Person(
            key="search",
            home=home,
            insee=insee,
            means=read_means(self.means),
            wishes=(words,) if words else (),
        )


class Home(BaseModel):
    """Where the search starts from."""

    insee: str | None
    name: str | None
    point: Place


class Counted(BaseModel):
    """How many results each choice would leave, beside the other choices that were made."""

    kinds: dict[Kind, int] = Field(description="Si cette sorte était choisie, seule.")
    filters: dict[Filter, int] = Field(
        description="Si ce filtre était choisi aussi, ou à la place de ceux qu'il exclut."
    )


class SearchAnswer(BaseModel):
    """What is around, best first."""

    home: Home
    results: Listed
    facets: Counted


@router.get("/v1/search", response_model=SearchAnswer)
def search(
    question: Annotated[SearchQuestion, Query()],
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    _: Annotated[Account | None, admits_everybody()],
) -> Response:
    """Ce qui est autour d'un lieu, classé ; jamais vide s'il y a quelque chose, et dit ce qui a été élargi."""
    home = _home(question, service.places)
    person = question.person(Point(home.point.lat, home.point.lon), insee=home.insee)
    ranked = service.matcher.search(
        database,
        person,
        now=now,
        limit=question.limit,
        offset=question.offset,
        sort=question.sort,
        kinds=frozenset(question.kinds) or None,
        filters=frozenset(question.filters),
        without=taken_places(database),
        dropped=0,
    )
    choices = question.model_dump(mode="json", include={"kinds", "filters", "sort", "offset"}, exclude_defaults=True)
    list_id = log_search(database, ranked, person, place=place_of(request), now=now, **choices)
    after = next_page(request, offset=question.offset, shown=len(ranked.items), total=ranked.total)
    answer = SearchAnswer(
        home=home,
        results=Listed.of(ranked, list_id=list_id, next_page=after),
        facets=Counted(kinds=dict(ranked.facets.kinds), filters=dict(ranked.facets.filters)),
    )
    return Response(answer.model_dump_json(), media_type="application/json")  # checked once: it was made here


def _home(question: SearchQuestion, places: Places) -> Home:
    """Where the question starts from. Raises BadQuestion where the commune is unknown, or several bear the name."""
    if question.lat is not None and question.lon is not None:
        return Home(insee=None, name=None, point=Place(lat=question.lat, lon=question.lon))
    if question.insee is not None:
        found = [commune for commune in [places.by_insee(question.insee)] if commune is not None]
    else:
        found = list(places.meant(question.commune or ""))
    if not found:
        raise BadQuestion("Nous ne connaissons pas cette commune. Vérifiez le nom ou le code postal.")
    if len(found) > 1:
        raise BadQuestion("Plusieurs communes portent ce nom. Précisez avec insee.", choices=_choices(found))
    commune = found[0]
    point = commune.point
    if point is None:
        raise BadQuestion("Nous ne savons pas où est cette commune. Essayez une commune voisine.")
    return Home(insee=commune.insee, name=commune.name, point=Place(lat=point.lat, lon=point.lon))


def _choices(communes: list[Commune]) -> list[dict[str, object]]:
    return [{"insee": one.insee, "name": one.name, "postal_codes": list(one.postal_codes)} for one in communes]
