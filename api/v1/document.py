"""GET /v1/openapi.json: the API's own description, served like any other route so that it declares its access."""

from typing import Any

from fastapi import APIRouter, Request

from api.access import admits_unseen

router = APIRouter(include_in_schema=False, dependencies=[admits_unseen()])

_ERRORS = ("4", "5")


@router.get("/v1/openapi.json")
def openapi(request: Request) -> dict[str, Any]:
    """The OpenAPI document. FastAPI describes errors as plain JSON: here they are told as the problems they are."""
    document: dict[str, Any] = request.app.openapi()
    for operations in document["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                content = answer.get("content", {})
                if status.startswith(_ERRORS) and "application/json" in content:
                    content["application/problem+json"] = content.pop("application/json")
    return document
