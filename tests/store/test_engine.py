"""The door to the database, and what the fixtures of this suite promise about it."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from store import check_schema, create_store, empty, migrate
from store.errors import SchemaDiffers


def test_migrations_and_tables_agree(engine: Engine) -> None:
    check_schema(engine)


@pytest.mark.parametrize(
    "change",
    [
        "alter table runs drop constraint ck_runs_status",
        "alter table runs drop constraint ck_runs_status, add constraint ck_runs_status check (status <> '')",
        "drop index ix_bus_stops_ends_at; create index ix_bus_stops_ends_at on bus_stops (ends_at)",
        "alter table people alter alerts set default 'weekly'",
        "alter table people drop column alerts",
    ],
)
def test_what_a_migration_forgot_or_left_otherwise_is_told(engine: Engine, change: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(change))

    with pytest.raises(SchemaDiffers, match="Écrivez une migration"):
        check_schema(engine)


def test_a_commit_of_the_code_under_test_stays_in_its_test(session: Session, worker_engine: Engine) -> None:
    session.execute(text("create table left_behind ()"))
    session.commit()

    with worker_engine.connect() as other:
        assert other.scalar(text("select to_regclass('left_behind')")) is None


def test_a_connection_is_in_utc_and_does_not_compile_statements(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.scalar(text("show timezone")) == "UTC"
        assert connection.scalar(text("show jit")) == "off"


def test_a_statement_has_no_end_but_where_one_is_asked(database_url: str) -> None:
    told = []
    for seconds in (0, 30):
        store = create_store(database_url, statement_seconds=seconds)
        with store.connect() as connection:
            told.append(connection.scalar(text("show statement_timeout")))
        store.dispose()

    assert told == ["0", "30s"]


def test_an_emptied_database_takes_the_first_migration_again(engine: Engine) -> None:
    empty(engine)
    engine.dispose()
    migrate(engine)

    check_schema(engine)


def test_a_connection_that_went_away_while_it_rested_is_replaced(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.engine._TRUSTED_SECONDS", 0.0)
    ours, theirs = create_store(database_url), create_store(database_url)
    with ours.connect() as connection:
        process = connection.scalar(text("select pg_backend_pid()"))
    with theirs.connect() as connection:
        connection.execute(text("select pg_terminate_backend(:process, 5000)"), {"process": process})

    with ours.connect() as connection:
        assert connection.scalar(text("select pg_backend_pid()")) != process
    ours.dispose()
    theirs.dispose()
