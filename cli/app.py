"""The root of the command: a table of contents, and one way to tell what went wrong.

Each verb lives in a module of its own that exports `app`, and is imported only when it is used:
`alentour --help` answers at once.
"""

import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from types import ModuleType
from typing import Annotated, Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from cli.faults import sentence_of

_THIS_HELP = "Montrer cette aide."
_DISCOVER, _RUN, _FILL, _RANK = "Découvrir", "Faire tourner", "Remplir", "Classer"


@dataclass(frozen=True, slots=True)
class Verb:
    """A line of the table of contents: the verb, the module that holds it, what it does, under which heading."""

    name: str
    module: str
    does: str
    heading: str


VERBS = (
    Verb("demo", "cli.demo", "Montrer tout Alentour, avec une Creuse inventée.", _DISCOVER),
    Verb("serve", "cli.serve", "Ouvrir le site et l'API.", _RUN),
    Verb("schedule", "cli.schedule", "Récolter et classer à heures fixes.", _RUN),
    Verb("db", "cli.db", "Préparer et surveiller la base de données.", _RUN),
    Verb("accounts", "cli.accounts", "Ouvrir, montrer et fermer les comptes de ceux qui travaillent ici.", _RUN),
    Verb("people", "cli.people", "Effacer un dossier, et ceux dont on est sans nouvelles.", _RUN),
    Verb("audit", "cli.audit", "Vérifier le journal de qui a vu quoi, et en effacer ce qui est ancien.", _RUN),
    Verb("reference", "cli.reference", "Charger les communes et les métiers (ROME).", _FILL),
    Verb("ingest", "cli.ingest", "Récolter les offres des partenaires, et voir ce qui s'est passé.", _FILL),
    Verb("geocode", "cli.geocode", "Trouver la commune et le point d'adresses.", _FILL),
    Verb("import", "cli.own", "Importer les offres, missions, rendez-vous, arrêts et navettes du département.", _FILL),
    Verb("roads", "cli.roads", "Charger la carte des routes, et calculer les minutes de commune à commune.", _FILL),
    Verb("timetables", "cli.timetables", "Charger les horaires des cars et des trains.", _FILL),
    Verb("match", "cli.match", "Classer pour une personne, pour une recherche ou pour tout le monde.", _RANK),
    Verb("replay", "cli.replay", "Refaire une liste montrée, et dire si elle est identique.", _RANK),
    Verb("plan", "cli.plan", "Proposer une semaine de 15 à 20 heures à une personne.", _RANK),
    Verb("bench", "cli.bench", "Mesurer ce que fait cette machine.", _RUN),
    Verb("titles", "cli.titles", "Trouver le métier (code ROME) d'intitulés, et apprendre à le trouver.", _RANK),
    Verb("travel", "cli.travel", "Dire combien de minutes séparent des communes.", _RANK),
    Verb("rank", "cli.rank", "Classer des fichiers, sans base de données, pour contrôler.", _RANK),
    Verb("evaluate", "cli.evaluate", "Mesurer si le classement est juste, sur des notes en fichiers.", _RANK),
)


class Contents(TyperGroup):
    """The verbs, known by name and sentence alone until one of them is called."""

    def __init__(self, **attributes: Any) -> None:
        lines = [TyperCommand(verb.name, callback=None, help=verb.does, rich_help_panel=verb.heading) for verb in VERBS]
        super().__init__(**{**attributes, "commands": lines})

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The verb itself, its module imported now."""
        name, _, rest = super().resolve_command(ctx, args)
        command = get_command(_imported(next(verb.module for verb in VERBS if verb.name == name)).app)
        command.name = name
        for one in (command, *getattr(command, "commands", {}).values()):
            one.get_help_option(ctx).help = _THIS_HELP
        return name, command, rest

    def get_help_option(self, ctx: Any) -> Any:
        """The --help of the root, explained in French."""
        if option := super().get_help_option(ctx):
            option.help = _THIS_HELP
        return option


def _imported(name: str) -> ModuleType:
    """The module, whose thousands of objects stay to the end: the garbage collector does not walk through them while
    they come, nor ever after, which is a quarter of the time that a verb takes to start and to end."""
    if name in sys.modules:
        return sys.modules[name]
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


root = typer.Typer(
    cls=Contents,
    name="alentour",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="« alentour VERBE --help » explique un verbe. Pour commencer : « alentour demo ».",
)


def _tell_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the value
    if asked:
        typer.echo(f"alentour {version('alentour')}")
        raise typer.Exit


@root.callback()
def alentour(
    *,
    debug: Annotated[bool, typer.Option("--debug", help="En cas d'erreur, montrer tout le détail.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Dire la version.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Emplois, immersions et bénévolat : ce qui est autour d'une personne, classé pour elle."""


_INTERRUPTED = 130
"""What the shell expects after Ctrl-C."""


def main(args: Sequence[str] | None = None) -> None:
    """Runs one verb; ends the process with its exit code. A known fault becomes one sentence on standard error."""
    words = list(sys.argv[1:] if args is None else args)
    _speak_french()
    try:
        code = get_command(root).main(words, prog_name="alentour", standalone_mode=False)
    except Exception as fault:
        if type(fault).__name__ == "NoArgsIsHelpError":  # the help has been shown
            sys.exit(0)
        told = sentence_of(fault)
        if told is None or "--debug" in words:
            raise
        typer.secho(told, err=True, fg="red")
        sys.exit(1)
    if code == _INTERRUPTED:
        typer.secho("Arrêté à votre demande.", err=True, fg="red")
    sys.exit(code if isinstance(code, int) else 0)


def _speak_french() -> None:
    """Translates the words that typer itself puts into a help page."""
    rich_utils.COMMANDS_PANEL_TITLE = "Commandes"
    rich_utils.DEFAULT_STRING = "[sinon : {}]"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"
