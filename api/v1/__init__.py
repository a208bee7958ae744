"""The JSON API, version 1: what programs may ask. Every error is an RFC 9457 problem."""

from fastapi import APIRouter

from api.v1 import (
    alerts,
    changes,
    document,
    imports,
    openings,
    opportunities,
    people,
    places,
    plans,
    reach,
    search,
    services,
    sources,
)
from api.v1.shapes import Problem

router = APIRouter(responses={422: {"model": Problem, "description": "Demande à corriger"}})
for _part in (
    search,
    reach,
    places,
    services,
    opportunities,
    people,
    alerts,
    plans,
    changes,
    openings,
    sources,
    imports,
    document,
):
    router.include_router(_part.router)

__all__ = ["router"]
