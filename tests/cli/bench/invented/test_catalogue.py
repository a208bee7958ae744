"""The live country of the measure: as many rows as asked for, of all kinds, that a search finds."""

from datetime import UTC, datetime

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from cli.bench.invented.catalogue import write_country
from ingest.reference import read_demo
from matching.codec import opportunity_from_row
from store import queries

AS_OF = datetime(2026, 11, 21, 3, tzinfo=UTC)


def test_rows_are_written_as_a_pull_would_write_them(creuse: Engine) -> None:
    write_country(creuse, read_demo(), count=300, seed=23, as_of=AS_OF)

    with Session(creuse) as session:
        ids = list(session.execute(queries()["live_ids"]).scalars())
        rows = session.execute(queries()["opportunities_by_id"], {"ids": ids}).mappings()
        found = [opportunity_from_row(row) for row in rows]
        marked = session.execute(text("select count(*) from opportunities where changed_version > 0")).scalar_one()
    assert len(found) == marked == 300
    assert len({one.kind for one in found}) >= 5
    assert all(one.text and one.point is not None for one in found)
