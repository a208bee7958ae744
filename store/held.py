"""Retirements held back: a source that suddenly shrinks is not believed until a person says so, or it grows again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from store.loaded import LOADED_TABLES
from store.loading import LoadedTable, execute
from store.locks import lock_catalogue
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


def release_held(session: Session, run_id: int, *, by: str, now: datetime) -> int:
    """Retires what a run holds back and no later pull has seen again; how many rows. A second call retires nothing.

    What was shown through such a row is shown again within a minute (`ingest.duplicates.show_orphans`).
    `by` names who says so, for the run's account. Raises LookupError where there is no such run.
    """
    run = session.get(RunRow, run_id)
    if run is None:
        raise LookupError(f"no run {run_id}")
    lock_catalogue(session.connection())
    rows = session.execute(queries()["let_go"], {"run_id": run_id}).all()
    retired = 0
    for table in LOADED_TABLES:
        ids = [row.row_id for row in rows if row.table_name == table.name]
        if ids:
            done = execute(session.connection(), table.query("retire_rows"), {"ids": ids, "now": now})
            retired += len(done.all())
    if rows:
        run.released_at, run.released_by = now, by
        run.retired += retired
    return retired
