"""`alentour audit`: whether nobody changed the log of who saw what, and the end of what is old in it."""

from datetime import date, datetime, time
from typing import Annotated

import typer

from cli.opening import opened
from kit import FRANCE, configure_logs, dated, now_utc
from store import session
from store.audit.chain import ChainBroken, check_chain
from store.audit.sealing import seal_log

app = typer.Typer(add_completion=False, no_args_is_help=True)

Head = Annotated[str | None, typer.Option(help="Une empreinte notée plus tôt : elle doit encore être dans la chaîne.")]


@app.callback()
def audit() -> None:
    """Le journal de qui a vu quoi."""
    configure_logs(level="ERROR")


@app.command()
def check(*, head: Head = None) -> None:
    """Vérifie que personne n'a changé le journal, et donne sa dernière empreinte. Code 1 s'il a été changé."""
    with opened() as engine, session(engine) as reading:
        checked = check_chain(reading, seen_before=head)
    if checked.fault is not None:
        raise ChainBroken(checked)
    typer.echo(f"{_counted(checked.entries)} : rien n'a été changé.")
    if checked.sealed_to:
        typer.echo(f"Le début est effacé et scellé, jusqu'au maillon {checked.sealed_to}.")
    if checked.last_digest:
        typer.echo(f"Dernière empreinte : {checked.last_digest}")
        typer.echo("Notez-la ailleurs que sur ce serveur : « alentour audit check --head EMPREINTE » la retrouvera.")


@app.command()
def seal(
    *,
    before: Annotated[str, typer.Option(metavar="DATE", help="Effacer ce qui est d'avant cette date : 2025-11-23.")],
    head: Head = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ne pas demander de confirmation.")] = False,
) -> None:
    """Vérifie le journal, puis en efface ce qui est ancien, six mois au moins. On ne peut pas revenir en arrière."""
    day = _day(before)
    if not yes:
        typer.confirm(f"Effacer pour toujours ce que le journal dit d'avant le {dated(day)} ?", abort=True)
    with opened() as engine, session(engine) as writing:
        midnight = datetime.combine(day, time(), FRANCE)
        sealed = seal_log(writing, before=midnight, now=now_utc(), seen_before=head)
    if sealed is None:
        typer.echo(f"Rien à effacer : le journal ne commence pas avant le {dated(day)}.")
        return
    typer.echo(f"{_counted(sealed.entries)} d'avant le {dated(day)} : effacé, et scellé.")
    typer.echo(f"Empreinte du sceau : {sealed.digest}")
    typer.echo("Notez-la ailleurs que sur ce serveur : elle remplace celles que vous avez notées avant.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter("--before attend une date, comme 2025-11-23.") from None


def _counted(entries: int) -> str:
    return f"{entries} entrée{'s' if entries > 1 else ''}"
