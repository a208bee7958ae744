"""What left long ago is forgotten for good, a part at a time: nobody may keep for ever what partners once published."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from store.engine import session
from store.loaded import LOADED_TABLES
from store.loading import LoadedTable, execute
from store.locks import lock_catalogue
from store.opportunities import OPPORTUNITIES
from store.queries import queries

RETIRED_DAYS = 730
"""24 months, like the file of a person whom nobody hears from."""
AT_ONCE = 20_000
"""Rows forgotten in one transaction."""
MOST_ROUNDS = 20
"""Transactions a table and night: what is left waits for the next one."""


def forget_retired(engine: Engine, *, now: datetime) -> dict[str, int]:
    """Forgets what left more than 24 months ago, but what somebody decided about, and that people who are gone had been
    there; how many rows of each table."""
    before = now - timedelta(days=RETIRED_DAYS)
    forgotten = {table.name: _forget(engine, table, before=before) for table in LOADED_TABLES}
    forgotten["person_changes"] = _forget_gone_people(engine)
    return {name: rows for name, rows in forgotten.items() if rows}


def _forget_gone_people(engine: Engine) -> int:
    """Forgets the numbers of people who are gone, whom a process may still hold in memory: it finds nobody to read."""
    total = 0
    for _ in range(MOST_ROUNDS):
        with session(engine) as opened:
            forgotten = opened.connection().execute(queries()["forget_gone_people"], {"most": AT_ONCE}).rowcount
        total += forgotten
        if forgotten < AT_ONCE:
            break
    return total


def _forget(engine: Engine, table: LoadedTable, *, before: datetime) -> int:
    find = queries()["old_opportunities"] if table is OPPORTUNITIES else table.query("old_rows")
    total = 0
    for _ in range(MOST_ROUNDS):
        with session(engine) as opened:
            connection = opened.connection()
            ids = list(connection.execute(find, {"before": before, "most": AT_ONCE}).scalars())
            if not ids:
                break
            if table is OPPORTUNITIES:
                lock_catalogue(connection)
            execute(connection, table.query("forget_rows"), {"ids": ids})
            total += len(ids)
    return total
