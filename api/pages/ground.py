"""The ground of the map, drawn from our own data: communes as cells around their centres, coloured by how far one gets.

No tile server, no font server: a map that tells nobody where somebody lives.
"""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from api.access import admits_everybody
from api.deps import Database, TheService
from api.errors import NotFound
from api.pages.question import read_means
from geo import Means, Point, TravelTimes, reach
from store import queries
from store.accounts import Account

router = APIRouter(include_in_schema=False)

_RADIUS_KM = 60.0
"""What the map can show around a home: an hour of road."""
_MARGIN_M = 4_500
"""How far a cell goes where it has no neighbour."""
_MOST_COMMUNES = 2_000
_KEEP_SECONDS = 24 * 3600


@router.get("/carte/communes.geojson")
def communes(
    service: TheService,
    database: Database,
    _: Annotated[Account | None, admits_everybody()],
    lieu: Annotated[str, Query(max_length=5)],
    moyen: Annotated[list[str], Query()] = [],  # noqa: B006 FastAPI copies it
) -> Response:
    """The communes around a home as GeoJSON: name, population, centre, and whether one gets there ("near", "far")."""
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
    within = _within(
        home.point,
        read_means(moyen),
        service.matcher.travel_times,
        lat=np.array([row["lat"] for row in rows]),
        lon=np.array([row["lon"] for row in rows]),
    )
    features = [
        {
            "type": "Feature",
            "geometry": row["outline"],
            "properties": {
                "name": row["name"],
                "population": row["population"],
                "lat": row["lat"],
                "lon": row["lon"],
                "within": said,
            },
        }
        for row, said in zip(rows, within, strict=True)
    ]
    body: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    return JSONResponse(
        body, media_type="application/geo+json", headers={"Cache-Control": f"private, max-age={_KEEP_SECONDS}"}
    )


def _within(
    home: Point, means: tuple[Means, ...], travel_times: TravelTimes, *, lat: np.ndarray, lon: np.ndarray
) -> list[str]:
    """For each place: "near" within half of the accepted time, "far" within all of it, else "out"."""
    by = reach(home, means, travel_times, lat=lat, lon=lon)
    share = by.minutes / by.limit
    return [str(word) for word in np.select([share <= 0.5, share <= 1.0], ["near", "far"], "out")]
