"""The calendar of the bus de l'emploi, as an online agenda gives it at its iCalendar address."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import APIRouter, Response

from ingest.sandbox.world import BUS, Json, World

CALENDAR_PATH = "/agenda/bus-emploi.ics"
_BEGINS, _ENDS = ("BEGIN:VEVENT", "END:VEVENT")
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bus de l'emploi//Creuse//FR")


def bus_calendar_routes(world: World) -> APIRouter:
    """The address of the calendar."""
    router = APIRouter()

    @router.get(CALENDAR_PATH)
    def bus_calendar() -> Response:
        body = calendar_of(world.shelf(BUS).payloads())
        return Response(body, media_type="text/calendar; charset=utf-8")

    return router


def calendar_of(events: Iterable[Any]) -> bytes:
    """The calendar of events, each the lines of one by name; what is none is an event that says nothing."""
    lines = [*_HEAD]
    for event in events:
        said = event.items() if isinstance(event, dict) else ()
        lines += [_BEGINS, *(f"{name}:{_on_one_line(value)}" for name, value in said), _ENDS]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode("utf-8", "replace")


def events_of(body: bytes) -> Iterator[Json]:
    """The events of a calendar that `calendar_of` made."""
    event: Json = {}
    for line in body.decode().split("\r\n"):
        if line == _BEGINS:
            event = {}
        elif line == _ENDS:
            yield event
        else:
            name, _, value = line.partition(":")
            event[name] = value


def _on_one_line(value: object) -> str:
    return str(value).replace("\r", "").replace("\n", "\\n")
