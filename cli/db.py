"""`alentour db`: the database by hand. Every verb works on the server of DATABASE_URL, else on the private cluster."""

import shutil
import signal
import subprocess
from typing import Annotated

import typer

from kit import configure_logs
from store import Cluster, PostgresMissing, check_schema, create_store, database, migrate, scratch_database
from store.settings import DatabaseSettings

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def db() -> None:
    """Préparer et surveiller la base de données."""
    configure_logs(level="WARNING")


@app.command("migrate")
def bring_to_newest() -> None:
    """Met la base de données à jour : crée les tables qui manquent, change celles qui doivent l'être."""
    with database() as url:
        store = create_store(url)
        migrate(store)
        store.dispose()
    typer.echo("La base de données est à jour.")


@app.command()
def check() -> None:
    """Vérifie que les migrations donnent bien les tables du code, sur une base vide créée pour cela."""
    with database() as url, scratch_database(url) as scratch:
        store = create_store(scratch)
        try:
            migrate(store)
            check_schema(store)
        finally:
            store.dispose()
    typer.echo("Les migrations et les tables du code concordent.")


@app.command()
def url() -> None:
    """Affiche l'adresse de la base de données en marche, mot de passe compris."""
    configured = DatabaseSettings().database_url
    typer.echo(configured.get_secret_value() if configured else Cluster.for_checkout().url())


@app.command()
def psql(
    command: Annotated[str | None, typer.Option("--command", "-c", help="Exécuter cet ordre, puis finir.")] = None,
) -> None:
    """Ouvre psql sur la base de données."""
    program = shutil.which("psql")
    if program is None:
        raise PostgresMissing("Le programme psql manque. Installez le paquet postgresql-client.")
    with database() as url:
        # Ctrl-C interrupts the statement in psql, not us; a handler, unlike SIG_IGN, is not inherited by psql.
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            done = subprocess.run([program, *(["-c", command] if command else []), url.replace("+psycopg:", ":", 1)])
        finally:
            signal.signal(signal.SIGINT, before)
    raise typer.Exit(done.returncode)


@app.command()
def stop() -> None:
    """Arrête la base privée qu'un programme tué aurait laissée en marche."""
    if Cluster.for_checkout().stop():
        typer.echo("La base de données est arrêtée.")
    else:
        typer.echo("La base de données reste en marche : un autre programme l'utilise.")
