"""`alentour roads`: the road network of a department, and the minutes from its communes to those around."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import httpx2
import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from sqlalchemy import Engine

from cli.road_matrix import MODE_WORDS, Filling, fill_matrix, mode_named
from geo import Mode
from geo.roads import MODES_BY_ROAD, Network, Roads, build_network, current_network, name_of, networks
from kit import day_in_france, now_utc
from store import create_store, database, session
from store.reference.roads import RoadVersion, road_versions
from store.settings import RoadSettings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Charger la carte des routes, calculer les minutes.")


@app.callback()
def roads() -> None:
    """Charger la carte des routes d'une région, et calculer les minutes de commune à commune."""


@app.command()
def build(
    extract: Annotated[Path, typer.Argument(metavar="FICHIER.osm.pbf", help="Extrait d'OpenStreetMap.")],
    *,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NOM", help="Nom du réseau, sinon celui du fichier.")
    ] = None,
) -> None:
    """Construit le réseau routier d'un extrait d'OpenStreetMap, et s'en sert désormais."""
    _build(extract, name=name)


@app.command()
def fetch(
    region: Annotated[str, typer.Argument(metavar="RÉGION", help="Région d'avant 2016 : limousin, auvergne…")],
) -> None:
    """Télécharge l'extrait d'une région, puis construit son réseau routier."""
    from ingest.extracts import fetch_extract, region_slug

    settings = RoadSettings()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with (
        _display(*columns) as display,
        httpx2.Client(timeout=httpx2.Timeout(60, connect=10), follow_redirects=True) as client,
    ):
        task = display.add_task("Téléchargement…", total=None)
        extract = fetch_extract(
            client,
            region,
            template=settings.extract_url,
            cache=settings.folder / "extracts",
            progress=partial(_show, display, task),
        )
    _build(extract, name=region_slug(region))


@app.command()
def status() -> None:
    """Dit quel réseau routier sert, et de quels départements les minutes sont calculées."""
    folder = RoadSettings().folder
    used = current_network(folder)
    typer.echo(_told(used))
    for other in networks(folder)[1:]:
        typer.echo(f"Gardé : {other.version}.")
    with _store() as store, session(store) as opened:
        versions = road_versions(opened)
    if not versions:
        typer.echo("Aucune minute calculée. Tapez « alentour roads matrix --from DÉPARTEMENT ».")
    for version in versions:
        typer.echo(_line(version, network=used))


@app.command()
def matrix(
    *,
    department: Annotated[
        str, typer.Option("--from", metavar="DÉPARTEMENT", help="Code du département : 23, 2A, 974.")
    ],
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=240, help="Aussi loin, à l'aller.")] = 60,
    modes: Annotated[
        list[str] | None,
        typer.Option("--mode", metavar="MOYEN", help="car, moped, ebike, bike ou walk ; plusieurs fois si besoin."),
    ] = None,
) -> None:
    """Calcule les minutes par la route, des communes d'un département à toutes celles autour."""
    chosen = [mode_named(word) for word in modes] if modes else list(MODES_BY_ROAD)
    network = current_network(RoadSettings().folder)
    engine = Roads(network, longest_minutes=minutes, at_once=len(os.sched_getaffinity(0)))
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with _store() as store, _display(*columns, TimeElapsedColumn()) as display:
        for mode in chosen:
            began = time.monotonic()
            task = display.add_task(MODE_WORDS[mode].capitalize(), total=None)
            filling = fill_matrix(
                store,
                engine,
                mode,
                department=department.upper(),
                limit_minutes=minutes,
                progress=partial(_show, display, task),
            )
            typer.echo(_filled(mode, filling, seconds=time.monotonic() - began))


@contextmanager
def _store() -> Iterator[Engine]:
    """The store, for the time of a command."""
    with database() as url:
        store = create_store(url)
        try:
            yield store
        finally:
            store.dispose()


def _build(extract: Path, *, name: str | None) -> None:
    """Builds the network of `extract` and tells it."""
    with _display(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()) as display:
        display.add_task("Construction du réseau routier…", total=None)
        network = build_network(
            RoadSettings().folder, extract, name=name_of(Path(name or extract.name)), day=day_in_france(now_utc())
        )
    typer.echo(_told(network))


def _show(display: Progress, task: TaskID, done: int, total: int | None) -> None:
    display.update(task, completed=done, total=total)


@contextmanager
def _display(
    *columns: TextColumn | SpinnerColumn | BarColumn | DownloadColumn | TimeElapsedColumn,
) -> Iterator[Progress]:
    """A progress display on standard error; it disappears when the work is done."""
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as display:
        yield display


def _told(network: Network) -> str:
    weight = f"{network.megabytes:.1f}".replace(".", ",")
    return f"Réseau routier : {network.name}, données du {network.date:%d/%m/%Y}, {weight} Mo ({network.version})."


def _filled(mode: Mode, filling: Filling, *, seconds: float) -> str:
    """What was computed, in French."""
    where = f"{MODE_WORDS[mode].capitalize()} : {filling.near} communes sur {filling.origins} sont sur la carte"
    if not filling.computed:
        return f"{where}, et tout était déjà calculé."
    spent = f"{seconds:.1f}".replace(".", ",")
    rows = "1 ligne calculée" if filling.computed == 1 else f"{filling.computed} lignes calculées"
    return f"{where} ; minutes vers {filling.targets} communes, {rows} en {spent} s."


def _line(version: RoadVersion, *, network: Network) -> str:
    old = "" if version.network == network.version else f" Calculé sur un autre réseau, {version.network} : à refaire."
    return (
        f"{version.department}, {MODE_WORDS[version.mode]} : {version.origins} communes, jusqu'à "
        f"{version.limit_minutes} minutes.{old}"
    )
