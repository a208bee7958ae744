"""`alentour demo`: the whole of Alentour in one process, until Ctrl-C; `alentour demo link`: one more sign-in link.

The house is imported only once the screen says that something is happening: its libraries take seconds to load.
"""

import json
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from cli.demo.links import link
from cli.demo.running import only_demo, running_address
from cli.demo.steps import Steps
from cli.demo.users import read_users
from cli.demo.web import take_port
from cli.demo.welcome import welcome
from kit import configure_logs, now_utc
from store import create_store, database
from store.accounts.account import Role

if TYPE_CHECKING:
    from cli.demo.house import House

app = typer.Typer(
    help="Montrer tout Alentour, avec une Creuse inventée.", invoke_without_command=True, add_completion=False
)

_ANY_PORT = 0


@app.callback()
def demo(
    context: typer.Context,
    *,
    port: Annotated[int, typer.Option(help="Le port du site.", min=1, max=65535)] = 8000,
    links: Annotated[
        Path | None, typer.Option(help="Écrire l'adresse et les liens dans ce fichier JSON, une fois le site ouvert.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Tout lancer, vérifier ce que voit chacun, tout arrêter.")
    ] = False,
    reset: Annotated[
        bool, typer.Option("--reset", help="Repartir de zéro : efface la base de la démonstration.")
    ] = False,
) -> None:
    """Montre tout Alentour, avec une Creuse inventée : la base, les partenaires, le classement, le site.

    Ctrl-C arrête tout ce qui a été lancé.
    """
    if context.invoked_subcommand is not None:
        return
    configure_logs(level="WARNING")
    console = Console(highlight=False)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop_once)
    steps = Steps(console)
    try:
        with only_demo() as announce, take_port(_ANY_PORT if check else port) as listener:
            with steps.step("Chargement du programme", done="Le programme est chargé"):
                from cli.demo.check import check_house
                from cli.demo.house import open_house
            with open_house(listener, steps=steps, reset=reset) as house:
                if check:
                    check_house(house, console=console)
                else:
                    _stay_open(house, console=console, links_file=links, announce=announce)
    except KeyboardInterrupt:
        console.print("\nTout est arrêté.")


@app.command("link")
def give_link(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ROLE", help=f"Un rôle ({', '.join(Role)}) ou une personne qui se connecte (claire, solange…)."
        ),
    ],
) -> None:
    """Donne un nouveau lien de connexion ; il sert une fois. La démonstration doit tourner."""
    configure_logs(level="WARNING")
    address = running_address()
    with database() as url:
        engine = create_store(url)
        try:
            typer.echo(link(engine, read_users(), name=name, address=address, now=now_utc()))
        finally:
            engine.dispose()


def _stay_open(house: "House", *, console: Console, links_file: Path | None, announce: Callable[[str], object]) -> None:
    """Tells where the house is and waits for somebody to stop it."""
    links = {role.value: house.link(role) for role in Role}
    if links_file is not None:
        links_file.write_text(json.dumps({"address": house.address, "links": links}, indent=2), encoding="utf-8")
    announce(house.address)
    welcome(console, address=house.address, links=links, letters=house.letters)
    house.wait()


def _stop_once(_number: int, _frame: FrameType | None) -> None:
    """The first signal stops the demo in order; those that follow do not disturb the stopping."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    raise KeyboardInterrupt
