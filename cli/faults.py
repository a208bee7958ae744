"""What to say when something goes wrong: one plain French sentence for every fault that has a known cause.

The packages of the house draw their own error trees, whose messages already tell what to do; this file only knows
their roots, the database driver's errors and the mistakes of typing. Anything else is a bug and keeps its traceback.
"""

import sys
from collections.abc import Iterator
from typing import Any

import typer

_ROOTS = (
    ("store", "StoreError"),
    ("geo.roads", "RoadsError"),
    ("ingest", "IngestError"),
    ("ingest.reference", "ReferencesError"),
    ("matching.words.trades.titles", "TitleFault"),
    ("matching.replay", "ReplayFault"),
    ("matching.country", "CountryError"),
    ("matching.executor", "ExecutorError"),
    ("geo.gtfs", "GtfsFault"),
    ("geo.transit", "NotATimetable"),
    ("cli.communes_file", "CommunesFileFault"),
    ("cli.address_file", "AddressFileFault"),
    ("cli.journey", "JourneyFault"),
    ("cli.demo.faults", "DemoFault"),
    ("cli.evaluate.faults", "EvaluateFault"),
    ("cli.serve", "ServeFault"),
    ("cli.road_matrix", "MatrixFault"),
)
"""Page and root of each error tree of the house; looked up only where the page was imported."""


def sentence_of(fault: BaseException) -> str | None:
    """The sentence that tells a person what happened and what to do; None where nobody foresaw `fault`."""
    if isinstance(fault, tuple(_trees())):
        return str(fault)
    if isinstance(fault, typer.TyperException):
        return _mistyped(fault)
    if isinstance(fault, typer.Abort):
        return "Arrêté à votre demande."
    return _database(fault)


def _trees() -> Iterator[type[BaseException]]:
    for page, root in _ROOTS:
        if page in sys.modules:
            yield getattr(sys.modules[page], root)


def _mistyped(fault: typer.TyperException) -> str:
    """A mistake of typing, in French: the kind of mistake is the class, its subject an attribute."""
    context = getattr(fault, "ctx", None)
    command = context.command_path if context is not None else "alentour"
    parameter = getattr(fault, "param", None)
    subject = getattr(fault, "option_name", None) or (_name(parameter) if parameter is not None else None)
    what = {
        "NoSuchOption": f"l'option {subject} n'existe pas",
        "MissingParameter": f"il manque {subject}",
        "BadParameter": f"la valeur de {subject} ne va pas{_missing(fault) or _range(parameter)}"
        if subject
        else fault.message.rstrip("."),
        "BadOptionUsage": f"l'option {subject} attend une valeur",
    }.get(type(fault).__name__, "cette commande n'existe pas ou n'est pas complète")
    return f"« {command} » : {what}. Voir « {command} --help »."


def _name(parameter: Any) -> str:
    """What the help calls an option or an argument: --port, SOURCE."""
    return str((parameter.metavar if parameter.param_type_name == "argument" else None) or parameter.opts[0])


def _missing(fault: typer.TyperException) -> str:
    """That a file or a folder is not there."""
    return " : ce fichier ou ce dossier n'existe pas" if fault.message.endswith("does not exist.") else ""


def _range(parameter: Any) -> str:
    """The numbers that are accepted, where there is such a limit."""
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if least is None:
        whole = getattr(getattr(parameter, "type_descriptor", None), "annotation", None) is int
        return " : un nombre entier" if whole else ""
    return f" : un nombre de {least} à {most}" if most is not None else f" : un nombre entier, {least} au moins"


def _database(fault: BaseException) -> str | None:
    if "sqlalchemy" not in sys.modules:
        return None
    from sqlalchemy.exc import ArgumentError, DataError, OperationalError, ProgrammingError

    if isinstance(fault, OperationalError):
        return "La base de données ne répond pas : vérifiez qu'elle tourne et que DATABASE_URL est juste."
    if isinstance(fault, ArgumentError):
        return "DATABASE_URL n'est pas une adresse de base de données : postgresql://utilisateur@machine/base."
    if isinstance(fault, DataError) and getattr(fault.orig, "sqlstate", None) == "22003":
        return "Un numéro est trop grand : vérifiez celui que vous avez tapé."
    if isinstance(fault, ProgrammingError) and getattr(fault.orig, "sqlstate", None) == "42P01":
        return "La base de données est vide : tapez « alentour db migrate », puis recommencez."
    return None
