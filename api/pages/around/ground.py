"""The ground of the map, drawn from our own data: communes and how many minutes away they are.


No tile server, no font server: a map that tells nobody where somebody lives.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from api.access import admits_everybody
from api.deps import Database, Now, TheService
from api.errors import NotFound
from api.places.reachable import communes_around, minutes_by_commune
from api.search.question import read_means
from api.wording.languages import lazy
from geo import trip_with
from store.accounts.account import Account

router = APIRouter(include_in_schema=False)

MAP_WORDS = {
    "title": lazy("Carte des possibilités"),
    "in": lazy("Agrandir"),
    "out": lazy("Réduire"),
    "wheel": lazy("Pour agrandir, gardez Ctrl appuyé et faites défiler"),
    "wheelMac": lazy("Pour agrandir, gardez ⌘ appuyé et faites défiler"),
    "fingers": lazy("Bougez la carte avec deux doigts"),
    "show": lazy("Voir la carte"),
    "hide": lazy("Fermer la carte"),
    "loading": lazy("La carte arrive…"),
    "cannot": lazy("Votre appareil ne peut pas dessiner la carte. La liste montre les mêmes possibilités."),
    "failed": lazy("La carte n'a pas pu être chargée. La liste montre les mêmes possibilités."),
    "fastest": lazy("Le plus rapide"),
    "means": lazy("Temps de trajet"),
    "minutes": lazy("{minutes} min"),
    "longer": lazy("plus, dans votre temps de trajet"),
    "home": lazy("Chez vous"),
    "page": lazy("La carte montre les possibilités de cette page."),
    "at": lazy("À {place}"),
    "towards": lazy("Vers {place}"),
    "pin": lazy("{place} : 1 possibilité"),
    "pinMany": lazy("{place} : {count} possibilités"),
    "here": lazy("cet endroit"),
    "close": lazy("Fermer"),
}
"""What the script of the map says; it puts the values in."""

_RADIUS_KM = 60.0
"""What the map can show around a home: an hour of road."""
_KEEP_SECONDS = 3600


@router.get("/carte/communes.geojson")
def communes(
    service: TheService,
    database: Database,
    now: Now,
    _: Annotated[Account | None, admits_everybody()],
    lieu: Annotated[str, Query(max_length=5)],
    moyen: Annotated[list[str], Query()] = [],  # noqa: B006 FastAPI copies it
) -> Response:
    """The communes around a home as GeoJSON: name, population, centre, and the minutes by each means."""
    home = service.places.by_insee(lieu)
    if home is None:
        raise NotFound
    features = communes_around(database, home, radius_km=_RADIUS_KM)
    means, travel = read_means(moyen), service.matcher.travels.now(database, now=now)
    minutes = minutes_by_commune(home, means, travel, trip=trip_with(means))
    for feature in features:
        feature["properties"] |= minutes.get(feature["properties"]["insee"], {})
    body: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    return JSONResponse(
        body, media_type="application/geo+json", headers={"Cache-Control": f"private, max-age={_KEEP_SECONDS}"}
    )


def map_words() -> dict[str, str]:
    """What the script of the map says, in the language of now."""
    return {name: str(words) for name, words in MAP_WORDS.items()}
