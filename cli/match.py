"""`alentour match`: the ranking of the service, from the terminal, on the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import MODE_NAMES, MOST_MINUTES, Commune, Communes, Means, means_from_text, search_name
from kit import configure_logs, now_utc
from matching import Matcher, Person, RankedList, Sort, commute, rank_everybody, read_people
from matching.country import rank_country, take_census, write_department
from matching.executor import LocalProcesses
from store import create_store, database
from store.reference.communes_and_trades import read_communes

app = typer.Typer(no_args_is_help=True, add_completion=False)

_MOST_CHOICES = 5
"""Communes named to somebody whose words may mean several."""


@app.callback()
def match() -> None:
    """Classer pour une personne, pour une recherche ou pour tout le monde."""
    configure_logs(level="WARNING")


@app.command()
def search(
    words: Annotated[list[str] | None, typer.Argument(help="Ce que la personne cherche, avec ses mots.")] = None,
    *,
    at: Annotated[str, typer.Option("--a", help="La commune : nom, code postal ou code INSEE.")],
    means: Annotated[
        list[str] | None, typer.Option("--moyen", help="Moyen et minutes : voiture:30, velo:20, bus:45, pied:30.")
    ] = None,
    limit: Annotated[int, typer.Option("--top", min=1, max=100, help="Nombre de résultats.")] = 10,
    sort: Annotated[Sort, typer.Option("--tri", help="fit (adapté), distance ou date.")] = Sort.FIT,
) -> None:
    """Cherche autour d'une commune, comme la page d'accueil."""
    with opened() as (engine, session):
        town = _commune(at, read_communes(session))
        if town is None or town.point is None:
            raise typer.BadParameter(f"commune inconnue : {at}. Essayez son code postal.")
        asked = " ".join(words or ())
        person = Person(
            key="search",
            home=town.point,
            insee=town.insee,
            means=tuple(_means(one) for one in means or ["voiture:30"]),
            wishes=(asked,) if asked else (),
        )
        listed = Matcher(engine).search(session, person, now=now_utc(), limit=limit, sort=sort)
    show(listed, title=f"Autour de {town.name}")


@app.command()
def person(
    person_id: Annotated[int, typer.Argument(help="Le numéro de la personne.")],
    limit: Annotated[int, typer.Option("--top", min=1, max=100, help="Nombre de résultats.")] = 10,
) -> None:
    """Classe pour une personne suivie, et dit pourquoi."""
    with opened() as (engine, session):
        people = read_people(session, [person_id])
        if not people:
            raise typer.BadParameter(f"personne inconnue : {person_id}.")
        listed = Matcher(engine).for_person(session, people[0], now=now_utc(), limit=limit)
    show(listed, title=f"Personne {person_id}")
    for one in listed.gated[:5]:
        Console().print(f"[dim]Écarté : {one.opportunity.title} – {one.reason.told()}[/dim]", highlight=False)


@app.command()
def everybody() -> None:
    """Classe pour tout le monde et garde les listes, comme après chaque récolte."""
    with opened() as (engine, _):
        report = rank_everybody(engine, Matcher(engine), now=now_utc())
    typer.echo(
        f"{report.people} personne{'s' if report.people > 1 else ''} classée{'s' if report.people > 1 else ''} "
        f"parmi {report.opportunities} propositions en {report.seconds:.1f} s."
    )


@app.command()
def country(
    folder: Annotated[Path, typer.Argument(metavar="DOSSIER", file_okay=False, help="Où écrire les fichiers Parquet.")],
    *,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Combien de processus.")] = 2,
    partitions: Annotated[int, typer.Option("--partitions", min=1, help="En combien de parts.")] = 8,
    keep: Annotated[bool, typer.Option("--garder", help="Garder aussi les listes dans la base.")] = False,
) -> None:
    """Classe tout le monde comme un pays entier : sans lire les textes, des millions de personnes en une nuit."""
    now = now_utc()
    with opened() as (engine, session), LocalProcesses(workers) as executor:
        census = take_census(session, Matcher(engine), now=now)
        written = list(rank_country(census.country, executor=executor, folder=folder, partitions=partitions))
        if keep:
            people = census.country.people.id.tolist()
            write_department(session, folder, people=people, versions=census.versions, now=now)
            session.commit()
    listed, rows = sum(one.people for one in written), sum(one.rows for one in written)
    plural = "s" if listed > 1 else ""
    typer.echo(f"{listed} personne{plural} classée{plural}, {rows} propositions : {folder}")


@contextmanager
def opened() -> Iterator[tuple[Engine, Session]]:
    """The store and a session on it, for the time of a command."""
    with database() as url:
        engine = create_store(url)
        try:
            with Session(engine) as session:
                yield engine, session
        finally:
            engine.dispose()


def show(listed: RankedList, *, title: str) -> None:
    """Prints a list with its reasons."""
    table = Table(title=f"{title} : {listed.total} résultats", show_lines=True)
    for column in ("Score", "Proposition", "Lieu", "Trajet", "Pourquoi"):
        table.add_column(column)
    for one in listed.items:
        table.add_row(
            f"{one.score:.2f}",
            one.opportunity.title,
            one.opportunity.place or "",
            way.phrase() if (way := commute(one.way, one.km)) else "",
            "\n".join(reason.told() for reason in one.reasons[:4]),
        )
    console = Console()
    for besides in listed.widened:
        console.print(besides.said.told(), style="yellow")
    console.print(table)


def _commune(text: str, communes: Communes) -> Commune | None:
    """The commune that `text` means, None where unknown; a name written in full wins over those that begin so.

    Raises typer.BadParameter, which asks which one, where several remain.
    """
    found = communes.find(text, limit=_MOST_CHOICES + 1)
    typed = search_name("".join(letter for letter in text if not letter.isdigit()))
    meant = [one for one in found if search_name(one.name) == typed] or found
    if len(meant) > 1:
        choices = ", ".join(f"« {one.name} {' '.join(one.postal_codes[:1])} »" for one in meant[:_MOST_CHOICES])
        more = "…" if len(meant) > _MOST_CHOICES else "."
        raise typer.BadParameter(f"plusieurs communes répondent à « {text} ». Précisez laquelle : {choices}{more}")
    return meant[0] if meant else None


def _means(text: str) -> Means:
    means = means_from_text(text)
    if means is None:
        known = ", ".join(MODE_NAMES)
        raise typer.BadParameter(
            f"« {text} » n'est pas un moyen et des minutes (de 1 à {MOST_MINUTES}). Exemple : bus:45. Moyens : {known}."
        )
    return means
