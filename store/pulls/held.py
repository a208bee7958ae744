"""Retirements held back: a source that suddenly shrinks is not believed until a person says so, or it grows again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from store.catalogue.loaded import LOADED_TABLES
from store.catalogue.loading import LoadedTable, execute
from store.locks import PAGE_WAITS, lock_catalogue
from store.queries import queries
from store.tables import RunRow

LARGEST_SHARE = 0.3
"""A complete pull that would retire more than this share of what is live is not believed at once."""
LEAST_HELD = 20
"""Up to so many rows, a small scope may shrink by any share."""


def is_suspect(unseen: int, *, live: int) -> bool:
    """Whether so many rows not seen, of so many live ones, are too many to be retired without a person's word."""
    return unseen > LEAST_HELD and unseen > LARGEST_SHARE * live


def hold(connection: Connection, run_id: int, table: LoadedTable, ids: Sequence[int]) -> None:
    """Writes which rows a run would have retired."""
    if ids:
        connection.execute(queries()["hold_rows"], {"run_id": run_id, "table_name": table.name, "ids": list(ids)})


def retire_or_hold(session: Session, run_id: int, *, now: datetime) -> tuple[int, int]:
    """Retires all that is live in the scope of a run, or holds it back where that is too much to be believed; both."""
    run = session.get_one(RunRow, run_id)
    connection, asked = session.connection(), {"source": run.source, "scope": run.scope}
    lock_catalogue(connection)
    connection.execute(queries()["forget_held"], asked)
    retired = held = 0
    for table in LOADED_TABLES:
        ids = list(connection.execute(table.query("live_of_scope"), asked).scalars())
        if is_suspect(len(ids), live=len(ids)):
            hold(connection, run_id, table, ids)
            held += len(ids)
        elif ids:
            execute(connection, table.query("retire_rows"), {"ids": ids, "now": now})
            retired += len(ids)
    return retired, held


def release_held(session: Session, run_id: int, *, now: datetime) -> int | None:
    """Retires what a run holds back and no later pull has seen again; how many rows, None where there is no such run.

    A second call retires nothing. What was shown through such a row is shown again within a minute
    (`ingest.duplicates.show_orphans`). Who says so is for the caller to write in the audit log. Raises CatalogueBusy.
    """
    run = session.get(RunRow, run_id)
    if run is None:
        return None
    lock_catalogue(session.connection(), waits=PAGE_WAITS)
    rows = session.execute(queries()["let_go"], {"run_id": run_id}).all()
    retired = 0
    for table in LOADED_TABLES:
        ids = [row.row_id for row in rows if row.table_name == table.name]
        if ids:
            done = execute(session.connection(), table.query("retire_rows"), {"ids": ids, "now": now})
            retired += len(done.all())
    if rows:
        run.released_at = now
        run.retired += retired
    return retired
