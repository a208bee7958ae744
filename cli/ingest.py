"""`alentour ingest`: pull partners by hand, replay captured pages, and see what happened."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy import Engine

from cli import duplicates
from cli.opening import opened
from cli.status import status_json, status_lines
from ingest import (
    SOURCES,
    IngestError,
    IngestSettings,
    Pull,
    RunReport,
    leave_scope,
    pull_hours,
    pull_of,
    replay_of,
    run_pull,
    scopes_of,
    source_named,
)
from kit import FRANCE, configure_logs, now_utc, number
from matching import Matcher, rank_if_changed
from store import session
from store.audit.log import Action, record
from store.pulls.health import source_healths
from store.pulls.held import release_held
from store.pulls.runs import close_abandoned
from store.pulls.sources import LastRun, enter_pull_hours, last_runs, rejects_by_source

app = typer.Typer(no_args_is_help=True, add_completion=False)
app.add_typer(duplicates.app)
STATUS_WORDS = {
    "complete": "complète",
    "partial": "[yellow]partielle[/yellow]",
    "failed": "[red]échouée[/red]",
    "running": "en cours",
}

Source = Annotated[str, typer.Argument(metavar="SOURCE", help=f"{', '.join(SOURCES)}, ou « all » pour toutes.")]
Department = Annotated[
    str | None, typer.Option("--department", help="Code du département. Sinon, ceux de INGEST_DEPARTMENTS.")
]


@app.callback()
def ingest() -> None:
    """Récolter les offres des partenaires, et voir ce qui s'est passé."""
    configure_logs(level="ERROR")


@app.command()
def run(source: Source, *, department: Department = None) -> None:
    """Récolte une source maintenant, puis classe pour tout le monde."""
    slugs = list(SOURCES) if source == "all" else [source_named(source).slug]
    codes = [department] if department else list(IngestSettings().department_codes())
    with opened() as engine:
        sources = [SOURCES[slug] for slug in slugs]
        pulls = [pull_of(source, scope, now=now_utc()) for source in sources for scope in scopes_of(source, codes)]
        if not pulls:
            raise IngestError("Cette source est celle d'un autre département. Voir OWN_BUS_DEPARTMENT dans .env.")
        reports = [run_with_progress(engine, pull) for pull in pulls]
        rank_if_changed(engine, Matcher(engine), now=now_utc())
    show(reports)


@app.command()
def replay(
    source: Source,
    folder: Annotated[Path, typer.Argument(metavar="DOSSIER", exists=True, file_okay=False, help="Pages capturées.")],
    *,
    complete: Annotated[
        bool, typer.Option("--complete", help="Ces pages sont tout ce que la source a : ce qui n'y est pas est retiré.")
    ] = False,
    department: Department = None,
) -> None:
    """Rejoue des pages capturées (page-*.json, page-*.json.gz)."""
    pull = replay_of(source_named(source), folder, complete=complete, department_code=department)
    with opened() as engine:
        show([run_with_progress(engine, pull)])


@app.command()
def status(
    *,
    runs: Annotated[bool, typer.Option("--runs", help="Montrer les dernières récoltes une à une.")] = False,
    limit: Annotated[int, typer.Option("--top", min=1, max=100, help="Avec --runs : nombre de récoltes.")] = 10,
    machine: Annotated[bool, typer.Option("--json", help="Écrire l'état en JSON.")] = False,
) -> None:
    """Dit si tout va bien, et quoi faire sinon (code de sortie 1 s'il y a quelque chose à regarder)."""
    console, now = Console(highlight=False), now_utc()
    with opened() as engine:
        close_abandoned(engine, now=now)
        with session(engine) as reading:
            enter_pull_hours(reading, pull_hours(IngestSettings().department_codes()))
            healths = source_healths(reading, now=now)
            shown = last_runs(reading, limit=limit) if runs else ()
    if machine:
        typer.echo(json.dumps(status_json(healths), default=str, ensure_ascii=False))
    elif runs:
        _show_runs(shown, console)
    else:
        for line in status_lines(healths, now=now):
            console.print(line, soft_wrap=True, markup=False)
    if any(health.alerts for health in healths):
        raise typer.Exit(1)


