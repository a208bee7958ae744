"""`alentour evaluate`: relevance, weights and fairness of the ranking, on people and judgments in files, as JSON."""

import json
import re
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.evaluate.fairness import fairness_of
from cli.evaluate.fitting import rewritten, weights_of
from cli.evaluate.judged import read_references, try_folder
from cli.evaluate.relevance import relevance_of
from matching.evaluate import diagnosis_of, ours
from matching.scoring.weights import FILE as WEIGHTS

_INNERMOST = re.compile(r"\{[^{}\"]*(?:\"[^\"]*\": [-\d.a-z]+,?\s*)+\}|\[[-\d.,\s]+\]")
"""What is printed on one line: an object or a list of numbers."""

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


@app.command()
def weights(
    folders: Annotated[
        list[Path], typer.Argument(metavar="DOSSIERS", exists=True, file_okay=False, help="Un ou plusieurs dossiers.")
    ],
    *,
    reference: Reference,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FICHIER", help="Écrire là les poids trouvés, au format TOML.")
    ] = None,
    seed: Seed = 23,
) -> None:
    """Cherche les poids du classement, et les essaie sur des personnes qui n'ont pas servi à les trouver."""
    references = read_references(reference)
    told, fitted = weights_of([try_folder(folder, references) for folder in folders], seed=seed)
    if out is not None:
        out.write_text(rewritten(WEIGHTS.read_text(encoding="utf-8"), fitted), encoding="utf-8")
        typer.echo(f"Poids écrits : {out}", err=True)
    _print(told)


@app.command()
def fairness(
    folder: Folder,
    *,
    reference: Reference,
    people: Annotated[
        int, typer.Option("--people", min=1, help="Combien de personnes inventées se partagent les propositions.")
    ] = 1_000,
    seed: Seed = 23,
) -> None:
    """Compare ce que reçoivent les groupes de personnes, et vérifie ce qui ne doit rien changer."""
    references = read_references(reference)
    _print(fairness_of(try_folder(folder, references), references, people=people, seed=seed))


def _print(measured: Any) -> None:
    """JSON with each interval, and each list of parts, on one line."""
    text = json.dumps(measured, ensure_ascii=False, indent=2)
    typer.echo(_INNERMOST.sub(lambda found: " ".join(found[0].split()), text))
