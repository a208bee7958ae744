"""Where a phone says it is, made coarse before it left: the name of the nearest commune, and nothing is kept or logged.

The place comes in the body of a request, never in an address; events hold the route alone (`api.serving.trace`).
"""

from http import HTTPStatus
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Form
from fastapi.responses import JSONResponse, Response

from api.access import admits_unseen
from api.deps import TheService

router = APIRouter(include_in_schema=False)

_FARTHEST_KM = 30.0
"""Beyond the centre of any commune that is known: elsewhere than where a search can start."""
_NEVER_KEPT = {"Cache-Control": "no-store"}


@router.post("/ici")
def commune_here(
    service: TheService,
    _: Annotated[None, admits_unseen()],
    lat: Annotated[float, Form(ge=-90, le=90, allow_inf_nan=False)],
    lon: Annotated[float, Form(ge=-180, le=180, allow_inf_nan=False)],
) -> Response:
    """The nearest commune as the form's field writes it: {"lieu": "Bourganeuf (23400)"}; 204 where none is near."""
    communes = service.places.communes
    (position,) = communes.nearest(np.array([lat]), np.array([lon]), within_km=_FARTHEST_KM)
    if position < 0:
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=_NEVER_KEPT)
    commune = communes.at(int(position))
    code = f" ({commune.postal_codes[0]})" if commune.postal_codes else ""
    return JSONResponse({"lieu": f"{commune.name}{code}"}, headers=_NEVER_KEPT)