@app.command()
def release(run_id: Annotated[int, typer.Argument(metavar="NUMERO", min=1, help="Donné par « status ».")]) -> None:
    """Retire ce qu'une récolte a gardé parce que la source avait rétréci d'un coup."""
    with opened() as engine, session(engine) as writing:
        retired = release_held(writing, run_id, now=now_utc())
        if retired is None:
            raise IngestError(f"Il n'y a pas de récolte {run_id}. Son numéro est dans « ingest status ».")
        if retired:
            record(writing, Action.RELEASED_RETIREMENT, account=None, now=now_utc(), run=run_id, retired=retired)
    Console(highlight=False).print(f"{number(retired)} propositions retirées." if retired else "Rien à retirer.")


@app.command()
def leave(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=", ".join(SOURCES))],
    department: Annotated[str, typer.Argument(metavar="DEPARTEMENT", help="Le code du département : 19.")],
) -> None:
    """Retire ce qu'une source avait donné pour un département que l'on ne récolte plus."""
    left = source_named(source)
    if department in scopes_of(left, IngestSettings().department_codes()):
        raise IngestError(f"Le département {department} est encore récolté. Ôtez-le d'abord de INGEST_DEPARTMENTS.")
    console = Console(highlight=False)
    with opened() as engine:
        done = leave_scope(engine, left, department, clock=now_utc)
    if done.held:
        console.print(f"{number(done.held)} propositions attendent votre accord : elles sont encore montrées.")
        console.print(f"Pour les retirer, tapez « alentour ingest release {done.run_id} ».")
    else:
        console.print(f"{number(done.retired)} propositions retirées." if done.retired else "Rien à retirer.")


@app.command()
def rejects(source: Source) -> None:
    """Montre ce que les dernières récoltes complètes d'une source ont refusé, pourquoi, et ce qui n'est plus offert."""
    slug = source_named(source).slug
    with opened() as engine, session(engine) as reading:
        rows = [one for one in rejects_by_source(reading) if one.source == slug]
    table = Table(title=f"Refus des dernières récoltes de {slug}")
    for column in ("Annonces", "Pourquoi", "Champ", "Combien", "Exemples"):
        table.add_column(column)
    for row in rows:
        became = "plus offerte" if row.gone else "refusée"
        table.add_row(became, row.reason, row.field or "", str(row.records), ", ".join(row.examples))
    Console().print(table if rows else "Aucun refus.")


def run_with_progress(engine: Engine, pull: Pull) -> RunReport:
    """Runs a pull and shows how many records came."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed} lues"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"{pull.label}, {pull.department.name}", total=None)
        return run_pull(engine, pull, clock=now_utc, progress=lambda read: bar.update(task, completed=read))


def _show_runs(runs: Iterable[LastRun], console: Console) -> None:
    """Prints runs, the newest first."""
    for run in runs:
        console.print(f"{run.started_at.astimezone(FRANCE):%d/%m %H:%M}  {told(asdict(run))}", soft_wrap=True)
        if run.message:
            console.print(f"             {run.message}", soft_wrap=True)
        if run.released_at:
            when = f"{run.released_at.astimezone(FRANCE):%d/%m à %H:%M}"
            console.print(f"             Retiré quand même le {when}.", soft_wrap=True)


def told(run: Mapping[str, Any]) -> str:
    """A run in one line: what was read, how many opportunities it made, and what that changed."""
    kept = run["new"] + run["changed"] + run["unchanged"]
    made = f", soit {kept} propositions (une par lieu)" if kept > run["pulled"] else ""
    return (
        f"{run['source']} ({run['scope']}) : récolte {STATUS_WORDS[run['status']]}. "
        f"{run['pulled']} annonces lues{made} : {run['new']} neuves, {run['changed']} changées, "
        f"{run['unchanged']} pareilles. {run['retired']} retirées, {run['rejected']} refusées."
    )


def show(reports: Iterable[RunReport]) -> None:
    """Prints what runs did; raises an IngestError where one failed, so that the command ends with it."""
    console, failed = Console(highlight=False), []
    for one in reports:
        counts = {"source": one.source, "scope": one.scope, "status": one.status, "pulled": one.pulled}
        line = told(counts | asdict(one.applied) | {"rejected": one.rejected})
        console.print(f"{line} En {one.seconds:.1f} s.", soft_wrap=True)
        for reason, count in sorted(one.reasons.items()):
            console.print(f"  refusées : {count} × {reason}")
        for reason, count in sorted(one.gone.items()):
            console.print(f"  plus offertes : {count} × {reason}")
        if one.status == "failed":
            failed.append(one.message or "La récolte a échoué.")
        elif one.message:
            console.print(f"  {one.message} Ce qui a été lu est gardé, rien n'est retiré.")
    if failed:
        raise IngestError(" ".join(dict.fromkeys(failed)))
