"""The events of an online agenda (iCalendar), series by series: what one of them has wrong costs that one alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import blake2b
from itertools import groupby, islice, takewhile
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Component, Event

from kit import FRANCE

MOST_TIMES = 500
"""Times of one series: more than twice a day for half a year."""
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})


class Unreadable(Exception):
    """A series that cannot be read: why, for people, and which property of it."""

    def __init__(self, reason: str, field: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


@dataclass(frozen=True, slots=True)
class Series:
    """An event, its repetitions, and what was changed of some of them."""

    mark: str
    """The same from one day to the next. An id may be a mail address: only a digest of it is kept."""
    is_named: bool
    """Whether the agenda gives it an id; else its mark is that of what it says, and changes with it."""
    calendar: Calendar
    """An agenda that holds nothing else."""

    def times(self, *, since: datetime, until: datetime) -> tuple[list[Event], bool]:
        """Its times in order, cancelled ones left out, and whether there are more than `MOST_TIMES`.

        Raises Unreadable.
        """
        events = _events(self.calendar)
        if any(frequency in _TOO_OFTEN for event in events for frequency in _frequencies(event)):
            raise Unreadable("se répète trop souvent", "RRULE")
        try:
            coming = recurring_ical_events.of(self.calendar).after(since)  # made one by one: a rule may have no end
            found = list(islice(takewhile(lambda one: instant(one.start) <= until, coming), MOST_TIMES + 1))
        except Exception as error:  # a broken property fails in the way of its own type
            broken = next((name for event in events for name, _ in event.errors if name), None)
            lacking = None if all("DTSTART" in event for event in events) else "DTSTART"
            raise Unreadable("événement illisible", broken or lacking or "VEVENT") from error
        shown = [one for one in found[:MOST_TIMES] if text_of(one, "STATUS").upper() != "CANCELLED"]
        return shown, len(found) > MOST_TIMES


def series_of(calendar: Calendar) -> Iterator[Series]:
    """The series of an agenda."""
    others = [part for part in calendar.subcomponents if part.name != "VEVENT"]
    for name, events in groupby(sorted(_events(calendar), key=_name), key=_name):
        alone = Calendar(calendar)
        alone.subcomponents = [*others, *events]
        is_named = bool(text_of(alone.subcomponents[-1], "UID"))
        yield Series(blake2b(name.encode(), digest_size=8).hexdigest(), is_named, alone)


def text_of(event: Component, name: str) -> str:
    """A property as text, the first one where there are several; "" where there is none."""
    value = _first(event, name)
    return "" if value is None else str(value)


def position_of(event: Component) -> dict[str, float] | None:
    """Where an event is, in degrees; None where it does not say, or says what is no position."""
    point = _first(event, "GEO")
    try:
        return None if point is None else {"lat": point.latitude, "lon": point.longitude}
    except (ValueError, AttributeError):
        return None


def instant(moment: date | datetime) -> datetime:
    """An instant; a day without an hour begins at midnight, and an hour without a zone is that of France."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(0), FRANCE)
    return moment.replace(tzinfo=FRANCE) if moment.tzinfo is None else moment


def _events(calendar: Calendar) -> list[Event]:
    return [part for part in calendar.subcomponents if isinstance(part, Event)]


def _name(event: Event) -> str:
    """The id of an event, else what it says."""
    return text_of(event, "UID") or "|".join(text_of(event, name) for name in ("SUMMARY", "LOCATION", "DTSTART"))


def _first(event: Component, name: str) -> Any:
    value = event.get(name)
    return next(iter(value), None) if isinstance(value, list) else value


def _frequencies(event: Event) -> Iterator[str]:
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        yield from (str(one).upper() for one in (rule.get("FREQ", []) if isinstance(rule, dict) else []))
