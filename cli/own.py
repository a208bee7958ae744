"""`alentour import`: the department's own offers, missions, appointments, stops and transports, from a spreadsheet."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from cli.ingest import Department
from cli.opening import opened
from ingest import IngestError, IngestSettings
from ingest.own import Brought, Fate, LineReport, bring
from kit import configure_logs, now_utc
from matching import Matcher, rank_if_changed
from sheets import SHEETS, Sheet, csv_template, xlsx_template

app = typer.Typer(no_args_is_help=True, add_completion=False)

_FATES = {
    Fate.NEW: "[green]neuve[/green]",
    Fate.CHANGED: "[cyan]changée[/cyan]",
    Fate.SAME: "pareille",
    Fate.TO_SPECIFY: "[yellow]à préciser[/yellow]",
    Fate.REFUSED: "[red]refusée[/red]",
}
_COUNTED = {
    Fate.NEW: ("neuve", "neuves"),
    Fate.CHANGED: ("changée", "changées"),
    Fate.SAME: ("pareille", "pareilles"),
    Fate.TO_SPECIFY: ("à préciser", "à préciser"),
    Fate.REFUSED: ("refusée", "refusées"),
}

_CONFIRM = (
    "C'est beaucoup d'un coup : elles restent montrées jusqu'à ce qu'une personne confirme leur retrait, "
    "sur la page d'exploitation ou avec « alentour ingest release »."
)

What = Annotated[str, typer.Argument(metavar="QUOI", help=f"{', '.join(SHEETS)}.")]
File = Annotated[Path, typer.Argument(metavar="FICHIER", exists=True, dir_okay=False, help="Un CSV ou un .xlsx.")]
Complete = Annotated[
    bool, typer.Option("--complete", help="Ce fichier est toute la liste : ce qui n'y est pas est retiré.")
]


@app.callback()
def own() -> None:
    """Importer les offres, missions, rendez-vous, arrêts et navettes du département."""
    configure_logs(level="ERROR")


@app.command()
def template(
    what: What,
    out: Annotated[Path | None, typer.Option("--out", metavar="FICHIER", help="Où écrire le modèle.")] = None,
) -> None:
    """Écrit le modèle à remplir, en .xlsx ou en .csv."""
    sheet = _sheet(what)
    target = out or Path(f"alentour-{sheet.slug}.xlsx")
    target.write_bytes(csv_template(sheet) if target.suffix.lower() == ".csv" else xlsx_template(sheet))
    typer.echo(f"Le modèle est dans {target}. Remplissez-le, puis : alentour import check {sheet.slug} {target}")


@app.command()
def check(what: What, file: File, *, complete: Complete = False, department: Department = None) -> None:
    """Dit, ligne par ligne, ce qui se passerait. Rien n'est écrit."""
    brought = _bring(what, file, complete=complete, dry_run=True, department=department)
    _show(brought.preview.lines, brought)
    typer.echo("C'était un essai : rien n'a été écrit.")


@app.command()
def run(what: What, file: File, *, complete: Complete = False, department: Department = None) -> None:
    """Importe le fichier, puis classe pour tout le monde. Les lignes refusées n'arrêtent pas les autres."""
    brought = _bring(what, file, complete=complete, dry_run=False, department=department)
    _show([line for line in brought.preview.lines if line.fate not in (Fate.NEW, Fate.SAME)], brought)
    if brought.run is not None and brought.run.status != "complete":
        raise IngestError(brought.run.message or "L'import n'a pas pu finir.")


def _bring(what: str, file: Path, *, complete: bool, dry_run: bool, department: str | None) -> Brought:
    sheet = _sheet(what)
    with opened() as engine:
        brought = bring(
            engine,
            file.read_bytes(),
            sheet,
            department_code=department or IngestSettings().department_codes()[0],
            complete=complete,
            dry_run=dry_run,
            clock=now_utc,
        )
        if brought.run is not None:
            rank_if_changed(engine, Matcher(engine), now=now_utc())
    return brought


def _sheet(what: str) -> Sheet:
    if what not in SHEETS:
        raise IngestError(f"« {what} » n'est pas prévu. Choisissez parmi : {', '.join(SHEETS)}.")
    return SHEETS[what]


def _show_absent(console: Console, names: Sequence[str], count: int, *, done: str, many: str) -> None:
    for name in names:
        console.print(f"absente du fichier, {done} : {escape(name)}")
    if count > len(names):
        console.print(f"… et {count - len(names)} autres {many}.")


def _show(lines: Iterable[LineReport], brought: Brought) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        changes = f" ({', '.join(line.changes)})" if line.changes else ""
        console.print(f"ligne {line.number} : {_FATES[line.fate]}{changes}  {escape(line.title)}")
        for remark in (*line.wrong, *line.left_aside):
            console.print(f"    {remark.column} : {escape(remark.reason)} {escape(remark.remedy)}")
    told = brought.preview
    if told.unknown:
        console.print(f"Colonnes qui ne sont pas lues : {escape(', '.join(told.unknown))}.")
    if brought.run is None or brought.run.status == "complete":
        _show_absent(console, told.retired, told.retired_count, done="retirée", many="retirées")
        _show_absent(console, told.held, told.held_count, done="gardée pour l'instant", many="gardées pour l'instant")
    if told.held_count:
        console.print(_CONFIRM)
    counts = ", ".join(f"{count} {_COUNTED[fate][count > 1]}" for fate, count in told.counts().items() if count)
    console.print(f"Lignes lues : {len(told.lines)}, dont {counts}.")
