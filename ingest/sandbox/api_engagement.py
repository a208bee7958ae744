"""API Engagement as its clients meet it: missions of volunteering and of civic service, listed and one by one."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse
from starlette.datastructures import QueryParams

from ingest.sandbox.credentials import CREDENTIALS
from ingest.sandbox.world import API_ENGAGEMENT, Json, World

LIST_PATH = "/v0/mission"
MISSION_PATH = "/v0/mission/{mission_id}"

DEFAULT_LIMIT = 25
MAX_LIMIT = 10_000


def api_engagement_routes(world: World) -> APIRouter:
    """The routes of API Engagement over the missions of `world`."""
    router = APIRouter(dependencies=[Depends(_refuse_without_key)])

    @router.get(LIST_PATH)
    def missions(request: Request) -> Response:
        query = request.query_params
        limit = _count(query, "limit", default=DEFAULT_LIMIT, most=MAX_LIMIT)
        skip = _count(query, "skip", default=0, most=None)
        tests = [_date_test(name, query[name]) for name in _DATES if name in query]
        found = [row for row in world.shelf(API_ENGAGEMENT).payloads() if _is_wanted(row, query)]
        found = [row for row in found if all(test(row) for test in tests)]
        found.sort(key=lambda row: (row["startAt"] or "", row["id"]), reverse=True)
        page = found[skip : skip + limit]
        return JSONResponse({"ok": True, "total": len(found), "limit": limit, "skip": skip, "data": page})

    @router.get(MISSION_PATH)
    def mission(mission_id: str) -> Response:
        for row in world.shelf(API_ENGAGEMENT).payloads():
            if row["id"] == mission_id:
                return JSONResponse({"ok": True, "data": row})
        raise MissionRefusal(404, "NOT_FOUND", "Mission introuvable")

    return router


class MissionRefusal(Exception):
    """An answer other than success: its status, its code and its message."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"ok": False, "code": code, "message": message}


def mission_refusal(_request: Request, error: Exception) -> Response:
    """The body that API Engagement gives to every refusal."""
    assert isinstance(error, MissionRefusal)
    return JSONResponse(error.body, status_code=error.status)


def _refuse_without_key(
    x_api_key: Annotated[str | None, Header()] = None, apikey: Annotated[str | None, Header()] = None
) -> None:
    if (x_api_key or apikey) != CREDENTIALS.api_engagement_key:
        raise MissionRefusal(401, "UNAUTHORIZED", "Missing API key")


def _count(query: QueryParams, name: str, *, default: int, most: int | None) -> int:
    value = query.get(name, str(default))
    if not value.isdecimal() or (most is not None and int(value) > most):
        raise MissionRefusal(
            400, "INVALID_QUERY", f"{name} : nombre entier attendu" + (f", {most} au plus" if most else "")
        )
    return int(value)


def _places(field: str) -> Callable[[Json], set[str]]:
    """The values of `field` over all the addresses of a mission: it is found through any of them."""
    return lambda row: {address[field] for address in row["addresses"]}


_FIELDS: dict[str, Callable[[Json], set[str]]] = {
    "publisher": lambda row: {row["publisherId"]},
    "type": lambda row: {row["type"]},
    "remote": lambda row: {row["remote"]},
    "domain": lambda row: {row["domain"]},
    "activity": lambda row: set(row["activity"].split(", ")),
    "clientId": lambda row: {row["clientId"]},
    "openToMinors": lambda row: {row["openToMinors"]},
    "organizationRNA": lambda row: {row["organizationRNA"] or ""},
    "departmentName": _places("departmentName"),
    "city": _places("city"),
    "country": _places("country"),
}
_DATES = ("createdAt", "startAt")


def _is_wanted(row: Json, query: QueryParams) -> bool:
    for name, values in _FIELDS.items():
        wanted = {value for text in query.getlist(name) for value in text.split(",")}
        if wanted and not wanted & values(row):
            return False
    needle = query.get("keywords", "").casefold()
    return any(needle in str(row[field] or "").casefold() for field in ("title", "organizationName", "city", "domain"))


def _date_test(name: str, value: str) -> Callable[[Json], bool]:
    """The test of a date criterion, with its trap: three characters are cut, and only "gt:" means after.

    The documentation writes ">2024-01-01"; what is left of it is "24-01-01", taken as a limit not to pass.
    """
    after, text = value[:3] == "gt:", value[3:]
    limit = _instant(text if len(text.split("-")[0]) == 4 else f"20{text}")
    if after:
        return lambda row: row[name] is not None and _instant(row[name]) > limit
    return lambda row: row[name] is not None and _instant(row[name]) < limit


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise MissionRefusal(400, "INVALID_QUERY", "Date attendue : gt:2024-01-01 ou lt:2024-01-01") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
