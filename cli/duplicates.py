"""`alentour ingest dedupe | unlink | relink`: duplicates found in files, and links of the store undone or made anew."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, TextIO, cast

import typer

from cli.opening import opened
from ingest.duplicates import cluster_file, lines_of, link_duplicates, mark_again
from kit import now_utc, number, spoken
from store import session
from store.catalogue.duplicates import linked_since, live_ids, unlink
from store.locks import lock_catalogue

app = typer.Typer(add_completion=False)


@app.command()
def dedupe(
    *,
    source: Annotated[
        Path,
        typer.Option(
            "--in", metavar="FICHIER", exists=True, dir_okay=False, help="Une annonce JSON par ligne, .gz ou non."
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="FICHIER", dir_okay=False, help="Fichier à écrire, .gz ou non.")
    ],
) -> None:
    """Cherche les annonces en double dans un fichier : ajoute « cluster » à chaque ligne, le même pour les doubles."""
    if out.exists() and out.samefile(source):
        raise typer.BadParameter("--out doit être un autre fichier que --in.")
    found = cluster_file(source)
    with _written(out) as lines:
        lines.writelines(_with_clusters(lines_of(source), found.clusters))
    doubles = len(found.links)
    typer.echo(f"{number(len(found.clusters))} lignes, {number(doubles)} annonces en double : {out}")
    if found.unread:
        typer.echo(f"{number(found.unread)} lignes illisibles, gardées sans groupe.", err=True)


@app.command("unlink")
def unlink_opportunity(
    opportunity: Annotated[int, typer.Argument(metavar="NUMERO", min=1, help="Celui de l'adresse de sa page.")],
    *,
    who: Annotated[
        str, typer.Option("--par", metavar="NOM", help="Qui le dit, pour s'en souvenir.")
    ] = "alentour ingest",
) -> None:
    """Dit qu'une proposition n'est pas la même que celles auxquelles elle est liée. C'est pour toujours."""
    with opened() as engine, session(engine) as writing:
        since = linked_since(writing, opportunity)
        others = unlink(writing, opportunity, who=who, now=now_utc())
        link_duplicates(writing.connection(), changed=others, now=now_utc())
    named = ", ".join(str(one) for one in others)
    typer.echo(f"La proposition {opportunity} est montrée seule. Elle ne sera plus liée à : {named}.")
    if since is not None:
        typer.echo(f"Elle l'était depuis {spoken(since, now_utc())}.")


@app.command()
def relink() -> None:
    """Compare de nouveau tout ce qui est proposé, par exemple après une mise à jour."""
    with opened() as engine, session(engine) as writing:
        connection = writing.connection()
        lock_catalogue(connection)
        ids = live_ids(connection)
        mark_again(connection, ids)
        done = link_duplicates(connection, changed=ids, now=now_utc())
    typer.echo(
        f"{number(done.linked)} propositions liées à une autre, {number(done.freed)} montrées de nouveau seules."
    )


def _written(path: Path) -> TextIO:
    opener = gzip.open if path.suffix == ".gz" else open
    return cast(TextIO, opener(path, "wt", encoding="utf-8", newline="\n"))


def _with_clusters(lines: Iterable[str], clusters: Iterable[int | None]) -> Iterable[str]:
    """Each line with its cluster; what is no JSON object is kept as a text, an empty line as it is."""
    for line, cluster in zip(lines, clusters, strict=True):
        if not line.strip():
            yield "\n"
            continue
        content = {"line": line.rstrip("\n")} if cluster is None else json.loads(line)
        yield json.dumps(content | {"cluster": cluster}, ensure_ascii=False) + "\n"
