"""What left long ago, or ended, is forgotten for good, a part at a time: nothing is kept for ever, and no transaction
grows with what a stopped schedule left behind."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, TextClause, text

from store.catalogue.loaded import LOADED_TABLES
from store.catalogue.loading import LoadedTable, execute
from store.catalogue.opportunities import OPPORTUNITIES
from store.engine import session
from store.locks import lock_catalogue
from store.queries import queries

RETIRED_DAYS = 730
"""24 months, like the file of a person whom nobody hears from."""
AT_ONCE = 20_000
"""Rows forgotten in one transaction."""
MOST_ROUNDS = 20
"""Transactions a table and night: what is left waits for the next one."""
STILL_COUNTED = timedelta(hours=1)
"""The longest time over which attempts, and links that were sent, are counted: so long they stay after their end."""
STILL_OPENED = timedelta(hours=1)
"""How long a list stays once another follows it: longer than a ranking takes from the hour it writes to its commit, and
a page from reading the list to writing down who saw it."""
ENDING = {
    "sessions": "expires_at",
    "sign_in_links": "expires_at",
    "address_links": "expires_at",
    "space_links": "expires_at",
    "employer_links": "expires_at",
    "new_passwords": "expires_at",
    "provider_visits": "expires_at",
    "letters": "expires_at",
    "handovers": "expires_at",
    "attempts": "window_start",
}
"""What serves to come in or is told for a while, and the column of its end: windows of attempts by their beginning."""
SHOWN = {"lists": "made_at", "replaced_opportunities": "replaced_at", "opportunity_absences": "until"}
"""What is kept to explain a list that was shown, and the column that tells how old it is."""


def forget_retired(engine: Engine, *, now: datetime) -> dict[str, int]:
    """Forgets what left more than 24 months ago, but what somebody decided about or was asked to meet for, and that
    people who are gone had been there; how many rows of each table."""
    before = now - timedelta(days=RETIRED_DAYS)
    forgotten = {table.name: _forget(engine, table, before=before) for table in LOADED_TABLES}
    forgotten["person_changes"] = _forget_gone_people(engine)
    return {name: rows for name, rows in forgotten.items() if rows}


def forget_ended(engine: Engine, *, now: datetime) -> dict[str, int]:
    """Forgets links, sessions, letters and attempts that are over; how many rows of each table."""
    return _forget_before(engine, ENDING, before=now - STILL_COUNTED)


def forget_shown(engine: Engine, *, before: datetime) -> dict[str, int]:
    """Forgets the lists made before, and what opportunities were before that; how many rows of each table."""
    return _forget_before(engine, SHOWN, before=before)


def forget_followed(engine: Engine, *, now: datetime) -> int:
    """Forgets the lists of nights and hours that nobody was shown and that others follow long enough; how many."""
    return _in_rounds(engine, queries()["forget_followed_lists"], {"before": now - STILL_OPENED})


def _forget_before(engine: Engine, dated: Mapping[str, str], *, before: datetime) -> dict[str, int]:
    """Forgets the rows of some tables whose column lies before; how many of each."""
    forget = queries()["forget_before"].text
    forgotten = {
        table: _in_rounds(engine, text(forget.format(table=table, column=column)), {"before": before})
        for table, column in dated.items()
    }
    return {name: rows for name, rows in forgotten.items() if rows}


def _forget_gone_people(engine: Engine) -> int:
    """Forgets the numbers of people who are gone, whom a process may still hold in memory: it finds nobody to read."""
    return _in_rounds(engine, queries()["forget_gone_people"], {})


def _in_rounds(engine: Engine, forget: TextClause, asked: Mapping[str, Any]) -> int:
    """How many rows a statement that forgets `:most` at a time forgot, each time in a transaction of its own."""
    total = 0
    for _ in range(MOST_ROUNDS):
        with session(engine) as opened:
            forgotten = opened.connection().execute(forget, {**asked, "most": AT_ONCE}).rowcount
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
