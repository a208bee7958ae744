"""`alentour people`: files that end. Erased at somebody's word, or when nothing is heard for 24 months."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from cli.opening import opened
from kit import FRANCE, configure_logs, now_utc
from store import session
from store.keeping.erasure import erase_person, person_of_email
from store.keeping.retention import Silent, retain, retention_due, warned_people

app = typer.Typer(add_completion=False, no_args_is_help=True)

DryRun = Annotated[bool, typer.Option("--dry-run", help="Dire ce qui se passerait. Rien n'est écrit.")]


@app.callback()
def people() -> None:
    """Les dossiers qui finissent : à la demande de la personne, ou 24 mois après son dernier signe."""
    configure_logs(level="ERROR")


@app.command()
def erase(
    *,
    email: Annotated[str | None, typer.Option(help="L'adresse avec laquelle la personne entre.")] = None,
    person: Annotated[int | None, typer.Option(min=1, help="Le numéro de son dossier (dans l'adresse).")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ne pas demander de confirmation.")] = False,
) -> None:
    """Efface une personne qui l'a demandé : son dossier, son compte, ses listes. On ne peut pas revenir en arrière."""
    if (email is None) == (person is None):
        raise typer.BadParameter("Donnez --email ou --person, l'un des deux.")
    with _writing() as writing:
        number = person if email is None else person_of_email(writing, email)
        if not yes:
            typer.confirm(f"Effacer le dossier {number} pour toujours ?", abort=True)
        erase_person(writing, number or 0, account=None, now=now_utc(), why="told")
    typer.echo(f"Le dossier {number} est effacé. Le journal garde qu'il l'a été, sans nom.")


@app.command()
def retention(*, dry_run: DryRun = False) -> None:
    """Prévient les dossiers sans nouvelles depuis 23 mois, efface ceux de 24 mois. Fait aussi chaque nuit."""
    with _writing() as writing:
        done = retention_due(writing, now=now_utc()) if dry_run else retain(writing, now=now_utc())
    _show(done.warned, "à prévenir" if dry_run else "prévenu")
    _show(done.erased, "à effacer" if dry_run else "effacé")
    typer.echo(
        f"Prévenus : {len(done.warned)}. Effacés : {len(done.erased)}. De retour, donc gardés : {done.heard_again}."
    )
    if dry_run:
        typer.echo("C'était un essai : rien n'a été écrit.")


@app.command()
def warned() -> None:
    """Montre les dossiers qui seront effacés bientôt, si rien ne change."""
    with _writing() as reading:
        waiting = warned_people(reading, now=now_utc())
    _show(waiting, "prévenu")
    if not waiting:
        typer.echo("Aucun dossier n'est près de sa fin.")


def _show(silent: tuple[Silent, ...], said: str) -> None:
    """One line a file, by its number: who it is about stays in the database."""
    for one in silent:
        heard, ends = (at.astimezone(FRANCE) for at in (one.heard_at, one.ends_at))
        typer.echo(f"dossier {one.id} : {said}. Dernier signe le {heard:%d/%m/%Y}, fin le {ends:%d/%m/%Y}.")


@contextmanager
def _writing() -> Iterator[Session]:
    with opened() as engine, session(engine) as writing:
        yield writing
