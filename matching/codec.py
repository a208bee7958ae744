"""Rows of the store as the values of matching, and conditions as JSON."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from geo import Means, Mode, Point
from matching.model import Asked, Conditions, Experience, Kind, Level, Opportunity, Person, Rung, Schedule, Stage

_ASKED = ("licences", "languages", "skills")
_DATES = ("starts_on", "ends_on")
_NAMES = tuple(one.name for one in fields(Conditions))
_KNOWN = frozenset(_NAMES)
_PLAIN = tuple(name for name in _NAMES if name not in (*_ASKED, *_DATES, "days", "strains", "evidence"))


def conditions_to_json(conditions: Conditions) -> dict[str, Any]:
    """What is known of the conditions, as JSON holds it; what is unknown is left out."""
    table = {name: value for name in _PLAIN if (value := getattr(conditions, name)) is not None}
    for name in _ASKED:
        if items := getattr(conditions, name):
            table[name] = [{"label": one.label, "required": one.required, "code": one.code} for one in items]
    for name in ("days", "strains"):
        if items := getattr(conditions, name):
            table[name] = list(items)
    for name in _DATES:
        if (day := getattr(conditions, name)) is not None:
            table[name] = day.isoformat()
    if conditions.evidence:
        table["evidence"] = dict(conditions.evidence)
    return table


def conditions_from_json(table: Mapping[str, Any]) -> Conditions:
    """The conditions that a JSON object holds; names that are not ours are left aside."""
    values = {name: value for name, value in table.items() if name in _KNOWN}
    for name in _READ.keys() & values:
        said = values.pop(name)
        if said is not None:
            values[name] = _READ[name](said)
    return Conditions(**values)


def _asked(items: Iterable[Mapping[str, Any]]) -> tuple[Asked, ...]:
    return tuple([Asked(**one) for one in items])


_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_ASKED, _asked),
    **dict.fromkeys(("days", "strains"), tuple),
    **dict.fromkeys(_DATES, date.fromisoformat),
    "evidence": lambda said: tuple(said.items()),
    "level": Level,
}
"""How JSON is read of what is more than text, a number, true or false."""


def opportunity_from_row(row: RowMapping) -> Opportunity:
    """The opportunity of a row of `live_opportunities` or its like (store/sql/matching.sql)."""
    return Opportunity(
        id=row["id"],
        key=f"{row['source']}:{row['source_key']}",
        kind=Kind(row["kind"]),
        title=row["title"],
        text=row["description"],
        rome=row["rome"],
        rome_label=row["rome_label"],
        employer=row["employer_name"],
        point=None if row["lat"] is None else Point(row["lat"], row["lon"]),
        insee=row["insee"],
        place=row["place"],
        rung=None if row["location_rung"] is None else Rung(row["location_rung"]),
        created=row["published_at"],
        starts=row["starts_at"],
        ends=row["ends_at"],
        conditions=conditions_from_json(row["conditions"]),
        url=row["url"],
        unchecked=row["unchecked"],
    )


def person_from_row(row: RowMapping) -> Person:
    """The person of a row of `people_to_rank` (store/sql/matching.sql): nothing that the ranking may not know."""
    return Person(
        key=str(row["id"]),
        home=Point(row["lat"], row["lon"]),
        insee=row["insee"],
        means=tuple(Means(Mode(one["mode"]), one["max_minutes"]) for one in row["means"]),
        licences=None if row["licences"] is None else frozenset(row["licences"]),
        stage=None if row["stage"] is None else Stage(row["stage"]),
        wishes=tuple(row["wishes"]),
        experience=tuple(Experience(one["text"], one["years"]) for one in row["experience"]),
        skills=tuple(row["skills"]),
        level=None if row["level"] is None else Level(row["level"]),
        french=row["french"],
        hours_min=row["hours_min"],
        hours_max=row["hours_max"],
        schedule=Schedule(
            days=None if row["days"] is None else frozenset(row["days"]),
            start=row["day_start"],
            end=row["day_end"],
            nights=row["nights"],
            weekends=row["weekends"],
        ),
        limits=tuple(row["limits"]),
        open_to=None if row["open_to"] is None else frozenset(Kind(kind) for kind in row["open_to"]),
        civic_service=row["civic_service"],
    )
