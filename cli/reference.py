"""`alentour reference`: the communes and the trades, without which nothing can be placed or understood."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NoReturn

import httpx2
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from geo import departments
from ingest.reference import (
    Outlines,
    References,
    ReferenceSettings,
    download_communes,
    download_outlines,
    download_rome,
    learn_titles,
    load_references,
    read_demo,
    read_official,
)
from matching.words.trades.titles import Example, read_examples
from store import create_store, database
from store.reference.communes_and_trades import Changes

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Charger les communes et les métiers (ROME).")

_TABLES = {
    "communes": "Communes",
    "commune_outlines": "Contours de communes",
    "rome_codes": "Métiers",
    "rome_titles": "Noms de métiers",
    "rome_relations": "Métiers proches",
    "rome_skills": "Compétences",
    "rome_contexts": "Conditions de travail",
}


@app.callback()
def reference() -> None:
    """Charger les communes et les métiers (ROME)."""


@app.command()
def load(
    *,
    folder: Annotated[
        Path | None, typer.Option("--from", metavar="DOSSIER", help="Dossier des fichiers officiels déjà téléchargés.")
    ] = None,
    outlines: Annotated[
        str,
        typer.Option(
            "--outlines",
            metavar="23,87",
            help="Télécharger aussi les contours des communes de ces départements, pour la carte. "
            "Donnez les départements voisins ensemble.",
        ),
    ] = "",
    demo: Annotated[bool, typer.Option("--demo", help="Prendre les données de démonstration (la Creuse).")] = False,
) -> None:
    """Charge les communes et les métiers. Sans option, toute la France est téléchargée, sans les contours.

    Un dossier peut contenir des contours : communes/contours-23-2024.geojson (ou .gz).
    """
    drawn = _departments(outlines)
    if demo and folder is not None:
        _refuse("--demo et --from ne vont pas ensemble : choisissez l'un des deux.")
    if drawn and (demo or folder is not None):
        _refuse("--outlines télécharge : enlevez --demo ou --from, ou mettez les contours dans le dossier.")
    began = time.monotonic()
    with _steps() as steps:
        references = read_demo() if demo else _official(steps, folder, drawn)
        with database() as url:
            _begin(steps, "Chargement dans la base de données")
            store = create_store(url)
            changes = load_references(store, references)
            _begin(steps, "Apprentissage des intitulés")
            learned = learn_titles(store, references.rome, examples=_examples(references, folder))
            store.dispose()
    typer.echo(f"Intitulés appris pour {_french(len(learned.codes))} métiers.")
    for line in (*_left_out(references.outlines), *_told(changes, seconds=time.monotonic() - began)):
        typer.echo(line)


def _departments(listed: str) -> tuple[str, ...]:
    """The departments of a list; refuses one that does not exist."""
    codes = tuple(code.strip().upper() for code in listed.split(",") if code.strip())
    for code in codes:
        if code not in departments():
            _refuse(f"« {code} » n'est pas un département : écrivez par exemple --outlines 23,87.")
    return codes


def _refuse(why: str) -> NoReturn:
    typer.secho(why, err=True, fg="red")
    raise typer.Exit(2)


def _examples(references: References, folder: Path | None) -> list[Example]:
    """The titles of offers that the folder holds, to learn from."""
    files = sorted((folder / "offers").glob("titles-*.jsonl*")) if folder is not None else []
    return read_examples(files, references.rome)[0]


def _official(steps: Progress, folder: Path | None, drawn: tuple[str, ...]) -> References:
    """The references of `folder`, else those of the official sites, with the outlines of the departments `drawn`."""
    if folder is not None:
        _begin(steps, "Lecture des fichiers")
        return read_official(folder)
    settings = ReferenceSettings()
    with (
        TemporaryDirectory(prefix="alentour-") as temporary,
        httpx2.Client(timeout=httpx2.Timeout(60, connect=10), follow_redirects=True) as client,
    ):
        downloaded = Path(temporary)
        _begin(steps, "Téléchargement des communes")
        today = datetime.now().astimezone().date()
        download_communes(downloaded, client=client, geo_url=settings.geo_url, today=today)
        for department in drawn:
            _begin(steps, f"Téléchargement des contours ({department})")
            download_outlines(downloaded, client=client, geo_url=settings.geo_url, department=department, today=today)
        _begin(steps, "Téléchargement des métiers")
        download_rome(downloaded, client=client, rome_url=settings.rome_url)
        _begin(steps, "Lecture des fichiers")
        return read_official(downloaded)


@contextmanager
def _steps() -> Iterator[Progress]:
    """A progress display on standard error; it disappears when the work is done."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as steps:
        yield steps


def _begin(steps: Progress, what: str) -> None:
    """Shows the step `what`, those before it done."""
    for task in steps.tasks:
        steps.update(task.id, total=1, completed=1)
    steps.add_task(f"{what}…", total=None)


def _left_out(outlines: Outlines) -> Iterator[str]:
    """The outlines that were not taken, in French."""
    if outlines.unknown:
        yield f"Contours laissés de côté, leur commune n'est pas dans la liste : {_french(outlines.unknown)}"
    if outlines.unreadable:
        yield f"Contours laissés de côté, illisibles ou placés ailleurs : {_french(outlines.unreadable)}"


def _told(changes: Iterable[Changes], *, seconds: float) -> Iterator[str]:
    """What a load did, in French."""
    for change in changes:
        counts = (("ajouts", change.inserted), ("changements", change.updated), ("retraits", change.deleted))
        told = [f"{word} : {_french(count)}" for word, count in counts if count]
        yield f"{_TABLES[change.table]} : {_french(change.given)} ({', '.join(told) or 'rien de changé'})"
    yield f"Fait en {seconds:.1f} s.".replace(".", ",", 1)


def _french(number: int) -> str:
    """A whole number as it is written in French: 34 935."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
