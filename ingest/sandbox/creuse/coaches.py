"""The coaches of an invented network of Creuse, written as networks publish theirs: a GTFS feed."""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import BaseModel, ConfigDict

from geo import Communes

_FILE = Path(__file__).with_suffix(".toml")
_WEEKS_BEFORE, _WEEKS_AFTER = 2, 26
_ROUTE_TYPES = {"train": "2", "coach": "3"}
_SERVICES = {"semaine": "1111100", "samedi": "0000010"}

Row = tuple[object, ...]


class Line(BaseModel):
    """A line: stops as (INSEE code, name, minutes from the first), and departures from both ends as "06:55"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str
    vehicle: Literal["coach", "train"] = "coach"
    stops: tuple[tuple[str, str, int], ...]
    out: tuple[str, ...]
    back: tuple[str, ...]
    saturday_out: tuple[str, ...] = ()
    saturday_back: tuple[str, ...] = ()

    def runs(self) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
        """Each run: its days, its code, and (stop, hour) in order."""
        turned = [(insee, name, self.stops[-1][2] - minutes) for insee, name, minutes in reversed(self.stops)]
        for days, begins, stops in (
            ("semaine", self.out, self.stops),
            ("semaine", self.back, turned),
            ("samedi", self.saturday_out, self.stops),
            ("samedi", self.saturday_back, turned),
        ):
            for begin in begins:
                code = f"{self.number}-{days}-{stops[0][0]}-{begin.replace(':', '')}"
                yield days, code, [(_code(insee, name), _hour(begin, minutes)) for insee, name, minutes in stops]


class Network(BaseModel):
    """All lines, and the name that people know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    line: tuple[Line, ...]


@cache
def coach_network() -> Network:
    """The network of `coaches.toml`."""
    return Network.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def write_coaches(path: Path, communes: Communes, *, today: date) -> Path:
    """The zip of the network, with stops at the centres of `communes`, valid from two weeks before `today` for half a
    year. The same day gives the same bytes."""
    network = coach_network()
    monday = today - timedelta(days=today.weekday())
    first, last = monday - timedelta(weeks=_WEEKS_BEFORE), monday + timedelta(weeks=_WEEKS_AFTER)
    days = f"{first:%Y%m%d}", f"{last:%Y%m%d}"
    week = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    tables: dict[str, list[Row]] = {
        "agency": [
            ("agency_id", "agency_name", "agency_url", "agency_timezone"),
            ("1", network.name, "https://cars.example", "Europe/Paris"),
        ],
        "feed_info": [
            ("feed_publisher_name", "feed_publisher_url", "feed_lang", "feed_start_date", "feed_end_date"),
            (network.name, "https://cars.example", "fr", *days),
        ],
        "calendar": [
            ("service_id", *week, "start_date", "end_date"),
            *((service, *flags, *days) for service, flags in _SERVICES.items()),
        ],
        "stops": [("stop_id", "stop_name", "stop_lat", "stop_lon"), *_stops(network, communes)],
        "routes": [
            ("route_id", "agency_id", "route_short_name", "route_type"),
            *((line.number, "1", line.number, _ROUTE_TYPES[line.vehicle]) for line in network.line),
        ],
        "trips": [
            ("route_id", "service_id", "trip_id"),
            *((line.number, service, code) for line in network.line for service, code, _ in line.runs()),
        ],
        "stop_times": [
            ("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"),
            *(
                (code, hour, hour, stop, rank)
                for line in network.line
                for _, code, calls in line.runs()
                for rank, (stop, hour) in enumerate(calls)
            ),
        ],
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(ZipInfo(f"{name}.txt"), _csv(rows))  # without the hour of writing
    return path


def _stops(network: Network, communes: Communes) -> Iterator[Row]:
    """Each stop once."""
    named = sorted({(insee, name) for line in network.line for insee, name, _ in line.stops})
    for insee, name in named:
        commune = communes.by_insee(insee)
        if commune is None or commune.point is None:
            raise LookupError(f"no commune {insee} with a centre: the references are not loaded, or the table is wrong")
        yield _code(insee, name), name, commune.point.lat, commune.point.lon


def _code(insee: str, name: str) -> str:
    return f"{insee}-{name}"


def _hour(begin: str, minutes: int) -> str:
    """The hour so many minutes after "06:55"."""
    hours, past = begin.split(":")
    total = int(hours) * 60 + int(past) + minutes
    return f"{total // 60:02}:{total % 60:02}:00"


def _csv(rows: Iterable[Row]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
