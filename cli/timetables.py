"""`alentour timetables`: the coaches and trains of a department, out of the files that networks publish."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cli.opening import opened
from geo.gtfs import read_timetable
from geo.transit import FeedFacts, Timetable
from kit import day_in_france, now_utc, number, spoken
from store import session
from store.reference.timetables import keep_timetable, kept_timetable

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Charger les horaires des cars et des trains.")


@app.callback()
def timetables() -> None:
    """Charger les horaires des cars et des trains."""


@app.command()
def load(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FICHIER.zip...", help="Fichiers GTFS, tous ceux du département à la fois."),
    ],
) -> None:
    """Charge des horaires à la place de ceux d'avant : tout ou rien."""
    console = Console(stderr=True)
    with console.status("Lecture des horaires…"):
        timetable = read_timetable(files)
    now = now_utc()
    with opened() as store, session(store) as writing:
        keep_timetable(writing, timetable, now=now)
    for line in _loaded(timetable, today=day_in_france(now)):
        typer.echo(line)


@app.command()
def status() -> None:
    """Dit quels horaires sont chargés, et jusqu'à quand ils valent."""
    with opened() as store, session(store) as reading:
        kept = kept_timetable(reading)
    if kept is None:
        typer.echo("Aucun horaire n'est chargé. Tapez « alentour timetables load FICHIER.zip ».")
        return
    now = now_utc()
    typer.echo(f"Chargés {spoken(kept.loaded_at, now)} ({kept.version}).")
    for feed in kept.feeds:
        typer.echo(_line(feed, today=day_in_france(now)))


def _loaded(timetable: Timetable, *, today: date) -> Iterator[str]:
    """What was loaded, feed by feed, with what could not be read."""
    for feed in timetable.feeds:
        yield _line(feed, today=today)
        if feed.timezone != "Europe/Paris":
            yield f"  Les heures sont celles du fuseau {feed.timezone}, lues telles quelles."
        for what, count in feed.faults:
            yield f"  Laissé de côté, {what} : {number(count)}."
    stops, changes = len(timetable.stops.names), timetable.transfers.stop.size
    yield f"Ensemble : {number(stops)} arrêts, {number(changes)} changements possibles."
    yield "Le site les prend en compte d'ici une minute."


def _line(feed: FeedFacts, *, today: date) -> str:
    """A feed and its validity: "SNCF : 5 361 arrêts, 33 280 courses, du 22/01/2025 au 22/04/2025."."""
    days = (feed.valid_until - feed.valid_from).days + 1
    line = (
        f"{feed.name} : {number(feed.stops)} arrêts, {number(feed.trips)} courses, {number(days)} jours, "
        f"du {feed.valid_from:%d/%m/%Y} au {feed.valid_until:%d/%m/%Y}."
    )
    if feed.valid_until < today:
        line += f" Horaires périmés depuis le {feed.valid_until + timedelta(days=1):%d/%m/%Y} : chargez les nouveaux."
    elif feed.valid_from > today:
        line += " Ils ne valent pas encore."
    return line
