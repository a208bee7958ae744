"""An extract of OpenStreetMap fetched from the site that cuts the world into regions: whole, or not at all.

What came before a cut line is kept beside, and the next attempt asks for the rest.
"""

import os
from collections.abc import Callable
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path

import httpx2

from ingest.errors import ExtractUnavailable
from kit import fold

ATTEMPTS = 4
MOST_BYTES = 20_000_000_000
"""France weighs 5 GB; what is larger is no region."""

Progress = Callable[[int, int | None], None]
"""Told the bytes received, and those expected where the site says it."""


def region_slug(region: str) -> str:
    """The region as addresses write it: "Île-de-France" is "ile-de-france"."""
    return "-".join(fold(region).split())


def fetch_extract(
    client: httpx2.Client, region: str, *, template: str, cache: Path, progress: Progress = lambda *_: None
) -> Path:
    """The extract of `region` in `cache`, fetched unless the one there is still the site's.

    `template` is the address, with `{region}` in it. Raises ExtractUnavailable.
    """
    slug = region_slug(region)
    address = template.replace("{region}", slug)
    if not slug or not address.startswith(("http://", "https://")) or "{region}" not in template:
        raise ExtractUnavailable("ROADS_EXTRACT_URL doit être une adresse avec {region} : voyez « .env.example ».")
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"{slug}-latest.osm.pbf"
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _fetched(client, address, path, progress)
        except httpx2.TransportError as error:
            if attempt == ATTEMPTS or isinstance(error, httpx2.ConnectError):
                raise ExtractUnavailable(_silent(address)) from error
        except httpx2.HTTPStatusError as error:
            unknown = error.response.status_code == HTTPStatus.NOT_FOUND
            raise ExtractUnavailable(_unknown(address, region) if unknown else _silent(address)) from error
    raise AssertionError("the last attempt returns or raises")


def _fetched(client: httpx2.Client, address: str, path: Path, progress: Progress) -> Path:
    part, tag = path.with_suffix(".part"), path.with_suffix(".tag")
    headers = {"accept-encoding": "identity"}
    received = part.stat().st_size if part.exists() and tag.exists() else 0
    if received:
        headers |= {"range": f"bytes={received}-", "if-range": tag.read_text()}
    elif path.exists():
        headers |= {"if-modified-since": _http_date(path)}
    with client.stream("GET", address, headers=headers) as response:
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            return path
        if response.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink()  # the file has changed, or was whole already: from its beginning, at the next attempt
            raise httpx2.ReadError("the rest does not exist")
        response.raise_for_status()
        whole = response.status_code != HTTPStatus.PARTIAL_CONTENT
        _receive(response, part, tag, progress, received=0 if whole else received)
        modified = response.headers.get("last-modified")
    tag.unlink(missing_ok=True)
    if modified:
        seconds = parsedate_to_datetime(modified).timestamp()
        os.utime(part, (seconds, seconds))
    return part.replace(path)


def _receive(response: httpx2.Response, part: Path, tag: Path, progress: Progress, *, received: int) -> None:
    """Appends the body to the `received` bytes of `part`; raises ReadError where some of it did not come."""
    validator = response.headers.get("etag") or response.headers.get("last-modified")
    if validator and not validator.startswith("W/"):
        tag.write_text(validator)
    else:
        tag.unlink(missing_ok=True)
    length = response.headers.get("content-length", "")
    expected = received + int(length) if length.isdecimal() else None
    with part.open("ab" if received else "wb") as file:
        for chunk in response.iter_bytes():
            file.write(chunk)
            received += len(chunk)
            if received > MOST_BYTES:
                raise httpx2.ReadError("no region is as large")
            progress(received, expected)
    if expected is not None and received != expected:
        raise httpx2.ReadError("cut short")


def _http_date(path: Path) -> str:
    return formatdate(path.stat().st_mtime, usegmt=True)


def _silent(address: str) -> str:
    return (
        f"Le site {httpx2.URL(address).host} ne répond pas, ou la connexion est coupée. Recommencez plus tard : ce qui "
        "est déjà arrivé est gardé. Sans internet, donnez un fichier : « alentour roads build FICHIER.osm.pbf »."
    )


def _unknown(address: str, region: str) -> str:
    return (
        f"Le site {httpx2.URL(address).host} n'a pas d'extrait pour « {region} ». Cherchez son nom sur "
        "https://download.geofabrik.de/europe/france.html : par exemple limousin, auvergne, picardie."
    )
