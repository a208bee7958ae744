"""Who may do what now, across processes: advisory locks of PostgreSQL, and slots of the schedule.

CatalogueBusy   what can be proposed is being changed, for longer than a page waits
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from kit import marked
from store.engine import session
from store.errors import ToldError
from store.queries import queries

SLOTS_KEPT_DAYS = 30
PAGE_WAITS = timedelta(seconds=3)
"""So long whoever presses a button waits for a load to end."""


class CatalogueBusy(ToldError):
    """What can be proposed is being changed, for longer than a page waits."""


@contextmanager
def exclusive(engine: Engine, name: str, *, wait: bool = False) -> Iterator[bool]:
    """True for the one process that holds the lock `name` for the time of the block; False for the others at once, or
    True for each in its turn where they `wait`.

    The lock dies with its connection: a killed process holds nothing. Who holds it may not wait for it again.
    """
    key = {"key": _number(name)}
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        held = bool(connection.execute(text("select pg_try_advisory_lock(:key)"), key).scalar())
        if wait and not held:
            connection.execute(text("select pg_advisory_lock(:key)"), key)
            held = True
        try:
            yield held
        finally:
            if held:
                with suppress(OperationalError):  # a connection that is gone has given its locks back
                    connection.execute(text("select pg_advisory_unlock(:key)"), key)


def is_free(session: Session, name: str) -> bool:
    """Whether no process holds the lock `name`."""
    return not session.execute(queries()["lock_holders"], {"key": _number(name)}).scalar_one()


def lock_catalogue(connection: Connection, *, waits: timedelta | None = None) -> None:
    """Waits until no other transaction changes opportunities; the others then wait for the end of this one.

    Every change counts in `catalogue_version` once it is made: of two who took rows first and the count after, one
    could wait for rows of the other, and the other for the count.

    `waits`: how long at most, for this lock and those that the transaction takes after it. Raises CatalogueBusy then.
    """
    if waits is not None:
        connection.execute(queries()["wait_for_locks"], {"most": f"{waits // timedelta(milliseconds=1)}ms"})
    try:
        connection.execute(queries()["lock_catalogue"])
    except OperationalError as error:
        if not isinstance(error.orig, LockNotAvailable):
            raise
        raise CatalogueBusy(marked("Les offres sont en cours de mise à jour. Réessayez dans une minute.")) from error


def _number(name: str) -> int:
    """The key of a lock: PostgreSQL knows locks by numbers of 64 bits."""
    return 23 << 32 | zlib.crc32(name.encode())


def take_slot(engine: Engine, job: str, slot_at: datetime, *, now: datetime, most_attempts: int = 1) -> int | None:
    """Which attempt at `job` of `slot_at` the caller may make now; None where there is nothing to do.

    The caller holds the job's lock. So a slot that was taken, is not finished and waits for no hour was left by a
    process that was killed: it is taken again, as one more attempt.
    """
    with session(engine) as opened:
        opened.execute(queries()["forget_old_slots"], {"before": now - timedelta(days=SLOTS_KEPT_DAYS)})
        asked = {"job": job, "slot_at": slot_at, "now": now, "most_attempts": most_attempts}
        attempt: int | None = opened.execute(queries()["take_slot"], asked).scalar()
        return attempt


def finish_slot(engine: Engine, job: str, slot_at: datetime, *, now: datetime) -> None:
    """Nobody will run this slot again."""
    with session(engine) as opened:
        opened.execute(queries()["finish_slot"], {"job": job, "slot_at": slot_at, "now": now})


def postpone_slot(engine: Engine, job: str, slot_at: datetime, *, retry_at: datetime) -> None:
    """The slot may be taken once more, from `retry_at` on."""
    with session(engine) as opened:
        opened.execute(queries()["postpone_slot"], {"job": job, "slot_at": slot_at, "retry_at": retry_at})
