"""`alentour titles`: codes of ROME for the titles of a file, and the model that gives them."""

import gzip
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from cli.opening import opened
from ingest.reference import read_rome
from kit import now_utc
from matching.words.trades.titles import (
    Coded,
    TitleModel,
    json_lines,
    read_examples,
    read_model,
    train_titles,
)
from store import session
from store.reference.titles import confirm_trade, uncoded_opportunities

app = typer.Typer(add_completion=False, invoke_without_command=True)

_MOST_TOLD = 10
"""Lines told one by one; the others are counted."""
_AT_ONCE = 2_000
_Line = tuple[int, dict[str, Any] | None]


@app.callback()
def titles(
    context: typer.Context,
    *,
    source: Annotated[
        Path | None,
        typer.Option("--in", help="Fichier à lire : un objet JSON par ligne, avec « intitule » ou « query »."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Fichier à écrire : les mêmes lignes, avec les métiers.")] = None,
    top: Annotated[int, typer.Option(min=1, max=50, help="Nombre de métiers par ligne.")] = 5,
    reference: Annotated[Path | None, typer.Option(help="Dossier qui contient « rome/ ».", exists=True)] = None,
    model: Annotated[Path | None, typer.Option(help="Modèle déjà appris. Sinon, il est appris d'abord.")] = None,
) -> None:
    """Trouve le métier (code ROME) de chaque intitulé d'un fichier."""
    if context.invoked_subcommand is not None:
        return
    if source is None or out is None or (reference is None and model is None):
        raise typer.BadParameter("Il faut --in, --out, et --reference ou --model.")
    reader = read_model(model) if model is not None else _trained(reference or Path(), _offered(reference or Path()))
    accepted = total = 0
    unread: list[int] = []
    with _written(out) as lines:
        for batch in _batches(json_lines(source)):
            for (number, line), coded in zip(batch, _coded(reader, batch, top=top), strict=True):
                total += 1
                accepted += bool(coded and coded.accepted)
                if coded is None:
                    unread.append(number)
                found = {"predicted": list(coded.codes) if coded else [], "accepted": coded.accepted if coded else None}
                lines.write(json.dumps({**(line or {}), **found}, ensure_ascii=False) + "\n")
    _tell_lines(unread, "ni « intitule » ni « query » à lire : laissée sans métier")
    read = "ligne lue" if total < 2 else "lignes lues"
    typer.echo(f"{total} {read}, {accepted} avec un métier sûr : {out}")


@app.command()
def train(
    *,
    reference: Annotated[Path, typer.Option(help="Dossier qui contient « rome/ ».", exists=True)],
    files: Annotated[
        list[Path] | None, typer.Option("--titles", help="Intitulés d'offres et leur code ROME. Se répète.")
    ] = None,
    more: Annotated[
        list[Path] | None, typer.Argument(metavar="[FICHIER]...", help="D'autres fichiers d'intitulés.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Fichier du modèle à écrire.")],
) -> None:
    """Apprend à reconnaître les métiers, et écrit le modèle."""
    learned = _trained(reference, [*(files or []), *(more or [])])
    content = learned.to_bytes()
    out.write_bytes(content)
    megabytes = f"{len(content) / 1e6:.1f}".replace(".", ",")
    typer.echo(f"Modèle appris pour {len(learned.codes)} métiers : {out} ({megabytes} Mo)")


@app.command()
def waiting(*, limit: Annotated[int, typer.Option(min=1, max=1_000, help="Nombre d'annonces à montrer.")] = 20) -> None:
    """Montre les annonces dont le métier n'est pas sûr, avec ce que leur titre peut vouloir dire."""
    with opened() as store, session(store) as reading:
        found = uncoded_opportunities(reading, limit=limit)
    for one in found:
        meant = " ; ".join(f"{code} {label}" for code, label in zip(one.codes, one.labels, strict=True))
        typer.echo(f"{one.id} : {one.title} ({one.place or 'sans lieu'}) → {meant}")
    if not found:
        typer.echo("Aucune annonce n'attend de métier.")


@app.command()
def confirm(
    opportunity: Annotated[int, typer.Argument(metavar="NUMÉRO", help="Le numéro donné par « waiting ».")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="Le code ROME du métier : K2204.")],
) -> None:
    """Donne à une annonce le métier qu'une personne a choisi ; les récoltes suivantes le gardent."""
    with opened() as store, session(store) as writing:
        done = confirm_trade(writing, opportunity, rome=code.upper(), now=now_utc())
    if done is None:
        typer.secho(
            f"L'annonce {opportunity} ou le métier {code} n'existe pas : vérifiez les deux.", err=True, fg="red"
        )
        raise typer.Exit(1)
    title, label = done
    typer.echo(f"« {title} » : {label}")


def _trained(reference: Path, files: Sequence[Path]) -> TitleModel:
    rome = read_rome(reference)
    examples, useless = read_examples(files, rome)
    for path in files:
        _tell_lines([line for of, line in useless if of == path], f"rien à apprendre, dans {path}")
    return train_titles(rome, examples)


def _offered(reference: Path) -> list[Path]:
    """The titles of offers that a folder of references holds."""
    return sorted((reference / "offers").glob("titles-*.jsonl*"))


def _coded(model: TitleModel, batch: Sequence[_Line], *, top: int) -> list[Coded | None]:
    """How each line was read; None where it has nothing to read."""
    texts = [_text(line) for _, line in batch]
    coded = iter(model.code_many([text for text in texts if text is not None], top=top))
    return [None if text is None else next(coded) for text in texts]


def _text(line: dict[str, Any] | None) -> str | None:
    said = (line or {}).get("intitule", (line or {}).get("query"))
    return said if isinstance(said, str) else None


def _batches(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    batch: list[_Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


@contextmanager
def _written(path: Path) -> Iterator[TextIO]:
    with gzip.open(path, "wt", encoding="utf-8") if path.suffix == ".gz" else path.open("w", encoding="utf-8") as lines:
        yield lines


def _tell_lines(numbers: Sequence[int], what: str) -> None:
    for number in numbers[:_MOST_TOLD]:
        typer.secho(f"Ligne {number} : {what}.", err=True)
    if len(numbers) > _MOST_TOLD:
        typer.secho(f"Et {len(numbers) - _MOST_TOLD} autres lignes : {what}.", err=True)
