"""The geocoding of the Géoplateforme as its clients meet it: streets of an invented Creuse, one search or a file.

Each commune has the same few streets, with sixty houses each; an address that names one of them scores high, any other
gives the middle of the commune that it means, as the real service does for what it does not know.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Annotated
from zlib import crc32

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import JSONResponse

from geo import Commune, Communes, Geocoder, Point
from ingest.sandbox.world import Json
from kit import fold

BASE_PATH = "/geocodage"
SEARCH_PATH = f"{BASE_PATH}/search/"
BATCH_PATH = f"{BASE_PATH}/search/csv/"
_SURE, _MIDDLE = 0.96, 0.83
_HOUSES = 60
_STEP_DEGREES = 0.0002
"""Between two houses: some fifteen metres."""


def geoplateforme_routes(communes: Iterable[Commune], streets: Sequence[str]) -> APIRouter:
    """The routes of the geocoder over the middles of `communes` and `streets`, the same everywhere."""
    router = APIRouter()
    geocoder = Geocoder(Communes(communes))

    @router.get(SEARCH_PATH)
    def search(request: Request) -> Response:
        query = request.query_params
        asked = query.get("q", "").strip()
        if len(asked) < 3:
            return JSONResponse(
                {"code": 400, "message": "Failed parsing query", "detail": ["q: must contain between 3 and 200 chars"]},
                status_code=400,
            )
        found = _feature(asked, query.get("postcode", ""), geocoder, streets)
        features = [] if found is None else [found]
        return JSONResponse({"type": "FeatureCollection", "features": features, "query": asked})

    @router.post(BATCH_PATH)
    def search_csv(
        data: Annotated[UploadFile, File()],
        columns: Annotated[list[str], Form()],
        result_columns: Annotated[list[str], Form()],
        postcode: Annotated[str, Form()] = "",
    ) -> Response:
        rows = list(csv.DictReader(io.StringIO(data.file.read().decode())))
        text = io.StringIO()
        writer = csv.DictWriter(text, [*(rows[0] if rows else ()), *result_columns], extrasaction="ignore")
        writer.writeheader()
        for row in rows:
            asked = " ".join(row[column] for column in columns)
            writer.writerow(row | _columns(_feature(asked, row.get(postcode, ""), geocoder, streets)))
        return Response(text.getvalue(), media_type="text/csv")

    return router


def _feature(asked: str, postcode: str, geocoder: Geocoder, streets: Sequence[str]) -> Json | None:
    """What the service finds first: a house, a street, or the middle of a commune."""
    answer = geocoder.answer(asked, postcode=postcode or None)
    centre = None if answer is None else answer.commune.point
    if answer is None or centre is None or (postcode and postcode not in answer.commune.postal_codes):
        return None
    commune, said = answer.commune, fold(asked)
    street = next((one for one in streets if f" {fold(one)}" in f" {said}"), None)
    first = said.split()[0]
    house = first if street is not None and first.isdigit() and 0 < int(first) <= _HOUSES else None
    name = " ".join(filter(None, (house, street))) or commune.name
    code = postcode or answer.postcode or next(iter(commune.postal_codes), "")
    kind = "municipality" if street is None else "street" if house is None else "housenumber"
    point = centre if street is None else _place(centre, street, int(house or 1))
    properties = {
        "label": commune.name if street is None else f"{name} {code} {commune.name}",
        "score": _MIDDLE if street is None else _SURE,
        "id": f"{commune.insee}_{crc32(name.encode()) % 10_000:04}",
        "name": name,
        "postcode": code,
        "citycode": commune.insee,
        "city": commune.town,
        "type": kind,
    }
    geometry = {"type": "Point", "coordinates": [round(point.lon, 6), round(point.lat, 6)]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _place(centre: Point, street: str, house: int) -> Point:
    """Where a house stands: streets leave the middle in four directions."""
    way = crc32(street.encode()) % 4
    steps = house * _STEP_DEGREES * (1 if way % 2 else -1)
    return Point(centre.lat + steps, centre.lon) if way < 2 else Point(centre.lat, centre.lon + steps)


def _columns(found: Json | None) -> dict[str, object]:
    """A feature as the columns that a file is given back with."""
    if found is None:
        return {}
    lon, lat = found["geometry"]["coordinates"]
    return {"latitude": lat, "longitude": lon} | {
        f"result_{name}": value for name, value in found["properties"].items()
    }
