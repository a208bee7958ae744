"""GET /v1/openapi.json: the API's own description, served like any other route so that it declares its access."""

from typing import Any

from fastapi import APIRouter, Request

from api.access import admits_unseen

router = APIRouter(include_in_schema=False, dependencies=[admits_unseen()])


@router.get("/v1/openapi.json")
def openapi(request: Request) -> dict[str, Any]:
    """The OpenAPI document."""
    document: dict[str, Any] = request.app.openapi()
    return document
