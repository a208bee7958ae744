"""The store, opened for the time of a command."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from store import create_store, database


@contextmanager
def opened() -> Iterator[Engine]:
    """The store, for the time of a command."""
    with database() as url:
        engine = create_store(url)
        try:
            yield engine
        finally:
            engine.dispose()
