"""The database for the time of a command: the server of DATABASE_URL, else the private cluster of this checkout."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from store.cluster import Cluster
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


def check_server(url: str) -> None:
    """Raises DatabaseUnreachable or PostgisMissing where the server at `url` cannot serve Alentour."""
    address = url.replace("postgresql+psycopg://", "postgresql://", 1)
    try:
        with psycopg.connect(address, connect_timeout=_PATIENCE_SECONDS) as connection:
            postgis = connection.execute("select from pg_available_extensions where name = 'postgis'").rowcount
    except psycopg.ProgrammingError as error:
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
