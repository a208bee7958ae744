"""The stops of the bus de l'emploi, from the calendar that the department keeps (an iCalendar address).

Only the place and the hours of an event are read: who organises it and who comes are nobody's business here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from itertools import islice, takewhile
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import recurring_ical_events
from icalendar import Calendar, Event
from pydantic_settings import BaseSettings, SettingsConfigDict

from geo import Department
from ingest.connector import Page, told
from ingest.draft import AnyDraft, Reject, Whereabouts
from ingest.errors import PartnerSilent
from ingest.shapes import Code, Position, Record, Text
from ingest.stop import BUS, StopDraft
from ingest.wording import point_of, short
from kit import FRANCE, Client, HttpFailure, fold

PARTNER = "Le calendrier du bus de l'emploi"
AHEAD_DAYS = 180
MOST_STOPS = 2_000
LONGEST_STOP = timedelta(hours=24)

_POSTCODE_AND_CITY = re.compile(r"\b(\d{5})\s+([^,;\n(]+)")
_PIECES = re.compile(r"[,;\n|()]|\s[-–—:/]\s")
_SPOTS = frozenset(
    (
        *("place", "rue", "avenue", "boulevard", "route", "chemin", "parking", "salle", "mairie", "devant", "face"),
        *("gare", "centre", "maison", "zone", "bus", "marche", "square", "esplanade", "france", "champ", "impasse"),
        "espace",
    )
)
"""First words of what is no commune: "place du marché", "salle polyvalente"."""


class BusSettings(BaseSettings):
    """The calendar of the bus: without an address there is no bus, which is no fault."""

    model_config = SettingsConfigDict(env_prefix="OWN_BUS_", env_file=".env", extra="ignore")

    calendar_url: str = ""


@dataclass(slots=True)
class BusCalendar:
    """The connector. `transport` replaces the network in tests."""

    settings: BusSettings
    now: datetime
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:  # noqa: ARG002 - a calendar is that of one department
        """All stops of the half-year to come, repeated ones one by one."""
        if self.settings.calendar_url:
            yield [_record(event) for event in self._events(self._calendar())]

    def _calendar(self) -> Calendar:
        address = urlsplit(re.sub(r"^webcals?://", "https://", self.settings.calendar_url.strip()))
        with Client(f"{address.scheme}://{address.netloc}", transport=self.transport) as client:
            try:
                reply = client.get(address.path, params=parse_qs(address.query, keep_blank_values=True))
            except HttpFailure as failure:
                raise told(failure, partner=PARTNER) from failure
        try:
            return Calendar.from_ical(reply.body.decode("utf-8", "replace"))
        except (ValueError, IndexError, KeyError) as error:
            raise PartnerSilent(f"{PARTNER} n'est pas un calendrier. Vérifiez OWN_BUS_CALENDAR_URL.") from error

    def _events(self, calendar: Calendar) -> Iterator[Event]:
        """The events to come, in order. They are made one by one: a rule may repeat for ever."""
        until = self.now + timedelta(days=AHEAD_DAYS)
        coming = recurring_ical_events.of(calendar, skip_bad_series=True).after(self.now)
        soon = takewhile(lambda event: _instant(event.start) <= until, islice(coming, MOST_STOPS))
        return (event for event in soon if str(event.get("STATUS", "")).upper() != "CANCELLED")


def _record(event: Event) -> dict[str, Any]:
    """What is read of an event. Its own id may be a mail address: only a mark of it is kept."""
    start, end = event.start, event.end
    point = event.get("GEO")
    return {
        "id": blake2b(str(event.get("UID", "")).encode(), digest_size=8).hexdigest(),
        "summary": str(event.get("SUMMARY", "")),
        "location": str(event.get("LOCATION", "")),
        "position": None if point is None else {"lat": point.latitude, "lon": point.longitude},
        "starts": _instant(start).isoformat(),
        "ends": _instant(end).isoformat(),
    }


def _instant(moment: date | datetime) -> datetime:
    """An instant; a day without an hour begins at midnight, and an hour without a zone is that of France."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(0), FRANCE)
    return moment.replace(tzinfo=FRANCE) if moment.tzinfo is None else moment


class StopEvent(Record):
    """An event of the calendar of the bus."""

    id: Code = None
    summary: Text = None
    location: Text = None
    position: Position | None = None
    starts: datetime
    ends: datetime


def clean_stop(raw: dict[str, Any]) -> Iterator[AnyDraft | Reject]:
    """The stop that an event is."""
    event = StopEvent.model_validate(raw)
    key = f"{event.id}/{event.starts:%Y-%m-%dT%H:%M}"
    where, spot = _whereabouts(event)
    if not timedelta(0) < event.ends - event.starts <= LONGEST_STOP:
        yield Reject(key, "durée impossible", "DTEND")
    elif where.point is None and not where.postcode and not where.city:
        yield Reject(key, "sans lieu", "LOCATION")
    else:
        yield StopDraft(key, BUS, spot, where, event.starts, event.ends)


def _whereabouts(event: StopEvent) -> tuple[Whereabouts, str | None]:
    """The commune that an event names, and where in it: "place du marché, 23200 Aubusson"."""
    point = None if event.position is None else point_of(event.position)
    location = event.location or ""
    coded = _POSTCODE_AND_CITY.search(location)
    pieces = [piece.strip() for piece in _PIECES.split(location) if piece.strip()]
    if coded:
        spot = short(next((piece for piece in pieces if coded[1] not in piece), None))
        return Whereabouts(point=point, postcode=coded[1], city=coded[2].strip()), spot
    named = [piece for piece in pieces if _is_name(piece)]
    if not named:
        named = [piece.strip() for piece in _PIECES.split(event.summary or "") if _is_name(piece)]
    city = named[-1] if named else None
    return Whereabouts(point=point, city=city), short(next((piece for piece in pieces if piece != city), None))


def _is_name(piece: str) -> bool:
    """Whether a piece may be the name of a commune."""
    words = fold(piece).split()
    return bool(words) and words[0] not in _SPOTS and not any(word.isdigit() for word in words)
