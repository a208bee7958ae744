"""What is kept with a list so that it can be made again: the person as ranked, without a name, and what ranked them."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

import geo
from geo import Means, Mode, Point
from matching.model import Experience, Kind, Level, Person, Schedule, Stage
from matching.scoring.weights import FILE
from store.lists.replays import keep_weights

_CODE = (Path(__file__).parents[1], Path(geo.__file__).parent)
_NAMED_ELSEWHERE = FILE
"""The weights have a version of their own."""
_NAMES = tuple(one.name for one in fields(Person))
_WHEN = tuple(one.name for one in fields(Schedule))


def person_to_json(person: Person) -> dict[str, Any]:
    """The person as JSON holds it; what is unknown is left out."""
    table: dict[str, Any] = {
        name: value for name in _NAMES if (value := getattr(person, name)) not in (None, (), frozenset())
    }
    table["home"] = {"lat": person.home.lat, "lon": person.home.lon}
    table["means"] = [{"mode": one.mode.value, "max_minutes": one.max_minutes} for one in person.means]
    table["schedule"] = {name: value for name in _WHEN if (value := getattr(person.schedule, name)) is not None}
    if person.schedule.days is not None:
        table["schedule"]["days"] = sorted(person.schedule.days)
    if person.experience:
        table["experience"] = [{"text": one.text, "years": one.years} for one in person.experience]
    for name in ("licences", "open_to"):
        if (values := getattr(person, name)) is not None:
            table[name] = sorted(values)
    return table


def person_from_json(table: Mapping[str, Any]) -> Person:
    """The person of `person_to_json`."""
    schedule = dict(table["schedule"])
    if "days" in schedule:
        schedule["days"] = frozenset(schedule["days"])
    read: dict[str, Any] = {
        "home": Point(**table["home"]),
        "means": tuple(Means(Mode(one["mode"]), one["max_minutes"]) for one in table["means"]),
        "schedule": Schedule(**schedule),
        "experience": tuple(Experience(**one) for one in table.get("experience", ())),
    }
    for name, kind in (("wishes", tuple), ("skills", tuple), ("limits", tuple), ("licences", frozenset)):
        if name in table:
            read[name] = kind(table[name])
    for name, value in (("stage", Stage), ("level", Level)):
        if name in table:
            read[name] = value(table[name])
    if "open_to" in table:
        read["open_to"] = frozenset(Kind(one) for one in table["open_to"])
    return Person(**(dict(table) | read))


@cache
def program_version() -> str:
    """Names the reading of the score: the start of the SHA-256 of the sources of `matching` and `geo`."""
    digest = hashlib.sha256()
    for folder in _CODE:
        for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.toml"))):
            if path != _NAMED_ELSEWHERE:
                digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def keep_weights_of(session: Session, version: str, *, now: datetime) -> None:
    """Keeps the weights that make lists, so that they can be made again after the file changed."""
    if content := _weights_file(version):
        keep_weights(session, version=version, content=content, now=now)


@cache
def _weights_file(version: str) -> str:
    """The file of the weights; "" where it is another version than the one in use."""
    content = FILE.read_bytes()
    return content.decode("utf-8") if hashlib.sha256(content).hexdigest().startswith(version) else ""
