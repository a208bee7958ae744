"""GET /v1/reach and /v1/travel: how far one gets from a commune, and how long it takes to some others."""

from datetime import date, time
from typing import Annotated, Any, Literal, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from sqlalchemy.orm import Session

from api.access import admits_everybody
from api.deps import Database, Now, Service, TheService
from api.errors import BadQuestion
from api.places.reachable import MOST_RADIUS_KM, communes_around, minutes_by_commune
from api.v1.means import WrittenMeans, read_means
from api.v1.shapes import on_the_clock
from geo import (
    BASES,
    NOWHERE,
    USUAL_HOURS,
    Basis,
    Commune,
    Means,
    Mode,
    Travel,
    Trip,
    WorkingHours,
    farthest_km,
    on_foot_too,
    reach,
    trip_with,
)
from store.accounts.account import Account

router = APIRouter(tags=["Trajets"])

MOST_PLACES = 100


class JourneyQuestion(BaseModel):
    """From where, by which means, and when one must be there: what timetables depend on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    insee: str = Field(max_length=5, description="Code INSEE de la commune de départ.")
    means: WrittenMeans = Field(
        default=["car:30"], max_length=len(Mode), description="Moyens et minutes, répétables : `car:30`, `bus:60`."
    )
    starts: time = Field(
        default=time(*divmod(USUAL_HOURS.starts, 60)), description="Arriver avant cette heure : `08:30`."
    )
    ends: time = Field(default=time(*divmod(USUAL_HOURS.ends, 60)), description="Repartir après : `16:30`.")
    days: list[Annotated[int, Field(ge=0, le=6)]] = Field(
        default=sorted(USUAL_HOURS.days), min_length=1, max_length=7, description="Les jours, 0 pour lundi."
    )

    @field_validator("starts", "ends")
    @classmethod
    def _on_the_clock(cls, hour: time) -> time:
        if hour.tzinfo is not None:
            raise ValueError("Donnez l'heure de France, sans fuseau : 08:30.")
        return hour

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.starts >= self.ends:
            raise ValueError("L'heure d'arrivée (starts) doit venir avant l'heure de départ (ends).")
        return self

    def read_means(self) -> tuple[Means, ...]:
        """Each means once, and legs for whoever takes a bus."""
        return on_foot_too(read_means(self.means))

    def trip(self) -> Trip:
        """What timetables have to fit."""
        starts, ends = (one.hour * 60 + one.minute for one in (self.starts, self.ends))
        return trip_with(self.read_means(), hours=WorkingHours(frozenset(self.days), starts, ends))


class TravelQuestion(JourneyQuestion):
    """How long it takes from a commune to some others."""

    to: list[Annotated[str, Field(max_length=5)]] = Field(
        min_length=1, max_length=MOST_PLACES, description="Codes INSEE d'arrivée, répétables."
    )


class TravelVersions(BaseModel):
    """What the minutes rest upon."""

    version: str = Field(description="La formule, les routes et les horaires qui ont répondu.")
    expired_since: date | None = Field(description="Depuis quand les horaires sont périmés ; rien s'ils valent.")


class ReachedCommunes(TravelVersions):
    """The communes reached, as GeoJSON."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[dict[str, Any]] = Field(
        description="Une commune chacune : `insee`, `name`, `minutes` (le plus rapide), `by_means` (par moyen), `band` "
        "(15, 30, 45 ou plus, arrondi au quart d'heure au-dessus)."
    )


class TravelWay(BaseModel):
    """A way by one means."""

    mode: Mode
    minutes: int = Field(description="Dans un sens, de porte à porte ; avec des horaires, le plus long des deux sens.")
    within_limit: bool
    basis: Basis = Field(description="`estimated` : environ. `road` : par la route. `timetable` : par les horaires.")
    last_back: time | None = Field(description="Le dernier retour du jour, quand un horaire le dit.")


