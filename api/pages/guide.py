"""A page of plain help."""

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.rendering import render
from store.accounts import Account

router = APIRouter(include_in_schema=False)


@router.get("/aide")
def help_page(request: Request, _: Annotated[Account | None, admits_everybody()]) -> Response:
    """How it works, what is done with what one types, where things come from."""
    return render(request, "help.html")
