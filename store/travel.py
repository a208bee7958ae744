"""Whether the roads, timetables and transports on demand of the store are still those that somebody read before."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from store.queries import queries


@dataclass(frozen=True, slots=True)
class TravelMark:
    """Names the matrices by road, the timetables and the transports on demand in use; None: no timetable is loaded."""

    roads: str
    timetables: str | None
    on_demand: str


def travel_mark(session: Session) -> TravelMark:
    """The mark of what is in use now: where it is equal, minutes are."""
    return TravelMark(*session.execute(queries()["travel_mark"]).one())
