"""`alentour travel`: minutes between communes, estimated without a map, or told by the timetables of a day."""

import csv
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from cli.communes_file import CommunesFileFault, read_given, with_country
from geo import MODE_NAMES, Commune, Communes, Estimate, Mode
from kit import number

app = typer.Typer(add_completion=False, invoke_without_command=True)

ESTIMATE, TIMETABLE = "estimate", "timetable"
MOST_COMMUNES = 5_000
"""25 million journeys, 150 MB: more is a mistake."""


class TravelFault(CommunesFileFault):
    """What was asked cannot be answered."""


@app.callback()
def travel(
    *,
    by: Annotated[str, typer.Option(help="D'où viennent les minutes : estimate ou timetable (horaires).")] = ESTIMATE,
    communes: Annotated[
        Path | None, typer.Option(help="Fichier CSV des communes : insee,lat,lon,population.", show_default=False)
    ] = None,
    mode: Annotated[str, typer.Option(help="car, moped, ebike, bike, bus ou walk.")] = Mode.CAR.value,
    out: Annotated[Path | None, typer.Option(help="Fichier CSV à écrire : les minutes de chacune à chacune.")] = None,
    reference: Annotated[
        Path | None, typer.Option(help="Dossier de toutes les communes du pays : l'estimation est meilleure.")
    ] = None,
    origin: Annotated[str | None, typer.Option("--from", help="Code INSEE de départ (horaires).")] = None,
    destination: Annotated[str | None, typer.Option("--to", help="Code INSEE d'arrivée (horaires).")] = None,
    day: Annotated[str | None, typer.Option("--date", help="Jour : 2026-12-01 (horaires).")] = None,
    arrive_before: Annotated[str, typer.Option(help="Arriver avant (horaires).")] = "08:30",
    return_after: Annotated[str, typer.Option(help="Repartir après (horaires).")] = "16:30",
    cycling: Annotated[bool, typer.Option("--cycling", help="Aller à l'arrêt à vélo (horaires).")] = False,
    timetables: Annotated[
        list[Path] | None, typer.Option(help="Fichier GTFS, sinon les horaires chargés. Se répète.")
    ] = None,
) -> None:
    """Dit combien de minutes séparent des communes : une estimation sans carte, ou les horaires d'un jour."""
    if by == TIMETABLE:
        if origin is None or destination is None or day is None:
            raise TravelFault("Avec les horaires, il faut --from, --to (codes INSEE) et --date.")
        from cli.journey import JourneyQuestion, tell_journey  # numba, half a second

        files = tuple(timetables or ())
        tell_journey(JourneyQuestion(origin, destination, day, arrive_before, return_after, cycling, files, reference))
    elif by == ESTIMATE:
        if communes is None or out is None:
            raise TravelFault("Il faut --communes (le fichier à lire) et --out (le fichier à écrire).")
        _estimate(communes, out, mode=_mode(mode), reference=reference)
    else:
        raise TravelFault(f"« {by} » n'est pas une source de minutes : --by estimate ou --by timetable.")


def _mode(name: str) -> Mode:
    mode = MODE_NAMES.get(name.strip().lower())
    if mode is None:
        raise TravelFault(f"« {name} » n'est pas un moyen de transport : {', '.join(Mode)}.")
    return mode


def _estimate(source: Path, out: Path, *, mode: Mode, reference: Path | None) -> None:
    given = read_given(source)
    if len(given) > MOST_COMMUNES:
        raise TravelFault(f"{number(len(given))} communes, c'est trop : {number(MOST_COMMUNES)} au plus.")
    communes = with_country(given, reference)
    try:
        ways, wayless = write_matrix(out, given, communes, mode=mode)
    except OSError as fault:
        raise TravelFault(f"Le fichier « {out} » ne peut pas être écrit : vérifiez le dossier.") from fault
    journeys = (
        f"{number(ways)} trajet{'s' if ways > 1 else ''} entre {number(len(given))} commune{'s' if given[1:] else ''}"
    )
    impossible = f", {number(wayless)} sans chemin" if wayless else ""
    typer.echo(f"Environ, sans carte ni horaires : {journeys}{impossible} : {out}")


def write_matrix(out: Path, given: list[Commune], communes: Communes, *, mode: Mode) -> tuple[int, int]:
    """Writes the minutes from each given commune (lines) to each (columns), empty where there is no way.

    How many ways there are between two different communes, and how many there are not.
    """
    estimate = Estimate(communes)
    codes = [commune.insee for commune in given]
    columns = np.array([communes.position(code) for code in codes], dtype=np.intp)
    ways = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["insee", *codes])
        for code, origin in zip(codes, columns, strict=True):
            minutes = estimate.minutes_from(int(origin), mode=mode)[columns]
            ways += int(np.count_nonzero(np.isfinite(minutes) & (columns != origin)))
            lines.writerow([code, *("" if np.isinf(one) else f"{one:.1f}" for one in minutes)])
    return ways, len(codes) * (len(codes) - 1) - ways
