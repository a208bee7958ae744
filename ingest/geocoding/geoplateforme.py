"""The State's geocoder (Géoplateforme, on the Base Adresse Nationale): addresses become points, one or many at once.

It needs no key, and takes 50 requests a second from one address; a file of addresses is one request. What it answers
is believed by rules learned in use: 0.8 and more is almost never wrong; the middle of a commune is no answer to an
address in it.
"""

import csv
import io
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import httpx2

from geo import Point
from ingest.geocoding.settings import GeoplateformeSettings
from kit import Client, Unreadable, fold

SURE_SCORE = 0.8
"""From here an address is kept: "almost no false positives", and 85 % of the addresses of employers pass."""
MOST_ROWS = 5_000
"""Rows of a file sent at once: some 0.5 MB, answered in seconds."""
LONGEST_LINE, _SHORTEST_LINE = 200, 3
"""Letters of a search: the service refuses others."""
_SEARCH, _BATCH = "search/", "search/csv/"
_ASKED = ("adresse", "postcode")
_ANSWERED = (
    "latitude",
    "longitude",
    *(f"result_{name}" for name in ("score", "type", "citycode", "postcode", "label")),
)
_OVERSEAS = ("97", "98")
_CENTRES = frozenset({"", "bourg", "le bourg", "village", "le village", "mairie", "centre bourg", "centre ville"})
"""What may stand for an address where the middle of the commune is meant."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address to place. It holds no name of a person: see `AddressLocator`."""

    address: str
    postcode: str = ""
    city: str = ""

    @property
    def line(self) -> str:
        """Address and town in one line, as the service wants them."""
        return " ".join(filter(None, (self.address, self.city)))


@dataclass(frozen=True, slots=True)
class Hit:
    """What the service found: `kind` is "housenumber", "street", "locality" or "municipality"."""

    point: Point
    score: float
    kind: str
    insee: str
    postcode: str
    label: str

    @property
    def is_commune(self) -> bool:
        """Whether it is the middle of a commune, not an address."""
        return self.kind == "municipality"


class Geoplateforme:
    """A client of the service. `transport` replaces the network in tests."""

    def __init__(self, settings: GeoplateformeSettings, *, transport: httpx2.BaseTransport | None = None) -> None:
        self._client = Client(settings.geocoding_url.rstrip("/") + "/", transport=transport)
        self._pause_seconds = settings.pause_seconds

    def __enter__(self) -> Self:
        self._client.__enter__()
        return self

    def __exit__(self, *ended: Any) -> None:
        self._client.__exit__(*ended)

    def find(self, asked: Asked) -> Hit | None:
        """What is believed of one address; None where nothing is. Raises an HttpFailure."""
        found = self._ask(asked)
        if found is None and _is_overseas(asked):
            found = self._ask(replace(asked, postcode=""))
        return found

    def find_all(self, asked: Sequence[Asked]) -> list[Hit | None]:
        """What is believed of each address, in order. Raises an HttpFailure."""
        found = self._ask_all(asked)
        again = [index for index, hit in enumerate(found) if hit is None and _is_overseas(asked[index])]
        for index, hit in zip(again, self._ask_all([replace(asked[one], postcode="") for one in again]), strict=True):
            found[index] = hit
        return found

    def _ask(self, asked: Asked) -> Hit | None:
        if len(asked.line) < _SHORTEST_LINE:
            return None
        params: dict[str, str | int] = {"q": asked.line[:LONGEST_LINE], "limit": 1, "autocomplete": 0}
        if asked.postcode:
            params["postcode"] = asked.postcode
        time.sleep(self._pause_seconds)
        answer = self._client.get(_SEARCH, params=params)
        hit = _hit_of_feature(answer.json())
        return hit if hit is not None and is_believed(hit, asked) else None

    def _ask_all(self, asked: Sequence[Asked]) -> list[Hit | None]:
        found: list[Hit | None] = []
        for begin in range(0, len(asked), MOST_ROWS):
            rows = asked[begin : begin + MOST_ROWS]
            form = {"columns": ["adresse"], "postcode": ["postcode"], "result_columns": list(_ANSWERED)}
            answer = self._client.post_file(_BATCH, _table(rows), field="data", name="adresses.csv", form=form)
            hits = [_hit_of_row(row) for row in csv.DictReader(io.StringIO(answer.text()))]
            if len(hits) != len(rows):
                raise Unreadable(f"{len(hits)} réponses pour {len(rows)} adresses", status=answer.status)
            found += [
                hit if hit is not None and is_believed(hit, one) else None for hit, one in zip(hits, rows, strict=True)
            ]
            time.sleep(self._pause_seconds)
        return found


def is_believed(hit: Hit, asked: Asked) -> bool:
    """Whether a hit is kept: its score is sure, and the middle of a commune was what was asked for."""
    if hit.score < SURE_SCORE:
        return False
    if not hit.is_commune:
        return True
    said, city = fold(asked.address), fold(asked.city)
    town = fold(hit.label)
    return said.removesuffix(city).strip() in _CENTRES or said in {city, town} or said == f"{hit.postcode} {town}"


def _is_overseas(asked: Asked) -> bool:
    """Whether the postcode is one of those that addresses overseas often get wrong."""
    return asked.postcode.startswith(_OVERSEAS)


def _table(rows: Sequence[Asked]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_ASKED)
    writer.writerows((one.line, one.postcode) for one in rows)
    return text.getvalue().encode()


def _hit_of_feature(answer: Any) -> Hit | None:
    """The first feature of a GeoJSON answer, whose coordinates are longitude first."""
    try:
        if not answer["features"]:
            return None
        feature = answer["features"][0]
        lon, lat = feature["geometry"]["coordinates"]
        said = feature["properties"]
        return _hit(lat, lon, said["score"], said["type"], said["citycode"], said.get("postcode"), said["label"])
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Unreadable("la réponse n'a pas la forme attendue") from error


def _hit_of_row(row: dict[str, str]) -> Hit | None:
    """A row of a CSV answer; one without a point was not found."""
    try:
        if not row["latitude"]:
            return None
        return _hit(row["latitude"], row["longitude"], *(row[name] for name in _ANSWERED[2:]))
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("la réponse n'a pas la forme attendue") from error


def _hit(lat: Any, lon: Any, score: Any, kind: str, insee: str, postcode: str | None, label: str) -> Hit:
    return Hit(Point(float(lat), float(lon)), float(score), kind, insee, postcode or "", label)
