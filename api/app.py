"""The web application, made from what it works for: nothing is created at import, two can live in one process."""

from collections.abc import Callable
from datetime import datetime
from functools import cache

from fastapi import APIRouter, FastAPI
from sqlalchemy import Engine
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from api import accounts, pages, v1
from api.access import PUBLIC_FOLDER, declared_access
from api.accounts import proconnect
from api.deps import SESSION_COOKIE, Service
from api.errors import install_errors
from api.pages.about import robots
from api.places import Places
from api.provider import Provider
from api.serving import health
from api.serving.assets import PublicFiles
from api.serving.head import Head
from api.serving.metrics import Metrics
from api.serving.rendering import FOR_PROGRAMS, create_templates, load_pages
from api.serving.security import Guard, SecurityHeaders
from api.serving.tally import Tally
from api.serving.trace import Trace
from api.serving.turns import Turns
from api.settings import PublisherSettings, WebSettings
from api.v1 import imports
from api.wording.languages import prepare
from api.wording.tongue import Tongue
from kit import now_utc
from matching import Matcher
from sheets import LARGEST_FILE_BYTES

COMPRESSION = 4
"""Half the time of the usual 9, for a few hundredths more to send."""

_UNQUEUED = ("/healthz", robots.PATH, f"{PUBLIC_FOLDER}/")
"""Answered at once, without the database."""
_IN_FRENCH = (robots.PATH, f"{PUBLIC_FOLDER}/", *FOR_PROGRAMS)
"""Told in no language, or in French alone."""
_APART = (f"{imports.PATH}/", "/readyz", "/metrics")
"""What may take long to arrive, and what has to answer when everybody searches."""
_SECRET = ("/carte", "/connexion/", "/lettres/", "/mon-compte/adresse/", "/ouvrir/", "/recruter/")
"""What holds a secret in its address, or takes one out of it."""
_ELSEWHERE = (proconnect.PATH, proconnect.WAY_OUT)
"""What waits for the identity provider."""


def create_app(
    engine: Engine,
    settings: WebSettings,
    matcher: Matcher,
    *,
    clock: Callable[[], datetime] = now_utc,
    publisher: PublisherSettings | None = None,
    workers: int = 1,
) -> FastAPI:
    """The site and the JSON API, to be served by so many processes forked from this one.

    Raises AccessUndeclared where a route does not say who may enter.
    """
    app = FastAPI(
        title="Alentour",
        summary="Ce qui est autour d'une personne, classé pour elle : emplois, immersions, bénévolat.",
        version="1",
        routes=list(_routes()),
        openapi_url=None,  # served by v1 itself, so that it declares its access like every route
        docs_url=None,  # the usual pages load their scripts from elsewhere
        redoc_url=None,
    )
    app.mount(PUBLIC_FOLDER, PublicFiles(), name="static")
    declared = declared_access(app)
    tally = Tally((PUBLIC_FOLDER, *(route.split(" ", 1)[1] for route in declared)), workers=workers)
    app.state.service = Service(
        engine=engine,
        settings=settings,
        publisher=publisher or PublisherSettings(),
        matcher=matcher,
        provider=Provider(settings) if settings.provider_issuer is not None else None,
        places=Places(engine, matcher.communes),
        templates=create_templates(),
        metrics=Metrics(engine, tally, clock=clock),
        clock=clock,
    )
    prepare()
    install_errors(app)
    # The last one added is the first to see a request.
    app.add_middleware(Turns, unqueued=_UNQUEUED, apart=_APART, elsewhere=_ELSEWHERE)
    larger = {f"{imports.PATH}/": LARGEST_FILE_BYTES + settings.max_body_bytes}  # a file in a form
    app.add_middleware(Guard, max_body_bytes=settings.max_body_bytes, larger=larger)
    app.add_middleware(Tongue, always_french=_IN_FRENCH)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=COMPRESSION)
    app.add_middleware(Trace, tally=tally)
    app.add_middleware(
        SecurityHeaders,
        session_cookie=SESSION_COOKIE,
        https=settings.secure_cookies,
        secret=_SECRET,
        public=f"{PUBLIC_FOLDER}/",
    )
    app.add_middleware(Head)
    return app


def get_ready(app: FastAPI) -> None:
    """Makes what the first visitors of a process would wait for, once for all that are forked from this one."""
    load_pages()
    app.state.service.places.ready()


@cache
def _routes() -> tuple[BaseRoute, ...]:
    """The routes of the site, whose signatures are read once for all the applications of a process."""
    together = APIRouter(generate_unique_id_function=lambda route: route.name)
    for router in (pages.router, accounts.router, v1.router, health.router):
        together.include_router(router)
    return tuple(together.routes)
