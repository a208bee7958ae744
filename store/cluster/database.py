"""The database for the time of a command: the server of DATABASE_URL, else the private cluster of this checkout."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from store.cluster.cluster import Cluster
from store.errors import DatabaseUnreachable, PostgisMissing
from store.settings import DatabaseSettings

_PATIENCE_SECONDS = 5


@contextmanager
def database(settings: DatabaseSettings | None = None) -> Iterator[str]:
    """The address of a database that answers and has PostGIS; a cluster started for it stops at the end, if last.

    Raises a StoreError whose sentence can be shown as it is.
    """
    configured = (settings or DatabaseSettings()).database_url
    if configured is None:
        with Cluster.for_checkout() as cluster:
            yield cluster.url()
    else:
        url = configured.get_secret_value()
        check_server(url)
        yield url


@contextmanager
def scratch_database(url: str) -> Iterator[str]:
    """The address of an empty database beside the one at `url`, dropped at the end of the block."""
    name = f"alentour_scratch_{uuid4().hex[:8]}"
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        connection.execute(f"create database {name}")
        try:
            yield make_url(url).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(f"drop database {name} with (force)")


def check_server(url: str) -> None:
    """Raises DatabaseUnreachable or PostgisMissing where the server at `url` cannot serve Alentour."""
    try:
        with psycopg.connect(_plain(url), connect_timeout=_PATIENCE_SECONDS) as connection:
            postgis = connection.execute("select from pg_available_extensions where name = 'postgis'").rowcount
    except (ArgumentError, psycopg.ProgrammingError) as error:
        raise DatabaseUnreachable(
            "DATABASE_URL n'est pas une adresse de PostgreSQL. Exemple : postgresql://nom:motdepasse@serveur:5432/base"
        ) from error
    except psycopg.OperationalError as error:
        raise DatabaseUnreachable(
            "La base de données de DATABASE_URL ne répond pas, ou refuse la connexion. Vérifiez que le serveur est "
            "démarré, puis l'adresse, le nom et le mot de passe. Sans DATABASE_URL, Alentour utilise sa propre base."
        ) from error
    if not postgis:
        raise PostgisMissing(
            "Le serveur de DATABASE_URL n'a pas l'extension PostGIS. Installez-la sur ce serveur "
            "(sur Debian : le paquet postgresql-postgis), puis recommencez."
        )


def _plain(url: str) -> str:
    """`url` as PostgreSQL's own programs read it, without the name of a driver."""
    parsed = make_url(url)
    if parsed.get_backend_name() not in ("postgresql", "postgres"):
        raise ArgumentError(f"{parsed.get_backend_name()} is not PostgreSQL")
    return parsed.set(drivername="postgresql").render_as_string(hide_password=False)
