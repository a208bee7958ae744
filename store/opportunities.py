"""A pull enters the table of opportunities: staged by COPY, compared by content, applied in one transaction."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, CursorResult

from store.queries import queries

COLUMNS = (
    "source_key",
    "kind",
    "title",
    "description",
    "rome",
    "rome_label",
    "employer_name",
    "siret",
    "insee",
    "place",
    "point",
    "location_rung",
    "conditions",
    "url",
    "published_at",
    "content_hash",
)
"""The columns of a staged row, in order; `point` as EWKT, `conditions` as JSON text."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What a pull changed: rows that are new, changed (or back), the same, and retired."""

    new: int
    changed: int
    unchanged: int
    retired: int


def apply_pull(
    connection: Connection,
    rows: Iterable[tuple[Any, ...]],
    *,
    source: str,
    scope: str,
    run_id: int,
    complete: bool,
    now: datetime,
    refused: Collection[str] = (),
    gone: Collection[str] = (),
) -> Applied:
    """Applies the rows of a pull (`COLUMNS`, one a key) in the transaction of `connection`.

    Only a complete pull retires what is live in the same source and scope and was not seen; keys that were `refused`
    were seen. Any pull retires what the source itself says is `gone`.
    """
    connection.execute(queries()["stage_opportunities"])
    driver = connection.connection.driver_connection
    assert driver is not None, "the connection is open"
    statement = f"copy staged_opportunities ({', '.join(COLUMNS)}) from stdin"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
    connection.exec_driver_sql("analyze staged_opportunities")
    known = {"source": source, "scope": scope, "run_id": run_id, "now": now}
    known |= {"refused": list(refused), "gone": list(gone)}

    def count(name: str) -> int:
        statement = queries()[name]
        result: CursorResult[Any] = connection.execute(
            statement, {one: known[one] for one in statement.compile().params}
        )
        return result.rowcount

    new = count("insert_new_opportunities")
    changed = count("update_changed_opportunities")
    unchanged = count("touch_unchanged_opportunities")
    retired = count("retire_gone_opportunities") if gone else 0
    retired += count("retire_unseen_opportunities") if complete else 0
    connection.exec_driver_sql("drop table staged_opportunities")
    return Applied(new=new, changed=changed, unchanged=unchanged, retired=retired)
