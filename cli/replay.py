"""`alentour replay`: a logged list made again, to answer for it."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from cli.match import opened
from kit import configure_logs
from matching import Matcher
from matching.replay import Replay
from matching.replay import replay as made_again

app = typer.Typer(add_completion=False)


@app.command()
def replay(
    list_id: Annotated[int, typer.Argument(metavar="LISTE", help="Son numéro, tel que le journal le donne.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Écrire du JSON.")] = False,
) -> None:
    """Refait une liste montrée à partir de ce qui a été gardé, et dit si elle est identique."""
    configure_logs(level="WARNING")
    with opened() as (engine, session):
        found = made_again(session, Matcher(engine), list_id)
    if as_json:
        typer.echo(json.dumps(asdict(found) | {"identical": found.identical}, ensure_ascii=False, indent=2))
    else:
        show(found)
    if not found.identical:
        raise typer.Exit(2)


def show(found: Replay) -> None:
    """Prints whether the list is the same, each difference, and what has changed since."""
    console = Console(highlight=False)
    if found.identical:
        console.print(f"Liste {found.list_id} : identique, {found.rows} lignes.", style="green")
    else:
        console.print(f"Liste {found.list_id} : différente de celle qui a été montrée.", style="yellow")
    for said in found.differences:
        console.print(f"  {said}")
    for one in found.changed:
        console.print(f"  Depuis, ont changé {one.what} : {one.then}, maintenant {one.now}.", style="dim")