class TravelPair(BaseModel):
    """The ways to one commune, the best first; none where no means leads there."""

    to: str
    name: str
    ways: list[TravelWay]


class TravelAnswer(TravelVersions):
    """The ways to each commune asked."""

    insee: str = Field(description="Code INSEE de la commune de départ.")
    pairs: list[TravelPair]


@router.get("/v1/reach")
def reached(
    question: Annotated[JourneyQuestion, Query()],
    service: TheService,
    database: Database,
    now: Now,
    _: Annotated[Account | None, admits_everybody()],
) -> ReachedCommunes:
    """Les communes que l'on atteint dans le temps accepté, en GeoJSON, avec les minutes par moyen."""
    home = _known(question.insee, service)
    means, travel = question.read_means(), service.matcher.travels.now(database, now=now)
    minutes = minutes_by_commune(home, means, travel, trip=question.trip())
    return ReachedCommunes(
        version=travel.version,
        expired_since=travel.expired_since,
        features=_features(database, home, means, minutes),
    )


@router.get("/v1/travel")
def travel_times(
    question: Annotated[TravelQuestion, Query()],
    service: TheService,
    database: Database,
    now: Now,
    _: Annotated[Account | None, admits_everybody()],
) -> TravelAnswer:
    """Combien de temps, d'une commune à d'autres, par chaque moyen : ce qui compte est d'y aller et d'en revenir."""
    home, places = _known(question.insee, service), [_known(one, service) for one in question.to]
    travel = service.matcher.travels.now(database, now=now)
    means, trip = question.read_means(), question.trip()
    return TravelAnswer(
        insee=home.insee,
        version=travel.version,
        expired_since=travel.expired_since,
        pairs=[
            TravelPair(to=there.insee, name=there.name, ways=_ways(home, there, means, travel, trip))
            for there in places
        ],
    )


def _known(insee: str, service: Service) -> Commune:
    """The commune of a code. Raises BadQuestion where it is unknown."""
    commune = service.places.by_insee(insee)
    if commune is None:
        raise BadQuestion(f"Nous ne connaissons pas la commune {insee}. Vérifiez son code INSEE.")
    return commune


def _features(
    database: Session, home: Commune, means: tuple[Means, ...], minutes: dict[str, dict[str, int]]
) -> list[dict[str, Any]]:
    """The communes within the minutes accepted by one of the means."""
    limits = {one.mode.value: one.max_minutes for one in means}
    features = []
    for feature in communes_around(database, home, radius_km=min(MOST_RADIUS_KM, farthest_km(means, times=1))):
        told = feature["properties"]
        by_means = {
            mode: took
            for mode, took in minutes.get(told["insee"], {}).items()
            if mode in limits and took <= limits[mode]
        }
        if by_means:
            least = min(by_means.values())
            feature["properties"] = {
                "insee": told["insee"],
                "name": told["name"],
                "minutes": least,
                "by_means": by_means,
                "band": 15 * -(-least // 15),
            }
            features.append(feature)
    return features


def _ways(home: Commune, there: Commune, means: tuple[Means, ...], travel: Travel, trip: Trip) -> list[TravelWay]:
    origin, place = travel.communes.position(home.insee), travel.communes.position(there.insee)
    if origin is None or place is None:
        return []
    by = reach(origin, means, travel, trip=trip, within=slice(place, place + 1))
    ways: list[TravelWay] = []
    for index, one in enumerate(means):
        minutes = int(by.alternatives[index][0])
        if minutes == NOWHERE:
            continue
        last_back = travel.row(one.mode, origin, trip).last_back
        told = -1 if last_back is None else int(last_back[place])
        way = TravelWay(
            mode=one.mode,
            minutes=minutes,
            within_limit=minutes <= one.max_minutes,
            basis=BASES[by.basis[index][0]],
            last_back=on_the_clock(told if told >= 0 else None),
        )
        ways.insert(0 if index == by.means[0] else len(ways), way)
    return ways
