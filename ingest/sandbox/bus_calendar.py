"""The calendar of an invented bus de l'emploi, as an online agenda gives it: ten towns, each every other week."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from fastapi import APIRouter, Response
from icalendar import Calendar, Event, vRecur

from geo import Commune
from kit import FRANCE

CALENDAR_PATH = "/agenda/bus-emploi.ics"
STOPS = 10
_SPOTS = ("place du marché", "parking de la mairie", "place de l'église", "devant la salle polyvalente")
_HOURS = ((time(9, 30), time(12)), (time(14), time(16, 30)))


def bus_calendar_routes(communes: Iterable[Commune], *, as_of: datetime) -> APIRouter:
    """The address of the calendar: the bus serves the largest communes, two a day."""
    served = sorted(communes, key=lambda one: (-one.population, one.insee))[:STOPS]
    monday = as_of.astimezone(FRANCE).date() - timedelta(days=as_of.astimezone(FRANCE).weekday())
    calendar = Calendar()
    calendar.add("prodid", "-//Bus de l'emploi//Creuse//FR")
    calendar.add("version", "2.0")
    for number, commune in enumerate(served):
        calendar.add_component(_event(number, commune, monday))
    body = calendar.to_ical()
    router = APIRouter()

    @router.get(CALENDAR_PATH)
    def bus_calendar() -> Response:
        return Response(body, media_type="text/calendar; charset=utf-8")

    return router


def _event(number: int, commune: Commune, monday: date) -> Event:
    day = monday + timedelta(days=number // 2 % 5, weeks=number % 2)
    begins, ends = _HOURS[number % 2]
    event = Event()
    event.add("uid", f"bus-{commune.insee}@agenda.example")
    event.add("summary", "Bus de l'emploi")
    event.add("location", f"{_SPOTS[number % len(_SPOTS)].capitalize()}, {commune.postal_codes[0]} {commune.name}")
    event.add("dtstart", datetime.combine(day, begins, FRANCE))
    event.add("dtend", datetime.combine(day, ends, FRANCE))
    event.add("rrule", vRecur({"freq": "weekly", "interval": 2}))
    return event
