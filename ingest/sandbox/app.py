"""The application that plays the partners over one generated world."""

import time
from collections.abc import Callable, Iterable
from datetime import datetime

from fastapi import FastAPI

from geo import Commune
from ingest.reference import demo_communes, demo_rome
from ingest.sandbox.api_engagement import MissionRefusal, api_engagement_routes, mission_refusal
from ingest.sandbox.bad_answers import FaultMiddleware
from ingest.sandbox.bus_calendar import bus_calendar_routes
from ingest.sandbox.control import control_routes
from ingest.sandbox.creuse import creuse_world
from ingest.sandbox.creuse.phrasebook import read_phrasebook
from ingest.sandbox.data_inclusion import NotAuthenticated, data_inclusion_routes, not_authenticated
from ingest.sandbox.faults import Faults
from ingest.sandbox.france_travail import TokenRefused, france_travail_routes, token_refused
from ingest.sandbox.geoplateforme import geoplateforme_routes
from ingest.sandbox.immersion_facilitee import ApiRefusal, api_refusal, immersion_facilitee_routes
from ingest.sandbox.les_emplois import TokenUnknown, les_emplois_routes, token_unknown
from ingest.sandbox.tokens import Tokens
from matching import Rome

DEFAULT_SEED = 23
"""The number of the department: the demo and the tests see the same Creuse."""


def create_sandbox(
    *,
    as_of: datetime,
    seed: int = DEFAULT_SEED,
    communes: Iterable[Commune] | None = None,
    trades: Rome | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> FastAPI:
    """An application with fresh content, whose `state.world` and `state.faults` are its levers in the process.

    Communes and trades are those of the demo unless given. `clock` counts the seconds that tokens live.
    """
    places = list(demo_communes() if communes is None else communes)
    world = creuse_world(
        seed=seed,
        as_of=as_of,
        communes=places,
        rome=demo_rome() if trades is None else trades,
    )
    faults, tokens = Faults(), Tokens(clock)
    app = FastAPI(title="Bac à sable", openapi_url=None)
    app.include_router(france_travail_routes(world, tokens))
    app.include_router(immersion_facilitee_routes(world))
    app.include_router(api_engagement_routes(world))
    app.include_router(les_emplois_routes(world))
    app.include_router(data_inclusion_routes(world))
    app.include_router(bus_calendar_routes(world))
    app.include_router(geoplateforme_routes(places, read_phrasebook().common["streets"]))
    app.include_router(control_routes(world, faults))
    app.add_exception_handler(TokenRefused, token_refused)
    app.add_exception_handler(ApiRefusal, api_refusal)
    app.add_exception_handler(MissionRefusal, mission_refusal)
    app.add_exception_handler(TokenUnknown, token_unknown)
    app.add_exception_handler(NotAuthenticated, not_authenticated)
    app.add_middleware(FaultMiddleware, faults=faults, revoke_tokens=tokens.revoke_all)
    app.state.world, app.state.faults = world, faults
    return app
