"""Les emplois de l'inclusion as its clients meet it: the inclusion employers of a department, with their open posts.

The search around a commune is not played: it measures from the middle of the commune to the structure.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse
from starlette.datastructures import QueryParams

from ingest.sandbox.credentials import CREDENTIALS
from ingest.sandbox.world import LES_EMPLOIS, Json, World

SIAES_PATH = "/api/v1/siaes/"
DEFAULT_LENGTH = 20
_ORDERS = ("bloque_candidatures", "type", "departement", "code_postal", "ville", "siret", "raison_sociale")
_NO_FILTER = (
    "Les paramètres `code_insee` et `distance_max_km` sont obligatoires si ni `departement` ni "
    "`postes_dans_le_departement` ne sont spécifiés."
)


def les_emplois_routes(world: World) -> APIRouter:
    """The route of "les emplois" over the inclusion employers of `world`."""
    router = APIRouter(dependencies=[Depends(_refuse_a_wrong_token)])

    @router.get(SIAES_PATH)
    def siaes(request: Request) -> Response:
        query = request.query_params
        if not query.get("departement") and not query.get("postes_dans_le_departement"):
            return JSONResponse([_NO_FILTER], status_code=400)
        found = [siae for siae in world.shelf(LES_EMPLOIS).payloads() if _is_wanted(siae, query)]
        order = query.get("o", "")
        if order.removeprefix("-") in _ORDERS:
            found.sort(key=lambda siae: (siae[order.removeprefix("-")], siae["id"]), reverse=order.startswith("-"))
        return _page_of(found, request)

    return router


class TokenUnknown(Exception):
    """A token that is not one of ours."""


def token_unknown(_request: Request, _error: Exception) -> Response:
    """The 401 of "les emplois"."""
    return JSONResponse({"detail": "Jeton invalide."}, status_code=401, headers={"WWW-Authenticate": "Token"})


def _refuse_a_wrong_token(authorization: Annotated[str, Header()] = "") -> None:
    """Nobody needs a token; a wrong one is refused all the same."""
    if authorization and authorization != f"Token {CREDENTIALS.les_emplois_token}":
        raise TokenUnknown


def _is_wanted(siae: Json, query: QueryParams) -> bool:
    at, with_posts_in = query.get("departement"), query.get("postes_dans_le_departement")
    if at and siae["departement"] != at:
        return False
    places = {(post["lieu"] or siae)["departement"] for post in siae["postes"]}
    return not with_posts_in or with_posts_in in places


def _page_of(found: list[Json], request: Request) -> Response:
    number, length = request.query_params.get("page", "1"), request.query_params.get("page_size", "")
    size = int(length) if length.isdecimal() and int(length) else DEFAULT_LENGTH
    last = max(1, -(-len(found) // size))
    if not number.isdecimal() or not 1 <= int(number) <= last:
        return JSONResponse({"detail": "Page non valide."}, status_code=404)
    here = int(number)
    body = {
        "count": len(found),
        "next": str(request.url.include_query_params(page=here + 1)) if here < last else None,
        "previous": str(request.url.include_query_params(page=here - 1)) if here > 1 else None,
        "results": found[(here - 1) * size : here * size],
    }
    return JSONResponse(body)
