"""For those who run the service: is it alive, is it ready, what does it measure."""

from typing import Literal

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from api.access import admits_unseen
from api.deps import TheService
from store.readiness import readiness

router = APIRouter(include_in_schema=False, dependencies=[admits_unseen()])
"""Open to everybody, since it says nothing about anybody; a proxy may keep `/metrics` for itself."""


class Alive(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """What the process needs, and whether it is there."""

    reachable: bool
    migrated: bool
    references: bool


@router.get("/healthz")
async def healthz() -> Alive:
    """200 as long as the process answers, whatever the state of the database and however many ask."""
    return Alive()


@router.get("/readyz")
def readyz(service: TheService, response: Response) -> Ready:
    """200 when requests can be served, else 503; tells what is missing."""
    state = readiness(service.engine)
    response.status_code = 200 if state.is_complete else 503
    return Ready(reachable=state.reachable, migrated=state.migrated, references=state.references)


@router.get("/metrics")
def metrics(service: TheService) -> Response:
    """The figures, in the text format of Prometheus."""
    return Response(service.metrics.text(), media_type=CONTENT_TYPE_LATEST)
