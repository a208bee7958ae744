"""Erasure (R9): somebody is planted everywhere the schema can hold them, erased, and looked for everywhere."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import ARRAY, JSON, LargeBinary, Table, Text, Uuid, func, insert, inspect, select, text
from sqlalchemy.orm import Session

from store.accounts.account import Role
from store.audit.chain import check_chain
from store.keeping.erasure import NobodyToErase, erase_person, person_of_email
from store.tables import AuditRow, Base, PersonRow, UserRow
from tests.make.town import Town, settle_town
from tests.make.values import NOON

MARK = "zqplanté"
OWNERS = {"people", "users"}
"""What hangs on a row of these by a foreign key is the person's."""
NOT_THEIRS = {"counsellor_id", "lead_id", "opened_by", "approved_by", "made_by", "asked_by", "by_id"}
"""Keys that lead to whoever did something, and not to whom it is about."""
TYPES = (Text, ARRAY, JSON, LargeBinary, Uuid)


@pytest.fixture
def town(session: Session) -> Town:
    return settle_town(session)


def theirs(table: Table) -> Iterator[tuple[str, str]]:
    """The columns of a table that say whose a row is: ("person_id", "people")."""
    for key in table.foreign_keys:
        if key.column.table.name in OWNERS and key.parent.name not in NOT_THEIRS:
            yield key.parent.name, key.column.table.name


def filled(table: Table, session: Session, owners: dict[str, int], *, number: int) -> dict[str, Any]:
    """A row of the table that is the person's, with their mark in every column that can hold words."""
    row: dict[str, Any] = {}
    checked = {one["sqltext"] for one in inspect(session.connection()).get_check_constraints(table.name)}
    for column in table.columns:
        owner = dict(theirs(table)).get(column.name)
        foreign = next(iter(column.foreign_keys), None)
        if column.identity is not None:
            continue
        if owner is not None:
            row[column.name] = owners[owner]
        elif foreign is not None:
            other = foreign.column
            row[column.name] = session.scalar(select(other).order_by(other).limit(1))
        elif column.name == "person_id" or column.name == "list_id":
            row[column.name] = number
        elif (allowed := _allowed(column.name, checked)) is not None:
            row[column.name] = allowed
        else:
            row[column.name] = _value(column.type, number)
    return row


def _allowed(name: str, checked: set[str]) -> str | None:
    """A value that a check asks for: the first of its list."""
    for condition in checked:
        if condition.startswith((f"{name} =", f"({name} =")) and "ARRAY['" in condition:
            return condition.split("ARRAY['")[1].split("'")[0]
    return None


def _value(kind: Any, number: int) -> Any:
    if isinstance(kind, ARRAY):
        return [MARK] if isinstance(kind.item_type, Text) else [1]
    if isinstance(kind, JSON):
        return {MARK: MARK}
    if isinstance(kind, LargeBinary):
        return MARK.encode()
    if isinstance(kind, Uuid):
        return uuid4()
    if isinstance(kind, Text):
        return f"{MARK}{number}"
    return {int: 1, float: 0.5, bool: True}.get(kind.python_type, NOON)


def planted(session: Session, town: Town) -> set[str]:
    """The tables where the person stands, in every column that can hold words, with their account."""
    session.get_one(PersonRow, town.beneficiary).first_name = MARK
    session.get_one(UserRow, town.users[Role.BENEFICIARY]).name = MARK
    session.get_one(UserRow, town.users[Role.BENEFICIARY]).email = f"{MARK}@creuse.example"
    session.flush()
    owners = {"people": town.beneficiary, "users": town.users[Role.BENEFICIARY]}
    tables = {table.name for table in Base.metadata.tables.values() if table.name not in OWNERS and set(theirs(table))}
    for table in (Base.metadata.tables[name] for name in sorted(tables)):
        row = filled(table, session, owners, number=7)
        if table.name == "lists":
            row["person_ids"], row["opportunity_ids"] = None, [town.own_opening]
        if table.name == "meetings":
            row["state"] = "given"
        session.execute(insert(table).values(row))
    session.execute(
        text("insert into space_links (secret_hash, email, created_at, expires_at) values ('x', :email, :now, :now)"),
        {"email": f"{MARK}@creuse.example", "now": NOON},
    )
    return tables


