"""The end of the audit log: what is old is deleted up to a seal, nothing else is, and the chain still tells all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

import store
from store.audit.chain import ChainBroken, ChainCheck, check_chain
from store.audit.log import Action, record
from store.audit.sealing import LEAST_KEPT, Sealed, TooYoungToSeal, log_begins, seal_log
from store.engine import alembic_config
from store.tables import AuditRow
from tests.make.values import NOON
from tests.make.waiting import wait_for_one_who_waits

OLD = datetime(2020, 3, 1, 12, tzinfo=UTC)
"""Older than six months whatever the clock of the database says."""
YEAR_2021, YEAR_2022 = (datetime(year, 1, 1, tzinfo=UTC) for year in (2021, 2022))


def write(engine: Engine, *written: datetime) -> None:
    """An entry for each instant, each committed before the next."""
    for at in written:
        with store.session(engine) as session:
            record(session, Action.READ_PERSON, account=None, now=at, subject="p")


def seal(engine: Engine, *, before: datetime = YEAR_2021) -> Sealed | None:
    with store.session(engine) as session:
        return seal_log(session, before=before, now=NOON)


def checked(engine: Engine, *, seen_before: str | None = None) -> ChainCheck:
    with store.session(engine) as session:
        return check_chain(session, seen_before=seen_before)


def left(engine: Engine) -> list[tuple[str, datetime]]:
    with store.session(engine) as session:
        return [(row.action, row.at) for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]


def tamper(engine: Engine, table: str, statement: str) -> None:
    """Changes what cannot be changed, as the owner of the database could."""
    with engine.begin() as connection:
        connection.execute(text(f"alter table {table} disable trigger user"))
        connection.execute(text(statement))
        connection.execute(text(f"alter table {table} enable trigger user"))


def test_what_is_old_is_gone_the_rest_stays_and_the_seal_is_written_down(engine: Engine) -> None:
    write(engine, OLD, OLD, NOON)
    second = checked(engine).last_digest

    sealed = seal(engine)

    assert sealed is not None
    assert (sealed.sealed_to, sealed.entries) == (2, 2)
    assert left(engine) == [("read_person", NOON), ("sealed_log", NOON)]
    assert (checked(engine).sealed_to, checked(engine).entries, checked(engine).fault) == (2, 2, None)
    assert checked(engine, seen_before=second).fault is None


def test_the_digest_of_a_seal_is_that_of_the_last_link_that_was(engine: Engine) -> None:
    write(engine, OLD, OLD)
    noted = checked(engine).last_digest

    sealed = seal(engine)

    assert sealed is not None
    assert sealed.digest == noted
    assert checked(engine, seen_before=noted).fault is None


def test_where_all_of_it_is_old_the_chain_goes_on_from_the_seal(engine: Engine) -> None:
    write(engine, OLD, OLD)

    seal(engine)
    write(engine, NOON)

    assert [action for action, _ in left(engine)] == ["sealed_log", "read_person"]
    assert (checked(engine).sealed_to, checked(engine).entries, checked(engine).fault) == (2, 2, None)


def test_one_seal_after_the_other_closes_what_is_old_by_then(engine: Engine) -> None:
    write(engine, OLD, YEAR_2021 + timedelta(days=3), NOON)

    first, second = seal(engine), seal(engine, before=YEAR_2022)

    assert first is not None
    assert second is not None
    assert (first.sealed_to, second.sealed_to, second.entries) == (1, 2, 1)
    assert left(engine) == [("read_person", NOON), ("sealed_log", NOON), ("sealed_log", NOON)]
    assert checked(engine).fault is None
    with store.session(engine) as session:
        assert log_begins(session) == YEAR_2022


@pytest.mark.parametrize("written", [(), (NOON,)])
def test_a_seal_of_nothing_leaves_no_trace(engine: Engine, written: tuple[datetime, ...]) -> None:
    write(engine, *written)

    assert seal(engine) is None
    assert len(left(engine)) == len(written)
    assert checked(engine).sealed_to == 0
    with store.session(engine) as session:
        assert log_begins(session) is None


def test_an_old_entry_that_was_committed_late_waits_behind_a_young_one(engine: Engine) -> None:
    write(engine, OLD, NOON, OLD)

    seal(engine)

    assert [at for _, at in left(engine)] == [NOON, OLD, NOON]
    assert checked(engine).fault is None


def test_nothing_is_sealed_that_the_law_asks_to_keep(engine: Engine) -> None:
    write(engine, OLD, NOON - LEAST_KEPT)

    with pytest.raises(TooYoungToSeal, match="donnez le 20 mai 2026, ou une date d'avant"):
        seal(engine, before=NOON - LEAST_KEPT + timedelta(seconds=1))
    assert len(left(engine)) == 2

    seal(engine, before=NOON - LEAST_KEPT)

    assert left(engine) == [("read_person", NOON - LEAST_KEPT), ("sealed_log", NOON)]


def test_a_log_that_somebody_changed_is_not_sealed(engine: Engine) -> None:
    write(engine, OLD, OLD, NOON)
    tamper(engine, "audit_log", "update audit_log set subject = 'x' where id = 3")

    with pytest.raises(ChainBroken, match=r"L'entrée 3 \(maillon 3\) a été changée .* est intact \(2 entrées\)"):
        seal(engine)

    assert len(left(engine)) == 3


@pytest.mark.parametrize(
    ("table", "statement", "said"),
    [
        ("audit_chain", "delete from audit_chain where position = 3", "Le maillon 3 manque"),
        ("audit_log", "delete from audit_log where id = 3", "L'entrée 3 (maillon 3) a été enlevée"),
        ("audit_log", "update audit_log set subject = 'x' where id = 3", "L'entrée 3 (maillon 3) a été changée"),
        ("audit_log", "update audit_log set subject = 'x' where id = 4", "L'entrée 4 (maillon 4) a été changée"),
        ("audit_seals", "update audit_seals set digest = repeat('0', 64)", "c'est le sceau qui a été changé"),
        ("audit_seals", "update audit_seals set position = 1", "Le maillon 2 manque"),
        ("audit_seals", "update audit_seals set position = 3", "Le maillon 4 manque"),
        ("audit_seals", "delete from audit_seals", "Le maillon 1 manque"),
        ("audit_chain", "delete from audit_chain", "dans aucun maillon"),
    ],
)
def test_every_change_is_told_after_a_seal_too(engine: Engine, table: str, statement: str, said: str) -> None:
    write(engine, OLD, OLD, NOON)
    seal(engine)

    tamper(engine, table, statement)

    assert said in str(checked(engine).fault)


def test_a_log_cut_off_at_its_seal_is_told(engine: Engine) -> None:
    write(engine, OLD)
    seal(engine)

    tamper(engine, "audit_log", "delete from audit_log")
    tamper(engine, "audit_chain", "delete from audit_chain")

    assert checked(engine).fault == "Le maillon 2 manque : rien ne suit le sceau."


def test_a_digest_noted_before_the_seal_is_told_to_be_replaced_by_that_of_the_seal(engine: Engine) -> None:
    write(engine, OLD)
    noted = checked(engine).last_digest
    write(engine, OLD, NOON)

    seal(engine)

    assert "donnez celle du sceau" in str(checked(engine, seen_before=noted).fault)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from audit_log where id = 3",
        "delete from audit_chain where position = 3",
        "delete from audit_seals",
        "update audit_seals set digest = ''",
        "truncate audit_seals",
        "truncate audit_log",
    ],
)
def test_the_database_itself_keeps_what_no_seal_closes_and_each_seal(engine: Engine, statement: str) -> None:
    write(engine, OLD, OLD, NOON)
    seal(engine)

    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "values",
    [
        "select position, digest, now() - interval '5 months' from audit_chain where position = 1",
        "select position, digest, timestamptz '2021-01-01' from audit_chain where position = 2",
        "select position, '0', timestamptz '2021-01-01' from audit_chain where position = 1",
        "select 9, digest, timestamptz '2021-01-01' from audit_chain where position = 1",
    ],
    ids=["too young a date", "a young entry", "another digest", "no link"],
)
def test_the_database_itself_refuses_a_seal_that_is_not_true(engine: Engine, values: str) -> None:
    write(engine, OLD, NOON)

    with pytest.raises(DBAPIError, match="all of it older than six months"), engine.begin() as connection:
        connection.execute(text(f"insert into audit_seals (position, digest, before) {values}"))


def test_a_temporary_table_stands_in_for_no_seal(engine: Engine) -> None:
    write(engine, NOON)

    with engine.connect() as connection:
        connection.execute(text("create temporary table audit_seals as select cast(9 as bigint) as position"))
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(text("delete from audit_log"))


def test_whoever_may_only_write_into_the_log_seals_it_where_its_owner_grants_that_and_deletes_nothing(
    engine: Engine,
) -> None:
    write(engine, OLD, NOON)

    with engine.connect() as connection:
        role = f"writer_{uuid4().hex[:8]}"
        connection.execute(text(f"create role {role}"))
        connection.execute(text(f"grant select, insert on audit_log, audit_chain, audit_seals to {role}"))
        assert denied(connection, role, "delete from audit_log")
        assert denied(connection, role, "select * from seal_audit_log('2021-01-01')")

        connection.execute(text(f"grant execute on function seal_audit_log to {role}"))
        connection.execute(text(f"set local role {role}"))
        assert connection.execute(text("select entries from seal_audit_log('2021-01-01')")).scalar_one() == 1
        connection.rollback()


def denied(connection: Connection, role: str, statement: str) -> bool:
    """Whether the database says that this role may not."""
    savepoint = connection.begin_nested()
    connection.execute(text(f"set local role {role}"))
    try:
        connection.execute(text(statement))
    except DBAPIError as error:
        return "permission denied" in str(error)
    finally:
        savepoint.rollback()
    return False


def test_who_writes_while_the_log_is_sealed_waits_for_nothing_and_is_chained(engine: Engine) -> None:
    write(engine, OLD)
    with Session(engine) as sealing:
        seal_log(sealing, before=YEAR_2021, now=NOON)
        write(engine, NOON, NOON)
        sealing.commit()
    write(engine, NOON)

    assert (checked(engine).sealed_to, checked(engine).entries, checked(engine).fault) == (1, 4, None)


def test_who_began_to_write_before_a_seal_and_commits_after_it_is_chained(engine: Engine) -> None:
    write(engine, OLD)
    with Session(engine) as slow:
        record(slow, Action.READ_PERSON, account=None, now=OLD, subject="slow")
        slow.flush()
        seal(engine)
        slow.commit()

    assert left(engine) == [("read_person", OLD), ("sealed_log", NOON)]
    assert (checked(engine).entries, checked(engine).fault) == (2, None)


def test_two_who_seal_at_once_seal_one_after_the_other(engine: Engine) -> None:
    write(engine, OLD, YEAR_2021, NOON)
    with ThreadPoolExecutor(1) as pool, Session(engine) as first:
        seal_log(first, before=YEAR_2021, now=NOON)
        second = pool.submit(seal, engine, before=YEAR_2022)
        wait_for_one_who_waits(engine)
        first.commit()

        sealed = second.result(timeout=30)
    assert sealed is not None
    assert (sealed.sealed_to, sealed.entries) == (2, 1)
    assert checked(engine).fault is None


def test_the_program_of_before_reads_what_a_seal_left(engine: Engine) -> None:
    write(engine, OLD, OLD, NOON)
    seal(engine)

    command.downgrade(alembic_config(engine), "0040")
    write(engine, NOON)
    with engine.begin() as connection:
        links = connection.execute(text("select position from audit_chain order by position")).scalars().all()
        with pytest.raises(DBAPIError, match="append-only"), connection.begin_nested():
            connection.execute(text("delete from audit_log"))
    store.migrate(engine)

    assert links == [1, 2, 3]
    assert (checked(engine).sealed_to, checked(engine).entries, checked(engine).fault) == (0, 3, None)
