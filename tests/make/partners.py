"""The partners on the day of the tests, asked over HTTP: what they publish is made once a process, not once a test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache

from fastapi import FastAPI

from ingest.sandbox import SandboxServer, create_sandbox

DAY = datetime(2026, 11, 21, 10, tzinfo=UTC)


@contextmanager
def served_partners() -> Iterator[SandboxServer]:
    """All partners in front of one test or module, who may change what they publish: the next finds it as it was."""
    app, back = _partners()
    with SandboxServer(app) as server:
        yield server
    server.faults.clear()
    for give_back in back:
        give_back()


@cache
def _partners() -> tuple[FastAPI, list[Callable[[], None]]]:
    app = create_sandbox(as_of=DAY)
    return app, [shelf.remember() for shelf in app.state.world.shelves.values()]