def found(session: Session, *words: str) -> list[str]:
    """Where in the database one of the words stands: all tables, all columns, whatever their type."""
    places = []
    for name in inspect(session.connection()).get_table_names():
        if name == "spatial_ref_sys":
            continue
        for word in words:
            as_bytes = word.encode().hex()
            condition = "position(:word in t::text) > 0 or position(:bytes in t::text) > 0"
            asked = text(f'select count(*) from "{name}" as t where {condition}')
            if session.scalar(asked, {"word": word, "bytes": as_bytes}):
                places.append(name)
    return sorted(set(places))


def test_nothing_is_left_of_whoever_is_erased_in_any_table(session: Session, town: Town) -> None:
    tables = planted(session, town)
    pseudonym = str(session.get_one(PersonRow, town.beneficiary).pseudonym)
    assert {"people", "users", "meetings", "lists", "outbox", "space_links"} <= set(found(session, MARK))
    assert len(tables) >= 15

    erase_person(session, town.beneficiary, account=None, now=NOON, why="asked")
    session.flush()

    assert found(session, MARK) == []
    assert found(session, pseudonym) == ["audit_log"]
    for name in tables:
        table = Base.metadata.tables[name]
        for column, owner in theirs(table):
            gone = town.beneficiary if owner == "people" else town.users[Role.BENEFICIARY]
            assert session.scalar(select(func.count()).where(table.c[column] == gone)) == 0, name


def test_every_table_that_names_a_person_takes_the_rows_along(session: Session) -> None:
    left = {
        (table.name, key.parent.name)
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in OWNERS and key.ondelete != "CASCADE" and key.parent.name not in NOT_THEIRS
    }

    assert left == {("people", "user_id")}  # of the account of a person: `erase_person` deletes it itself


def test_the_log_keeps_pseudonyms_that_lead_nowhere_and_its_chain_holds(session: Session, town: Town) -> None:
    pseudonym = str(session.get_one(PersonRow, town.beneficiary).pseudonym)
    erase_person(session, town.beneficiary, account=None, now=NOON, why="told")
    session.execute(text("set constraints all immediate"))

    entry = session.scalars(select(AuditRow).where(AuditRow.subject == pseudonym)).one()
    assert (entry.action, entry.actor, entry.details) == ("erased_person", None, {"why": "told"})
    assert session.scalar(select(PersonRow.id).where(PersonRow.pseudonym == entry.subject)) is None
    assert check_chain(session).fault is None


def test_the_file_of_a_neighbour_and_the_counsellor_stay(session: Session, town: Town) -> None:
    erase_person(session, town.beneficiary, account=None, now=NOON, why="asked")

    assert session.get(PersonRow, town.foreign_person) is not None
    assert session.get(UserRow, town.users[Role.COUNSELLOR]) is not None


def test_processes_that_hold_people_in_memory_are_told(session: Session, town: Town) -> None:
    erase_person(session, town.beneficiary, account=None, now=NOON, why="asked")

    told = text("select changed_in from person_changes where person_id = :id")
    oldest = session.scalar(text("select txid_snapshot_xmin(txid_current_snapshot())"))
    assert session.scalar(told, {"id": town.beneficiary}) >= oldest


def test_nobody_is_erased_by_a_number_or_an_address_that_is_nobodys(session: Session, town: Town) -> None:
    with pytest.raises(NobodyToErase, match="987654"):
        erase_person(session, 987_654, account=None, now=NOON, why="told")
    with pytest.raises(NobodyToErase, match="claire@creuse"):
        person_of_email(session, "claire@creuse.example")


def test_somebody_is_found_by_the_address_they_sign_in_with_whatever_its_case(session: Session, town: Town) -> None:
    email = session.get_one(UserRow, town.users[Role.BENEFICIARY]).email

    assert person_of_email(session, (email or "").upper()) == town.beneficiary
