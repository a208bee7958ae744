"""What programs that walk the web are asked to leave alone: each search is worked out, and one leads to many others."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from api.access import admits_unseen

router = APIRouter(include_in_schema=False, dependencies=[admits_unseen()])

PATH = "/robots.txt"
_RULES = "User-agent: *\nDisallow: /?lieu=\nDisallow: /v1/search\n"
"""The address of a search begins with its place (`api.search.question`); a bare "/?" would be read as "/" by some."""


@router.get(PATH)
async def robots() -> PlainTextResponse:
    """The rules of `robots.txt`: the pages of results are not to be walked."""
    return PlainTextResponse(_RULES)
