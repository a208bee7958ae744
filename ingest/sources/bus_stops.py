"""The stops of the bus de l'emploi, from the calendar that the department keeps (an iCalendar address).

Only the place and the hours of an event are read: who organises it and who comes are nobody's business here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
from icalendar import Calendar, Event
from pydantic_settings import BaseSettings, SettingsConfigDict

from geo import Department
from ingest.agenda import Unreadable, instant, position_of, series_of, text_of
from ingest.connector import Page, told
from ingest.draft import AnyDraft, Reject, Whereabouts
from ingest.errors import PartnerSilent, PullCutShort
from ingest.shapes import Code, Position, Record, Text
from ingest.stop import BUS, StopDraft
from ingest.wording import point_of, short
from kit import FRANCE, Client, HttpFailure, fold

PARTNER = "Le calendrier du bus de l'emploi"
AHEAD_DAYS = 180
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

    model_config = SettingsConfigDict(env_prefix="OWN_BUS_", env_file=".env", env_ignore_empty=True, extra="ignore")

    calendar_url: str = ""
    department: str = ""
    """The department whose bus it is, where several are pulled; else the first of them."""


@dataclass(slots=True)
class BusCalendar:
    """The connector. `transport` replaces the network in tests."""

    settings: BusSettings
    now: datetime
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:  # noqa: ARG002 - `one_department` gives it its own
        """All stops of the half-year to come, repeated ones one by one."""
        if self.settings.calendar_url:
            yield from self._stops(self._calendar())

    def _calendar(self) -> Calendar:
        address = urlsplit(re.sub(r"^webcals?://", "https://", self.settings.calendar_url.strip()))
        headers = {"accept": "text/calendar, */*"}
        with Client(f"{address.scheme}://{address.netloc}", headers=headers, transport=self.transport) as client:
            try:
                reply = client.get(address.path, params=parse_qs(address.query, keep_blank_values=True))
            except HttpFailure as failure:
                raise told(failure, partner=PARTNER) from failure
        try:
            return Calendar.from_ical(reply.text())
        except (ValueError, IndexError, KeyError) as error:
            raise PartnerSilent(f"{PARTNER} n'est pas un calendrier. Vérifiez OWN_BUS_CALENDAR_URL.") from error

    def _stops(self, calendar: Calendar) -> Iterator[Page]:
        """The stops of each series of the calendar. Raises PullCutShort where there is more than can be read.

        A series that cannot be read keeps the stops that are known of it: it is told by its mark.
        """
        last_day = self.now.astimezone(FRANCE).date() + timedelta(days=AHEAD_DAYS)
        until, lost = datetime.combine(last_day, time(0), FRANCE), False
        for series in series_of(calendar):
            try:
                events, has_more = series.times(since=self.now, until=until)
            except Unreadable as refused:
                mark = series.mark if series.is_named else None
                yield [{"id": mark, "refused": {"reason": refused.reason, "field": refused.field}}]
                lost |= mark is None
            else:
                yield [_record(series.mark, event) for event in events]
                lost |= has_more
        if lost:
            raise PullCutShort(f"{PARTNER} n'a pas pu être lu en entier : un passage y est illisible ou sans fin.")


def _record(mark: str, event: Event) -> dict[str, Any]:
    """What is read of an event."""
    return {
        "id": mark,
        "summary": text_of(event, "SUMMARY"),
        "location": text_of(event, "LOCATION"),
        "position": position_of(event),
        "starts": instant(event.start).isoformat(),
        "ends": instant(event.end).isoformat(),
    }


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
    if refused := raw.get("refused"):
        yield Reject(raw["id"], refused["reason"], refused["field"])
        return
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
