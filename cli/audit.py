"""`alentour audit check`: whether nobody changed the log of who saw what.

AuditFault
└── ChainBroken   an entry was changed, taken out or slipped in
"""

from typing import Annotated

import typer

from store import create_store, database, session
from store.chain import check_chain

app = typer.Typer(add_completion=False, no_args_is_help=True)


class AuditFault(Exception):
    """The root of the tree: `str(fault)` can be shown as it is."""


class ChainBroken(AuditFault):
    """An entry was changed, taken out or slipped in."""


@app.callback()
def audit() -> None:
    """Le journal de qui a vu quoi."""


@app.command()
def check(
    *,
    head: Annotated[
        str | None, typer.Option(help="Une empreinte notée plus tôt : elle doit encore être dans la chaîne.")
    ] = None,
) -> None:
    """Vérifie que personne n'a changé le journal, et donne sa dernière empreinte. Code 1 s'il a été changé."""
    with database() as url:
        engine = create_store(url)
        with session(engine) as reading:
            checked = check_chain(reading, seen_before=head)
        engine.dispose()
    if checked.fault is not None:
        raise ChainBroken(
            f"{checked.fault} Ce qui précède est intact ({_counted(checked.entries)}). "
            "Prévenez la personne chargée de la protection des données, et gardez une copie de la base."
        )
    typer.echo(f"{_counted(checked.entries)} : rien n'a été changé.")
    if checked.last_digest:
        typer.echo(f"Dernière empreinte : {checked.last_digest}")
        typer.echo("Notez-la ailleurs que sur ce serveur : « alentour audit check --head EMPREINTE » la retrouvera.")


def _counted(entries: int) -> str:
    return f"{entries} entrée{'s' if entries > 1 else ''}"
