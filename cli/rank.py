"""`alentour rank`: the ranking of the service on files, without a database, to be checked against judgments."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from geo import Estimate, Travel
from ingest import newest, read_opportunities, read_personas
from ingest.reference import read_official
from kit import now_utc, parse_instant
from matching import Knowledge, Opportunity, Person, Ranked, build_corpus, explained, features_of, load_weights, stand

app = typer.Typer(add_completion=False, invoke_without_command=True)


@app.callback()
def rank(
    *,
    corpus: Annotated[Path, typer.Option(help="Dossier de opportunities.jsonl.gz et personas.json.", exists=True)],
    reference: Annotated[Path, typer.Option(help="Dossier de rome/ et communes/ officiels.", exists=True)],
    out: Annotated[Path, typer.Option(help="Fichier à écrire : une ligne JSON par personne.")],
    top: Annotated[int, typer.Option(min=1, max=10_000, help="Nombre de propositions par personne.")] = 50,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="Date du classement (2025-08-07). Sinon, celle de l'offre la plus récente."),
    ] = None,
) -> None:
    """Classe des fichiers pour chaque personne, comme le service, sans base de données."""
    opportunities, people = read_opportunities(corpus), read_personas(corpus)
    moment = _moment(as_of) or newest(opportunities) or now_utc()
    references = read_official(reference)
    knowledge = Knowledge(references.rome)
    travel = Travel(references.communes, (Estimate(references.communes),))
    with out.open("w", encoding="utf-8") as lines:
        for line in rankings(people, opportunities, knowledge=knowledge, travel=travel, top=top, as_of=moment):
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    typer.echo(f"{len(people)} classements parmi {len(opportunities)} propositions : {out}")


def rankings(
    people: tuple[Person, ...],
    opportunities: tuple[Opportunity, ...],
    *,
    knowledge: Knowledge,
    travel: Travel,
    top: int,
    as_of: datetime,
) -> Iterator[dict[str, Any]]:
    """For each person, in order, the best `top` opportunities that no gate drops."""
    weights = load_weights()
    features = [features_of(one) for one in opportunities]
    laid_out = build_corpus(features, trades=knowledge.trades, communes=travel.communes)
    for person in people:
        standing = stand(person, laid_out, knowledge=knowledge, travel=travel, weights=weights, as_of=as_of)
        best = [explained(standing, int(row), weights=weights, as_of=as_of) for row in standing.open_rows()[:top]]
        yield {"persona": person.key, "ranking": [_row(one) for one in best]}


def _row(one: Ranked) -> dict[str, Any]:
    return {
        "key": one.opportunity.key,
        "score": round(one.score, 6),
        "parts": {part.name: round(part.value, 4) for part in one.parts},
        "reasons": [reason.told() for reason in one.reasons],
    }


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = parse_instant(text)
    if moment is None:
        raise typer.BadParameter("--as-of attend une date, comme 2025-08-07.")
    return moment.astimezone(UTC)
