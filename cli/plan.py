"""`alentour plan`: a week of 15 to 20 hours for somebody followed, in the terminal."""

import json
import re
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from cli.match import opened
from kit import configure_logs, dated, day_in_france, now_utc
from matching import Matcher, clock_time, duration, read_people, timetables_of
from matching.plan import LOOKED_AT, Bounds, Brief, Week, coming_monday, minutes_gone, plan_by_timetable
from matching.words.times.days import DAYS

app = typer.Typer(add_completion=False, invoke_without_command=True)

_HOURS = re.compile(r"(\d{1,2})(?:\s*-\s*(\d{1,2}))?")


@app.callback()
def plan(
    *,
    person_id: Annotated[int, typer.Option("--person", help="Le numéro de la personne.")],
    hours: Annotated[
        str | None,
        typer.Option("--hours", help="Les heures d'activité visées, comme 15-20 ou 10. Sinon, celles de la personne."),
    ] = None,
    monday: Annotated[
        str | None,
        typer.Option("--monday", help="Le lundi de la semaine (2026-11-23). Sinon, aujourd'hui ou le prochain."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Écrire du JSON.")] = False,
) -> None:
    """Propose une semaine qui tient dans les jours, les heures et les trajets d'une personne."""
    configure_logs(level="WARNING")
    asked, now = _bounds(hours) if hours else None, now_utc()
    start = _monday(monday) if monday else coming_monday(day_in_france(now))
    with opened() as (engine, session):
        people = read_people(session, [person_id])
        if not people:
            raise typer.BadParameter(f"personne inconnue : {person_id}.")
        matcher = Matcher(engine)
        listed = matcher.for_person(session, people[0], now=now, limit=LOOKED_AT)
        timetables = timetables_of(matcher.travels.now(session, now=now))
    person = people[0].person
    brief = Brief(
        start,
        asked_on=day_in_france(now),
        since=minutes_gone(start, now=now),
        bounds=asked or Bounds.usual_for(person),
    )
    week, _ = plan_by_timetable(person, listed.items, brief, timetables)
    if as_json:
        typer.echo(json.dumps(asdict(week) | {"hours": week.hours}, ensure_ascii=False, default=str, indent=2))
    else:
        show(week)


def show(week: Week) -> None:
    """Prints a week, what was assumed, and what would make it fit."""
    console = Console()
    table = Table(title=f"Semaine du {dated(week.monday)} : {week.told}", show_lines=True)
    for column in ("Jour", "Heures", "Activité", "Trajet", "Pourquoi"):
        table.add_column(column)
    for line in week.lines:
        table.add_row(
            f"{DAYS[line.day.weekday()]} {dated(line.day, with_year=False)}",
            f"{clock_time(line.starts)} – {clock_time(line.ends)}",
            line.what,
            f"{duration(line.travel_minutes)} aller, {duration(line.travel_minutes)} retour"
            if line.travel_minutes
            else "de chez soi",
            line.why.told(),
        )
    console.print(table)
    for one in week.loosen:
        console.print(f"La semaine tient {one.said.phrase()}.", style="yellow", highlight=False)
    for said in week.assumed:
        console.print(said.told(), style="dim", highlight=False)


def _bounds(text: str) -> Bounds:
    found = _HOURS.fullmatch(text.strip())
    least, most = (float(found[1]), float(found[2] or found[1])) if found else (0.0, 0.0)
    if not 1 <= least <= most <= 40:
        raise typer.BadParameter("--hours attend une ou deux valeurs de 1 à 40, comme 15-20.")
    return Bounds(least, most)


def _monday(text: str) -> date:
    try:
        day: date | None = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.weekday():
        raise typer.BadParameter("--monday attend la date d'un lundi, comme 2026-11-23.")
    return day
