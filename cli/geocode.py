"""`alentour geocode`: where the addresses of a file are, or of one line."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from cli.address_file import AddressFile, read_addresses, unwritable
from cli.communes_file import country_of
from cli.opening import opened
from geo import Communes
from ingest.geocoding import AddressLocator, Geoplateforme, GeoplateformeSettings, Located, Origin
from kit import configure_logs
from store import session
from store.reference.communes_and_trades import read_communes as communes_of_store

app = typer.Typer(add_completion=False)


@app.command()
def geocode(
    line: Annotated[
        str | None, typer.Argument(metavar="[ADRESSE]", help="Une adresse ou une commune, entre guillemets.")
    ] = None,
    *,
    source: Annotated[
        Path | None,
        typer.Option("--in", help="Fichier CSV (colonne « query » ou « adresse ») ou une ligne JSON par adresse."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Fichier à écrire : les mêmes lignes, avec les lieux.")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Ne rien demander à internet.")] = False,
    reference: Annotated[
        Path | None, typer.Option(help="Dossier qui contient « communes/ ». Sinon, la base de données.")
    ] = None,
) -> None:
    """Trouve la commune et le point de chaque adresse."""
    configure_logs(level="ERROR")
    if (line is None) == (source is None) or (source is not None and out is None):
        raise typer.BadParameter("il faut une adresse entre guillemets, ou bien --in et --out")
    if out is not None and (out.is_dir() or not out.parent.is_dir()):
        raise unwritable(out)  # now, rather than once all addresses were asked for
    file = read_addresses(source) if source is not None else AddressFile.of_line(line or "")
    communes = _communes(reference)
    with ExitStack() as stack:
        service = None if offline else stack.enter_context(Geoplateforme(GeoplateformeSettings()))
        locator = AddressLocator(communes, service)
        found = list(locator.locate(file.asked))
        if not offline and not locator.is_online:
            typer.secho("La Géoplateforme ne répond pas : les communes seules ont répondu.", err=True, fg="yellow")
    rows = [_row(one) for one in found]
    if out is None:
        typer.echo(json.dumps(rows[0], ensure_ascii=False, indent=2))
        return
    file.write(out, rows)
    typer.echo(_told(found, out))


def _communes(reference: Path | None) -> Communes:
    """The communes of a folder, else of the database."""
    if reference is not None:
        return country_of(reference)
    with opened() as store, session(store) as reading:
        communes = communes_of_store(reading)
    if not communes:
        raise typer.BadParameter("aucune commune dans la base : tapez « alentour reference load », ou --reference")
    return communes


def _row(found: Located) -> dict[str, object]:
    """What is added to a line; empty where nothing is known."""
    commune, point = found.commune, found.point
    return {
        "insee": commune.insee if commune else None,
        "commune": commune.town if commune else None,
        "former_commune": found.former,
        "postcode": found.postcode,
        "lat": None if point is None else round(point.lat, 6),
        "lon": None if point is None else round(point.lon, 6),
        "score": found.score,
        "rung": found.rung.value if found.rung else None,
        "ambiguous": " | ".join(f"{one.name} ({one.insee})" for one in found.ambiguous) or None,
        "source": found.origin.value,
    }


def _told(found: Sequence[Located], out: Path) -> str:
    """What was found, in French."""
    precise = sum(one.origin is Origin.GEOPLATEFORME for one in found)
    placed = sum(one.commune is not None for one in found)
    unsure = sum(bool(one.ambiguous) for one in found)
    return (
        f"Adresses : {len(found)}. Commune trouvée : {placed} (plusieurs communes possibles : {unsure}). "
        f"Placées par la Géoplateforme : {precise}. Résultat : {out}"
    )
