"""What a route is given: the service it works for, a database session, the instant, who is signed in.

What asks nothing of anybody is `async`: it is done at once, where a plain function would wait for a thread.
"""

from asyncio import Semaphore
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Annotated

from fastapi import BackgroundTasks, Depends, Path, Request
from pydantic import Field
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.templating import Jinja2Templates

import store
from api.places import Places
from api.provider import Provider
from api.serving.metrics import Metrics
from api.settings import PublisherSettings, WebSettings
from matching import Matcher
from store.accounts.account import Account
from store.accounts.sessions import account_of

SESSION_COOKIE = "alentour_session"
LARGEST_ID = 2**63 - 1
"""The largest number that a column of the database holds."""
_LEFT_FOR_LATER_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Service:
    """All that lives as long as the process. Kept on the application, never in a module."""

    engine: Engine
    settings: WebSettings
    publisher: PublisherSettings
    matcher: Matcher
    provider: Provider | None
    """The identity provider of professionals; None where this site has none."""
    places: Places
    templates: Jinja2Templates
    metrics: Metrics
    clock: Callable[[], datetime]
    few: Semaphore = field(default_factory=lambda: Semaphore(_LEFT_FOR_LATER_AT_ONCE))
    """How much of what pages leave for later is done at once."""


async def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


TheService = Annotated[Service, Depends(_service)]


async def _session(service: TheService) -> AsyncIterator[Session]:
    opened = store.session(service.engine)
    session = opened.__enter__()  # which asks the database nothing
    try:
        yield session
    except BaseException as error:
        await run_in_threadpool(opened.__exit__, type(error), error, error.__traceback__)
        raise
    await run_in_threadpool(opened.__exit__, None, None, None)


Database = Annotated[Session, Depends(_session, scope="function")]
"""A session that commits before the answer leaves, and rolls back on an error."""


class LeftForLater:
    """What a page leaves to be done once it has answered: a few at once, so that a slow mail server takes no thread
    from other pages."""

    def __init__(self, tasks: BackgroundTasks, few: Semaphore) -> None:
        self._tasks, self._few = tasks, few

    def add(self, work: Callable[..., None], *args: object, **named: object) -> None:
        """Has `work(*args, **named)` done later, in a thread, in the language of the page."""
        self._tasks.add_task(self._do, partial(work, *args, **named))

    async def _do(self, work: Callable[[], None]) -> None:
        async with self._few:
            await run_in_threadpool(work)


async def _later(tasks: BackgroundTasks, service: TheService) -> LeftForLater:
    return LeftForLater(tasks, service.few)


Later = Annotated[LeftForLater, Depends(_later)]


async def _now(service: TheService) -> datetime:
    return service.clock()


Now = Annotated[datetime, Depends(_now)]
"""The instant of the request, read once."""


async def _account(request: Request, database: Database, now: Now) -> Account | None:
    secret = request.cookies.get(SESSION_COOKIE)
    account = await run_in_threadpool(account_of, database, secret=secret, now=now) if secret else None
    request.state.account = account
    return account


Visitor = Annotated[Account | None, Depends(_account)]
"""Who is signed in; None for a visitor. Routes get it through `api.access`, which also decides."""

Number = Annotated[int, Field(ge=1, le=LARGEST_ID)]
"""The number of a row, wherever it is typed."""

Id = Annotated[Number, Path()]
"""A number in an address; any other text, or a number the database cannot hold, is an address that does not exist."""
