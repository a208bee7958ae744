"""What a route is given: the service it works for, a database session, the instant, who is signed in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Path, Request
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from starlette.templating import Jinja2Templates

import store
from api.metrics import Metrics
from api.places import Places
from api.settings import WebSettings
from matching import Matcher
from store.accounts import Account
from store.sessions import account_of

SESSION_COOKIE = "alentour_session"
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Service:
    """All that lives as long as the process. Kept on the application, never in a module."""

    engine: Engine
    settings: WebSettings
    matcher: Matcher
    places: Places
    templates: Jinja2Templates
    metrics: Metrics
    clock: Callable[[], datetime]


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


TheService = Annotated[Service, Depends(_service)]


def _session(service: TheService) -> Iterator[Session]:
    with store.session(service.engine) as session:
        yield session


Database = Annotated[Session, Depends(_session, scope="function")]
"""A session that commits before the answer leaves, and rolls back on an error."""


def _now(service: TheService) -> datetime:
    return service.clock()


Now = Annotated[datetime, Depends(_now)]
"""The instant of the request, read once."""


def _account(request: Request, database: Database, now: Now) -> Account | None:
    secret = request.cookies.get(SESSION_COOKIE)
    account = account_of(database, secret=secret, now=now) if secret else None
    request.state.account = account
    return account


Visitor = Annotated[Account | None, Depends(_account)]
"""Who is signed in; None for a visitor. Routes get it through `api.access`, which also decides."""

Id = Annotated[int, Path(ge=1, le=_LARGEST_ID)]
"""A number in an address; any other text, or a number the database cannot hold, is an address that does not exist."""
