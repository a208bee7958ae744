"""The chain of the audit log: it holds whatever commits first, and tells every change, removal and addition."""

import re

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

import store
from store.accounts.account import Role, account_of_user
from store.audit.chain import check_chain
from store.audit.log import Action, record
from store.tables import PersonRow
from tests.make.town import settle_town
from tests.make.values import NOON


def write(engine: Engine, *subjects: str) -> None:
    for subject in subjects:
        with store.session(engine) as session:
            record(session, Action.READ_PERSON, account=None, now=NOON, subject=subject, note="vu à 9 h « là »", n=1.50)


def tamper(engine: Engine, statement: str, *, table: str = "audit_log") -> None:
    """Changes what cannot be changed, as the owner of the database could."""
    with engine.begin() as connection:
        connection.execute(text(f"alter table {table} disable trigger user"))
        connection.execute(text(statement))
        connection.execute(text(f"alter table {table} enable trigger user"))


def fault(engine: Engine, *, seen_before: str | None = None) -> str | None:
    with store.session(engine) as session:
        return check_chain(session, seen_before=seen_before).fault


def test_each_entry_is_chained_and_the_chain_holds(engine: Engine) -> None:
    with store.session(engine) as session:
        assert (check_chain(session).entries, check_chain(session).fault) == (0, None)

    write(engine, "a", "b", "c")

    with store.session(engine) as session:
        checked = check_chain(session)
    assert (checked.entries, checked.fault) == (3, None)
    assert len(checked.last_digest) == 64


def test_it_holds_where_who_writes_first_commits_last(engine: Engine) -> None:
    with Session(engine) as slow:
        record(slow, Action.READ_PERSON, account=None, now=NOON, subject="slow")
        slow.flush()
        write(engine, "quick")
        slow.commit()

    with store.session(engine) as session:
        checked = check_chain(session)
    assert (checked.entries, checked.fault) == (2, None)


def test_what_is_rolled_back_leaves_no_link(engine: Engine) -> None:
    with Session(engine) as session:
        record(session, Action.READ_PERSON, account=None, now=NOON, subject="never")
        session.flush()
    write(engine, "a")

    with store.session(engine) as session:
        assert (check_chain(session).entries, check_chain(session).fault) == (1, None)


@pytest.mark.parametrize(
    ("statement", "table", "said"),
    [
        ("update audit_log set subject = 'x' where id = 2", "audit_log", "L'entrée 2 (maillon 2) a été changée"),
        ("update audit_log set details = '{}' where id = 3", "audit_log", "L'entrée 3 (maillon 3) a été changée"),
        ("delete from audit_log where id = 2", "audit_log", "L'entrée 2 (maillon 2) a été enlevée"),
        ("delete from audit_chain where position = 2", "audit_chain", "Le maillon 2 manque"),
        ("delete from audit_chain where position = 3", "audit_chain", "dans aucun maillon"),
        (
            "insert into audit_log (at, action, details) values (now(), 'read_person', '{}')",
            "audit_log",
            "dans aucun maillon",
        ),
    ],
)
def test_every_change_is_told(engine: Engine, statement: str, table: str, said: str) -> None:
    write(engine, "a", "b", "c")

    tamper(engine, statement, table=table)

    assert said in str(fault(engine))


def test_a_tail_cut_off_is_told_by_a_digest_noted_before(engine: Engine) -> None:
    write(engine, "a", "b")
    with store.session(engine) as session:
        noted = check_chain(session).last_digest
    write(engine, "c")
    assert fault(engine, seen_before=noted) is None

    tamper(engine, "delete from audit_log where id > 1")
    tamper(engine, "delete from audit_chain where position > 1", table="audit_chain")

    assert fault(engine) is None
    assert "réécrit" in str(fault(engine, seen_before=noted))


def test_the_database_itself_refuses_to_change_the_chain(engine: Engine) -> None:
    write(engine, "a")

    for statement in ("update audit_chain set digest = ''", "delete from audit_chain", "truncate audit_chain"):
        with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
            connection.execute(text(statement))


def test_erasing_somebody_changes_no_entry_and_the_chain_still_holds(engine: Engine) -> None:
    with store.session(engine) as session:
        town = settle_town(session)
        session.flush()
        person = session.get_one(PersonRow, town.own_person)
        account = account_of_user(session, town.users[Role.COUNSELLOR])
        record(session, Action.READ_PERSON, account=account, now=NOON, subject=str(person.pseudonym))

    with engine.begin() as connection:
        connection.execute(text("delete from people"))
        connection.execute(text("delete from users"))

    with store.session(engine) as session:
        assert (check_chain(session).entries, check_chain(session).fault) == (1, None)
        left = session.execute(text("select * from audit_log")).one()
    assert not re.search("Awa|Claire|@creuse", str(left))
