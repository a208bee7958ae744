"""data.inclusion v1 as its clients meet it: structures and services of a department, services that cover a commune."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse

from geo import Point, distance_km
from ingest.sandbox.credentials import CREDENTIALS
from ingest.sandbox.world import DATA_INCLUSION, Json, World

STRUCTURES_PATH = "/api/v1/structures"
SERVICES_PATH = "/api/v1/services"
SEARCH_PATH = "/api/v1/search/services"
DEFAULT_SIZE, MAX_SIZE = 5000, 10_000
AROUND_KM = 50
_COUNTRY = ("france", "99100")


def data_inclusion_routes(world: World) -> APIRouter:
    """The routes of data.inclusion over the services of `world`."""
    router = APIRouter(dependencies=[Depends(_refuse_without_token)])

    @router.get(STRUCTURES_PATH)
    def structures(request: Request) -> Response:
        found = {row["structure_id"]: _structure(row) for row in world.shelf(DATA_INCLUSION).payloads()}
        return _page_of(_listed(found.values(), request), request)

    @router.get(SERVICES_PATH)
    def services(request: Request) -> Response:
        rows = _listed(world.shelf(DATA_INCLUSION).payloads(), request)
        return _page_of([{name: value for name, value in row.items() if name != "structure"} for row in rows], request)

    @router.get(SEARCH_PATH)
    def search(request: Request) -> Response:
        insee = request.query_params.get("code_commune", "")
        centre = world.centres.get(insee)
        if centre is None:
            return JSONResponse({"detail": "This `code_commune` does not exist."}, status_code=422)
        rows = [row for row in world.shelf(DATA_INCLUSION).payloads() if _is_around(row, insee, centre)]
        rows.sort(key=lambda row: (_whole_km(row, centre) is None, _whole_km(row, centre) or 0, row["id"]))
        found = [{"service": {**row, "structure": _structure(row)}, "distance": _whole_km(row, centre)} for row in rows]
        return _page_of(found, request)

    return router


class NotAuthenticated(Exception):
    """The token is missing or unknown."""


def not_authenticated(_request: Request, _error: Exception) -> Response:
    """The 401 of data.inclusion."""
    return JSONResponse({"detail": "Not authenticated"}, status_code=401)


def _refuse_without_token(authorization: Annotated[str, Header()] = "") -> None:
    if authorization != f"Bearer {CREDENTIALS.data_inclusion_token}":
        raise NotAuthenticated


def _structure(row: Json) -> Json:
    place = {name: row[name] for name in ("adresse", "code_postal", "code_insee", "commune", "latitude", "longitude")}
    return {"id": row["structure_id"], "nom": row["structure"]["nom"], "source": row["source"], **place}


def _listed(rows: Iterable[Json], request: Request) -> list[Json]:
    """The rows of the department that is asked for, in the order of their ids."""
    return sorted((row for row in rows if _is_in(row, request)), key=lambda row: str(row["id"]))


def _is_in(row: Json, request: Request) -> bool:
    department = request.query_params.get("code_departement")
    return department is None or (row["code_insee"] or "").startswith(department)


def _is_around(row: Json, insee: str, centre: Point) -> bool:
    """Whether people of a commune may ask, there or from a distance.

    Which communes a group holds is not known here: its zone covers none.
    """
    zone, km = row["zone_eligibilite"], _whole_km(row, centre)
    covered = not zone or not {insee, insee[:2], *_COUNTRY}.isdisjoint(zone)
    return covered and ("a-distance" in row["modes_accueil"] or (km is not None and km <= AROUND_KM))


def _whole_km(row: Json, centre: Point) -> int | None:
    return None if row["latitude"] is None else int(distance_km(Point(row["latitude"], row["longitude"]), centre))


def _page_of(rows: list[Json], request: Request) -> Response:
    page, size = (request.query_params.get(*one) for one in (("page", "1"), ("size", str(DEFAULT_SIZE))))
    if not (page.isdecimal() and size.isdecimal() and int(page) >= 1 and 1 <= int(size) <= MAX_SIZE):
        return JSONResponse({"detail": [{"loc": ["query", "page"], "msg": "Input should be valid"}]}, status_code=422)
    number, length = int(page), int(size)
    items = rows[(number - 1) * length : number * length]
    pages = -(-len(rows) // length)
    return JSONResponse({"items": items, "total": len(rows), "page": number, "size": length, "pages": pages})
