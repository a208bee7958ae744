"""The official references, downloaded into a folder of the official layout, which is then read as any other."""

import csv
import json
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import httpx2

from ingest.reference.errors import DownloadFailed

_FIELDS = "nom,code,codesPostaux,codeDepartement,centre,population"
_FORMER_FIELDS = "nom,code,chefLieu"
_MAX_BODY_BYTES = 100_000_000
_MAX_FILE_BYTES = 200_000_000
"""Version 460 is 4.5 MB packed and its largest table 3 MB; the outlines of a department are some 10 MB."""


def download_communes(folder: Path, *, client: httpx2.Client, geo_url: str, today: date) -> None:
    """Writes `folder/communes/communes-france-<today>.csv`, with the districts of Paris, Lyon and Marseille, and
    `former-communes-<today>.csv`, with the communes déléguées and associées.

    Raises DownloadFailed.
    """
    address = f"{geo_url.rstrip('/')}/communes"
    parameters = {"fields": _FIELDS, "format": "json"}
    found = _json_list(client, address, parameters)
    found += _json_list(client, address, parameters | {"type": "arrondissement-municipal"})
    target = folder / "communes" / f"communes-france-{today:%Y-%m-%d}.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(target, ("insee", "name", "postal_codes", "lat", "lon", "population"), map(_commune_row, found), address)
    inner = f"{geo_url.rstrip('/')}/communes_associees_deleguees"
    former = _json_list(client, inner, {"fields": _FORMER_FIELDS})
    named = (_former_row(one) for one in former if one.get("chefLieu"))
    _write(target.with_name(f"former-communes-{today:%Y-%m-%d}.csv"), ("name", "code", "insee"), named, inner)


def download_outlines(folder: Path, *, client: httpx2.Client, geo_url: str, department: str, today: date) -> None:
    """Writes `folder/communes/contours-<department>-<today>.geojson`. Raises DownloadFailed."""
    address = f"{geo_url.rstrip('/')}/departements/{department}/communes"
    target = folder / "communes" / f"contours-{department}-{today:%Y-%m-%d}.geojson"
    target.parent.mkdir(parents=True, exist_ok=True)
    _save(client, f"{address}?fields=code&format=geojson&geometry=contour", target)
    if not _has_features(target):
        raise DownloadFailed(_unexpected(address))


def download_rome(folder: Path, *, client: httpx2.Client, rome_url: str) -> None:
    """Writes `folder/rome/unix_*.csv`, the tables of the archive of ROME. Raises DownloadFailed."""
    target = folder / "rome"
    target.mkdir(parents=True, exist_ok=True)
    archive = target / "archive.zip"
    _save(client, rome_url, archive)
    try:
        with zipfile.ZipFile(archive) as packed:
            for member in packed.infolist():
                name = PurePosixPath(member.filename).name
                if name.startswith("unix_") and name.endswith("_utf8.csv") and member.file_size <= _MAX_FILE_BYTES:
                    (target / name).write_bytes(packed.read(member))
    except zipfile.BadZipFile as error:
        raise DownloadFailed(_unexpected(rome_url)) from error
    archive.unlink()


def _has_features(path: Path) -> bool:
    try:
        return bool(json.loads(path.read_bytes())["features"])
    except (ValueError, TypeError, KeyError):
        return False


def _json_list(client: httpx2.Client, address: str, parameters: dict[str, str]) -> list[dict[str, Any]]:
    try:
        response = client.get(address, params=parameters)
        response.raise_for_status()
        found = response.json()
    except httpx2.HTTPError as error:
        raise DownloadFailed(_silent(address)) from error
    except ValueError as error:
        raise DownloadFailed(_unexpected(address)) from error
    if not isinstance(found, list):
        raise DownloadFailed(_unexpected(address))
    return found


def _save(client: httpx2.Client, address: str, target: Path) -> None:
    """Streams what `address` answers into `target`, at most `_MAX_BODY_BYTES`."""
    received = 0
    try:
        with client.stream("GET", address) as response, target.open("wb") as file:
            response.raise_for_status()
            for chunk in response.iter_bytes():
                received += len(chunk)
                if received > _MAX_BODY_BYTES:
                    raise DownloadFailed(_unexpected(address))
                file.write(chunk)
    except httpx2.HTTPError as error:
        raise DownloadFailed(_silent(address)) from error


def _commune_row(found: dict[str, Any]) -> tuple[object, ...]:
    """A line of the official layout; `centre` is GeoJSON, longitude first, and nine communes have none."""
    lon, lat = found["centre"]["coordinates"] if found.get("centre") else ("", "")
    codes = "|".join(found.get("codesPostaux") or ())
    return found["code"], found["nom"], codes, lat, lon, found.get("population") or ""


def _former_row(found: dict[str, Any]) -> tuple[object, ...]:
    return found["nom"], found["code"], found["chefLieu"]


def _write(path: Path, header: tuple[str, ...], lines: Iterable[tuple[object, ...]], address: str) -> None:
    """Writes a table out of what `address` answered. Raises DownloadFailed where a field is missing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        try:
            writer.writerows(lines)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DownloadFailed(_unexpected(address)) from error


def _silent(address: str) -> str:
    return (
        f"Le site {httpx2.URL(address).host} ne répond pas. Vérifiez la connexion à internet, ou donnez des fichiers "
        "déjà téléchargés avec --from DOSSIER, ou prenez les données de démonstration avec --demo."
    )


def _unexpected(address: str) -> str:
    return (
        f"Le site {httpx2.URL(address).host} n'a pas envoyé les fichiers attendus. Réessayez plus tard, ou donnez des "
        "fichiers déjà téléchargés avec --from DOSSIER."
    )
