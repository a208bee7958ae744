"""An offer handed on: a link, a text message, a code for another phone. None says who shares it.

What is shared is the offer alone: not from where it was looked at, which would tell where somebody lives.
"""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import Response

from api.access import admits_unseen
from api.deps import Id, TheService
from api.serving.drawing import drawn_file
from api.wording.languages import gettext
from kit import fold
from matching import Opportunity

router = APIRouter(include_in_schema=False)

_KEEP_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Shared:
    """The ways to hand an offer on: its address, and links that open a message with it."""

    address: str
    title: str
    sms: str
    mail: str
    code: str
    """The address of the drawing that another phone reads."""


def shared(opportunity: Opportunity, *, site: str) -> Shared:
    """The ways to hand an offer on; `site` is the public address of the site."""
    address = address_of(opportunity, site=site)
    place = opportunity.place or ""
    names_place = f" {fold(place)} " in f" {fold(opportunity.title)} "
    title = opportunity.title if names_place or not place else f"{opportunity.title}, {place}"
    message = gettext("Regarde cette annonce : %(title)s. %(address)s", title=title, address=address)
    return Shared(
        address=address,
        title=title,
        sms=f"sms:?body={quote(message)}",
        mail=f"mailto:?subject={quote(title)}&body={quote(message)}",
        code=f"/opportunite/{opportunity.id}/code.svg",
    )


def address_of(opportunity: Opportunity, *, site: str) -> str:
    """The address of an offer for anybody."""
    return f"{site.rstrip('/')}/opportunite/{opportunity.id}"


@router.get("/opportunite/{opportunity_id}/code.svg")
def code(opportunity_id: Id, service: TheService, _: Annotated[None, admits_unseen()]) -> Response:
    """The code that another phone reads, as a drawing; it says the address of the page and nothing else."""
    address = f"{service.settings.public_url.rstrip('/')}/opportunite/{opportunity_id}"
    headers = {"Cache-Control": f"public, max-age={_KEEP_SECONDS}"}
    return Response(drawn_file(address), media_type="image/svg+xml", headers=headers)
