"""`alentour evaluate relevance`: the ranking on a judged set, beside the usual ways to order offers."""

import json
import re
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.evaluate.judged import read_references, try_folder
from cli.evaluate.relevance import relevance_of
from matching.evaluate import diagnosis_of, ours

_INNERMOST = re.compile(r"\{[^{}\"]*(?:\"[^\"]*\": [-\d.a-z]+,?\s*)+\}")

app = typer.Typer(no_args_is_help=True, add_completion=False)

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="DOSSIER", exists=True, file_okay=False, help="opportunities.jsonl.gz, personas.json, judgments.csv."
    ),
]
Reference = Annotated[
    Path, typer.Option("--reference", metavar="DOSSIER", exists=True, file_okay=False, help="Communes et métiers.")
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Le hasard des tirages.")]


@app.callback()
def evaluate() -> None:
    """Mesurer si le classement est juste, sur des personnes et des notes en fichiers."""


@app.command()
def relevance(
    folder: Folder,
    *,
    reference: Reference,
    persons: Annotated[
        bool, typer.Option("--persons", help="Montrer la liste de chaque personne, sans comparer à d'autres façons.")
    ] = False,
    seed: Seed = 23,
) -> None:
    """Compare le classement aux notes, à côté d'autres façons de classer."""
    judged = try_folder(folder, read_references(reference))
    if persons:
        _print([diagnosis_of(trial, ours) for trial in judged.trials])
    else:
        _print(relevance_of(judged, seed=seed))


def _print(measured: Any) -> None:
    """JSON with each interval, and each list of parts, on one line."""
    text = json.dumps(measured, ensure_ascii=False, indent=2)
    typer.echo(_INNERMOST.sub(lambda found: " ".join(found[0].split()), text))
