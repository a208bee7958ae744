"""`alentour bench`: how fast and how large, on invented people and opportunities, as JSON.

What needs a database makes one of its own and drops it at the end.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.bench.country import measure_country
from cli.bench.ingest import measure_ingest
from cli.bench.night import measure_night
from cli.bench.plan import measure_plan
from cli.bench.reverse import measure_reverse
from cli.bench.search import measure_search
from kit import configure_logs

app = typer.Typer(no_args_is_help=True, add_completion=False)

Reference = Annotated[
    Path | None,
    typer.Option(
        "--reference",
        metavar="DOSSIER",
        exists=True,
        file_okay=False,
        help="Communes et métiers de la France. Sans dossier, ceux de la démonstration.",
    ),
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Le hasard de ce qui est inventé.")]


@app.callback()
def bench() -> None:
    """Mesurer ce que fait cette machine."""
    configure_logs(level="ERROR")


@app.command()
def ingest(
    *,
    offers: Annotated[int, typer.Option("--offers", min=1_000, help="Combien d'offres la récolte compte.")] = 100_000,
    reference: Reference = None,
    seed: Seed = 23,
) -> None:
    """Récolte un pays d'offres inventées, puis le même, puis un jour de changements, et imprime les mesures."""
    measured = measure_ingest(offers=offers, reference=reference, seed=seed, say=_say)
    _print(measured)


@app.command()
def country(
    *,
    people: Annotated[int, typer.Option("--people", min=1_000, help="Combien de personnes.")] = 20_000,
    opportunities: Annotated[int, typer.Option("--opportunities", min=1_000, help="Combien d'offres.")] = 10_000,
    reference: Reference = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Combien de processus.")] = 2,
    partitions: Annotated[int, typer.Option("--partitions", min=1, help="En combien de parts.")] = 32,
    sample: Annotated[
        int, typer.Option("--sample", min=1, help="Combien de listes contrôler par la force brute.")
    ] = 1_000,
    seed: Seed = 23,
) -> None:
    """Classe tout un pays inventé, contrôle des listes par la force brute, et imprime les mesures."""
    measured = measure_country(
        people=people,
        opportunities=opportunities,
        reference=reference,
        seed=seed,
        workers=workers,
        partitions=partitions,
        sample=sample,
        say=_say,
    )
    _print(measured)


@app.command()
def reverse(
    *,
    people: Annotated[int, typer.Option("--people", min=1_000, help="Combien de personnes.")] = 100_000,
    reference: Reference = None,
    seed: Seed = 23,
) -> None:
    """Cherche à qui parler d'une offre, parmi toutes les personnes d'une région, et imprime les mesures."""
    measured = measure_reverse(people=people, reference=reference, seed=seed, say=_say)
    _print(measured)


@app.command()
def night(
    *,
    people: Annotated[int, typer.Option("--people", min=50, help="Combien de personnes.")] = 3_600,
    opportunities: Annotated[int, typer.Option("--opportunities", min=100, help="Combien d'offres.")] = 3_000,
    reference: Reference = None,
    seed: Seed = 23,
) -> None:
    """Classe tout un département, puis ce qu'une heure change, et imprime les mesures."""
    measured = measure_night(
        people=people,
        opportunities=opportunities,
        reference=reference,
        seed=seed,
        say=_say,
    )
    _print(measured)


@app.command()
def search(
    *,
    opportunities: Annotated[
        int, typer.Option("--opportunities", min=1_000, help="Combien de propositions en ligne.")
    ] = 100_000,
    reference: Reference = None,
    seed: Seed = 23,
) -> None:
    """Cherche dans un pays de propositions inventées, à côté de ce que font les autres, et imprime les mesures."""
    measured = measure_search(opportunities=opportunities, reference=reference, seed=seed, say=_say)
    _print(measured)


@app.command()
def plan(
    *,
    weeks: Annotated[int, typer.Option("--weeks", min=3, max=10_000, help="Combien de semaines.")] = 48,
    seed: Seed = 23,
) -> None:
    """Compose des semaines à partir de listes de 50 propositions inventées, et imprime les mesures."""
    _print(measure_plan(weeks=weeks, seed=seed))


def _say(step: str) -> None:
    """What is being done, beside the JSON."""
    typer.echo(step, err=True)


def _print(measured: Mapping[str, Any]) -> None:
    typer.echo(json.dumps(measured, ensure_ascii=False, indent=2))
