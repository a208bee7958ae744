"""`alentour travel --by timetable`: a day's way to work and back, leg by leg, as JSON."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer

from cli.communes_file import country_of
from cli.opening import opened
from geo import Commune, Communes, Point, Trip, WorkingHours
from geo.gtfs import read_timetable
from geo.transit import Journey, Leg, Timetable, TimetableTimes, Way
from kit import day_in_france, now_utc
from store import session
from store.reference import communes_and_trades as references
from store.reference import timetables

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_HOUR = re.compile(r"(\d{1,2})\s*[:hH]\s*(\d{2})?")


class JourneyFault(Exception):
    """The root of what can be wrong with a question about timetables: its message is what to tell a person."""


class UnknownCommune(JourneyFault):
    """No commune with a centre has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"La commune « {code} » n'est pas connue : donnez son code INSEE, par exemple 23096 pour Guéret."
        )


class NoSuchDay(JourneyFault):
    """The text is no date."""

    def __init__(self, text: str) -> None:
        super().__init__(f"« {text} » n'est pas une date : écrivez-la ainsi, 2026-12-01.")


class NoSuchHour(JourneyFault):
    """The text is no hour."""

    def __init__(self, text: str) -> None:
        super().__init__(f"« {text} » n'est pas une heure : écrivez-la ainsi, 08:30.")


class NoDayOfWork(JourneyFault):
    """The way home begins before the way out ends."""

    def __init__(self) -> None:
        super().__init__(
            "L'heure de --return-after doit être après celle de --arrive-before : le travail de nuit n'est pas calculé."
        )


class NoTimetable(JourneyFault):
    """Nothing was loaded."""

    def __init__(self) -> None:
        super().__init__(
            "Aucun horaire n'est chargé : tapez d'abord « alentour timetables load FICHIER.zip », "
            "ou donnez les fichiers avec --timetables."
        )


@dataclass(frozen=True, slots=True)
class JourneyQuestion:
    """What was typed: INSEE codes, a date, hours; files to read in place of the database."""

    origin: str
    destination: str
    day: str
    arrive_before: str
    return_after: str
    cycling: bool = False
    files: tuple[Path, ...] = ()
    reference: Path | None = None


def journey_answer(question: JourneyQuestion) -> dict[str, Any]:
    """The answer as JSON tells it. Raises a `JourneyFault`, a `GtfsFault` or what reading the reference raises."""
    hours = _minutes(question.arrive_before), _minutes(question.return_after)
    if hours[0] >= hours[1]:
        raise NoDayOfWork
    day = _day(question.day)
    timetable, communes = _read(question.files, question.reference)
    begin, end = _centre(communes, question.origin), _centre(communes, question.destination)
    today = day_in_france(now_utc())
    times = TimetableTimes(communes, timetable, today=today)
    trip = Trip(WorkingHours(frozenset({day.weekday()}), *hours), cycling=question.cycling)
    journey = times.journey(begin, end, trip, day=day)
    return {
        "from": question.origin,
        "to": question.destination,
        "date": day.isoformat(),
        "arrive_before": _hour(hours[0]),
        "return_after": _hour(hours[1]),
        **journey_json(journey),
        "timetables": _timetable_json(timetable, day=day, today=today),
    }


def tell_journey(question: JourneyQuestion) -> None:
    """Writes the answer on standard output, and on standard error that timetables are out of date."""
    answer = journey_answer(question)
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    since = answer["timetables"]["expired_since"]
    if since is not None:
        since = date.fromisoformat(since)
        typer.secho(f"Horaires périmés depuis le {since:%d/%m/%Y} : chargez les nouveaux.", err=True, fg="yellow")


def journey_json(journey: Journey) -> dict[str, Any]:
    """A journey as JSON tells it: hours as "08:05", those after midnight as on a clock."""
    return {
        "possible": journey.possible,
        "minutes": journey.minutes,
        "out": None if journey.out is None else _way_json(journey.out),
        "back": None if journey.back is None else _way_json(journey.back),
        "last_way_back": _hour(journey.last_way_back),
        "possible_from": None
        if journey.possible
        else {"arrive": _hour(journey.possible_arrival), "return": _hour(journey.possible_return)},
    }


def _way_json(way: Way) -> dict[str, Any]:
    return {
        "depart": _hour(way.departs),
        "arrive": _hour(way.arrives),
        "minutes": way.minutes,
        "changes": way.changes,
        "waiting_minutes": way.waiting_minutes,
        "legs": [_leg_json(leg) for leg in way.legs],
    }


def _leg_json(leg: Leg) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": leg.kind,
        "from": leg.begin,
        "to": leg.end,
        "depart": _hour(leg.departs),
        "arrive": _hour(leg.arrives),
    }
    return told if leg.vehicle is None else {**told, "line": leg.line, "vehicle": leg.vehicle}


def _timetable_json(timetable: Timetable, *, day: date, today: date) -> dict[str, Any]:
    """The version, the validity, and for each feed the day of its own that stood for the one asked."""
    expired = timetable.expired_since(max(day, today))
    return {
        "version": timetable.version,
        "valid_from": timetable.valid_from.isoformat(),
        "valid_until": timetable.valid_until.isoformat(),
        "expired_since": None if expired is None else expired.isoformat(),
        "feeds": [{"name": feed.name, "day": feed.day_for(day).isoformat()} for feed in timetable.feeds],
    }


def _read(files: Sequence[Path], reference: Path | None) -> tuple[Timetable, Communes]:
    """Timetables and communes: those of files and of a folder, else those of the database."""
    if files and reference is not None:
        return read_timetable(files), country_of(reference)
    with opened() as store, session(store) as reading:
        timetable = read_timetable(files) if files else timetables.read_timetable(reading)
        communes = country_of(reference) if reference is not None else references.read_communes(reading)
    if timetable is None:
        raise NoTimetable
    return timetable, communes


def _centre(communes: Communes, insee: str) -> Point:
    commune: Commune | None = communes.by_insee(insee.strip())
    if commune is None or commune.point is None:
        raise UnknownCommune(insee)
    return commune.point


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as fault:
        raise NoSuchDay(text) from fault
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise NoSuchDay(text)
    return day


def _minutes(text: str) -> int:
    """Minutes after midnight of "08:30", "8h30" or "8 h"."""
    found = _HOUR.fullmatch(text.strip())
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise NoSuchHour(text)
    return hours * 60 + minutes


def _hour(minutes: int | None) -> str | None:
    return None if minutes is None else f"{minutes // 60 % 24:02}:{minutes % 60:02}"
