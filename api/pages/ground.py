"""The ground of the map, drawn from our own data: communes and how many minutes away they are.


No tile server, no font server: a map that tells nobody where somebody lives.
"""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from api.access import admits_everybody
from api.deps import Database, Now, TheService
from api.errors import NotFound
from api.pages.question import read_means
from geo import NOWHERE, Commune, Means, Travel, reach
from store import queries
from store.accounts import Account

router = APIRouter(include_in_schema=False)

_RADIUS_KM = 60.0
"""What the map can show around a home: an hour of road."""
_MARGIN_M = 4_500
"""How far a cell goes where it has no neighbour."""
_MOST_COMMUNES = 2_000
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
    if home is None or home.point is None:
        raise NotFound
    asked = {
        "home": home.point.ewkt(),
        "radius_m": _RADIUS_KM * 1000,
        "margin_m": _MARGIN_M,
        "limit": _MOST_COMMUNES,
    }
    rows = database.execute(queries()["communes_around"], asked).mappings().all()
    minutes = _minutes(home, read_means(moyen), service.matcher.travels.now(database, now=now))
    features = [
        {
            "type": "Feature",
            "geometry": row["outline"],
            "properties": {
                "name": row["name"],
                "population": row["population"],
                "lat": row["lat"],
                "lon": row["lon"],
                **minutes.get(row["insee"], {}),
            },
        }
        for row in rows
    ]
    body: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    return JSONResponse(
        body, media_type="application/geo+json", headers={"Cache-Control": f"private, max-age={_KEEP_SECONDS}"}
    )


def _minutes(home: Commune, means: tuple[Means, ...], travel: Travel) -> dict[str, dict[str, int]]:
    """By INSEE code, the minutes by the best means ("best") and by each of them ("car"), where it gets there."""
    origin = travel.communes.position(home.insee)
    if origin is None or not means:
        return {}
    by = reach(origin, means, travel)
    columns = {"best": by.minutes} | {one.mode.value: row for one, row in zip(means, by.alternatives, strict=True)}
    there = np.flatnonzero(by.minutes != NOWHERE).tolist()
    return {
        travel.communes.at(place).insee: {
            name: int(minutes[place]) for name, minutes in columns.items() if minutes[place] != NOWHERE
        }
        for place in there
    }
