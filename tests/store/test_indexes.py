"""What a statement looks for by a key is found by an index: read from the schema itself."""

from collections.abc import Iterator
from uuid import uuid4

from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.orm import Session

from store.accounts.account import Role, user_by_email
from store.keeping.forgetting import SHOWN
from store.only_one import write_unless_taken
from store.tables import Base, UserRow
from tests.make.values import NOON

NEVER_LOOKED_FOR = {"alerts.source", "pull_requests.source", "rome_relations.target"}
"""Keys without an index of their own, in small tables: no source is deleted, and a few trades a year at most."""


def led_by(table: Table) -> Iterator[str]:
    """The first column of each index of the table that serves for any value of it."""
    for constraint in table.constraints:
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint):
            yield next(iter(constraint.columns)).name
    for index in table.indexes:
        first = index.columns[0].name if len(index.columns) else ""
        if served_of(index) in (None, f"{first} is not null"):
            yield first


def served_of(index: Index) -> str | None:
    """The condition of a partial index."""
    where = index.dialect_options["postgresql"]["where"]
    return None if where is None else str(where)


def test_every_foreign_key_has_an_index_that_begins_with_it() -> None:
    without = {
        f"{table.name}.{key.column_keys[0]}"
        for table in Base.metadata.sorted_tables
        for key in table.constraints
        if isinstance(key, ForeignKeyConstraint) and key.column_keys[0] not in set(led_by(table))
    }

    assert without == NEVER_LOOKED_FOR


def test_the_largest_table_is_cleaned_by_an_index() -> None:
    assert SHOWN["lists"] in set(led_by(Base.metadata.tables["lists"]))


def test_an_address_has_one_account_whatever_its_case(session: Session) -> None:
    first, second = (
        UserRow(pseudonym=uuid4(), email=email, name="Jo", role=Role.OPERATOR, created_at=NOON)
        for email in ("Jo@exemple.fr", "jo@exemple.fr")
    )

    assert write_unless_taken(session, first)
    assert not write_unless_taken(session, second)
    assert user_by_email(session, "JO@exemple.fr") is first
