"""The stops of an invented bus de l'emploi, as events of an agenda: two a day, each every other week."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ingest.sandbox.creuse.ground import Ground
from ingest.sandbox.world import Json
from kit import FRANCE

_SPOTS = ("Place du marché", "Parking de la mairie", "Place de l'église", "Devant la salle polyvalente")
_HOURS = ((time(9, 30), time(12)), (time(14), time(16, 30)))
_DAYS_OF_TOUR = 10


@dataclass(frozen=True, slots=True)
class BusPress:
    """Makes the event of a slot: the bus serves the largest communes first."""

    as_of: datetime
    ground: Ground

    def payloads(self, slot: int) -> list[Json]:
        """The event of a slot, alone in its list: the lines of an iCalendar event, by name."""
        served = sorted((place.commune for place in self.ground.places), key=lambda one: (-one.population, one.insee))
        commune = served[slot % len(served)]
        today = self.as_of.astimezone(FRANCE).date()
        half_day = slot % (2 * _DAYS_OF_TOUR)
        day = today + timedelta(days=half_day // 2 % 5 - today.weekday(), weeks=half_day % 2)
        begins, ends = (datetime.combine(day, hour) for hour in _HOURS[slot % 2])
        return [
            {
                "UID": f"bus-{slot}-{commune.insee}@agenda.example",
                "SUMMARY": "Bus de l'emploi",
                "LOCATION": f"{_SPOTS[slot % len(_SPOTS)]}\\, {commune.postal_codes[0]} {commune.name}",
                "DTSTART;TZID=Europe/Paris": f"{begins:%Y%m%dT%H%M%S}",
                "DTEND;TZID=Europe/Paris": f"{ends:%Y%m%dT%H%M%S}",
                "RRULE": "FREQ=WEEKLY;INTERVAL=2",
            }
        ]

    def edited(self, event: Json) -> Json:
        """The event after the bus moved to the town hall."""
        _, comma, town = event["LOCATION"].partition("\\,")
        return {**event, "LOCATION": f"Cour de la mairie{comma}{town}"}
