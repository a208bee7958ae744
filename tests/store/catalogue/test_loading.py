"""How a pull enters its tables."""

from datetime import UTC, datetime

from sqlalchemy import Engine, text

from store.catalogue.loading import Staging, execute
from store.catalogue.opportunities import OPPORTUNITIES


def test_what_enters_an_empty_table_is_never_compared_with_what_entered_just_before(engine: Engine) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze opportunities"))
    asked = {"source": "france-travail", "scope": "23", "now": datetime(2026, 11, 21, tzinfo=UTC)}
    with engine.connect() as connection:
        Staging(connection, OPPORTUNITIES, source="france-travail", scope="23")
        plan = execute(connection, text(f"explain {OPPORTUNITIES.query('insert_new').text}"), asked).scalars().all()
    assert plan[0].startswith("Insert on opportunities")
    assert not any("Loop" in line or "Join" in line for line in plan)
