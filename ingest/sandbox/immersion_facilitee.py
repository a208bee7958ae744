"""Immersion Facilitée, public API v3, as its clients meet it: the search of hosts, and one host."""

import math
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse
from starlette.datastructures import QueryParams

from geo import Point, distance_km
from ingest.sandbox.credentials import CREDENTIALS
from ingest.sandbox.world import IMMERSION_FACILITEE, Json, World

SEARCH_PATH = "/api/v3/offers"
OFFER_PATH = "/api/v3/offers/{siret}/{appellation_code}/{location_id}"

DEFAULT_PER_PAGE = 100
MAX_PER_PAGE = 500
MAX_DISTANCE_KM = 100
MAX_ESTABLISHMENTS = 5000
"""The real search is cut there when no place, department or trade narrows it."""

_SORTS = ("distance", "date", "score")
_GEO = ("latitude", "longitude", "distanceKm")
_UNSENT = "searchableBy"
"""What hosts accept is used to search them and is not part of an answer."""


def immersion_facilitee_routes(world: World) -> APIRouter:
    """The routes of Immersion Facilitée over the hosts of `world`."""
    router = APIRouter(dependencies=[Depends(_refuse_without_key)])

    @router.get(SEARCH_PATH)
    def search(request: Request) -> Response:
        query = request.query_params
        issues = _issues(query)
        if issues:
            raise ApiRefusal(400, _schema_message("queryParamsSchema", "GET /v3/offers"), issues)
        rows = [row for row in world.shelf(IMMERSION_FACILITEE).payloads() if _is_wanted(row, query)]
        rows = _sorted(rows, query, centre=_centre(query))[:MAX_ESTABLISHMENTS]
        page = int(query.get("page", "1"))
        per_page = min(int(query.get("perPage", str(DEFAULT_PER_PAGE))), MAX_PER_PAGE)
        shown = rows[(page - 1) * per_page : page * per_page]
        pagination = {
            "totalRecords": len(rows),
            "currentPage": page,
            "totalPages": max(1, math.ceil(len(rows) / per_page)),
            "numberPerPage": per_page,
        }
        return JSONResponse({"data": [_sent(row) for row in shown], "pagination": pagination})

    @router.get(OFFER_PATH)
    def offer(siret: str, appellation_code: str, location_id: str) -> Response:
        for row in world.shelf(IMMERSION_FACILITEE).payloads():
            codes = {appellation["appellationCode"] for appellation in row["appellations"]}
            if row["siret"] == siret and row["locationId"] == location_id and appellation_code in codes:
                return JSONResponse(_sent(row))
        raise ApiRefusal(404, f"No establishment found with siret {siret}")

    return router


class ApiRefusal(Exception):
    """An answer other than success: its status, its message, and what is wrong with each field."""

    def __init__(self, status: int, message: str, issues: list[str] | None = None) -> None:
        super().__init__(message)
        self.body: Json = {"status": status, "message": message}
        if issues:
            self.body["issues"] = issues


def api_refusal(_request: Request, error: Exception) -> Response:
    """The body that Immersion Facilitée gives to every refusal."""
    assert isinstance(error, ApiRefusal)
    return JSONResponse(error.body, status_code=error.body["status"])


def _refuse_without_key(authorization: Annotated[str, Header()] = "") -> None:
    if authorization == CREDENTIALS.immersion_facilitee_key_without_right:
        raise ApiRefusal(403, "Accès refusé")
    if authorization != CREDENTIALS.immersion_facilitee_key:
        raise ApiRefusal(401, "unauthenticated")


def _schema_message(schema: str, route: str) -> str:
    return f"Shared-route schema '{schema}' was not respected in adapter 'express'.\nRoute: {route}"


def _issues(query: QueryParams) -> list[str]:
    """What is wrong with a search, field by field; empty where nothing is."""
    issues = []
    if query.get("sortBy") not in _SORTS:
        issues.append("sortBy : Choisissez parmi les options proposées")
    given = [name for name in _GEO if name in query]
    if (given and len(given) < len(_GEO)) or (query.get("sortBy") == "distance" and not given):
        issues.append("latitude : latitude, longitude et distanceKm vont ensemble")
    elif given and not _is_circle(query):
        issues.append(f"distanceKm : un nombre supérieur à 0 et inférieur ou égal à {MAX_DISTANCE_KM} est attendu")
    for name in ("page", "perPage"):
        if not query.get(name, "1").isdecimal() or int(query.get(name, "1")) < 1:
            issues.append(f"{name} : un nombre supérieur à 0 est attendu")
    if "" in query.getlist("departmentCodes[]"):
        issues.append("departmentCodes.0 : Obligatoire")
    if query.get("searchableBy", "jobSeekers") not in ("jobSeekers", "students"):
        issues.append("searchableBy : Choisissez parmi les options proposées")
    return issues


def _is_circle(query: QueryParams) -> bool:
    try:
        Point(float(query["latitude"]), float(query["longitude"]))
        return 0 < float(query["distanceKm"]) <= MAX_DISTANCE_KM
    except ValueError:
        return False


def _centre(query: QueryParams) -> Point | None:
    return Point(float(query["latitude"]), float(query["longitude"])) if "latitude" in query else None


_FIELDS: dict[str, Callable[[Json], list[str | None]]] = {
    "departmentCodes[]": lambda row: [row["address"]["departmentCode"]],
    "appellationCodes[]": lambda row: [appellation["appellationCode"] for appellation in row["appellations"]],
    "nafCodes[]": lambda row: [row["naf"]],
    "sirets[]": lambda row: [row["siret"]],
    "locationIds[]": lambda row: [row["locationId"]],
    "fitForDisabledWorkers[]": lambda row: [row["fitForDisabledWorkers"]],
    "remoteWorkModes[]": lambda row: [row["remoteWorkMode"]],
    "searchableBy": lambda row: row[_UNSENT],
}


def _is_wanted(row: Json, query: QueryParams) -> bool:
    if query.get("showOnlyAvailableOffers", "true") == "true" and not row["isAvailable"]:
        return False
    centre = _centre(query)
    if centre is not None and _distance_km(row, centre) > float(query["distanceKm"]):
        return False
    return all(set(query.getlist(name)) & set(values(row)) for name, values in _FIELDS.items() if name in query)


def _distance_km(row: Json, centre: Point) -> float:
    return distance_km(Point(row["position"]["lat"], row["position"]["lon"]), centre)


def _sorted(rows: list[Json], query: QueryParams, *, centre: Point | None) -> list[Json]:
    if centre is not None:
        rows = [{**row, "distance_m": round(_distance_km(row, centre) * 1000)} for row in rows]
    by = query["sortBy"]
    if by == "distance":
        return sorted(rows, key=lambda row: int(row["distance_m"]))
    field = "createdAt" if by == "date" else "establishmentScore"
    return sorted(
        rows, key=lambda row: (row[field], row["siret"], row["rome"]), reverse=query.get("sortOrder") != "asc"
    )


def _sent(row: Json) -> Json:
    """A host as it is sent: without null keys, as the real service strips them."""
    return {name: value for name, value in row.items() if value is not None and name != _UNSENT}
