"""The JSON API, version 1."""

from fastapi import APIRouter

from api.v1 import openings, opportunities, people, search, sources

router = APIRouter()
for _part in (search, opportunities, people, openings, sources):
    router.include_router(_part.router)

__all__ = ["router"]
