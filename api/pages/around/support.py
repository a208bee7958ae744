"""The page of what helps around a commune: services by what they answer, and inclusion employers to know."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, field_validator

from api.access import admits_everybody
from api.deps import Database, Now, Number, TheService
from api.opportunity.roads import Road, roads_to
from api.opportunity.shuttles import shuttles_around
from api.ownership import own_person
from api.serving.rendering import render
from api.wording.languages import lazy
from api.wording.opening_hours import opening_told
from api.wording.reasons import PAGE
from api.wording.words import FREINS
from geo import Means, Mode, Point, Travel
from matching import Frein, Person, read_people, trip_of, way_itself
from matching.words.conditions import may_drive
from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.catalogue.services import NearService, services_for, structures_around

router = APIRouter(include_in_schema=False)

_SERVICES, _STRUCTURES = 40, 10
_SHOWN_FIRST = 8
"""Of the services, those that are read without asking for more: on a phone, forty are twenty screens."""
_BY_BUS = (Means(Mode.BUS, 90),)
"""The way that is told to whoever said nothing of themselves but where they live."""
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
    """`/services?lieu=Guéret&besoin=mobility`, or `commune=23096` by INSEE code. What cannot be read is left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    lieu: str = Field(default="", max_length=80)
    commune: str = Field(default="", max_length=5)
    besoin: Frein | None = None
    pour: Number | None = None
    """Whom a counsellor looks for; nobody else's own."""

    @field_validator("pour", mode="before")
    @classmethod
    def _a_number(cls, value: object) -> object:
        text = str(value)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 and int(text) else None

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
    now: Now,
    account: Annotated[Account | None, admits_everybody()],
) -> Response:
    """Asks for a commune, then shows what helps around it; where several bear the name, which one.

    A counsellor who comes from somebody's file finds the way back to it, how that person gets to each service from
    home, and what they cannot do alone. Anybody else is told the bus from the commune.
    """
    card = None
    if account is not None and account.role is Role.COUNSELLOR and asked.pour:
        card = own_person(database, account, asked.pour)
        record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    person = read_people(database, [card.id])[0].person if card is not None else None
    held = may_drive(person.licences) if person is not None else None
    by_code = service.places.by_insee(asked.commune)
    meant = (by_code,) if by_code is not None else service.places.typed(asked.lieu) if asked.lieu else ()
    commune = meant[0] if len(meant) == 1 else None
    context: dict[str, Any] = {
        "asked": asked,
        "person": card,
        "has_no_licence": held is not None and "B" not in held,
        "freins": FREINS,
        "sorts": SORTS,
        "commune": commune,
        "choices": meant if len(meant) > 1 else (),
        "services": [],
        "shown_first": _SHOWN_FIRST,
        "opening_told": opening_told,
        "ways": {},
        "structures": [],
        "shuttles": [],
    }
    if commune is not None:
        freins = [asked.besoin] if asked.besoin else []
        services = each_once(services_for(database, commune.insee, freins=freins, limit=_SERVICES))
        travel = service.matcher.travels.now(database, now=now)
        if person is None and commune.point is not None:
            anybody = Person(key="services", home=commune.point, insee=commune.insee, means=_BY_BUS)
            context["ways"] = _ways(anybody, services, travel)
        elif person is not None and person.means:
            ways = _ways(person, services, travel)
            services.sort(key=lambda one: not (one.remote or ways.get(one.id, "")))
            context["ways"] = ways
        if asked.besoin in (None, Frein.MOBILITY):
            context["shuttles"] = shuttles_around(commune.insee, travel)
        context["services"] = services
        if asked.besoin is None:
            context["structures"] = structures_around(database, commune.insee, limit=_STRUCTURES)
    return render(request, "support.html", context)


def each_once(services: Sequence[NearService]) -> list[NearService]:
    """The services in their order, without those that stand twice in a catalogue: one name, giver and place."""
    return list({(one.name, one.provider, one.place): one for one in reversed(services)}.values())[::-1]


def _ways(person: Person, services: Sequence[NearService], travel: Travel) -> dict[int, str]:
    """By service that is given somewhere, the best way there that the person accepts; "" where there is none."""
    there = [one for one in services if one.km is not None and one.lat is not None and one.lon is not None]
    points = [Point(one.lat or 0.0, one.lon or 0.0) for one in there]
    found = roads_to(person, points, travel, trip=trip_of(person))
    return {one.id: _way(road) for one, road in zip(there, found, strict=True)}


def _way(road: Road) -> str:
    best = next((way for way in road.ways if way.is_accepted), None)
    return "" if best is None else way_itself(best).phrase(PAGE)
