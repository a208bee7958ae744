"""France Travail, "Offres d'emploi v2", as its clients meet it: the token, the search by ranges, one offer."""

import re
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from ingest.sandbox.credentials import CREDENTIALS
from ingest.sandbox.offer_filters import BadSearch, OfferSearch, possible_filters
from ingest.sandbox.tokens import LIFETIME_SECONDS, Tokens
from ingest.sandbox.world import FRANCE_TRAVAIL, World

TOKEN_PATH = "/connexion/oauth2/access_token"
SEARCH_PATH = "/partenaire/offresdemploi/v2/offres/search"
OFFER_PATH = "/partenaire/offresdemploi/v2/offres/{offer_id}"

PAGE_LIMIT = 150
FIRST_LIMIT = 3000
LAST_LIMIT = 3149
"""The limits of `range=first-last`: 150 results a page, nothing beyond result 3,149."""

_SCOPES = frozenset({"api_offresdemploiv2", "o2dsoffre", f"application_{CREDENTIALS.france_travail_client_id}"})
_RANGE = re.compile(r"(\d+)-(\d+)")
_OFFER_ID = re.compile(r"[0-9A-Z]{7}")
_CONFLICT_PAGE = "<!DOCTYPE html><html><body><h1>409 Conflict</h1></body></html>"


def france_travail_routes(world: World, tokens: Tokens) -> APIRouter:
    """The routes of France Travail over the offers of `world`."""
    router = APIRouter()

    def refuse_without_token(authorization: Annotated[str, Header()] = "") -> None:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not tokens.is_good(token):
            raise TokenRefused

    @router.post(TOKEN_PATH)
    async def token(request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        return _token_answer(request, form, tokens)

    @router.get(SEARCH_PATH, dependencies=[Depends(refuse_without_token)])
    def search(request: Request) -> Response:
        return _search_answer(request.query_params, world)

    @router.get(OFFER_PATH, dependencies=[Depends(refuse_without_token)])
    def offer(offer_id: str) -> Response:
        return _offer_answer(offer_id, world)

    return router


class TokenRefused(Exception):
    """The token is missing, unknown or expired: the application answers 401."""


def token_refused(_request: Request, _error: Exception) -> Response:
    """The 401 of France Travail: no body, not to be cached."""
    return Response(status_code=401, headers={"Cache-Control": "no-store", "Pragma": "no-cache"})


def _token_answer(request: Request, form: Mapping[str, str], tokens: Tokens) -> Response:
    if request.headers.get("authorization", "").lower().startswith("basic"):
        return HTMLResponse(_CONFLICT_PAGE, status_code=409)
    refusal = _token_refusal(form, realm=request.query_params.get("realm", ""))
    if refusal:
        return _uncached(refusal, status=400)
    granted = {"scope": form["scope"], "expires_in": LIFETIME_SECONDS, "token_type": "Bearer"}
    return _uncached({**granted, "access_token": tokens.issue()}, status=200)


def _search_answer(query: Mapping[str, str], world: World) -> Response:
    try:
        first, last = _range(query.get("range", f"0-{PAGE_LIMIT - 1}"))
        criteria = {name: value for name, value in query.items() if name != "range"}
        search = OfferSearch(criteria, as_of=world.as_of, centres=world.centres)
        found = search.find(world.shelf(FRANCE_TRAVAIL).payloads())
    except BadSearch as error:
        return JSONResponse({"message": str(error)}, status_code=400)
    page = found[first : last + 1]
    if not page:
        return Response(status_code=204, headers={"Content-Range": "*/0"})
    shown = f"offres {first}-{first + len(page) - 1}/{len(found)}"
    body = {"resultats": page, "filtresPossibles": possible_filters(found)}
    return JSONResponse(body, 200 if len(page) == len(found) else 206, headers={"Content-Range": shown})


def _offer_answer(offer_id: str, world: World) -> Response:
    if not _OFFER_ID.fullmatch(offer_id):
        return JSONResponse({"message": "L'identifiant de l'offre est incorrect."}, status_code=400)
    for payload in world.shelf(FRANCE_TRAVAIL).payloads():
        if payload["id"] == offer_id:
            return JSONResponse(payload)
    return Response(status_code=204)


def _token_refusal(form: Mapping[str, str], *, realm: str) -> dict[str, str] | None:
    identity = (form.get("client_id"), form.get("client_secret"))
    expected = (CREDENTIALS.france_travail_client_id, CREDENTIALS.france_travail_client_secret)
    unknown = [scope for scope in form.get("scope", "").split() if scope not in _SCOPES]
    if form.get("grant_type") != "client_credentials":
        asked = form.get("grant_type", "")
        return _oauth_error("unsupported_grant_type", f"Grant type is not supported: {asked}")
    if realm != "/partenaire" or identity != expected:
        return _oauth_error("invalid_client", "Client authentication failed")
    if unknown or not form.get("scope"):
        return _oauth_error("invalid_scope", f"Unknown/invalid scope(s): [{', '.join(unknown)}]")
    return None


def _oauth_error(code: str, description: str) -> dict[str, str]:
    return {"error": code, "error_description": description}


def _uncached(body: Mapping[str, object], *, status: int) -> Response:
    return JSONResponse(body, status_code=status, headers={"Cache-Control": "no-store", "Pragma": "no-cache"})


def _range(text: str) -> tuple[int, int]:
    match = _RANGE.fullmatch(text)
    if match is None:
        raise BadSearch("Format du paramètre « range » incorrect. Le format attendu est <début>-<fin>.")
    first, last = int(match[1]), int(match[2])
    if first > FIRST_LIMIT:
        raise BadSearch(f"La position de début doit être inférieure ou égale à {FIRST_LIMIT}.")
    if last > LAST_LIMIT:
        raise BadSearch(f"La position de fin doit être inférieure ou égale à {LAST_LIMIT}.")
    if last < first:
        raise BadSearch("La position de début doit être inférieure ou égale à la position de fin.")
    if last - first + 1 > PAGE_LIMIT:
        raise BadSearch(f"La plage de résultats demandée ne doit pas dépasser {PAGE_LIMIT} éléments.")
    return first, last
