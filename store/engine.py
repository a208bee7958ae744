"""The door to the database: one engine a process, short sessions, migrations to the newest schema."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import orjson
from alembic import command
from alembic.config import Config
from psycopg.types.json import set_json_loads
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session

from store.queries import queries

_TRUSTED_SECONDS = 2.0
"""How long a connection that was just used is taken to be there still: busy servers do not ask at each request."""


def create_store(database_url: str, *, pool_size: int = 10, statement_seconds: int = 0) -> Engine:
    """An engine on `database_url` (any `postgresql://` address), through psycopg 3, without JIT.

    `statement_seconds`: after so long a statement is cancelled, an OperationalError; 0 for never.
    """
    url = make_url(database_url).set(drivername="postgresql+psycopg")
    engine = create_engine(
        url,
        pool_size=pool_size,
        hide_parameters=True,  # errors are logged: they may not repeat what a person typed
        connect_args={
            "options": f"-c jit=off -c timezone=UTC -c statement_timeout={statement_seconds}s",
            "connect_timeout": 10,
        },
    )
    event.listen(engine, "connect", _read_json_quickly)
    _ask_rested_connections(engine)
    return engine


def _read_json_quickly(connection: Any, _record: Any) -> None:
    """Each opportunity that a search shows has conditions in JSON."""
    set_json_loads(orjson.loads, connection)


def _ask_rested_connections(engine: Engine) -> None:
    """Makes the pool replace connections that were not used lately and are no longer there."""

    def put_back(_connection: Any, record: Any) -> None:
        record.info["used_at"] = time.monotonic()

    def taken(connection: Any, record: Any, _proxy: Any) -> None:
        used_at = record.info.get("used_at")
        if used_at is None or time.monotonic() - used_at < _TRUSTED_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except Exception as gone:
            raise DisconnectionError from gone  # the pool opens another one

    event.listen(engine, "checkin", put_back)
    event.listen(engine, "checkout", taken)


@contextmanager
def session(engine: Engine) -> Iterator[Session]:
    """A session that commits at the end of the block and rolls back on an error."""
    with Session(engine, expire_on_commit=False) as opened, opened.begin():
        yield opened


def alembic_config(engine: Engine) -> Config:
    """Alembic's configuration for this engine; there is no ini file."""
    config = Config(stdout=StringIO())  # its sentences are for the users of its own command
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Brings the schema to the newest migration. Idempotent."""
    command.upgrade(alembic_config(engine), "head")


def empty(engine: Engine) -> None:
    """Drops everything the database holds, tables and types included; what follows is a first migration."""
    with engine.begin() as connection:
        connection.execute(queries()["drop_everything"])
