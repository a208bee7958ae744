"""The database of a command, and what is said of a server that cannot serve."""

import psycopg
import pytest
from pydantic import SecretStr

from store import DatabaseUnreachable, database, scratch_database
from store.settings import DatabaseSettings


def test_the_configured_server_is_used(database_url: str) -> None:
    with database(DatabaseSettings(database_url=SecretStr(database_url))) as url:
        assert url == database_url


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://alentour:secret@127.0.0.1:1/alentour", "ne répond pas"),
        ("mysql://alentour@127.0.0.1/alentour", "n'est pas une adresse"),
        ("127.0.0.1", "n'est pas une adresse"),
    ],
)
def test_a_server_that_cannot_serve_is_told_without_its_password(address: str, told: str) -> None:
    with (
        pytest.raises(DatabaseUnreachable, match=told) as refusal,
        database(DatabaseSettings(database_url=SecretStr(address))),
    ):
        pass
    assert "secret" not in str(refusal.value)


def test_a_scratch_database_is_empty_and_does_not_stay(database_url: str) -> None:
    with scratch_database(database_url) as scratch, psycopg.connect(scratch) as connection:
        tables = connection.execute("select from pg_tables where schemaname = 'public'").rowcount

    assert tables == 0
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(scratch)
